import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LandingZoneSettings } from '../../src/zone/settings';
import { changed } from '../zone/programs';
import { renamed } from '../zone/renames';
import { Life } from './life';

/** A zone with one of everything that is renamed, retired or removed below, and no more than that needs. */
const zone = (changes: Readonly<Record<string, unknown>> = {}): LandingZoneSettings =>
  changed({
    'teams.it': undefined,
    privateClouds: undefined,
    'networks.vmware': undefined,
    'networks.transit': undefined,
    'prod.networks.transit': undefined,
    'prod.clusters.main.platform': undefined,
    'prod.clusters.main.auditLog': 'app',
    ...changes,
  });

const deploy = ['deploy', '--auto-approve'] as const;

let life: Life;

/** What was there before anything was made. */
let before: readonly string[];

beforeAll(async () => {
  life = await Life.begin(zone());
  before = life.things();
});
afterAll(() => life.end());

/** What OVHcloud makes together with a thing. */
const madeAlong = (thing: string): readonly string[] => {
  const [type, id] = thing.split(' ');
  if (type === 'ovh_cloud_project') return [`ovh_vrack_cloudproject vrack_pn-1000001-cloudproject_${id}-attach`];
  if (type !== 'ovh_cloud_project_kube') return [];
  return ['default', 'kube-public', 'kube-system'].map((name) => `kubernetes_namespace_v1 ${id}/${name}`);
};

/** That each thing in the cloud is in one state, once, and each thing of a state in the cloud. */
function expectNothingDoubleNothingLost(): void {
  const held = life.held();
  expect(life.things(), life.said()).toEqual([...before, ...held, ...held.flatMap(madeAlong)].sort());
}

