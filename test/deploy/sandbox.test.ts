import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudProjectNetworkPrivate } from '@cdktf/provider-ovh/lib/cloud-project-network-private';
import { MeIdentityGroup } from '@cdktf/provider-ovh/lib/me-identity-group';
import { OvhProvider } from '@cdktf/provider-ovh/lib/provider';
import { LocalBackend, TerraformStack } from 'cdktf';
import { expect, onTestFinished, test } from 'vitest';
import { deployPlans } from '../../src/deploy/planned-deploy';
import { startSandbox } from '../../src/sandbox/server';
import { LandingZoneApp } from '../../src/zone/app';

const project = '0a1b2c3d4e5f46a7b8c9d0e1f2a30001';

/** Two stacks, one after the other; OVHcloud takes VLANs up to 4000 only. */
function synthesize(outdir: string, vlan: number): void {
  mkdirSync(outdir, { recursive: true });
  const app = new LandingZoneApp({ outdir });
  const [groups, network] = ['groups', 'network'].map((id) => {
    const stack = new TerraformStack(app, id);
    new OvhProvider(stack, 'Ovh', { endpoint: 'ovh-eu' });
    // cdktf's default is the folder that the tests are run in
    new LocalBackend(stack, { path: `../../../${id}.tfstate` });
    return stack;
  });
  if (groups === undefined || network === undefined) throw new Error('no stacks');
  new CloudProjectNetworkPrivate(network, 'Net', {
    serviceName: project,
    name: 'main',
    vlanId: vlan,
    regions: ['GRA11'],
  });
  new MeIdentityGroup(groups, 'Ops', { name: 'ops', description: 'Operations' });
  groups.addDependency(network);
  app.synth();
}

test('a stack that OVHcloud refuses fails alone; once it is right, the same command goes on, and then finds nothing to do', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'landing-zone-resume-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const outdir = join(folder, 'cdktf.out');
  const sandbox = await startSandbox({
    stateFile: join(folder, 'sandbox.json'),
    types: ['ovh_me_identity_group', 'ovh_cloud_project_network_private'],
  });
  onTestFinished(() => sandbox.close());
  sandbox.cloud.put({ type: 'ovh_cloud_project', id: project, attributes: { service_name: project } });
  sandbox.cloud.put({ type: 'ovh_vrack', id: 'pn-1000001', attributes: { service_name: 'pn-1000001' } });
  sandbox.cloud.put({
    type: 'ovh_vrack_cloudproject',
    id: `vrack_pn-1000001-cloudproject_${project}`,
    attributes: { service_name: 'pn-1000001', project_id: project },
  });
  const deploy = async () =>
    (await deployPlans({ outdir, ownEnv: sandbox.env })).map(({ id, status, errors }) => [
      id,
      status,
      ...errors.map(({ summary, detail }) => `${summary} ${detail}`),
    ]);
  const groups = () => sandbox.cloud.find('ovh_me_identity_group').length;

  synthesize(outdir, 4050);
  expect(await deploy()).toEqual([
    ['groups', 'skipped'],
    ['network', 'failed', expect.stringMatching(/vlan/i)],
  ]);
  expect(groups()).toBe(0);
  synthesize(outdir, 120);
  expect(await deploy()).toEqual([
    ['groups', 'deployed'],
    ['network', 'deployed'],
  ]);
  expect(groups()).toBe(1);
  expect((await deploy()).map(([, status]) => status)).toEqual(['unchanged', 'unchanged']);
});
