import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type DeployOptions, deployStacks, destroyStacks, planStacks } from '../src/deploy/deploy';
import type { StackResult } from '../src/deploy/stack-run';
import { Terraform } from '../src/deploy/terraform';
import { type Sandbox, startSandbox } from '../src/sandbox/server';
import { addressesIn, root, runProgram, stackText, temporaryFolder } from './support/program';

const examples = join(root, 'examples');
const orbital = join(examples, 'orbital', 'landing-zone.ts');
const missionControl = join(examples, 'team-stack', 'mission-control.ts');

/** An output folder in a folder of its own, beside which the states of the stacks go. */
const newOutput = () => join(temporaryFolder(), 'cdktf.out');

async function sandboxFor(outdir: string): Promise<Sandbox & { readonly options: DeployOptions }> {
  const sandbox = await startSandbox({ stateFile: join(outdir, '..', 'sandbox.json'), seed: outdir });
  onTestFinished(() => sandbox.close());
  return { ...sandbox, options: { outdir, env: { ...process.env, ...sandbox.env } } };
}

/** Everything in a simulated cloud, by type and id. */
const contentOf = ({ cloud }: Sandbox): string[] =>
  cloud
    .all()
    .map(({ type, id }) => `${type} ${id}`)
    .sort();

const errorsOf = (results: readonly StackResult[]) =>
  results.flatMap(({ id, errors }) => errors.map(({ summary, detail }) => `${id}: ${summary}: ${detail}`));

const statuses = (results: readonly StackResult[]) => [...new Set(results.map(({ status }) => status))].sort();

/** Takes what was only adopted out of the state: it was there before, and stays. */
async function forget(stack: string, type: string, { outdir, env = {} }: DeployOptions): Promise<void> {
  const adopted = addressesIn(stackText(outdir, stack)).filter((address) => address.startsWith(`${type}.`));
  const run = await new Terraform({ env }).run(join(outdir, 'stacks', stack), ['state', 'rm', ...adopted]);
  expect(run).toMatchObject({ code: 0 });
}

test('every example is tested here', () => {
  const programs = readdirSync(examples).flatMap((folder) =>
    readdirSync(join(examples, folder))
      .filter((file) => file.endsWith('.ts'))
      .map((file) => join(examples, folder, file)),
  );
  expect(programs.sort()).toEqual([orbital, missionControl]);
});

describe('orbital', () => {
  /** What a user changes before taking everything down: what is protected is so until it is deployed without. */
  const unprotect = (text: string) =>
    text.replaceAll(/\b(auditLog: |order: |audit: |pipelines: )\{ /g, '$1{ deletionProtection: false, ');

  test('is deployed, changes nothing the second time, and leaves nothing behind when it is destroyed', async () => {
    const outdir = newOutput();
    runProgram(orbital, outdir);
    const sandbox = await sandboxFor(outdir);
    const seeded = contentOf(sandbox);

    const deployed = await deployStacks(sandbox.options);
    expect(errorsOf(deployed)).toEqual([]);
    const made = deployed.reduce((sum, { created }) => sum + created, 0);
    expect(made).toBeGreaterThanOrEqual(150);

    const again = await planStacks(sandbox.options);
    expect(statuses(again)).toEqual(['unchanged']);

    runProgram(orbital, outdir, unprotect);
    expect(errorsOf(await deployStacks({ ...sandbox.options, stacks: ['it-shared-foundation'] }))).toEqual([]);
    await forget('organization', 'ovh_vrack', sandbox.options);
    const destroyed = await destroyStacks(sandbox.options);
    expect(errorsOf(destroyed)).toEqual([]);
    expect(contentOf(sandbox)).toEqual(seeded);
  }, 400_000);
});
