import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LandingZoneSettings } from '../../src/zone/settings';
import { changed } from '../zone/programs';
import { renamed } from '../zone/renames';
import { Life } from './life';

/** A zone with one of everything that is renamed, retired or removed below, and no more than that needs. */
const zone = (): LandingZoneSettings =>
  changed({ 'prod.clusters.main.platform': undefined, 'prod.clusters.main.auditLog': 'app' });

const deploy = ['deploy', '--auto-approve'] as const;

let life: Life;

/** What was there before anything was made. */
let before: readonly string[];

beforeAll(async () => {
  life = new Life();
  await life.become(zone());
  before = life.things();
});
afterAll(() => life.end());

/** What the same program makes where nobody disturbs it. */
async function undisturbed(): Promise<readonly string[]> {
  const other = new Life();
  try {
    await other.become(zone());
    expect((await other.run(...deploy)).code).toBe(0);
    return other.things();
  } finally {
    await other.end();
  }
}

test('it is made, however often that is broken off: nothing is there twice, and nothing is missing', async () => {
  const disturbed = await life.disturb(14, ...deploy);
  const done = await life.run(...deploy);
  expect(done.code, `${disturbed}\n${done.text}`).toBe(0);
  expect(life.things()).toEqual(await undisturbed());
  const again = await life.run(...deploy);
  expect([again.code, new Set(Object.values(again.did))]).toEqual([0, new Set(['unchanged'])]);
  expect(life.things().length).toBeGreaterThan(before.length + 40);
});

const keys: readonly (readonly [path: string, key: string])[] = [
  ['teams', 'web'],
  ['teams.web.environments', 'prod'],
  ['networks', 'web-prod'],
  ['teams.web.environments.prod.networks', 'main'],
  ['teams.web.environments.prod.clusters', 'main'],
  ['teams.web.environments.prod.clusters.main.nodePools', 'jobs'],
  ['teams.web.environments.prod.logStreams', 'app'],
  ['organization.groups', 'web'],
  ['organization.policies', 'logs'],
  ['teams.web.environments.prod.temporaryAccess', 'launch'],
];

test('everything gets another name, with its old one as id: nothing changes', async () => {
  // the innermost first, as long as the names on the way to it are the old ones
  const settings = keys
    .toReversed()
    .reduce((now, [path, key]) => renamed(now, { family: path, path: path.split('.'), key }, `${key}2`, key), zone());
  const things = life.things();
  await life.become(settings);
  const done = await life.run(...deploy);
  expect([done.code, new Set(Object.values(done.did))], done.text).toEqual([0, new Set(['unchanged'])]);
  expect(life.things()).toEqual(things);
});
