import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type Estate, isValues } from '../../../src/estate/model';
import { readEstate } from '../../../src/estate/read';
import { behind, Causes } from '../../../src/review/engine/causes';
import { reviewOf } from '../../../src/review/report/review';
import { synthesize, zone } from '../corpus';
import { type Change, changedProgram, plus } from '../program';

const folder = mkdtempSync(join(tmpdir(), 'causes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let outputs = 0;

const estateOf = (changes: Readonly<Record<string, Change>> = {}): Estate =>
  readEstate(synthesize(zone(changes), join(folder, `${outputs++}`)));

const base = estateOf();

/** The causes of what a change of settings does, by `stack/path`; what has none is left out. */
function causesOf(head: Estate, from = base): Record<string, string> {
  const causes = new Causes(from, head);
  const changes = reviewOf(from, head).stacks.flatMap(({ changes }) => changes);
  const all = new Map(changes.map((change) => [`${change.stack}/${change.path}`, change]));
  expect(all.size).toBeGreaterThan(0);
  const found = [...all].map(([where, change]) => {
    const keys = behind(change, all, (...asked) => causes.causeOf(...asked));
    return [where, keys?.join('.')] as const;
  });
  return Object.fromEntries(found.flatMap(([where, cause]) => (cause === undefined ? [] : [[where, cause]])));
}

/** Another valid value for each setting of the program; what has none here changes nothing in any stack. */
const others: Readonly<Record<string, unknown>> = {
  account: 'xx2222-ovh',
  'logServices.main.existing': 'ldp-gr-10009',
  'networks.web-prod.vlan': 125,
  'networks.web-prod.cidr': '10.20.64.0/20',
  'networks.web-dev.vlan': 126,
  'networks.web-dev.cidr': '10.20.80.0/22',
  'organization.groups.admins.description': 'x',
  'organization.groups.web.description': 'x',
  'organization.policies.logs.groups': ['admins'],
  'organization.policies.logs.resources': ['urn:v1:eu:resource:ldp:ldp-gr-10001'],
  'organization.policies.logs.allow': ['ldp:apiovh:output/graylog/stream/get'],
  'teams.web.owner': 'b@acme.example',
  'teams.web.costCentre': 'RD-2',
  'teams.web.environments.prod.stage': 'staging',
  'teams.web.environments.prod.project.existing': '0a1b2c3d4e5f46a7b8c9d0e1f2a3ffff',
  'teams.web.environments.prod.region': 'DE1',
  'teams.web.environments.prod.access.operator': ['admins'],
  'teams.web.environments.prod.temporaryAccess.launch.preset': 'viewer',
  'teams.web.environments.prod.temporaryAccess.launch.groups': ['admins'],
  'teams.web.environments.prod.temporaryAccess.launch.expires': '2027-04-01',
  'teams.web.environments.prod.temporaryAccess.launch.reason': 'another launch',
  'teams.web.environments.prod.budget.monthly': 1001,
  'teams.web.environments.prod.quota.regions.GRA11': '30vms',
  'teams.web.environments.prod.auditLog.retention': 'P30D',
  'teams.web.environments.prod.auditLog.archive.years': 5,
  'teams.web.environments.prod.networks.main.allocation': 'spare',
  'teams.web.environments.prod.networks.main.egress.gateway': 'm',
  'teams.web.environments.prod.clusters.main.apiAccess': ['203.0.113.0/29'],
  'teams.web.environments.prod.clusters.main.oidc.issuerUrl': 'https://sso.acme.example',
  'teams.web.environments.prod.clusters.main.oidc.clientId': 'x',
  'teams.web.environments.prod.clusters.main.nodePools.web.flavor': 'b3-16',
  'teams.web.environments.prod.clusters.main.nodePools.web.nodes': 4,
  'teams.web.environments.dev.project.existing': '0a1b2c3d4e5f46a7b8c9d0e1f2a3eeee',
  'teams.web.environments.dev.region': 'SBG5',
  'teams.web.environments.dev.networks.main.allocation': 'spare',
  'teams.web.environments.dev.networks.main.egress.gateway': 'm',
};

/** What no resource carries: names, an unused network, labels where nothing has labels, a vRack that is only looked up. */
const silent = [
  'name',
  'networks.spare.cidr',
  'networks.spare.vlan',
  'owner',
  'teams.web.environments.dev.stage',
  'vracks.main.existing',
];

function* leavesIn(value: unknown, path: readonly string[] = []): Generator<string> {
  if (!isValues(value)) yield path.join('.');
  else for (const [key, inner] of Object.entries(value)) yield* leavesIn(inner, [...path, key]);
}

test('every setting of the program is changed here, or known to change nothing', () => {
  expect([...leavesIn(changedProgram({}))].sort()).toEqual([...Object.keys(others), ...silent].sort());
});

test.each(Object.entries(others))('a change of %s leads to it, and to nothing else', (path, value) => {
  expect([...new Set(Object.values(causesOf(estateOf({ [path]: value }))))]).toEqual([path]);
});

test('a part of a block leads to that part of its setting', () => {
  const cluster = 'prod.clusters.main';
  const pods = (cidr: string) =>
    estateOf({ [`${cluster}.plan`]: { unlisted: 'standard' }, [`${cluster}.ipAllocation`]: { pods: cidr } });
  expect([...new Set(Object.values(causesOf(pods('10.132.0.0/14'), pods('10.128.0.0/14'))))]).toEqual([
    'teams.web.environments.prod.clusters.main.ipAllocation.pods',
  ]);
});

describe('of several changes at once each leads to its own setting', () => {
  const cluster = 'prod.clusters.main';

  test('a network of the plan, and the cluster on it: what is replaced leads to what replaces it', () => {
    const causes = causesOf(
      estateOf({
        'networks.web-prod.vlan': 125,
        [`${cluster}.nodePools.web.nodes`]: 4,
        [`${cluster}.apiAccess`]: 'public',
      }),
    );
    expect(causes).toMatchObject({
      'web-prod/Networks/main': 'networks.web-prod.vlan',
      'web-prod/Networks/main/Gateway': 'networks.web-prod.vlan',
      'web-prod/Clusters/main/NodePools/web': 'networks.web-prod.vlan',
      'web-prod/Clusters/main/ApiAccess': 'teams.web.environments.prod.clusters.main.apiAccess',
      'web-prod-platform-main/Namespaces/shop': 'networks.web-prod.vlan',
    });
  });

  test('labels of the team, the environment, the cluster and the pool', () => {
    const labels = { [`${cluster}.nodeLabels`]: { tier: 'a' }, [`${cluster}.nodePools.web.labels`]: { disk: 'a' } };
    const before = estateOf(labels);
    const causeOf = (changes: Readonly<Record<string, Change>>) =>
      causesOf(estateOf({ ...labels, ...changes }), before)['web-prod/Clusters/main/NodePools/web'];
    const path = 'teams.web.environments.prod.clusters.main';
    expect(causeOf({ [`${cluster}.nodeLabels`]: { tier: 'b' } })).toBe(`${path}.nodeLabels.tier`);
    expect(causeOf({ [`${cluster}.nodeLabels`]: { tier: 'a', owner: 'b' } })).toBe(`${path}.nodeLabels.owner`);
    expect(causeOf({ [`${cluster}.nodePools.web.labels`]: { disk: 'b' } })).toBe(`${path}.nodePools.web.labels.disk`);
    expect(causeOf({ 'prod.owner': 'b@acme.example' })).toBe('teams.web.environments.prod.owner');
    expect(causeOf({ 'prod.stage': 'staging', [`${cluster}.oidc.clientId`]: 'x' })).toBe(
      'teams.web.environments.prod.stage',
    );
  });

  test('two settings of one thing are named by what they are in, settings from all over the place by the first', () => {
    const pool = `${cluster}.nodePools.web`;
    const place = 'teams.web.environments.prod.clusters.main.nodePools.web';
    const inPlace = { [`${pool}.labels`]: { disk: 'a' }, [`${pool}.nodes`]: 4 };
    expect(causesOf(estateOf(inPlace))).toEqual({ 'web-prod/Clusters/main/NodePools/web': place });
    expect(causesOf(estateOf({ ...inPlace, [`${pool}.flavor`]: 'b3-16' }))).toEqual({
      'web-prod/Clusters/main/NodePools/web': `${place}.flavor`,
    });
    expect(causesOf(estateOf({ 'teams.web.owner': 'b@acme.example', 'prod.stage': 'staging' }))).toMatchObject({
      'web-prod-platform-main/Namespaces/shop': 'teams.web.owner',
    });
  });
});

describe('what is new or gone leads to', () => {
  test('the entry that is new or gone', () => {
    const clusters = plus({ next: { apiAccess: 'public', nodePools: { web: { flavor: 'b3-8', nodes: 1 } } } });
    const more = estateOf({ 'prod.clusters': clusters });
    const entry = 'teams.web.environments.prod.clusters.next';
    expect(causesOf(more)).toEqual({
      'web-prod/Clusters/next': entry,
      'web-prod/Clusters/next/AuditLog': entry,
      'web-prod/Clusters/next/NodePools/web': `${entry}.nodePools.web`,
      'web-prod/Clusters/next/Plan': entry,
    });
    expect(causesOf(base, more)).toEqual(causesOf(more));
  });

  test('the environment that is new, for everything that its stacks make for the whole of it', () => {
    const environment = {
      stage: 'staging',
      project: { existing: '0a1b2c3d4e5f46a7b8c9d0e1f2a3dddd' },
      region: 'GRA11',
    };
    const next = estateOf({ 'teams.web.environments': plus({ next: environment }) });
    const entry = 'teams.web.environments.next';
    expect(causesOf(next)).toEqual({
      'web-next-foundation/Access/account': entry,
      'web-next-foundation/Access/pipeline': entry,
      'web-next-foundation/DenyFloor/pipelines': entry,
      'web-next-foundation/Pipeline': entry,
    });
    expect(causesOf(base, next)).toEqual(causesOf(next));
  });

  test('the setting inside of it, where that alone is new', () => {
    const egress = { gateway: 's', address: '10.20.16.9' };
    expect(causesOf(estateOf({ 'prod.networks.main.egress': egress }))['web-prod/Networks/main/Subnet']).toBe(
      'teams.web.environments.prod.networks.main.egress.address',
    );
    expect(causesOf(estateOf({ 'dev.networks.main.egress': undefined }))).toEqual({
      'web-dev/Networks/main/Gateway': 'teams.web.environments.dev.networks.main.egress',
      'web-dev/Networks/main/Subnet': 'teams.web.environments.dev.networks.main.egress',
    });
  });

  test('a setting elsewhere, where it is made for that', () => {
    expect(causesOf(estateOf({ 'prod.auditLog': undefined }))).toEqual({
      'web-prod-foundation/AuditLog': 'teams.web.environments.prod.auditLog',
      'web-prod-foundation/LogAccess/forward': 'teams.web.environments.prod.auditLog',
      'web-prod/Clusters/main/AuditLog': 'teams.web.environments.prod.auditLog',
    });
  });
});

test('of an output that tells no settings on one side nothing is known, but where things stand', () => {
  const old = {};
  const head = estateOf({ 'networks.web-prod.vlan': 125 });
  const causes = new Causes(old, head);
  expect(causes.causeOf('web-prod', 'Networks/main', ['vlan_id'])).toBeUndefined();
  expect(causes.placeOf('web-prod', 'Networks/main', ['vlan_id'])?.join('.')).toBe('networks.web-prod.vlan');
  expect(causes.placeOf('web-prod', 'Networks/main', ['regions', 'x'])?.join('.')).toBe(
    'teams.web.environments.prod.networks.main',
  );
  expect(new Causes(old, old).placeOf('web-prod', 'Networks/main')).toBeUndefined();
});
