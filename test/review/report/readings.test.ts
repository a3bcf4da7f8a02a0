import { expect, test } from 'vitest';
import type { PlannedNetwork, Values } from '../../../src/estate/model';
import { reviewOf } from '../../../src/review/report/review';
import { outputOf, type Resources } from '../outputs';

const withNetworks = (...networks: readonly PlannedNetwork[]) => ({ ...outputOf({ prod: {} }), networks });
const network = (name: string, vlan: number, ...usedBy: readonly string[]): PlannedNetwork => ({
  name,
  vlan,
  cidr: `10.${vlan}.0.0/22`,
  usedBy,
});

test('a cell has what stood there before only where a text is another one', () => {
  const base = withNetworks(network('old', 20), network('gone', 21), network('used', 22, 'dev'));
  const head = withNetworks(network('new', 20), network('added', 23), network('used', 22, 'dev', 'prod'));
  const { changes } = reviewOf(base, head).readings['addresses'] ?? { changes: [] };
  const told = changes.map(({ change, cells }) => {
    const others = Object.entries(cells).filter(([, { before }]) => before !== undefined);
    return [change, cells['network']?.text, ...others.map(([key, { before }]) => `${key} was ${before}`)];
  });
  expect(told).toEqual([
    ['changed', 'new', 'network was old'],
    ['lost', 'gone'],
    ['changed', 'used'],
    ['gained', 'added'],
  ]);
});

const policy = (name: string, more: Values): Resources => ({
  [`ovh_iam_policy.${name}`]: {
    name,
    identities: ['urn:v1:eu:identity:group:ab12345-ovh/ops'],
    resources: ['urn:v1:eu:resource:vps:a'],
    ...more,
  },
});

test('a row says what came of a set, what is taken out of it, why nothing is new, and what trips it', () => {
  const added = policy('New', { allow: ['a:*'], except: ['a:b'], resources: ['urn:v1:eu:resource:vps:b'] });
  const { access } = reviewOf(
    outputOf({ prod: policy('Old', { allow: ['vps:*'] }) }),
    outputOf(
      { prod: { ...policy('Old', { allow: ['vps:*', 'ldp:*'] }), ...added } },
      { import: [{ to: 'ovh_iam_policy.New', id: 'x' }] },
    ),
  ).readings;
  expect(access).toEqual({
    title: 'Access',
    columns: [
      { key: 'identity', label: 'Who', code: true },
      { key: 'effect', label: 'Right', told: true },
      { key: 'action', label: 'Action', code: true },
      { key: 'resource', label: 'On', code: true },
      { key: 'condition', label: 'Condition' },
      { key: 'until', label: 'Until' },
    ],
    sums: [
      { says: '2 may do everything, or nearly so', alarming: true },
      { says: '2 gained', alarming: false },
    ],
    changes: [
      {
        change: 'gained',
        word: 'gained',
        severity: 'danger',
        isMore: true,
        says: 'group ab12345-ovh/ops gains: a:*, but not a:b on vps:b',
        rule: 'access-gained',
        gates: ['access', 'star'],
        line: 0,
        cells: {
          identity: { text: 'group ab12345-ovh/ops' },
          effect: { text: 'may' },
          action: { text: 'a:*, but not a:b', set: ['a:*'], except: ['a:b'] },
          resource: { text: 'vps:b' },
        },
        from: [{ stack: 'prod', path: 'New' }],
        because: 'taken over, it exists already',
      },
      {
        change: 'changed',
        word: 'gained',
        severity: 'danger',
        isMore: true,
        says: 'group ab12345-ovh/ops gains: ldp:* on vps:a',
        rule: 'access-gained',
        gates: ['access', 'star'],
        line: 1,
        cells: {
          identity: { text: 'group ab12345-ovh/ops' },
          effect: { text: 'may' },
          action: { text: 'ldp:*', set: ['ldp:*'] },
          resource: { text: 'vps:a' },
        },
        from: [{ stack: 'prod', path: 'Old' }],
      },
    ],
    asides: [],
  });
});

test('rows that are told in one line have its number, and what may be missing is said of each', () => {
  const cluster = (name: string, region: string): Resources => ({
    [`ovh_cloud_project_kube.${name}`]: { service_name: 'p', name, region, version: '1.34' },
  });
  const head = { ...cluster('A', 'GRA11'), ...cluster('B', 'MARS1'), ...cluster('C', 'GRA11') };
  const { changes } = reviewOf(outputOf({ prod: {} }), outputOf({ prod: head })).readings['places'] ?? { changes: [] };
  expect(changes.map(({ from: [of], line, unknown }) => [of?.path, line, unknown])).toEqual([
    ['A', 0, undefined],
    ['B', 1, ['nobody here knows where MARS1 is']],
    ['C', 0, undefined],
  ]);
});

test('what all rows together say is said of the head, and a network that only a plan holds has no place', () => {
  const report = reviewOf(withNetworks(), withNetworks(network('new', 20))).readings['addresses'];
  expect(report?.asides).toEqual([
    { key: 'nextVlan', label: 'Next free VLAN', text: '21', value: 21 },
    { key: 'nextCidr', label: 'Next free /22', text: '10.20.4.0/22' },
  ]);
  expect(report?.changes.map(({ cells, from, gates, line }) => [cells, from, gates, line])).toEqual([
    [
      {
        network: { text: 'new' },
        vlan: { text: '20', value: 20 },
        cidr: { text: '10.20.0.0/22' },
        users: { text: '', set: [] },
      },
      [],
      [],
      0,
    ],
  ]);
});
