import { expect, test } from 'vitest';
import { valuesAt } from '../../providers/ovh/rules/given';
import type { Sandbox } from '../../src/sandbox/server';
import { project, sandbox, unwrapped, Workspace } from './workspace';

const sources = ['ovh/ovh', 'hashicorp/kubernetes', 'hashicorp/helm'];
const in_team = { name: 'main', namespace: '${kubernetes_namespace_v1.team.metadata[0].name}' };

const cluster = {
  resource: { ovh_cloud_project_kube: { main: { service_name: project, name: 'main', region: 'GRA11' } } },
};

const platform = (host: string, value = 1) => ({
  provider: { kubernetes: { host }, helm: { kubernetes: { host } } },
  resource: {
    kubernetes_namespace_v1: { team: { metadata: { name: 'team', labels: { team: 'a' } } } },
    kubernetes_resource_quota_v1: { main: { metadata: in_team, spec: { hard: { pods: '10' } } } },
    kubernetes_limit_range_v1: {
      main: { metadata: in_team, spec: { limit: [{ type: 'Container', default: { cpu: '1' } }] } },
    },
    kubernetes_network_policy_v1: {
      main: { metadata: in_team, spec: { pod_selector: {}, policy_types: ['Ingress'] } },
    },
    kubernetes_secret_v1: { main: { metadata: in_team, data: { a: 'b' } } },
    kubernetes_service_account_v1: { main: { metadata: in_team } },
    kubernetes_role_binding_v1: {
      main: {
        metadata: in_team,
        role_ref: { api_group: 'rbac.authorization.k8s.io', kind: 'Role', name: 'x' },
        subject: [{ kind: 'Group', name: 'g' }],
      },
    },
    helm_release: {
      remote: {
        name: 'argo',
        chart: 'argo-rollouts',
        repository: 'https://example.org',
        version: '2.41.0',
        namespace: 'argo',
        create_namespace: true,
      },
      local: { name: 'local', chart: './chart', namespace: in_team.namespace, values: [`a: ${value}`] },
    },
  },
});

async function withCluster(): Promise<{
  readonly running: Sandbox;
  readonly host: string;
  readonly clusterId: string;
}> {
  const running = await sandbox();
  const workspace = new Workspace(running.env).write(cluster);
  await workspace.init();
  await workspace.apply();
  const [kube] = running.cloud.find('ovh_cloud_project_kube');
  const [host] = valuesAt(kube?.attributes, 'kubeconfig_attributes.host');
  return { running, host: String(host), clusterId: kube?.id ?? '' };
}

test('a platform is made in the cluster of its credentials, changed in place and destroyed', async () => {
  const { running, host, clusterId } = await withCluster();
  const workspace = new Workspace(running.env).write(platform(host), sources);
  await workspace.init();
  expect((await workspace.apply()).text).toContain('Resources: 9 added, 0 changed, 0 destroyed');
  expect((await workspace.plan()).text).toContain('No changes.');
  expect(running.cloud.get('kubernetes_resource_quota_v1', `${clusterId}/team/main`)).toBeDefined();
  expect((await workspace.write(platform(host, 2), sources).apply()).text).toContain(
    'Resources: 0 added, 1 changed, 0 destroyed',
  );
  expect((await workspace.destroy()).text).toContain('9 destroyed');
});

test('a deleted cluster takes what is in it along, and nobody answers at its address', async () => {
  const { running, host, clusterId } = await withCluster();
  const workspace = new Workspace(running.env).write(platform(host), sources);
  await workspace.init();
  await workspace.apply();
  const owner = new Workspace(running.env).write({
    import: [{ to: 'ovh_cloud_project_kube.main', id: `${project}/${clusterId}` }],
    ...cluster,
  });
  await owner.init();
  await owner.apply();
  expect((await owner.destroy()).code).toBe(0);
  expect(running.cloud.types().filter((type) => /^(kubernetes|helm)_/.test(type))).toEqual([]);
  const refused = await workspace.plan();
  expect(refused.code).toBe(1);
  expect(unwrapped(refused.text)).toContain(`Error: Kubernetes API error (sandbox)`);
  expect(unwrapped(refused.text)).toContain(`Get "${host}/version": dial tcp: connect: connection refused (sandbox)`);
});

test('settings of a cluster that are deleted leave what is in the cluster', async () => {
  const { running, host, clusterId } = await withCluster();
  const workspace = new Workspace(running.env).write(platform(host), sources);
  await workspace.init();
  await workspace.apply();
  const restrictions = { service_name: project, kube_id: clusterId, ips: ['203.0.113.0/28'] };
  const settings = new Workspace(running.env).write({
    resource: { ovh_cloud_project_kube_iprestrictions: { main: restrictions } },
  });
  await settings.init();
  expect((await settings.apply()).code).toBe(0);
  expect((await settings.destroy()).code).toBe(0);
  expect((await workspace.plan()).text).toContain('No changes.');
});

test('a namespace that is not there and a chart that is not there are refused', async () => {
  const { running, host } = await withCluster();
  const workspace = new Workspace(running.env).write(
    {
      provider: { kubernetes: { host }, helm: { kubernetes: { host } } },
      resource: {
        kubernetes_secret_v1: { main: { metadata: { name: 'main', namespace: 'nowhere' } } },
        helm_release: { main: { name: 'main', chart: '/nothing', namespace: 'default' } },
      },
    },
    sources,
  );
  await workspace.init();
  const refused = unwrapped((await workspace.apply()).text);
  expect(refused).toContain('HTTP 404: "The requested object (metadata.namespace = nowhere) does not exist"');
  expect(refused).toContain('could not download chart: path "/nothing" not found, or it has no Chart.yaml');
});
