import { CloudProjectKubeNodepool } from '@cdktf/provider-ovh/lib/cloud-project-kube-nodepool';
import { expect, test } from 'vitest';
import type { IKubernetesCluster } from '../../../constructs/kubernetes/cluster';
import { mostNodes, NodePool, nodePoolSettings } from '../../../constructs/kubernetes/node-pool';
import { CloudProject } from '../../../constructs/project/cloud-project';
import { testBounds } from '../../support/bounds';
import { mistakesOf, only, testStack } from '../../support/synth';

const cluster: IKubernetesCluster = {
  project: CloudProject.fromServiceName('4f1b2c3d4e5f46a7b8c9d0e1f2a3b4c5'),
  clusterId: 'cluster-1',
  region: 'GRA11',
  plan: 'free',
  kubeconfig: { host: '', clusterCaCertificate: '', clientCertificate: '', clientKey: '' },
};
const make = (settings: object, stack = testStack()) =>
  new NodePool(stack, 'jobs', { cluster, flavor: 'b3-8', ...settings });

testBounds(nodePoolSettings, { flavor: 'b3-8' }, [
  ['nodes', [1], [0]],
  ['minNodes', [0], [-1]],
  ['maxNodes', [1], [0]],
  ['zones', [['a'], ['b'], ['c']], [[], ['d']]],
  [
    'taints',
    ['NoSchedule', 'PreferNoSchedule', 'NoExecute'].map((effect) => [{ key: 'spot', effect }]),
    [[{ key: 'spot', effect: 'Never' }]],
  ],
  ['labels', [{ 'a.example/b': 'c' }], [{ 'A_b/c': 'd' }, { 'a/b/c': 'd' }, { '/a': 'b' }]],
]);

test('the most nodes of a pool are those that it has, or may have', () => {
  expect([{ nodes: 3 }, { maxNodes: 5 }, {}].map(mostNodes)).toEqual([3, 5, 0]);
  expect(mistakesOf(() => make({ minNodes: 3, maxNodes: 3 }))).toEqual([]);
});

test('a pool has a template where something is in it, and none that each plan would show', () => {
  const body = (settings: object) => {
    const stack = testStack();
    make({ nodes: 1, ...settings }, stack);
    return only(stack, CloudProjectKubeNodepool);
  };
  expect(body({})).not.toHaveProperty('template');
  expect(body({ labels: {}, taints: [] })).not.toHaveProperty('template');
  const metadata = { annotations: {}, finalizers: [], labels: { team: 'a' } };
  expect(body({ labels: { team: 'a' } })['template']).toEqual({ metadata, spec: { taints: [], unschedulable: false } });
});

test('the numbers of a pool come from whichever setting gives them', () => {
  expect(make({ nodes: 1 }).node.metadata.map(({ data }) => data)).toEqual([
    {
      attributes: {
        flavor_name: 'flavor',
        autoscale: ['nodes', 'minNodes', 'maxNodes'],
        desired_nodes: ['nodes', 'minNodes'],
        min_nodes: ['minNodes', 'nodes'],
        max_nodes: ['maxNodes', 'nodes'],
        'template.metadata.labels': 'labels',
        'template.spec.taints': 'taints',
      },
    },
  ]);
});
