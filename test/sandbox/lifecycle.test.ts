import { describe, expect, test } from 'vitest';
import { hasTofu, project, sandbox, unwrapped, vrack, Workspace } from './workspace';

const network = (vlan = 20) => ({
  service_name: project,
  name: 'main',
  vlan_id: vlan,
  regions: ['GRA11'],
});
const subnet = {
  service_name: project,
  network_id: '${ovh_cloud_project_network_private.main.regions_openstack_ids["GRA11"]}',
  region: 'GRA11',
  name: 'main',
  cidr: '10.0.0.0/24',
};
const cluster = {
  service_name: project,
  name: 'main',
  region: 'GRA11',
  version: '1.33',
  private_network_id: '${ovh_cloud_project_network_private_subnet_v2.main.network_id}',
  nodes_subnet_id: '${ovh_cloud_project_network_private_subnet_v2.main.id}',
};
const pool = (nodes: number) => ({
  service_name: project,
  kube_id: '${ovh_cloud_project_kube.main.id}',
  name: 'jobs',
  flavor_name: 'b3-8',
  desired_nodes: nodes,
});

const resources = ({ nodes = 2, vlan = 20 } = {}) => ({
  resource: {
    ovh_vrack_cloudproject: { main: { service_name: vrack, project_id: project } },
    ovh_cloud_project_network_private: { main: { ...network(vlan), depends_on: ['ovh_vrack_cloudproject.main'] } },
    ovh_cloud_project_network_private_subnet_v2: { main: subnet },
    ovh_cloud_project_kube: { main: cluster },
    ovh_cloud_project_kube_nodepool: { jobs: pool(nodes) },
  },
  output: {
    network: { value: '${ovh_cloud_project_network_private.main.id}' },
    host: { value: '${ovh_cloud_project_kube.main.kubeconfig_attributes[0].host}', sensitive: true },
  },
});

