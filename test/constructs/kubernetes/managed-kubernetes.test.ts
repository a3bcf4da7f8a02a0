import { CloudProjectKube } from '@cdktf/provider-ovh/lib/cloud-project-kube';
import { CloudProjectKubeIprestrictions } from '@cdktf/provider-ovh/lib/cloud-project-kube-iprestrictions';
import { CloudProjectKubeLogSubscription } from '@cdktf/provider-ovh/lib/cloud-project-kube-log-subscription';
import { CloudProjectKubeNodepool } from '@cdktf/provider-ovh/lib/cloud-project-kube-nodepool';
import { CloudProjectKubeOidc } from '@cdktf/provider-ovh/lib/cloud-project-kube-oidc';
import { TerraformOutput } from 'cdktf';
import { Construct } from 'constructs';
import { describe, expect, test } from 'vitest';
import type { RegionName } from '../../../constructs/core/region';
import { clusterRanges } from '../../../constructs/kubernetes/checks';
import {
  ManagedKubernetes,
  type ManagedKubernetesProps,
  type ManagedKubernetesSettings,
} from '../../../constructs/kubernetes/managed-kubernetes';
import type { IPrivateNetwork } from '../../../constructs/network/private-network';
import { CloudProject } from '../../../constructs/project/cloud-project';
import { addresses, all, mistakesOf, only, synth, testStack } from '../../support/synth';

const project = CloudProject.fromServiceName('4f1b2c3d4e5f46a7b8c9d0e1f2a3b4c5');

const network = (region: RegionName, more: Partial<IPrivateNetwork> = {}): IPrivateNetwork => ({
  project,
  region,
  cidr: '10.20.0.0/20',
  networkId: 'network-1',
  subnetId: 'subnet-1',
  egress: { kind: 'gateway' },
  ...more,
});

const settings: ManagedKubernetesSettings = {
  apiAccess: ['203.0.113.0/24'],
  nodePools: { default: { flavor: 'b3-8', nodes: 3 } },
};

function made(more: Partial<ManagedKubernetesProps> = {}) {
  const stack = testStack();
  const cluster = new ManagedKubernetes(stack, 'main', { network: network('GRA11'), ...settings, ...more });
  return { stack, cluster, kube: () => only(stack, CloudProjectKube) };
}

const mistakes = (more: object) => {
  const props = { network: network('GRA11'), ...settings, ...more };
  return mistakesOf(() => new ManagedKubernetes(testStack(), 'main', props));
};

describe('a cluster by default', () => {
  test('is on its private network, and its nodes leave through the gateway', () => {
    expect(made().kube()).toMatchObject({
      service_name: '4f1b2c3d4e5f46a7b8c9d0e1f2a3b4c5',
      region: 'GRA11',
      private_network_id: 'network-1',
      nodes_subnet_id: 'subnet-1',
      private_network_configuration: { default_vrack_gateway: '', private_network_routing_as_default: true },
    });
  });

  test('gets security updates at once', () => {
    expect(made().kube()).toMatchObject({ update_policy: 'ALWAYS_UPDATE' });
  });

  test('has the plan that is sold in its region', () => {
    expect(made().kube()).toMatchObject({ plan: 'free' });
    expect(made({ network: network('EU-WEST-PAR') }).kube()).toMatchObject({ plan: 'standard' });
  });

  test('has a version that is not the newest, and no ranges of its own', () => {
    const kube = made().kube();
    expect(kube).toMatchObject({ version: '1.34' });
    expect(kube).not.toHaveProperty('ip_allocation_policy');
  });

  test('may take an hour', () => {
    expect(made().kube()).toMatchObject({ timeouts: { create: '1h', update: '1h', delete: '1h' } });
  });

  test('is replaced, not left half updated, when its plan changes', () => {
    const { stack, kube } = made();
    expect(synth(stack).resource?.['terraform_data']).toEqual({ main_Plan_0CB631B7: { input: { plan: 'free' } } });
    expect(kube()).toMatchObject({ lifecycle: { replace_triggered_by: ['terraform_data.main_Plan_0CB631B7'] } });
  });

  test('is named after its path, without the names that are not the user’s', () => {
    const stack = testStack('flight-dynamics-prod');
    const clusters = new Construct(stack, 'Clusters');
    new ManagedKubernetes(clusters, 'main', { network: network('GRA11'), ...settings });
    expect(only(stack, CloudProjectKube)).toMatchObject({ name: 'flight-dynamics-prod-main' });
  });

  test('is named after its whole path where the user named nothing', () => {
    const stack = testStack('MissionControl');
    new ManagedKubernetes(stack, 'Kubernetes', { network: network('GRA11'), ...settings });
    expect(only(stack, CloudProjectKube)).toMatchObject({ name: 'mission-control-kubernetes' });
  });
});

