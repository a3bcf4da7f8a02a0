import { CloudProjectKube } from '@cdktf/provider-ovh/lib/cloud-project-kube';
import { CloudProjectKubeLogSubscription } from '@cdktf/provider-ovh/lib/cloud-project-kube-log-subscription';
import { CloudProjectKubeNodepool } from '@cdktf/provider-ovh/lib/cloud-project-kube-nodepool';
import { CloudProjectNetworkPrivate } from '@cdktf/provider-ovh/lib/cloud-project-network-private';
import type { TerraformStack } from 'cdktf';
import { describe, expect, test } from 'vitest';
import { addresses, all, only, synth } from '../support/synth';
import { environment } from '../support/zone';

/** Log streams that a stack doesn't make. */
const lookedUp = (stack: TerraformStack) =>
  Object.values(synth(stack).data?.['ovh_dbaas_logs_output_graylog_stream'] ?? {});
const prod = (changes = {}) => environment('web', 'prod', changes).workload;
const dev = (changes = {}) => environment('web', 'dev', changes).workload;

test('belongs to the team, or to whom the environment names', () => {
  expect(prod().labels).toMatchObject({ owner: 'web@acme.example', team: 'web', environment: 'prod' });
  expect(prod({ 'prod.owner': 'on-call@acme.example' }).labels).toMatchObject({ owner: 'on-call@acme.example' });
});

test('makes nothing that IT guards: no policy, no identity, no place in the vRack', () => {
  const types = Object.keys(synth(prod()).resource ?? {});
  expect(types.filter((type) => /iam|_me_|vrack|alerting|quota|^ovh_cloud_project$/.test(type))).toEqual([]);
});

describe('networks', () => {
  test('take VLAN and CIDR from the plan', () => {
    const made = Object.values(all(prod(), CloudProjectNetworkPrivate));
    expect(made).toMatchObject([
      { vlan_id: 121, name: 'web-prod', regions: ['EU-WEST-PAR'] },
      { vlan_id: 100, name: 'transit', regions: ['EU-WEST-PAR'] },
    ]);
    expect(prod().networks['main']?.cidr).toBe('10.20.16.0/20');
  });

  test('are in the region of the environment, unless they name one', () => {
    const elsewhere = dev({ 'dev.networks.second': { allocation: 'spare', region: 'DE1' }, 'dev.clusters': {} });
    expect(Object.values(all(elsewhere, CloudProjectNetworkPrivate)).map(({ regions }) => regions)).toEqual([
      ['GRA11'],
      ['DE1'],
    ]);
  });
});

describe('clusters', () => {
  test('are on the network that they name, or on the only one', () => {
    const networks = (stack: ReturnType<typeof prod>) =>
      Object.values(all(stack, CloudProjectKube)).map((cluster) => cluster['private_network_id']);
    expect(networks(prod())).toEqual([expect.stringContaining('.Networks_main_')]);
    expect(networks(dev())).toEqual([expect.stringContaining('.Networks_main_')]);
  });

  test('put the labels of the environment on their nodes, and the settings can add to them', () => {
    const [pool] = Object.values(
      all(dev({ 'dev.clusters.main.nodeLabels': { tier: 'web' } }), CloudProjectKubeNodepool),
    );
    expect(pool).toMatchObject({
      template: {
        metadata: {
          labels: {
            owner: 'web_acme.example',
            team: 'web',
            environment: 'dev',
            stage: 'development',
            'cost-centre': 'RD-1',
            tier: 'web',
          },
        },
      },
    });
  });

  test('have load balancers on the network that they name', () => {
    const apart = prod({
      'prod.networks.edge': { allocation: 'spare', egress: { gateway: 's' } },
      'prod.clusters.main.loadBalancerNetwork': 'edge',
    });
    expect(only(apart, CloudProjectKube)).toMatchObject({
      load_balancers_subnet_id: expect.stringContaining('.Networks_edge_'),
    });
  });
});

