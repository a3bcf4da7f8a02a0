import { expect, test } from 'vitest';
import { otherProject } from './refusals/harness';
import { type Configuration, outputFolder, project, type Ran, sandbox, unwrapped, vrack, Workspace } from './workspace';

/** How provider 2.19.0 plans, as a run of it has shown: action, what replaces, and what the next plan shows. */

const seed = () =>
  outputFolder({
    version: 1,
    account: 'xx1111-ovh',
    externals: [
      { type: 'ovh_cloud_project', id: project },
      { type: 'ovh_cloud_project', id: otherProject },
      { type: 'ovh_vrack', id: vrack },
      { type: 'ovh_vrack', id: 'pn-1000002' },
    ],
  });

async function made(before: Configuration): Promise<Workspace> {
  const workspace = new Workspace((await sandbox({ seed: seed() })).env).write({ resource: before });
  await workspace.init();
  const first = await workspace.apply();
  expect(first.code, first.text).toBe(0);
  return workspace;
}

const clean = async (workspace: Workspace) => expect((await workspace.plan()).text).toContain('No changes.');
const counts = ({ text }: Ran): string => /Plan: (.*)\./.exec(text)?.[1] ?? 'nothing';
const updated = '0 to add, 1 to change, 0 to destroy';

const network = (regions: readonly string[]) => ({
  ovh_cloud_project_network_private: { one: { service_name: project, name: 'one', vlan_id: 20, regions } },
});
const subnet = (more: object = {}, region = 'GRA11') => ({
  ovh_cloud_project_network_private_subnet_v2: {
    one: {
      service_name: project,
      network_id: `\${ovh_cloud_project_network_private.one.regions_openstack_ids["${region}"]}`,
      region,
      name: 'one',
      cidr: '10.20.0.0/24',
      ...more,
    },
  },
});
const pool = (start: string) => ({ allocation_pools: [{ start, end: '10.20.0.200' }] });

test('a region more of a network is an update, and what reads its OpenStack ids is not replaced', async () => {
  const workspace = await made({ ...network(['GRA11']), ...subnet() });
  const plan = await workspace.write({ resource: { ...network(['GRA11', 'WAW1']), ...subnet() } }).plan();
  expect(counts(plan)).toBe(updated);
  expect(plan.text).not.toContain('regions_openstack_ids');
  await workspace.apply();
  await clean(workspace);
});

test('another region of a network can not be planned with what is in it', async () => {
  const workspace = await made({ ...network(['GRA11']), ...subnet() });
  const plan = await workspace.write({ resource: { ...network(['WAW1']), ...subnet({}, 'WAW1') } }).plan();
  expect(plan.code).toBe(1);
  expect(unwrapped(plan.text)).toContain('Invalid index');
});

test.each([
  ['another pool', pool('10.20.0.10'), pool('10.20.0.20')],
  ['a pool where there was none', {}, pool('10.20.0.20')],
])('the address pools of a subnet: %s is an update that fails, and stays in the plan', async (_, before, after) => {
  const workspace = await made({ ...network(['GRA11']), ...subnet(before) });
  await clean(workspace);
  workspace.write({ resource: { ...network(['GRA11']), ...subnet(after) } });
  expect(counts(await workspace.plan())).toBe(updated);
  const failed = await workspace.apply();
  expect(failed.code).toBe(1);
  expect(unwrapped(failed.text)).toContain("doesn't support update (sandbox)");
  expect(counts(await workspace.plan())).toBe(updated);
});

test('address pools that are taken out change nothing; another number of them replaces the subnet', async () => {
  const workspace = await made({ ...network(['GRA11']), ...subnet(pool('10.20.0.10')) });
  await clean(workspace.write({ resource: { ...network(['GRA11']), ...subnet() } }));
  const two = [
    { start: '10.20.0.10', end: '10.20.0.20' },
    { start: '10.20.0.30', end: '10.20.0.40' },
  ];
  workspace.write({ resource: { ...network(['GRA11']), ...subnet({ allocation_pools: two }) } });
  const plan = await workspace.plan();
  expect(counts(plan)).toBe('1 to add, 0 to change, 1 to destroy');
  expect(plan.text).toContain('# forces replacement');
});

