import { expect, test } from 'vitest';
import { environmentsOf, onlyVrack, writtenIn } from '../../../src/zone/checks/zone';
import { landingZoneSettings } from '../../../src/zone/settings';
import { soundProgram } from '../programs';

test('environments are found with their path in the settings', () => {
  const found = environmentsOf(landingZoneSettings.parse(soundProgram()));
  expect(found.map(({ name, path, settings }) => [name, path.join('.'), settings.stage])).toEqual([
    ['it/hub', 'teams.it.environments.hub', 'production'],
    ['web/dev', 'teams.web.environments.dev', 'development'],
    ['web/prod', 'teams.web.environments.prod', 'production'],
  ]);
  expect(environmentsOf({})).toEqual([]);
});

test('the vRack that is meant without a name is the only one', () => {
  const main = { id: 'main', existing: 'pn-1000001' };
  const lab = { id: 'lab', existing: 'pn-1000002' };
  expect(onlyVrack({ vracks: { main } })).toBe('main');
  expect(onlyVrack({ vracks: { main, lab } })).toBeUndefined();
  expect(onlyVrack({ vracks: {} })).toBeUndefined();
  expect(onlyVrack({})).toBeUndefined();
});

test('names are found as they were written, in whatever the settings are', () => {
  const written = writtenIn({ networks: { a: 'no network', b: {} }, teams: 'none' });
  expect(written(['networks'])).toEqual(['a', 'b']);
  expect(written(['networks', 'a'])).toEqual([]);
  expect(written(['teams', 'web', 'environments'])).toEqual([]);
  expect(writtenIn(undefined)(['networks'])).toEqual([]);
});
