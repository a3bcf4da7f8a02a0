import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type DeployOptions, deployStacks, planStacks } from '../src/deploy/deploy';
import { deployPlans } from '../src/deploy/planned-deploy';
import type { StackResult } from '../src/deploy/stack-run';
import { Terraform } from '../src/deploy/terraform';
import { type Sandbox, startSandbox } from '../src/sandbox/server';
import { destroyStacks } from './support/destroy';
import {
  addressesIn,
  execute,
  manifestOf,
  missionControl,
  orbital,
  root,
  runProgram,
  stackText,
  temporaryFolder,
} from './support/program';

const examples = join(root, 'examples');

/** An output folder in a folder of its own, beside which the states of the stacks go. */
const newOutput = () => join(temporaryFolder(), 'cdktf.out');

/** A sandbox that ends with the test, with what the synthesized landing zone in `seed` names as existing. */
async function sandboxFor(
  outdir: string,
  seed = outdir,
): Promise<{ readonly sandbox: Sandbox; readonly options: DeployOptions }> {
  const sandbox = await startSandbox({ stateFile: join(outdir, '..', 'sandbox.json'), seed });
  onTestFinished(() => sandbox.close());
  return { sandbox, options: { outdir, ownEnv: sandbox.env } };
}

/** Everything in a simulated cloud, by type and id. */
const contentOf = ({ cloud }: Sandbox): string[] =>
  cloud
    .all()
    .map(({ type, id }) => `${type} ${id}`)
    .sort();

const errorsOf = (results: readonly StackResult[]): string[] =>
  results.flatMap(({ id, errors }) => errors.map(({ summary, detail }) => `${id}: ${summary}: ${detail}`));

const statuses = (results: readonly StackResult[]): string[] => [...new Set(results.map(({ status }) => status))];

/** Takes what was only adopted out of the state: it was there before, and stays. */
async function forget(stack: string, type: string, { outdir, ownEnv = {} }: DeployOptions): Promise<void> {
  const adopted = addressesIn(stackText(outdir, stack)).filter((address) => address.startsWith(`${type}.`));
  const run = await new Terraform({ ownEnv }).run({ directory: join(outdir, 'stacks', stack), accepts: () => true }, [
    'state',
    'rm',
    ...adopted,
  ]);
  expect(run).toMatchObject({ code: 0 });
}

test('every program among the examples is tested here', () => {
  const programs = readdirSync(examples, { recursive: true, withFileTypes: true })
    .filter(({ name }) => name.endsWith('.ts'))
    .map(({ parentPath, name }) => join(parentPath, name));
  expect(programs.sort()).toEqual([orbital, missionControl]);
});

