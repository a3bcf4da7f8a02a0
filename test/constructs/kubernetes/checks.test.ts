import { describe, expect, test } from 'vitest';
import { clusterRanges } from '../../../constructs/kubernetes/checks';
import { ManagedKubernetes } from '../../../constructs/kubernetes/managed-kubernetes';
import type { IPrivateNetwork } from '../../../constructs/network/private-network';
import { CloudProject } from '../../../constructs/project/cloud-project';
import type { RegionName } from '../../../facts/regions';
import { mistakesOf, testStack } from '../../support/synth';

const network = (region: RegionName, more: Partial<IPrivateNetwork> = {}): IPrivateNetwork => ({
  project: CloudProject.fromServiceName('4f1b2c3d4e5f46a7b8c9d0e1f2a3b4c5'),
  region,
  cidr: '10.20.0.0/20',
  networkId: 'network-1',
  subnetId: 'subnet-1',
  egress: { kind: 'gateway' },
  ...more,
});

const mistakes = (more: object) => {
  const nodePools = { default: { flavor: 'b3-8', nodes: 3 } } as const;
  const props = { network: network('GRA11'), apiAccess: ['203.0.113.0/24'], nodePools, ...more };
  return mistakesOf(() => new ManagedKubernetes(testStack(), 'main', props));
};

describe('the ranges inside a cluster', () => {
  test('are the plan’s', () => {
    expect(clusterRanges('free', {})).toEqual([
      { use: 'pods', cidr: '10.2.0.0/16' },
      { use: 'services', cidr: '10.3.0.0/16' },
      { use: 'docker', cidr: '172.17.0.0/16' },
    ]);
    expect(clusterRanges('standard', {})).toEqual([
      { use: 'pods', cidr: '10.240.0.0/13' },
      { use: 'services', cidr: '10.3.0.0/16' },
    ]);
  });

  test('are its own where it has them', () => {
    expect(clusterRanges('standard', { ipAllocation: { pods: '10.64.0.0/14' } })).toEqual([
      { use: 'pods', cidr: '10.64.0.0/14' },
      { use: 'services', cidr: '10.3.0.0/16' },
    ]);
  });
});

const paris = network('EU-WEST-PAR');
const many = { default: { flavor: 'b3-8', nodes: 102 } };

test.each<[what: string, more: object]>([
  ['as many nodes as its plan has', { nodePools: { default: { flavor: 'b3-8', nodes: 100 } } }],
  [
    'as many nodes as its pods have room for',
    { network: paris, ipAllocation: { pods: '10.64.0.0/16' }, nodePools: { default: { flavor: 'b3-8', nodes: 255 } } },
  ],
  ['plan standard without a way out in one zone', { network: network('RBX-A', { egress: { kind: 'none' } }) }],
  [
    'a name of one letter, and any version, plan and policy of updates that is offered',
    { name: 'a', version: '1.31', plan: 'free', updatePolicy: 'NEVER_UPDATE' },
  ],
])('a cluster may have %s', (_, more) => {
  expect(mistakes(more)).toEqual([]);
});

