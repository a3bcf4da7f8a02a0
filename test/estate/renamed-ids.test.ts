import { describe, expect, test } from 'vitest';
import type { Block, Estate, Stack, StackRecord, Values } from '../../src/estate/model';
import { blockIdLines, stackIdLines } from '../../src/estate/renamed-ids';
import { estateOf } from './estate';

/** A stack as `landing-zone.json` tells of it. */
function stack(id: string, record: Partial<StackRecord> = {}): Stack {
  const [made] = estateOf({ [id]: {} }).stacks.values();
  if (made === undefined) throw new Error('there is a stack');
  return { ...made, record: { id, kind: 'team', dependsOn: [], ...record } };
}
const told = (settings: Values, origins: NonNullable<Estate['told']>['origins']): Pick<Estate, 'told'> => ({
  told: { settings, origins },
});
const platform = (team: string, environment: string, cluster: string): Stack =>
  stack(`${team}-${environment}-platform-${cluster}`, { kind: 'platform', team, environment });
const environment = (team: string, name: string): Stack =>
  stack(`${team}-${name}`, { kind: 'environment', team, environment: name });

describe('the lines by which a stack is again one whose settings nobody has', () => {
  const zone: Values = {
    teams: {
      shop: { environments: { live: { clusters: { main: { size: 1 } } } } },
      old: {},
      named: { id: 'other', environments: { live: {} } },
    },
    privateClouds: { paris: {}, lyon: {} },
  };
  const at = (id: string, path: string) => told(zone, { [id]: { '': `/${path}` } });
  const live = at('shop-live', 'teams.shop.environments.live');
  const main = at('shop-live-platform-main', 'teams.shop.environments.live.clusters.main');
  const cloud = at('private-cloud-paris', 'privateClouds.paris');
  const teamLine = { line: "teams.shop.id: 'web'", entry: 'teams.shop', formerly: 'teams.web' };
  const environmentLine = {
    line: "teams.shop.environments.live.id: 'prod'",
    entry: 'teams.shop.environments.live',
    formerly: 'teams.shop.environments.prod',
  };
  const clusterLine = {
    line: "teams.shop.environments.live.clusters.main.id: 'one'",
    entry: 'teams.shop.environments.live.clusters.main',
    formerly: 'teams.shop.environments.live.clusters.one',
  };

  test.each<[string, Stack, Stack, Pick<Estate, 'told'>, readonly object[]]>([
    ['of another team', environment('web', 'live'), environment('shop', 'live'), live, [teamLine]],
    ['of another environment', environment('shop', 'prod'), environment('shop', 'live'), live, [environmentLine]],
    ['of both', environment('web', 'prod'), environment('shop', 'live'), live, [teamLine, environmentLine]],
    [
      'of all',
      platform('web', 'prod', 'one'),
      platform('shop', 'live', 'main'),
      main,
      [teamLine, environmentLine, clusterLine],
    ],
    ['of a cluster', platform('shop', 'live', 'one'), platform('shop', 'live', 'main'), main, [clusterLine]],
    [
      'of a private cloud',
      stack('private-cloud-nice', { kind: 'private-cloud' }),
      stack('private-cloud-paris', { kind: 'private-cloud' }),
      cloud,
      [{ line: "privateClouds.paris.id: 'nice'", entry: 'privateClouds.paris', formerly: 'privateClouds.nice' }],
    ],
  ])('%s', (_, before, after, estate, lines) => {
    expect(stackIdLines(before, after, estate)).toEqual(lines);
    expect(stackIdLines(after, after, estate)).toEqual([]);
    expect(stackIdLines(before, after, {})).toEqual([]);
    expect(stackIdLines(before, after, told(zone, {}))).toEqual([]);
  });

  test.each<[string, Stack, Stack, Pick<Estate, 'told'>]>([
    ['of another kind', stack('web-prod'), environment('shop', 'live'), live],
    ['of a team that is still there', environment('old', 'live'), environment('shop', 'live'), live],
    ['of a team of which only the environment is new', environment('old', 'prod'), environment('shop', 'live'), live],
    ['of a team by the id of another', environment('other', 'live'), environment('shop', 'live'), live],
    [
      'of a team that has been given an id',
      environment('web', 'live'),
      environment('other', 'live'),
      at('other-live', 'teams.named.environments.live'),
    ],
    [
      'of a private cloud that is still there',
      stack('private-cloud-lyon', { kind: 'private-cloud' }),
      stack('private-cloud-paris', { kind: 'private-cloud' }),
      cloud,
    ],
    [
      'that is called after no key',
      stack('foundation-a', { kind: 'foundation' }),
      stack('foundation', { kind: 'foundation' }),
      at('foundation', 'teams.shop'),
    ],
    ['of a name that is more than a name', environment("x'; curl", 'live'), environment('shop', 'live'), live],
  ])('are none for one %s', (_, before, after, estate) => {
    expect(stackIdLines(before, after, estate)).toEqual([]);
  });

  test('are none for a stack of which nothing is told but its name', () => {
    const { record: _, ...bare } = stack('shop-live');
    const { record: __, ...old } = stack('web-live');
    expect(stackIdLines(old, bare, live)).toEqual([]);
  });
});

