import { Construct } from 'constructs';
import { expect, test } from 'vitest';
import { attributesFrom, keysOf, madeFrom, makeEach, originMetadata } from '../../../constructs/core/origin';
import { testStack } from '../../support/synth';

const toldOf = (construct: Construct): unknown[] =>
  construct.node.metadata.flatMap(({ type, data }) => (type === originMetadata ? [data] : []));

test('a path counts from the settings around it, or from the root of all settings', () => {
  expect(keysOf('nodePools.jobs', ['clusters', 'main'])).toEqual(['clusters', 'main', 'nodePools', 'jobs']);
  expect(keysOf('', ['clusters'])).toEqual(['clusters']);
  expect(keysOf('/networks.fd-prod', ['clusters'])).toEqual(['networks', 'fd-prod']);
  expect(keysOf('/', undefined)).toEqual([]);
  expect(keysOf('nodePools', undefined)).toBeUndefined();
});

test('what is told is metadata of the construct', () => {
  const construct = madeFrom(new Construct(testStack(), 'Cluster'), 'cluster');
  attributesFrom(construct, { flavor_name: 'flavor', service_name: ['project', '/vracks'] });
  expect(toldOf(construct)).toEqual([
    { path: 'cluster' },
    { attributes: { flavor_name: 'flavor', service_name: ['project', '/vracks'] } },
  ]);
});

test('one is made for each entry of a map, and told where the entry is', () => {
  const stack = testStack();
  const made = makeEach(stack, 'NodePools', { a: 1, b: 2 }, (scope, name, size) => {
    return madeFrom(new Construct(scope, name), `${size}`);
  });
  expect(Object.entries(made).map(([name, { node }]) => [name, node.path])).toEqual([
    ['a', 's/NodePools/a'],
    ['b', 's/NodePools/b'],
  ]);
  expect(Object.values(made).map(toldOf)).toEqual([
    [{ path: '1' }, { path: 'a' }],
    [{ path: '2' }, { path: 'b' }],
  ]);
  const maps = ['NodePools', 'Vracks'].map((id) => (stack.node.tryFindChild(id) ?? stack) as Construct);
  expect(maps.map(toldOf)).toEqual([[{ path: 'nodePools' }], []]);
  makeEach(stack, 'Vracks', {}, () => stack, '/vracks');
  expect(toldOf(stack.node.findChild('Vracks') as Construct)).toEqual([{ path: '/vracks' }]);
});
