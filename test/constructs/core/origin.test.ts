import { Construct } from 'constructs';
import { expect, test } from 'vitest';
import { attributesFrom, madeFrom, makeEach, originMetadata, pathFromRoot } from '../../../constructs/core/origin';
import { testStack } from '../../support/synth';

const toldOf = (construct: Construct): unknown[] =>
  construct.node.metadata.flatMap(({ type, data }) => (type === originMetadata ? [data] : []));

test('a path counts from the settings around it, or from the root of all settings', () => {
  expect(pathFromRoot('nodePools.jobs', 'clusters.main')).toBe('clusters.main.nodePools.jobs');
  expect(pathFromRoot('', 'clusters')).toBe('clusters');
  expect(pathFromRoot('clusters', '')).toBe('clusters');
  expect(pathFromRoot('/networks.fd-prod', 'clusters')).toBe('networks.fd-prod');
  expect(pathFromRoot('/networks.fd-prod', undefined)).toBe('networks.fd-prod');
  expect(pathFromRoot('/', 'clusters')).toBe('');
  expect(pathFromRoot('nodePools', undefined)).toBeUndefined();
  expect(pathFromRoot('', undefined)).toBeUndefined();
});

test('what is told is metadata of the construct', () => {
  const construct = madeFrom(new Construct(testStack(), 'Cluster'), 'cluster');
  attributesFrom(construct, { flavor_name: 'flavor', service_name: ['project', '/vracks'] });
  expect(toldOf(construct)).toEqual([
    { path: 'cluster' },
    { attributes: { flavor_name: 'flavor', service_name: ['project', '/vracks'] } },
  ]);
});

test('one is made for each entry of a map by its id, and told where the entry is', () => {
  const stack = testStack();
  const made = makeEach(
    stack,
    'NodePools',
    { a: { id: 'a', size: 1 }, b: { id: 'c', size: 2 } },
    (scope, id, { size, ...more }) => {
      expect(more).toEqual({});
      return madeFrom(new Construct(scope, id), `${size}`);
    },
  );
  expect(Object.entries(made).map(([name, { node }]) => [name, node.path])).toEqual([
    ['a', 's/NodePools/a'],
    ['b', 's/NodePools/c'],
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
