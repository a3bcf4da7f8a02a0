import { expect, test } from 'vitest';
import { mistakesOf } from '../../support/synth';
import { zone } from '../../support/zone';

const mistakes = (changes: Readonly<Record<string, unknown>>) => mistakesOf(() => zone(changes));
const inEurope = 'GRA5, GRA7, GRA9, GRA11, SBG5, RBX-A, DE1, WAW1, EU-WEST-PAR, EU-SOUTH-MIL';

test.each(['dev.region', 'dev.networks.main.region'])('%s outside the European Union is refused', (path) => {
  expect(mistakes({ [path]: 'UK1' })).toEqual([
    `teams.web.environments.${path}: is outside the European Union (GB), got "UK1"; use one of ${inEurope}, or allow it in outsideEu with a reason`,
  ]);
});

test('a state outside the European Union is refused', () => {
  expect(mistakes({ state: { bucket: 'acme-state', region: 'BHS5' } })).toEqual([
    `state.region: is outside the European Union (CA), got "BHS5"; use one of ${inEurope}, or allow it in outsideEu with a reason`,
  ]);
});

test('a region outside the European Union is taken where the settings say which and why, and no other', () => {
  const outsideEu = { regions: ['UK1'], reason: 'the branch in London must keep its data there' };
  expect(mistakes({ outsideEu, 'dev.region': 'UK1' })).toEqual([]);
  expect(mistakes({ outsideEu, 'hub.region': 'BHS5' })).toEqual([
    `teams.it.environments.hub.region: is outside the European Union (CA), got "BHS5"; use one of ${inEurope}, or allow it in outsideEu with a reason`,
  ]);
});

test('an allowed region in the European Union needs no allowing', () => {
  expect(mistakes({ outsideEu: { regions: ['UK1', 'DE1'], reason: 'the branch in London' } })).toEqual([
    'outsideEu.regions.1: is in the European Union, got "DE1"; remove it',
  ]);
});