describe.each([
  { cli: 'terraform', isThere: true },
  { cli: 'tofu', isThere: hasTofu },
])('with $cli', ({ cli, isThere }) => {
  test.skipIf(!isThere)(
    `a landing zone lives through plan, apply, update, replacement, drift and destroy (skipped where ${cli} is missing)`,
    async () => {
      const { env, cloud } = await sandbox();
      const seeded = cloud.size;
      const workspace = new Workspace(env, cli).write(resources());
      expect(await workspace.init()).toMatchObject({ code: 0 });

      const made = await workspace.apply();
      expect(made.text).toContain('Resources: 5 added, 0 changed, 0 destroyed');
      expect(made.text).toContain('network = "pn-1000001_20"');
      expect((await workspace.plan()).text).toContain('No changes.');

      workspace.write(resources({ nodes: 3 }));
      expect((await workspace.apply()).text).toContain('Resources: 0 added, 1 changed, 0 destroyed');
      expect(cloud.find('ovh_cloud_project_kube_nodepool')[0]?.attributes).toMatchObject({
        desired_nodes: 3,
        current_nodes: 3,
      });

      const replacement = await workspace.write(resources({ nodes: 3, vlan: 21 })).plan();
      expect(replacement.text).toMatch(/vlan_id += 20 -> 21 # forces replacement/);
      expect(replacement.text).toContain('Plan: 4 to add, 0 to change, 4 to destroy.');
      expect((await workspace.apply()).text).toContain('Resources: 4 added, 0 changed, 4 destroyed');
      expect(cloud.find('ovh_cloud_project_network_private').map(({ attributes }) => attributes['id'])).toEqual([
        'pn-1000001_21',
      ]);

      const [nodes] = cloud.find('ovh_cloud_project_kube_nodepool');
      if (nodes === undefined) throw new Error('the node pool is gone');
      cloud.put({ ...nodes, attributes: { ...nodes.attributes, desired_nodes: 9 } });
      const edited = await workspace.plan();
      expect(edited.text).toMatch(/desired_nodes += 9 -> 3/);
      cloud.delete(nodes);
      const deleted = await workspace.plan();
      expect(deleted.text).toContain('ovh_cloud_project_kube_nodepool.jobs will be created');
      expect(deleted.code).toBe(2);
      expect((await workspace.apply()).text).toContain('Resources: 1 added, 0 changed, 0 destroyed');

      expect((await workspace.destroy()).text).toContain('5 destroyed');
      expect(cloud.size).toBe(seeded);
    },
  );
});

test('what exists is imported by the id that the provider documents, and then has no changes', async () => {
  const { env, cloud } = await sandbox();
  const first = new Workspace(env).write(resources());
  await first.init();
  await first.apply();
  const [kube] = cloud.find('ovh_cloud_project_kube');
  const literal = {
    ...cluster,
    private_network_id: kube?.attributes['private_network_id'],
    nodes_subnet_id: kube?.attributes['nodes_subnet_id'],
  };
  const second = new Workspace(env).write({
    resource: { ovh_cloud_project_kube: { main: literal } },
    import: [{ to: 'ovh_cloud_project_kube.main', id: `${project}/${kube?.id}` }],
  });
  await second.init();
  expect((await second.apply()).text).toContain('1 imported, 0 added, 0 changed, 0 destroyed');
  expect((await second.plan()).text).toContain('No changes.');

  const wrong = await second.run('import', '-no-color', 'ovh_cloud_project_kube.other', 'nobody');
  expect(wrong.code).toBe(1);
});

test('several stacks on one cloud are applied at once, and see each other', async () => {
  const { env, cloud } = await sandbox();
  const stacks = ['a', 'b', 'c', 'd'].map((name) =>
    new Workspace(env).write({
      resource: {
        ovh_me_identity_group: {
          all: { for_each: '${toset([for n in range(12) : tostring(n)])}', name: `${name}-\${each.key}` },
        },
      },
    }),
  );
  await Promise.all(stacks.map((stack) => stack.init()));
  const made = await Promise.all(stacks.map((stack) => stack.apply()));
  expect(made.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
  expect(cloud.find('ovh_me_identity_group')).toHaveLength(48);
  const reader = new Workspace(env).write({
    data: { ovh_me_identity_groups: { all: {} } },
    output: { groups: { value: '${length(data.ovh_me_identity_groups.all.groups)}' } },
  });
  await reader.init();
  expect((await reader.apply()).text).toContain('groups = 48');
});

test('an update that the API refuses leaves the state as it was', async () => {
  const { env } = await sandbox();
  const kube = (plan: string) => ({
    resource: { ovh_cloud_project_kube: { main: { service_name: project, region: 'GRA11', name: 'main', plan } } },
  });
  const workspace = new Workspace(env).write(kube('free'));
  await workspace.init();
  await workspace.apply();
  const refused = await workspace.write(kube('standard')).apply();
  expect(refused.code).toBe(1);
  expect(unwrapped(refused.text)).toContain('OVHcloud API error (sandbox)');
  expect((await workspace.plan()).text).toMatch(/plan +. "free" -> "standard"|plan +(= )?"free" -> "standard"/);
});

test('what was neither made nor seeded is a 404 that says so', async () => {
  const { env } = await sandbox();
  const other = 'aaaabbbbcccc4dddeeeeffff00001111';
  const workspace = new Workspace(env).write({
    resource: { ovh_cloud_project_network_private: { main: { ...network(), service_name: other } } },
  });
  await workspace.init();
  const refused = await workspace.apply();
  expect(refused.code).toBe(1);
  expect(unwrapped(refused.text)).toContain(
    `Error: OVHcloud API error (sandbox) with ovh_cloud_project_network_private.main`,
  );
  expect(unwrapped(refused.text)).toContain(
    `HTTP 404 Client::NotFound: "The requested object (service_name = ${other}) does not exist" (sandbox, X-OVH-Query-Id: EU.sandbox-`,
  );
  expect(unwrapped(refused.text)).toContain(
    'service_name names a ovh_cloud_project that was neither made nor seeded in this sandbox.',
  );

  const reader = new Workspace(env).write({ data: { ovh_dedicated_cloud: { other: { service_name: 'pcc-nobody' } } } });
  await reader.init();
  const missing = await reader.apply();
  expect(missing.code).toBe(1);
  expect(unwrapped(missing.text)).toContain(
    'HTTP 404 Client::NotFound: "The requested object (service_name = pcc-nobody) does not exist"',
  );
});

test('what the provider itself would refuse is refused when the configuration is validated', async () => {
  const { env } = await sandbox();
  const workspace = new Workspace(env).write({
    resource: {
      ovh_cloud_project_kube: { main: { service_name: project, region: 'GRA11', plan: 'gold' } },
      ovh_cloud_project_network_private_subnet_v2: { main: { ...subnet, network_id: 'x', cidr: '10.0.0.0' } },
    },
  });
  await workspace.init();
  const refused = await workspace.run('validate', '-no-color');
  expect(refused.code).toBe(1);
  expect(unwrapped(refused.text)).toContain('plan must be one of standard, free, got "gold".');
  expect(unwrapped(refused.text)).toContain('cidr must be an address range in CIDR notation, got "10.0.0.0".');
});

test('a thing that others still use is not deleted', async () => {
  const { env } = await sandbox();
  const whole = resources();
  const workspace = new Workspace(env).write(whole);
  await workspace.init();
  await workspace.apply();
  // the cluster stays in the cloud, and nothing of it in the state
  await workspace.run('state', 'rm', 'ovh_cloud_project_kube_nodepool.jobs', 'ovh_cloud_project_kube.main');
  const {
    ovh_cloud_project_kube,
    ovh_cloud_project_kube_nodepool,
    ovh_cloud_project_network_private_subnet_v2,
    ...rest
  } = whole.resource;
  const refused = await workspace.write({ resource: rest }).apply();
  expect(refused.code).toBe(1);
  expect(unwrapped(refused.text)).toMatch(
    /HTTP 409 Client::Conflict: "ovh_cloud_project_network_private_subnet_v2 \S+ is still in use by ovh_cloud_project_kube \S+"/,
  );
});