describe('a cluster carries', () => {
  test('its name, version and update policy', () => {
    expect(made({ name: 'orbit', version: '1.35', updatePolicy: 'MINIMAL_DOWNTIME' }).kube()).toMatchObject({
      name: 'orbit',
      version: '1.35',
      update_policy: 'MINIMAL_DOWNTIME',
    });
  });

  test('a version and a plan that the library does not list', () => {
    expect(made({ version: { unlisted: '1.36' }, plan: { unlisted: 'standard' } }).kube()).toMatchObject({
      version: '1.36',
      plan: 'standard',
    });
  });

  test('its API allow-list', () => {
    expect(only(made().stack, CloudProjectKubeIprestrictions)).toMatchObject({ ips: ['203.0.113.0/24'] });
  });

  test('the public addresses of its gateway in the allow-list, or its nodes would be shut out', () => {
    const gateway = network('GRA11', { egress: { kind: 'gateway', publicCidrs: ['198.51.100.7/32'] } });
    expect(only(made({ network: gateway }).stack, CloudProjectKubeIprestrictions)).toMatchObject({
      ips: `\${concat(["203.0.113.0/24"], ["198.51.100.7/32"])}`,
    });
  });

  test('no allow-list when its API is public on purpose', () => {
    expect(all(made({ apiAccess: 'public' }).stack, CloudProjectKubeIprestrictions)).toEqual({});
  });

  test('its identity provider, whose names never pass for built-in ones', () => {
    const oidc = { issuerUrl: 'https://login.orbital.example', clientId: 'kubernetes' };
    expect(only(made({ oidc }).stack, CloudProjectKubeOidc)).toMatchObject({
      issuer_url: 'https://login.orbital.example',
      client_id: 'kubernetes',
      oidc_username_prefix: 'oidc:',
      oidc_groups_prefix: 'oidc:',
    });
  });

  test('its audit log', () => {
    const auditLog = { service: { serviceName: 'ldp-gr-10001' }, streamId: 'stream-1' };
    expect(only(made({ auditLog }).stack, CloudProjectKubeLogSubscription)).toMatchObject({
      kind: 'audit',
      stream_id: 'stream-1',
    });
  });

  test('its address ranges on plan standard', () => {
    const ipAllocation = { pods: '10.64.0.0/14', services: '10.70.0.0/16' };
    expect(made({ network: network('EU-WEST-PAR'), ipAllocation }).kube()).toMatchObject({
      ip_allocation_policy: { pods_ipv4_cidr: '10.64.0.0/14', services_ipv4_cidr: '10.70.0.0/16' },
    });
  });

  test('the labels of every node, which a pool may override', () => {
    const nodePools = { default: { flavor: 'b3-8', nodes: 1, labels: { stage: 'test', use: 'web' } } } as const;
    const { stack } = made({ nodeLabels: { team: 'fd', stage: 'production' }, nodePools });
    expect(only(stack, CloudProjectKubeNodepool)).toMatchObject({
      template: { metadata: { labels: { team: 'fd', stage: 'test', use: 'web' } } },
    });
  });

  test('the administrator’s credentials for what runs inside', () => {
    const { stack, cluster } = made();
    new TerraformOutput(stack, 'host', { value: cluster.kubeconfig.host, sensitive: true });
    expect(synth(stack).output?.['host']?.['value']).toBe(
      `\${ovh_cloud_project_kube.main_7AD10839.kubeconfig_attributes[0].host}`,
    );
  });
});