test('it is made, however often that is killed: nothing is there twice, and nothing is missing', async () => {
  await life.kill(15, 300, ...deploy);
  const done = await life.run(...deploy);
  expect(done.code, `${life.said()}\n${done.text}`).toBe(0);
  expectNothingDoubleNothingLost();
  expect(life.held().length).toBe(40);
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

/** The zone with keys renamed, the innermost first, as long as the names on the way to it are the old ones. */
const withNames = (all: typeof keys, id?: (key: string) => string): LandingZoneSettings =>
  all
    .toReversed()
    .reduce(
      (now, [path, key]) => renamed(now, { family: path, path: path.split('.'), key }, `${key}2`, id?.(key)),
      zone(),
    );

test('another name alone is refused with the line that keeps what is there, and nothing changes', async () => {
  const things = life.things();
  const outer = ['teams', 'teams.web.environments', 'teams.web.environments.prod.clusters'];
  const inner = keys.filter(([path]) => !outer.includes(path) && path !== 'networks');
  for (const some of [...outer.map((path) => keys.filter((one) => one[0] === path)), inner]) {
    await life.become(withNames(some));
    const refused = await life.run(...deploy);
    expect(refused.code, refused.text).toBe(3);
    for (const [path, key] of some) expect(refused.text).toContain(`${path}.${key}2.id: '${key}'`);
    expect(life.things()).toEqual(things);
  }
});

test('everything gets another name, with its old one as id: nothing changes', async () => {
  const things = life.things();
  await life.become(withNames(keys, (key) => key));
  const done = await life.run(...deploy);
  expect([done.code, new Set(Object.values(done.did))], done.text).toEqual([0, new Set(['unchanged'])]);
  expect(life.things()).toEqual(things);
});

test('its states go to another place, however often that is killed: nothing changes', async () => {
  const things = life.things();
  const move = [...deploy, '--move-state', await life.leave(zone())] as const;
  await life.killMove(5, 2, ...move);
  const done = await life.run(...move);
  const said = `${life.said()}\n${done.text}`;
  expect([done.code, new Set(Object.values(done.did))], said).toEqual([0, new Set(['unchanged'])]);
  expectNothingDoubleNothingLost();
  expect([life.things(), life.leftInOldPlace()]).toEqual([things, 0]);
});

/** Of which types something was there and isn't any more. */
const goneSince = (things: readonly string[]): readonly string[] => {
  const now = new Set(life.things());
  return [...new Set(things.flatMap((thing) => (now.has(thing) ? [] : (thing.split(' ')[0] ?? []))))];
};

/** What is protected until that is taken back and deployed. */
const unprotected = {
  'prod.logStreams.app.deletionProtection': false,
  'dev.project.order': { deletionProtection: false },
};

/** Neither the cluster nor a log stream, nor what speaks of them. */
const without = { ...unprotected, 'prod.clusters': undefined, 'prod.logStreams': undefined };

const retired = { after: '2026-01-01', reason: 'nobody uses it' };
const bothRetired = { 'web/prod/clusters.main': retired, 'web/prod/logStreams.app': retired };

test('a cluster and a log stream go once the settings say that they are retired, and not before', async () => {
  await life.become(zone(unprotected));
  expect((await life.run(...deploy)).code).toBe(0);
  const things = life.things();

  await life.become(zone(without));
  const refused = await life.run(...deploy);
  expect(refused.code, refused.text).toBe(3);
  const entries = Object.keys(bothRetired).map((path) => `'${path}': \\{ after: '[\\d-]+', reason: '…' \\}`);
  expect(refused.text).toMatch(new RegExp(`add to the settings: retired: \\{ ${entries.join(', ')} \\}\n`));
  expect(life.things()).toEqual(things);

  await life.become(zone({ ...without, retired: bothRetired }));
  await life.kill(9, 314, ...deploy);
  const done = await life.run(...deploy);
  expect(done.code, `${life.said()}\n${done.text}`).toBe(0);
  expectNothingDoubleNothingLost();
  expect(goneSince(things)).toEqual([
    'kubernetes_namespace_v1',
    'ovh_cloud_project_kube',
    'ovh_cloud_project_kube_iprestrictions',
    'ovh_cloud_project_kube_log_subscription',
    'ovh_cloud_project_kube_nodepool',
    'ovh_cloud_project_kube_oidc',
    'ovh_dbaas_logs_output_graylog_stream',
    'ovh_iam_policy',
  ]);
});

test('an environment that is taken out of the program is left behind, until it is destroyed', async () => {
  // what is emptied below is unprotected by the same deployment
  const rest = {
    ...without,
    ...{ retired: bothRetired, dev: undefined, 'prod.auditLog.deletionProtection': false },
  };
  const things = life.things();
  await life.become(zone(rest));
  const left = await life.run(...deploy);
  expect(left.code, left.text).toBe(0);
  for (const id of ['web-dev', 'web-dev-foundation']) {
    expect(left.text).toContain(
      `  to destroy it: npx landing-zone sandbox exec --state ${life.folder}/sandbox.json -- npx landing-zone destroy ${id} --outdir ${life.outdir}\n`,
    );
  }
  expect(life.things()).toEqual(things);

  const destroy = ['destroy', '--left-behind', '--auto-approve'] as const;
  await life.kill(5, 134, ...destroy);
  const done = await life.run(...destroy);
  expect(done.code, `${life.said()}\n${done.text}`).toBe(0);
  expectNothingDoubleNothingLost();
  expect(goneSince(things)).toEqual([
    'kubernetes_namespace_v1',
    'ovh_cloud_project',
    'ovh_cloud_project_gateway',
    'ovh_cloud_project_kube',
    'ovh_cloud_project_kube_iprestrictions',
    'ovh_cloud_project_kube_nodepool',
    'ovh_cloud_project_network_private',
    'ovh_cloud_project_network_private_subnet_v2',
    'ovh_iam_policy',
    'ovh_iam_resource_tags',
    'ovh_me_api_oauth2_client',
    'ovh_vrack_cloudproject',
  ]);
  expect((await life.run(...destroy)).text).toMatch(/\nNothing to destroy\n$/);
});

test('all of it is emptied: only what was there before stays', async () => {
  const destroy = ['destroy', '--all', '--auto-approve'] as const;
  await life.kill(9, 201, ...destroy);
  const done = await life.run(...destroy);
  expect(done.code, `${life.said()}\n${done.text}`).toBe(0);
  // OVHcloud takes a quota back only when it is asked to
  expect(life.things()).toEqual([...before, `ovh_cloud_quota 0a1b2c3d4e5f46a7b8c9d0e1f2a30003`].sort());
});

test('all that was killed forty times and more, at points that are drawn', () => {
  console.info(life.said());
  expect(life.kills.length, life.said()).toBeGreaterThanOrEqual(40);
  expect(new Set(life.kills).size, life.said()).toBeGreaterThan(30);
});
