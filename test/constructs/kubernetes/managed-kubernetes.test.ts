import { CloudProjectKube } from '@cdktf/provider-ovh/lib/cloud-project-kube';
import { CloudProjectKubeIprestrictions } from '@cdktf/provider-ovh/lib/cloud-project-kube-iprestrictions';
import { CloudProjectKubeLogSubscription } from '@cdktf/provider-ovh/lib/cloud-project-kube-log-subscription';
import { CloudProjectKubeNodepool } from '@cdktf/provider-ovh/lib/cloud-project-kube-nodepool';
import { CloudProjectKubeOidc } from '@cdktf/provider-ovh/lib/cloud-project-kube-oidc';
import { TerraformOutput } from 'cdktf';
import { Construct } from 'constructs';
import { describe, expect, test } from 'vitest';
import { ManagedKubernetes, type ManagedKubernetesProps } from '../../../constructs/kubernetes/managed-kubernetes';
import type { ManagedKubernetesSettings } from '../../../constructs/kubernetes/settings';
import type { IPrivateNetwork } from '../../../constructs/network/private-network';
import { CloudProject } from '../../../constructs/project/cloud-project';
import type { RegionName } from '../../../facts/regions';
import { addresses, all, only, synth, testStack, warningsOf } from '../../support/synth';

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
    const clusters = testStack('MissionControl');
    new ManagedKubernetes(clusters, 'main', { network: network('GRA11'), ...settings });
    expect(only(clusters, CloudProjectKube)).toMatchObject({ name: 'mission-control-main' });
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

  test('a plan that no list names for its region, with a warning', () => {
    const { stack, kube } = made({ plan: 'standard' });
    expect(kube()).toMatchObject({ plan: 'standard' });
    expect(warningsOf(stack)).toEqual([
      "s/main.plan: is not sold in GRA11 by the list of February 2026, got \"standard\"; use 'free', or say { unlisted: 'standard' } if OVHcloud has it there by now",
    ]);
    expect(warningsOf(made({ plan: { unlisted: 'standard' } }).stack)).toEqual([]);
    expect(warningsOf(made().stack)).toEqual([]);
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

describe('addresses that are contract', () => {
  const whole: Partial<ManagedKubernetesProps> = {
    network: network('EU-WEST-PAR'),
    oidc: { issuerUrl: 'https://login.orbital.example', clientId: 'kubernetes' },
    auditLog: { service: { serviceName: 'ldp-gr-10001' }, streamId: 'stream-1' },
  };

  test('of a cluster with everything, in three zones', () => {
    expect(addresses(made(whole).stack)).toMatchInlineSnapshot(`
      [
        "ovh_cloud_project_kube.main_7AD10839",
        "ovh_cloud_project_kube_iprestrictions.main_ApiAccess_4A1206D2",
        "ovh_cloud_project_kube_log_subscription.main_AuditLog_64FD4A1A",
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
