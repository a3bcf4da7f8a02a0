import { CloudProjectKubeNodepool } from '@cdktf/provider-ovh/lib/cloud-project-kube-nodepool';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { IKubernetesCluster } from '../../../constructs/kubernetes/cluster';
import { NodePool, type NodePoolSettings, nearestMultiples } from '../../../constructs/kubernetes/node-pool';
import { CloudProject } from '../../../constructs/project/cloud-project';
import type { RegionName } from '../../../facts/regions';
import { addresses, all, mistakesOf, only, testStack, warningsOf } from '../../support/synth';

const clusterIn = (region: RegionName): IKubernetesCluster => ({
  project: CloudProject.fromServiceName('4f1b2c3d4e5f46a7b8c9d0e1f2a3b4c5'),
  clusterId: 'cluster-1',
  region,
  plan: region === 'GRA11' ? 'free' : 'standard',
  kubeconfig: { host: '', clusterCaCertificate: '', clientCertificate: '', clientKey: '' },
});

function pool(settings: NodePoolSettings, region: RegionName = 'GRA11') {
  const stack = testStack();
  new NodePool(stack, 'jobs', { cluster: clusterIn(region), ...settings });
  return stack;
}

const pools = (settings: NodePoolSettings, region: RegionName) =>
  Object.values(all(pool(settings, region), CloudProjectKubeNodepool)).sort((a, b) =>
    String(a['name']).localeCompare(String(b['name'])),
  );

const mistakes = (settings: object, region: RegionName = 'GRA11') =>
  mistakesOf(() => new NodePool(testStack(), 'jobs', { cluster: clusterIn(region), flavor: 'b3-8', ...settings }));

test('a node pool has a flavor that no list names for the region, with a warning', () => {
  const stack = pool({ nodes: 1, flavor: 'h100-380' }, 'GRA9');
  expect(only(stack, CloudProjectKubeNodepool)).toMatchObject({ flavor_name: 'h100-380' });
  expect(warningsOf(stack)).toEqual([
    's/jobs.flavor: is not sold in GRA9 by the list of February 2026, got "h100-380"; use \'t1-180\', or say { unlisted: "h100-380", vcores, memoryGb } if OVHcloud has it there by now',
  ]);
  const unlisted = { unlisted: 'h100-380', vcores: 30, memoryGb: 380 };
  expect(warningsOf(pool({ nodes: 1, flavor: unlisted }, 'GRA9'))).toEqual([]);
  expect(warningsOf(pool({ nodes: 1, flavor: 'b3-8' }, 'GRA9'))).toEqual([]);
});

describe('a node pool in one zone', () => {
  test('has a fixed number of nodes, that nothing scales', () => {
    expect(only(pool({ flavor: 'b3-8', nodes: 2 }), CloudProjectKubeNodepool)).toMatchObject({
      service_name: '4f1b2c3d4e5f46a7b8c9d0e1f2a3b4c5',
      kube_id: 'cluster-1',
      name: 'jobs',
      flavor_name: 'b3-8',
      autoscale: false,
      desired_nodes: 2,
      min_nodes: 2,
      max_nodes: 2,
    });
  });

  test('has no zone and no spreading over hosts by default', () => {
    const body = only(pool({ flavor: 'b3-8', nodes: 2 }), CloudProjectKubeNodepool);
    expect(body).toMatchObject({ anti_affinity: false });
    expect(body).not.toHaveProperty('availability_zones');
  });

  test('scales between its limits, and Terraform leaves the number to the autoscaler', () => {
    expect(only(pool({ flavor: 'b3-8', minNodes: 2, maxNodes: 6 }), CloudProjectKubeNodepool)).toMatchObject({
      autoscale: true,
      desired_nodes: 2,
      min_nodes: 2,
      max_nodes: 6,
      lifecycle: { ignore_changes: ['desired_nodes'] },
    });
  });

  test('starts with one node when it may shrink to none', () => {
    expect(only(pool({ flavor: 'b3-8', minNodes: 0, maxNodes: 6 }), CloudProjectKubeNodepool)).toMatchObject({
      desired_nodes: 1,
      min_nodes: 0,
    });
    expect(mistakes({ minNodes: 0, maxNodes: 1 })).toEqual([]);
  });

  test('carries labels, taints and spreading', () => {
    const body = only(
      pool({
        flavor: 'b3-8',
        nodes: 2,
        labels: { use: 'jobs', 'orbital.example/tier': '1' },
        taints: [
          { key: 'dedicated', value: 'jobs', effect: 'NoSchedule' },
          { key: 'spot', effect: 'NoExecute' },
        ],
        antiAffinity: true,
      }),
      CloudProjectKubeNodepool,
    );
    expect(body).toMatchObject({
      anti_affinity: true,
      template: {
        metadata: { annotations: {}, finalizers: [], labels: { use: 'jobs', 'orbital.example/tier': '1' } },
        spec: {
          taints: [
            { key: 'dedicated', value: 'jobs', effect: 'NoSchedule' },
            { key: 'spot', value: '', effect: 'NoExecute' },
          ],
          unschedulable: false,
        },
      },
    });
  });

  test('has a flavor that the library does not list', () => {
    const flavor = { unlisted: 'b4-16', vcores: 4, memoryGb: 16 };
    expect(only(pool({ flavor, nodes: 1 }), CloudProjectKubeNodepool)).toMatchObject({ flavor_name: 'b4-16' });
  });
});