describe('audit logs', () => {
  test('go to the stream of the foundation, found by its title, so that no state of IT is read', () => {
    expect(lookedUp(prod())).toEqual([{ service_name: 'ldp-gr-10001', title: 'web-prod-audit' }]);
    expect(only(prod(), CloudProjectKubeLogSubscription)).toMatchObject({
      kind: 'audit',
      stream_id: expect.stringMatching(/^\$\{data\.ovh_dbaas_logs_output_graylog_stream\.AuditLog_\w+\.stream_id\}$/),
    });
  });

  test('go to a stream of the environment where the cluster names one, and nothing is looked up then', () => {
    const own = prod({ 'prod.clusters.main.auditLog': 'app' });
    expect(only(own, CloudProjectKubeLogSubscription)).toMatchObject({
      stream_id: expect.stringMatching(/^\$\{ovh_dbaas_logs_output_graylog_stream\.LogStreams_app_\w+\.stream_id\}$/),
    });
    expect(lookedUp(own)).toEqual([]);
  });

  test('go nowhere where there is no stream', () => {
    expect(all(dev(), CloudProjectKubeLogSubscription)).toEqual({});
    expect(lookedUp(dev())).toEqual([]);
  });
});

test('log streams are named after the environment, unless they have a title, and are in the service that they name', () => {
  const streams = prod({
    'logServices.team': { existing: 'ldp-gr-10002' },
    'prod.auditLog.service': 'main',
    'prod.logStreams': { app: { service: 'team' }, jobs: { service: 'main', title: 'Jobs of the web' } },
  });
  expect(Object.values(synth(streams).resource?.['ovh_dbaas_logs_output_graylog_stream'] ?? {})).toMatchObject([
    { title: 'web-prod-app', service_name: 'ldp-gr-10002' },
    { title: 'Jobs of the web', service_name: 'ldp-gr-10001' },
  ]);
});

test('reads no other state', () => {
  expect(synth(prod()).data).not.toHaveProperty('terraform_remote_state');
});

test('addresses', () => {
  expect(addresses(prod())).toMatchInlineSnapshot(`
    [
      "data.ovh_dbaas_logs_cluster.LogStreams_app_Cluster_3A16BA7C",
      "data.ovh_dbaas_logs_cluster_retention.LogStreams_app_Retention_6ADA05DC",
      "data.ovh_dbaas_logs_output_graylog_stream.AuditLog_A5B7094E",
      "data.ovh_me.Account_0D856946",
      "ovh_cloud_project_gateway.Networks_main_Gateway_9F6BD211",
      "ovh_cloud_project_kube.Clusters_main_DD2F4524",
      "ovh_cloud_project_kube_iprestrictions.Clusters_main_ApiAccess_25C60B58",
      "ovh_cloud_project_kube_log_subscription.Clusters_main_AuditLog_2EFD4707",
      "ovh_cloud_project_kube_nodepool.Clusters_main_NodePools_jobs_a_F3145AD2",
      "ovh_cloud_project_kube_nodepool.Clusters_main_NodePools_jobs_b_D10E3EBA",
      "ovh_cloud_project_kube_nodepool.Clusters_main_NodePools_jobs_c_E0000B67",
      "ovh_cloud_project_kube_nodepool.Clusters_main_NodePools_web_0A3EA104",
      "ovh_cloud_project_kube_nodepool.Clusters_main_NodePools_web_a_D956A846",
      "ovh_cloud_project_kube_nodepool.Clusters_main_NodePools_web_c_60442550",
      "ovh_cloud_project_kube_oidc.Clusters_main_Oidc_541BF140",
      "ovh_cloud_project_network_private.Networks_main_E739C2D2",
      "ovh_cloud_project_network_private.Networks_transit_6C83908E",
      "ovh_cloud_project_network_private_subnet_v2.Networks_main_Subnet_B1E90A90",
      "ovh_cloud_project_network_private_subnet_v2.Networks_transit_Subnet_93F93967",
      "ovh_dbaas_logs_output_graylog_stream.LogStreams_app_3BB521A6",
      "terraform_data.Clusters_main_Plan_C507994C",
    ]
  `);
});

describe('one more', () => {
  test.each([
    ['network', { 'prod.networks.aaa': { allocation: 'spare' } }],
    ['node pool', { 'prod.clusters.main.nodePools.aaa': { flavor: 'b3-8', nodes: 3 } }],
    ['cluster', { 'prod.clusters.aaa': { network: 'main', apiAccess: 'public', nodePools: {} } }],
    ['log stream', { 'prod.logStreams.aaa': {} }],
  ])('%s changes no other address', (_, change) => {
    const before = addresses(prod());
    const after = addresses(prod(change));
    expect(after.length).toBeGreaterThan(before.length);
    expect(after).toEqual(expect.arrayContaining(before));
  });
});