describe('the lines by which a thing in a stack keeps its ids', () => {
  const zone: Values = {
    teams: {
      shop: {
        environments: {
          live: {
            clusters: { main: { nodePools: { small: {}, main: {} } }, spare: {}, clusters: {}, given: { id: 'kept' } },
            logStreams: { api: {} },
          },
        },
      },
    },
  };
  const environmentPath = 'teams.shop.environments.live';
  const block = (path: string): Block => {
    const [id, ...ids] = ['a', ...path.split('/')];
    const [made] =
      estateOf({
        [id]: { resource: { ovh_x: { X: { '//': { metadata: { path: [id, ...ids].join('/'), uniqueId: 'X' } } } } } },
      })
        .stacks.get(id)
        ?.blocks.values() ?? [];
    if (made === undefined) throw new Error('there is a block');
    return made;
  };
  const lines = (before: string, after: string, from: Readonly<Record<string, string>>) =>
    blockIdLines(block(before), block(after), told(zone, { a: { '': `/${environmentPath}`, ...from } })).map(
      ({ line }) => line,
    );
  const main = { Clusters: 'clusters', 'Clusters/main': 'clusters.main' };
  const small = { 'Clusters/main/NodePools/small': 'clusters.main.nodePools.small' };

  test.each<[string, string, string, Readonly<Record<string, string>>, readonly string[]]>([
    ['a cluster', 'Clusters/one', 'Clusters/main', main, [`${environmentPath}.clusters.main.id: 'one'`]],
    ['nothing renamed', 'Clusters/main', 'Clusters/main', main, []],
    [
      'a node pool',
      'Clusters/main/NodePools/tiny',
      'Clusters/main/NodePools/small',
      { ...main, ...small },
      [`${environmentPath}.clusters.main.nodePools.small.id: 'tiny'`],
    ],
    [
      'both',
      'Clusters/one/NodePools/tiny',
      'Clusters/main/NodePools/small',
      { ...main, ...small },
      [`${environmentPath}.clusters.main.id: 'one'`, `${environmentPath}.clusters.main.nodePools.small.id: 'tiny'`],
    ],
    [
      'both, where they have one name',
      'Clusters/one/NodePools/two',
      'Clusters/main/NodePools/main',
      { ...main, 'Clusters/main/NodePools/main': 'clusters.main.nodePools.main' },
      [`${environmentPath}.clusters.main.id: 'one'`, `${environmentPath}.clusters.main.nodePools.main.id: 'two'`],
    ],
    [
      'a cluster that is called as they all are',
      'Clusters/one',
      'Clusters/clusters',
      { 'Clusters/clusters': 'clusters.clusters' },
      [`${environmentPath}.clusters.clusters.id: 'one'`],
    ],
    [
      'a node pool in something that no key is of',
      'Clusters/main/Around/NodePools/tiny',
      'Clusters/main/Around/NodePools/small',
      { 'Clusters/main/Around/NodePools/small': 'clusters.main.nodePools.small' },
      [`${environmentPath}.clusters.main.nodePools.small.id: 'tiny'`],
    ],
    ['one more level', 'Clusters/one', 'Clusters/main/NodePools', main, []],
    ['another map', 'Pools/main', 'Clusters/main', main, []],
    ['what is called after no key', 'Clusters/main/Old', 'Clusters/main/New', main, []],
    ['a key, and what is called after none', 'Clusters/one/Old', 'Clusters/main/New', main, []],
    ['a cluster that is still there', 'Clusters/spare', 'Clusters/main', main, []],
    ['a cluster by the id of another', 'Clusters/kept', 'Clusters/main', main, []],
    ['a cluster by the key of another that has an id', 'Clusters/given', 'Clusters/main', main, []],
    ['what has been given an id', 'Clusters/one', 'Clusters/kept', { 'Clusters/kept': 'clusters.given' }, []],
  ])('%s', (_, before, after, from, expected) => {
    expect(lines(before, after, from)).toEqual(expected);
  });

  test('are none where nobody knows what it is made from', () => {
    expect(blockIdLines(block('Clusters/one'), block('Clusters/main'), {})).toEqual([]);
    expect(blockIdLines(block('Clusters/one'), block('Clusters/main'), told(zone, {}))).toEqual([]);
  });
});
