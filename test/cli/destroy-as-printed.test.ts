import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { MeIdentityGroup } from '@cdktf/provider-ovh/lib/me-identity-group';
import { OvhProvider } from '@cdktf/provider-ovh/lib/provider';
import { LocalBackend, TerraformStack } from 'cdktf';
import { expect, onTestFinished, test } from 'vitest';
import { deployPlans } from '../../src/deploy/planned-deploy';
import { reviewOutputs } from '../../src/review/report/review';
import { startSandbox } from '../../src/sandbox/server';
import { LandingZoneApp } from '../../src/zone/app';
import { execute, temporaryFolder } from '../support/program';
import { installed } from './installed';

/** Stacks with a group each, every one after those before it. */
function synthesize(outdir: string, ids: readonly string[]): void {
  mkdirSync(outdir, { recursive: true });
  const app = new LandingZoneApp({ outdir });
  const stacks = ids.map((id) => {
    const stack = new TerraformStack(app, id);
    new OvhProvider(stack, 'Ovh', { endpoint: 'ovh-eu' });
    new LocalBackend(stack, { path: `../../../state/${id}.tfstate` });
    new MeIdentityGroup(stack, 'Ops', { name: id, description: 'Operations' });
    return stack;
  });
  for (const [index, stack] of stacks.slice(1).entries()) stack.addDependency(stacks[index] ?? stack);
  app.synth();
}

test('the command with which a review removes what is left behind removes it from the cloud, as it is printed', async () => {
  const folder = temporaryFolder();
  const [outdir, head] = [join(folder, 'cdktf.out'), join(folder, 'head')];
  const sandbox = await startSandbox({ stateFile: join(folder, 'sandbox.json'), types: ['ovh_me_identity_group'] });
  onTestFinished(() => sandbox.close());
  const groups = () => sandbox.cloud.find('ovh_me_identity_group').map(({ attributes }) => attributes['name']);
  synthesize(outdir, ['hub', 'dev', 'dev-platform']);
  const deployed = await deployPlans({ outdir, ownEnv: sandbox.env });
  expect(deployed.flatMap(({ errors }) => errors)).toEqual([]);
  expect(groups().sort()).toEqual(['dev', 'dev-platform', 'hub']);

  synthesize(head, ['hub']);
  const commands = reviewOutputs({ base: outdir, head }).stacks.flatMap(({ removeWith }) => removeWith ?? []);
  expect(commands).toEqual(['npx landing-zone destroy dev-platform', 'npx landing-zone destroy dev']);
  rmSync(outdir, { recursive: true });
  synthesize(outdir, ['hub']);

  installed(folder);
  const env = { ...process.env, ...sandbox.env };
  // nobody is there to ask
  for (const command of commands) {
    expect(await execute('sh', ['-c', `${command} --auto-approve`], folder, env)).toMatchObject({ code: 0 });
  }
  expect(groups()).toEqual(['hub']);
  expect(existsSync(join(folder, 'state', 'dev.tfstate.deployed.json'))).toBe(false);
  expect(JSON.parse(readFileSync(join(folder, 'state', 'hub.tfstate'), 'utf8')).resources).toHaveLength(1);
});