const ordered = (vrack: string) => ({
  ovh_cloud_project: {
    one: {
      ovh_subsidiary: 'FR',
      description: 'one',
      deletion_protection: false,
      plan: [
        {
          duration: 'P1M',
          plan_code: 'project.2018',
          pricing_mode: 'default',
          configuration: [{ label: 'vrack', value: vrack }],
        },
      ],
    },
  },
});

test('another vRack in the order of a project is an update that does nothing, and is gone from the next plan', async () => {
  const workspace = await made(ordered(vrack));
  workspace.write({ resource: ordered('pn-1000002'), output: { id: { value: '${ovh_cloud_project.one.id}' } } });
  expect(counts(await workspace.plan())).toBe(updated);
  expect((await workspace.apply()).code).toBe(0);
  workspace.write({
    resource: ordered('pn-1000002'),
    data: { ovh_cloud_project_vrack: { one: { service_name: '${ovh_cloud_project.one.id}' } } },
    output: { vrack: { value: '${data.ovh_cloud_project_vrack.one.id}' } },
  });
  await workspace.apply();
  expect((await workspace.run('output', '-raw', 'vrack')).text).toBe(vrack);
  await clean(workspace);
});

const cluster = (more: object = {}) => ({
  ovh_cloud_project_kube: { one: { service_name: project, name: 'one', region: 'GRA11', version: '1.33', ...more } },
});
const nodePool = (more: object = {}) => ({
  ovh_cloud_project_kube_nodepool: {
    one: {
      service_name: project,
      kube_id: '${ovh_cloud_project_kube.one.id}',
      name: 'one',
      flavor_name: 'b3-8',
      desired_nodes: 1,
      ...more,
    },
  },
});
const template = (labels: Record<string, string>) => ({
  template: [
    {
      metadata: [{ annotations: {}, finalizers: [], labels }],
      spec: [{ taints: [], unschedulable: false }],
    },
  ],
});

test('an empty template of a node pool is an endless change; one with a label, and none, are not', async () => {
  const workspace = await made({ ...cluster(), ...nodePool(template({})) });
  for (const _ of [1, 2]) {
    expect(counts(await workspace.plan())).toBe(updated);
    expect((await workspace.apply()).code).toBe(0);
  }
  workspace.write({ resource: { ...cluster(), ...nodePool(template({ team: 'a' })) } });
  expect((await workspace.apply()).code).toBe(0);
  await clean(workspace);
  workspace.write({ resource: { ...cluster(), ...nodePool() } });
  expect((await workspace.apply()).code).toBe(0);
  await clean(workspace);
});

test('a version, and a number of nodes, change no other value in the plan', async () => {
  const workspace = await made({ ...cluster(), ...nodePool() });
  workspace.write({ resource: { ...cluster({ version: '1.34' }), ...nodePool({ desired_nodes: 3 }) } });
  const plan = await workspace.plan();
  expect(counts(plan)).toBe('0 to add, 2 to change, 0 to destroy');
  expect(plan.text).not.toContain('known after apply');
  await workspace.apply();
  await clean(workspace);
});

test('other admission plugins leave the kubeconfig open; plugins that are taken out change nothing', async () => {
  const plugins = (disabled: readonly string[]) => ({
    customization_apiserver: [{ admissionplugins: [{ enabled: ['NodeRestriction'], disabled }] }],
  });
  const workspace = await made(cluster(plugins([])));
  const plan = await workspace.write({ resource: cluster(plugins(['AlwaysPullImages'])) }).plan();
  expect(counts(plan)).toBe(updated);
  expect(plan.text).toMatch(/kubeconfig_attributes +=/);
  await workspace.apply();
  await clean(workspace);
  await clean(workspace.write({ resource: cluster() }));
});