describe('a node pool in three zones', () => {
  test('is one pool a zone with a third of the nodes each', () => {
    expect(pools({ flavor: 'c3-16', minNodes: 3, maxNodes: 39 }, 'EU-WEST-PAR')).toMatchObject(
      ['a', 'b', 'c'].map((zone) => ({
        name: `jobs-${zone}`,
        availability_zones: [`eu-west-par-${zone}`],
        desired_nodes: 1,
        min_nodes: 1,
        max_nodes: 13,
      })),
    );
  });

  test('is in the zones that are asked for only', () => {
    expect(pools({ flavor: 'c3-16', nodes: 4, zones: ['c', 'a'] }, 'EU-WEST-PAR')).toMatchObject([
      { name: 'jobs-a', desired_nodes: 2 },
      { name: 'jobs-c', desired_nodes: 2 },
    ]);
  });

  test('spreads over as many hosts in each zone', () => {
    expect(pools({ flavor: 'c3-16', nodes: 15, antiAffinity: true }, 'EU-WEST-PAR')).toHaveLength(3);
  });

  test('never loses or invents a node, whatever the total', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 40 }), (third, more) => {
        const made = pools({ flavor: 'b3-8', minNodes: 3 * third, maxNodes: 3 * (third + more) }, 'EU-SOUTH-MIL');
        const sum = (key: string) => made.reduce((total, body) => total + Number(body[key]), 0);
        expect([sum('min_nodes'), sum('max_nodes')]).toEqual([3 * third, 3 * (third + more)]);
      }),
      { numRuns: 20 },
    );
  });
});

describe('the totals nearest to one that does not divide', () => {
  test('divide, are at most a step away and lie on both sides of it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 5 }), (total, parts) => {
        const near = nearestMultiples(total, parts);
        for (const multiple of near) {
          expect(multiple % parts).toBe(0);
          expect(multiple).toBeGreaterThan(0);
          expect(Math.abs(multiple - total)).toBeLessThan(parts === 1 ? 1 : parts);
        }
        expect(near).toHaveLength(total % parts === 0 || total < parts ? 1 : 2);
      }),
    );
  });
});