describe('the way out of a cluster', () => {
  test('is a hub, by its address, with load balancers on a network that has a gateway', () => {
    const hub = network('EU-WEST-PAR', { egress: { kind: 'hub', address: '10.20.0.2' } });
    const loadBalancerNetwork = network('EU-WEST-PAR', { subnetId: 'subnet-2' });
    expect(made({ network: hub, loadBalancerNetwork }).kube()).toMatchObject({
      private_network_configuration: { default_vrack_gateway: '10.20.0.2', private_network_routing_as_default: true },
      load_balancers_subnet_id: 'subnet-2',
    });
  });

  test('is the nodes’ own address on plan free without one in the network', () => {
    const closed = network('GRA11', { egress: { kind: 'none' } });
    expect(made({ network: closed }).kube()).toMatchObject({
      private_network_configuration: { default_vrack_gateway: '', private_network_routing_as_default: false },
    });
  });
});

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

const refused: [string, object, string[]][] = [
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
    ["s/main.plan: is not sold in EU-WEST-PAR, got \"free\"; use 'standard', or { unlisted: 'free' } if it is by now"],
  ],
  [
    'plan standard where free is sold',
    { plan: 'standard' },
    ["s/main.plan: is not sold in GRA11, got \"standard\"; use 'free', or { unlisted: 'standard' } if it is by now"],
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

describe('addresses that are contract', () => {
  const whole: Partial<ManagedKubernetesProps> = {
    network: paris,
    oidc: { issuerUrl: 'https://login.orbital.example', clientId: 'kubernetes' },
    auditLog: { service: { serviceName: 'ldp-gr-10001' }, streamId: 'stream-1' },
  };

  test('of a cluster with everything, in three zones', () => {
    expect(addresses(made(whole).stack)).toMatchInlineSnapshot(`
      [
        "ovh_cloud_project_kube.main_7AD10839",
        "ovh_cloud_project_kube_iprestrictions.main_ApiAccess_4A1206D2",
        "ovh_cloud_project_kube_log_subscription.main_AuditLog_596E66EA",
        "ovh_cloud_project_kube_nodepool.main_NodePools_default_a_97928E2E",
        "ovh_cloud_project_kube_nodepool.main_NodePools_default_b_379046EB",
        "ovh_cloud_project_kube_nodepool.main_NodePools_default_c_ECAB5DDA",
        "ovh_cloud_project_kube_oidc.main_Oidc_385E1589",
        "terraform_data.main_Plan_0CB631B7",
      ]
    `);
  });

  test('of a cluster in one zone', () => {
    expect(addresses(made().stack)).toMatchInlineSnapshot(`
      [
        "ovh_cloud_project_kube.main_7AD10839",
        "ovh_cloud_project_kube_iprestrictions.main_ApiAccess_4A1206D2",
        "ovh_cloud_project_kube_nodepool.main_NodePools_default_2F238C21",
        "terraform_data.main_Plan_0CB631B7",
      ]
    `);
  });

  test('do not change when a pool is added before another one', () => {
    const nodePools = { aaa: { flavor: 'b3-16', nodes: 3 }, default: { flavor: 'b3-8', nodes: 3 } } as const;
    const before = addresses(made(whole).stack);
    const after = addresses(made({ ...whole, nodePools }).stack);
    expect(after).toEqual(expect.arrayContaining(before));
    expect(after).toHaveLength(before.length + 3);
  });
});