describe('orbital', () => {
  /** What a user changes before taking everything down: a protection holds until it is taken off and deployed. */
  const unprotect = (text: string) =>
    text.replaceAll(/\b(auditLog|order|audit|pipelines): \{ /g, '$&deletionProtection: false, ');

  test('is deployed, needs no change afterwards, and leaves nothing behind when it is destroyed', async () => {
    const outdir = newOutput();
    runProgram(orbital, outdir);
    const { sandbox, options } = await sandboxFor(outdir);
    const seeded = contentOf(sandbox);

    const ahead = await deployPlans({ ...options, planOnly: true });
    expect(existsSync(join(outdir, '..', 'state'))).toBe(false);
    expect(contentOf(sandbox)).toEqual(seeded);

    const deployed = await deployStacks(options);
    expect(errorsOf(deployed)).toEqual([]);
    // every stack, those in clusters that weren't there too
    const counts = (results: readonly StackResult[]) =>
      results.map(({ id, created, changed, destroyed }) => ({ id, created, changed, destroyed }));
    expect(counts(ahead)).toEqual(counts(deployed));
    expect(ahead.find(({ id }) => id === 'data-prod-platform-main')?.early).toEqual({
      from: 'plan',
      unknown: ['data-prod'],
    });
    expect(deployed.reduce((sum, { created }) => sum + created, 0)).toBeGreaterThanOrEqual(150);

    expect(statuses(await planStacks(options))).toEqual(['unchanged']);

    runProgram(orbital, outdir, unprotect);
    expect(errorsOf(await deployStacks({ ...options, stacks: ['it-shared-foundation'] }))).toEqual([]);
    await forget('organization', 'ovh_vrack', options);
    expect(await destroyStacks(options)).toEqual([]);
    expect(contentOf(sandbox)).toEqual(seeded);
  });

  test('is protected: what loses logs or a project is not destroyed as long as the settings do not say so', async () => {
    const outdir = newOutput();
    runProgram(orbital, outdir);
    const { sandbox, options } = await sandboxFor(outdir);
    const only = { ...options, stacks: ['it-shared-foundation'] };
    // the groups that its policies name
    await deployStacks({ ...options, stacks: ['organization'] });
    await deployStacks(only);
    const before = contentOf(sandbox);
    expect(await destroyStacks(only)).toEqual([
      expect.stringContaining('it-shared-foundation: Instance cannot be destroyed: Resource ovh_dbaas_logs_output_'),
    ]);
    expect(contentOf(sandbox)).toEqual(before);
  });

  test('is not deployed into another account: the plan fails before anything changes', async () => {
    const outdir = newOutput();
    runProgram(orbital, outdir);
    const elsewhere = temporaryFolder();
    const manifest = readFileSync(join(outdir, 'landing-zone.json'), 'utf8');
    writeFileSync(join(elsewhere, 'landing-zone.json'), manifest.replaceAll('xx1111-ovh', 'yy2222-ovh'));
    const { sandbox, options } = await sandboxFor(outdir, elsewhere);
    const before = JSON.stringify(sandbox.cloud.all());

    const results = await deployStacks(options);
    const refusal =
      'Resource postcondition failed: These credentials belong to the account yy2222-ovh, but this landing zone is xx1111-ovh. Nothing was changed; use credentials of xx1111-ovh.';
    expect(errorsOf(results)).toEqual([`organization: ${refusal}`, `private-cloud-main: ${refusal}`]);
    expect(statuses(results).sort()).toEqual(['failed', 'skipped']);
    expect(JSON.stringify(sandbox.cloud.all())).toBe(before);
  });
});

describe("a product team's own stack", () => {
  test('takes the network plan as the landing zone of orbital publishes it', () => {
    const outdir = newOutput();
    runProgram(orbital, outdir);
    const planIn = (folder: string): unknown => JSON.parse(readFileSync(join(folder, 'address-plan.json'), 'utf8'));
    expect(planIn(dirname(missionControl))).toEqual(planIn(outdir));
  });

  test('is deployed, needs no change afterwards, and leaves nothing behind when it is destroyed', async () => {
    const outdir = newOutput();
    runProgram(missionControl, outdir);
    expect(manifestOf(outdir).stacks).toEqual([
      {
        id: 'mission-control',
        kind: 'team',
        owner: 'mo@orbital.example',
        team: 'mission-operations',
        environment: 'dev',
        costCentre: 'OPS-1',
        dependsOn: [],
      },
    ]);
    const { sandbox, options } = await sandboxFor(outdir);
    const seeded = contentOf(sandbox);
    expect(errorsOf(await deployStacks(options))).toEqual([]);
    expect(statuses(await planStacks(options))).toEqual(['unchanged']);
    expect(await destroyStacks(options)).toEqual([]);
    expect(contentOf(sandbox)).toEqual(seeded);
  });

  test.each([
    ['{ vlan: 130, cidr: "10.21.0.0/22" }', '{"vlan":130,"cidr":"10.21.0.0/22"}'],
    ['130', '130'],
  ])('is refused with %s in place of an entry of the plan', (plain, shown) => {
    const run = () => runProgram(missionControl, newOutput(), (text) => text.replace("plan.network('mo-dev')", plain));
    expect(run).toThrow(
      `invalid settings\n  mission-control/Network.allocation: must be an entry of the address plan, got ${shown}; take it from AddressPlan.network(name)`,
    );
  });

  test('runs in a repository of its own by the commands of its readme', async () => {
    const folder = temporaryFolder();
    const repository = join(folder, 'mission-control');
    cpSync(dirname(missionControl), repository, { recursive: true });
    const modules = join(repository, 'node_modules');
    mkdirSync(join(modules, '.bin'), { recursive: true });
    for (const name of ['cdktf', 'constructs', 'tsx'])
      symlinkSync(join(root, 'node_modules', name), join(modules, name));
    symlinkSync(root, join(modules, 'ovh-landing-zone'));
    symlinkSync(join(root, 'dist', 'src', 'cli', 'main.js'), join(modules, '.bin', 'landing-zone'));
    writeFileSync(join(repository, 'package.json'), '{}');

    const readme = readFileSync(join(repository, 'README.md'), 'utf8');
    const commands = /```sh\n([^`]+)```/.exec(readme)?.[1] ?? '';
    expect(commands).toContain('mission-control.ts');
    const { code, text } = await execute('sh', ['-e', '-c', commands], repository);
    expect(text.split('\n')).toContain('Apply complete! Resources: 9 added, 0 changed, 0 destroyed.');
    expect(code).toBe(0);
  });
});