const refused: [string, object, RegionName, string[]][] = [
  [
    'to have no number of nodes',
    {},
    'GRA11',
    ['s/jobs.nodes: is missing; give a number of nodes, or minNodes and maxNodes'],
  ],
  [
    'a fixed number together with limits',
    { nodes: 3, maxNodes: 5 },
    'GRA11',
    ['s/jobs.nodes: must not be given with minNodes or maxNodes, got 3; remove one of them'],
  ],
  ['an upper limit alone', { maxNodes: 5 }, 'GRA11', ['s/jobs.minNodes: is missing beside maxNodes (5); give it']],
  ['a lower limit alone', { minNodes: 5 }, 'GRA11', ['s/jobs.maxNodes: is missing beside minNodes (5); give it']],
  [
    'limits in the wrong order',
    { minNodes: 3, maxNodes: 2 },
    'GRA11',
    ['s/jobs.maxNodes: must not be less than minNodes (3), got 2; raise maxNodes or lower minNodes'],
  ],
  ['no nodes', { nodes: 0 }, 'GRA11', ['s/jobs.nodes: must be at least 1, got 0; raise it']],
  [
    'a total that does not divide by the zones',
    { minNodes: 2, maxNodes: 40 },
    'EU-WEST-PAR',
    [
      's/jobs.minNodes: must divide by the 3 zones of the pool, got 2; use 3',
      's/jobs.maxNodes: must divide by the 3 zones of the pool, got 40; use 39 or 42',
    ],
  ],
  [
    'a total that does not divide by two zones',
    { nodes: 5, zones: ['a', 'b'] },
    'EU-WEST-PAR',
    ['s/jobs.nodes: must divide by the 2 zones of the pool, got 5; use 4 or 6'],
  ],
  [
    'zones where there is one',
    { nodes: 3, zones: ['a'] },
    'GRA11',
    ['s/jobs.zones: must not be given, GRA11 has one zone, got ["a"]; remove it'],
  ],
  [
    'a zone twice',
    { nodes: 3, zones: ['a', 'a'] },
    'EU-WEST-PAR',
    ['s/jobs.zones.1: is there twice, got "a"; remove one'],
  ],
  [
    'a zone that is not one',
    { nodes: 3, zones: ['north'] },
    'EU-WEST-PAR',
    ['s/jobs.zones.0: is not known, got "north"; use one of a, b, c'],
  ],
  [
    'more nodes than hosts to spread over',
    { minNodes: 1, maxNodes: 6, antiAffinity: true },
    'GRA11',
    ['s/jobs.antiAffinity: allows at most 5 nodes, got 6; lower maxNodes to 5 or make a second pool'],
  ],
  [
    'more nodes a zone than hosts to spread over',
    { nodes: 18, antiAffinity: true },
    'EU-WEST-PAR',
    ['s/jobs.antiAffinity: allows at most 5 nodes a zone, got 6; lower nodes to 15 or make a second pool'],
  ],
  [
    'a flavor that is not one',
    { nodes: 1, flavor: 'b3-9' },
    'GRA11',
    [
      's/jobs.flavor: is not a flavor, got "b3-9"; give a newer one as { unlisted: "b3-9", vcores, memoryGb }, or did you mean \'b3-8\'?',
    ],
  ],
  [
    'a label that Kubernetes does not take',
    { nodes: 1, labels: { owner: 'fd@orbital.example' } },
    'GRA11',
    [
      "s/jobs.labels.owner: must be a Kubernetes label value (at most 63 letters, digits, '-', '_', '.'), got \"fd@orbital.example\"; begin and end it with a letter or digit, and replace the rest",
    ],
  ],
  [
    'a taint key that Kubernetes does not take',
    { nodes: 1, taints: [{ key: 'a/b/c', effect: 'NoSchedule' }] },
    'GRA11',
    [
      "s/jobs.taints.0.key: must be a Kubernetes label key (at most 63 letters, digits, '-', '_', '.'), got \"a/b/c\"; write it as team or example.com/team",
    ],
  ],
];

describe('a node pool refuses', () => {
  test.each(refused)('%s', (_, settings, region, expected) => {
    expect(mistakes(settings, region)).toEqual(expected);
  });

  test('a name that OVHcloud can not take', () => {
    const wrong = () => new NodePool(testStack(), 'Jobs', { cluster: clusterIn('GRA11'), flavor: 'b3-8', nodes: 1 });
    expect(mistakesOf(wrong)).toEqual([
      's/Jobs: must be named with a-z, 0-9 and \'-\', got "Jobs"; rename the construct',
    ]);
  });
});

describe('addresses that are contract', () => {
  test('in one zone', () => {
    expect(addresses(pool({ flavor: 'b3-8', nodes: 1 }))).toMatchInlineSnapshot(`
      [
        "ovh_cloud_project_kube_nodepool.jobs_4843572F",
      ]
    `);
  });

  test('in three zones', () => {
    expect(addresses(pool({ flavor: 'b3-8', nodes: 3 }, 'EU-WEST-PAR'))).toMatchInlineSnapshot(`
      [
        "ovh_cloud_project_kube_nodepool.jobs_a_FA891083",
        "ovh_cloud_project_kube_nodepool.jobs_b_597B5E9E",
        "ovh_cloud_project_kube_nodepool.jobs_c_A2C32E8C",
      ]
    `);
  });

  test('stay when a pool turns from fixed to autoscaled', () => {
    const [fixed, scaled] = [pool({ flavor: 'b3-8', nodes: 1 }), pool({ flavor: 'b3-8', minNodes: 1, maxNodes: 2 })];
    expect(addresses(scaled)).toEqual(addresses(fixed));
  });
});