const refused: [string, object, string[]][] = [
  ['a name without letters', { name: '' }, ['s/main.name: must have at least 1 character, got ""; write more']],
  [
    'one node more than its plan has',
    { nodePools: { default: { flavor: 'b3-8', nodes: 101 } } },
    [
      's/main.nodePools: must have at most 100 nodes together on plan free, got 101; lower them or use a second cluster',
    ],
  ],
  [
    'pods that have room for a part of a node, and Services in a half of what they need',
    { network: paris, ipAllocation: { pods: '10.64.0.0/26', services: '10.70.0.0/17' } },
    [
      's/main.ipAllocation.pods: must hold a /24 for each of 3 nodes, got 10.64.0.0/26 with room for 1; use a larger range',
      's/main.ipAllocation.pods: must be /16 or larger, got 10.64.0.0/26; use a larger range',
      's/main.ipAllocation.services: must be /16 or larger, got 10.70.0.0/17; use a larger range',
    ],
  ],
  [
    'three zones without a way out, and load balancers without one',
    {
      network: network('EU-WEST-PAR', { egress: { kind: 'none' } }),
      loadBalancerNetwork: network('GRA9', { egress: { kind: 'none' } }),
    },
    [
      "s/main.network: needs a way out in EU-WEST-PAR (three zones, plan standard), got egress 'none'; give the network egress: { gateway: 's' } or larger",
      "s/main.loadBalancerNetwork: must be in the cluster's region (EU-WEST-PAR), got GRA9; use one there",
      "s/main.loadBalancerNetwork: needs a gateway, got egress 'none'; give it egress: { gateway: 's' } or larger",
    ],
  ],
  [
    'to say nothing about who reaches its API',
    { apiAccess: undefined },
    [
      "s/main.apiAccess: must be a list of IPv4 networks or 'public', got nothing; name the networks of CI and of people",
    ],
  ],
  [
    'an empty allow-list, which OVHcloud takes for everyone',
    { apiAccess: [] },
    ["s/main.apiAccess: must name a network, got []; an empty list is open to everyone, say 'public' if it is meant"],
  ],
  [
    'an allow-list of every address',
    { apiAccess: ['203.0.113.0/24', '0.0.0.0/0'] },
    ['s/main.apiAccess.1: must not be every address, got "0.0.0.0/0"; say apiAccess: \'public\' if it is meant'],
  ],
  [
    'a version that OVHcloud does not offer',
    { version: '1.30' },
    [
      's/main.version: is not a version that OVHcloud offers, got "1.30"; use one of 1.31, 1.32, 1.33, 1.34, 1.35, or a newer one as { unlisted: \'1.36\' }',
    ],
  ],
  [
    'plan free in a region with three zones',
    { network: paris, plan: 'free' },
    [
      "s/main.plan: is not sold in EU-WEST-PAR (three zones), got \"free\"; use 'standard', or { unlisted: 'free' } if OVHcloud has it there by now",
    ],
  ],
  [
    'a region without Managed Kubernetes',
    { network: network('CA-EAST-TOR'), nodePools: {} },
    [
      "s/main.plan: is missing, and none is sold in CA-EAST-TOR as far as is known; use another region, or { unlisted: 'standard' } if it is by now",
    ],
  ],
  [
    'three zones without a way out',
    { network: network('EU-WEST-PAR', { egress: { kind: 'none' } }) },
    [
      "s/main.network: needs a way out in EU-WEST-PAR (three zones, plan standard), got egress 'none'; give the network egress: { gateway: 's' } or larger",
    ],
  ],
  [
    'load balancers without a gateway',
    { loadBalancerNetwork: network('GRA11', { egress: { kind: 'none' } }) },
    ["s/main.loadBalancerNetwork: needs a gateway, got egress 'none'; give it egress: { gateway: 's' } or larger"],
  ],
  [
    'load balancers in another region',
    { loadBalancerNetwork: network('GRA9') },
    ["s/main.loadBalancerNetwork: must be in the cluster's region (GRA11), got GRA9; use one there"],
  ],
  [
    'a network in the range of its Services',
    { network: network('GRA11', { cidr: '10.3.16.0/20' }) },
    ['s/main.network: overlaps the services of the cluster (10.3.0.0/16), got 10.3.16.0/20; give another network'],
  ],
  [
    'a network in the range of its pods',
    { network: network('EU-WEST-PAR', { cidr: '10.244.0.0/20' }) },
    [
      's/main.network: overlaps the pods of the cluster (10.240.0.0/13), got 10.244.0.0/20; give another network or ipAllocation',
    ],
  ],
  [
    'ranges of its own on plan free',
    { ipAllocation: { pods: '10.64.0.0/14' } },
    ['s/main.ipAllocation: is only for plan standard, got {"pods":"10.64.0.0/14"} on plan free; remove it'],
  ],
  [
    'ranges that overlap',
    { network: paris, ipAllocation: { pods: '10.0.0.0/12', services: '10.3.0.0/16' } },
    ['s/main.ipAllocation: pods and services overlap, got 10.0.0.0/12 and 10.3.0.0/16; move one'],
  ],
  [
    'ranges that are too small',
    { network: paris, ipAllocation: { pods: '10.64.0.0/15', services: '10.70.0.0/20' } },
    ['s/main.ipAllocation.services: must be /16 or larger, got 10.70.0.0/20; use a larger range'],
  ],
  [
    'ranges that are public',
    { network: paris, ipAllocation: { pods: '100.64.0.0/12' } },
    ['s/main.ipAllocation.pods: must be private (RFC 1918), got 100.64.0.0/12; use one in 10.0.0.0/8'],
  ],
  [
    'more nodes than its pods have room for',
    { network: paris, ipAllocation: { pods: '10.64.0.0/16' }, nodePools: { default: { flavor: 'b3-8', nodes: 300 } } },
    [
      's/main.ipAllocation.pods: must hold a /24 for each of 300 nodes, got 10.64.0.0/16 with room for 256; use a larger range',
    ],
  ],
  [
    'more nodes than its plan has',
    { nodePools: { ...many, more: { flavor: 'b3-8', minNodes: 1, maxNodes: 10 } } },
    [
      's/main.nodePools: must have at most 100 nodes together on plan free, got 112; lower them or use a second cluster',
    ],
  ],
  [
    'a wrong node pool, under the path of the pool',
    { nodePools: { default: { flavor: 'b3-8', minNodes: 5, maxNodes: 3 } } },
    ['s/main.nodePools.default.maxNodes: must not be less than minNodes (5), got 3; raise maxNodes or lower minNodes'],
  ],
  [
    'a pool with a name that OVHcloud can not take',
    { nodePools: { Big_pool: { flavor: 'b3-8', nodes: 1 } } },
    [
      "s/main.nodePools.Big_pool: must be 1 to 31 of a-z, 0-9 and '-', start with a letter and not end with '-', got \"Big_pool\"; rename it",
    ],
  ],
];

describe('a cluster refuses', () => {
  test.each(refused)('%s', (_, more, expected) => {
    expect(mistakes(more)).toEqual(expected);
  });
});
