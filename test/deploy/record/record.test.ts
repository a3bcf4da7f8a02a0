import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type DeployOptions, openRecord } from '../../../src/deploy/deploy';
import { deployPlans, type PlannedDeployOptions } from '../../../src/deploy/planned-deploy';
import { type GoneStack, goneStacks } from '../../../src/deploy/record/gone-stacks';
import { contentsOf, digestOf } from '../../../src/estate/content';
import { bytesOf, type DeployedStack, stackOfDeployed } from '../../../src/estate/deployed';
import { readEstate } from '../../../src/estate/read';
import { type FixtureStack, newFolder, writeStacks, writeStacksBeside } from '../fixture';
import { wrapped } from '../started';

let folder: string;
beforeEach(() => {
  folder = newFolder();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const outdir = () => join(folder, 'cdktf.out');
const write = (stacks: Readonly<Record<string, FixtureStack>>) => writeStacksBeside(stacks, outdir());
const deploy = (options: Partial<PlannedDeployOptions> = {}) => deployPlans({ outdir: outdir(), ...options });
const open = (options: Omit<DeployOptions, 'outdir'> = {}) => openRecord(readEstate(outdir()), options, folder);
const kept = (id: string) => join(folder, 'state', `${id}.tfstate.deployed.json`);

/** Inputs of the things in a stack, as it is kept. */
const inputs = (stack: DeployedStack | undefined) =>
  stack && [...stackOfDeployed('a', stack).blocks.values()].map(({ body }) => body['input']);

const entryOf = async (id: string) => {
  const entry = (await open()).entries.get(id);
  return entry && { deployed: inputs(entry.deployed), deploying: inputs(entry.deploying) };
};

describe('what is deployed of a stack', () => {
  test('is kept beside its state, for its owner only, with whom it needs and every file of it', async () => {
    write({ up: { data: { x: '1' } }, a: { dependsOn: ['up'], owner: 'web@acme.example', data: { y: '2' } } });
    mkdirSync(join(outdir(), 'stacks', 'a', 'charts'));
    writeFileSync(join(outdir(), 'stacks', 'a', 'charts', 'logo.png'), Buffer.from([0x89, 0xff, 0x00]));
    await deploy();
    expect(statSync(kept('a')).mode & 0o777).toBe(0o600);
    const entry = (await open()).entries.get('a');
    expect(entry).toMatchObject({
      id: 'a',
      stateFile: join(folder, 'state', 'a.tfstate'),
      deployed: {
        directory: 'stacks/a',
        dependsOn: ['up'],
        record: { owner: 'web@acme.example' },
        main: 'cdk.tf.json',
      },
    });
    const files = new Map(entry?.deployed?.files.map((file) => [file.path, bytesOf(file)]));
    expect(files.get('charts/logo.png')).toEqual(Buffer.from([0x89, 0xff, 0x00]));
    expect(files.get('cdk.tf.json')).toEqual(readFileSync(join(outdir(), 'stacks', 'a', 'cdk.tf.json')));
    expect(readdirSync(join(folder, 'state')).filter((name) => name.endsWith('.new'))).toEqual([]);
  });

  test('is written before anything of it is made, with what it was until then', async () => {
    const seen = join(folder, 'seen.json');
    write({ a: { data: { x: { input: 'old', sh: `cp ${kept('a')} ${seen}` } } } });
    await deploy();
    expect(JSON.parse(readFileSync(seen, 'utf8'))).toMatchObject({ id: 'a', deploying: { directory: 'stacks/a' } });
    write({ a: { data: { y: { input: 'new', sh: `cp ${kept('a')} ${seen}` } } } });
    await deploy();
    const { deployed, deploying } = JSON.parse(readFileSync(seen, 'utf8'));
    expect([inputs(deployed), inputs(deploying)]).toEqual([['old'], ['new']]);
    expect(await entryOf('a')).toEqual({ deployed: ['new'], deploying: undefined });
  });

  test('stays known, beside what was begun, where that fails', async () => {
    write({ a: { data: { x: 'old' } } });
    await deploy();
    write({ a: { data: { x: 'old', y: { input: 'new', sh: 'exit 1' } } } });
    expect((await deploy()).map(({ status }) => status)).toEqual(['failed']);
    expect(await entryOf('a')).toEqual({ deployed: ['old'], deploying: ['old', 'new'] });
  });

  test('is kept also of what was deployed before it was', async () => {
    write({ a: { data: { x: '1' } } });
    await deploy();
    rmSync(kept('a'));
    expect((await deploy()).map(({ status }) => status)).toEqual(['unchanged']);
    expect(await entryOf('a')).toEqual({ deployed: ['1'], deploying: undefined });
  });

  test('is not written by plans alone, nor into the content of a stack whose state is in its folder', async () => {
    write({ a: { data: { x: '1' } } });
    await deploy({ planOnly: true });
    expect(existsSync(kept('a'))).toBe(false);
    rmSync(outdir(), { recursive: true });
    writeStacks({ a: { data: { x: '1' } } }, outdir());
    const digest = digestOf(contentsOf(readEstate(outdir())));
    await deploy();
    expect(existsSync(join(outdir(), 'stacks', 'a', 'terraform.tfstate.deployed.json'))).toBe(true);
    rmSync(join(outdir(), 'stacks', 'a', '.terraform.lock.hcl'), { force: true });
    expect(digestOf(contentsOf(readEstate(outdir())))).toBe(digest);
  });

  test('that can not be written lets nothing of the stack be made, and fails it alone', async () => {
    write({ a: { data: { x: '1' } }, b: { data: { x: '1' } } });
    const plan = wrapped(folder, { plan: `mkdir -p '${join(`${kept('a')}.${process.pid}.new`, 'in the way')}'` });
    const [a, b] = await deploy({ env: { ...process.env, TERRAFORM_BINARY_NAME: plan } });
    expect([a?.status, a?.created, b?.status]).toEqual(['failed', 0, 'deployed']);
    expect(a?.errors[0]?.summary).toBe(`${kept('a')}: what is deployed can't be noted there (ERR_FS_EISDIR)`);
    expect(existsSync(join(folder, 'state', 'a.tfstate'))).toBe(false);
  });

  test('in whose place there is a folder fails the stack alone, with a sentence that names it', async () => {
    write({ a: { data: { x: '1' } }, b: { data: { x: '1' } } });
    mkdirSync(join(kept('a'), 'in the way'), { recursive: true });
    const [a, b] = await deploy();
    expect([a?.status, a?.created, b?.status]).toEqual(['failed', 0, 'deployed']);
    expect(a?.errors[0]?.summary).toMatch(`${kept('a')}: what is deployed can't be noted there (E`);
  });

  test('of another release, or broken, is refused before anything is begun', async () => {
    write({ a: { data: { x: '1' } } });
    await deploy();
    const text = readFileSync(kept('a'), 'utf8');
    const refused = async (written: string) => {
      writeFileSync(kept('a'), written);
      return deploy().then(
        () => undefined,
        (error: Error) => error.message.replace(dirname(kept('a')), 'state'),
      );
    };
    expect(await refused(text.replace('"version":1', '"version":2'))).toBe(
      'state/a.tfstate.deployed.json: was written by a newer release of ovh-landing-zone; use that one',
    );
    const broken =
      'state/a.tfstate.deployed.json: is not as a deploy writes it; put back a copy of it, or, if the program still has this stack, take it away: the next deploy writes it anew';
    for (const path of ['/etc/cron.d/x', '../../x', 'a\\\\b', 'C:x']) {
      expect(await refused(text.replace('"path":"cdk.tf.json"', `"path":"${path}"`))).toBe(broken);
    }
    expect(await refused('{"format":"ovh-landing-zone/deployed","version":1,"id":"a"}')).toBe(broken);
    for (const nonsense of ['hunter2', '', '[]']) expect(await refused(nonsense)).toBe(broken);
    rmSync(kept('a'));
    expect(await deploy()).toMatchObject([{ status: 'unchanged' }]);
    expect(readFileSync(kept('a'), 'utf8')).toBe(text);
  });
});

describe('what is left behind', () => {
  const left = async (): Promise<readonly GoneStack[]> => goneStacks(await open());

  test('is what was deployed and is gone from the program, those that need others first, and told by each deploy', async () => {
    write({
      hub: { data: { x: '1' } },
      dev: { dependsOn: ['hub'], owner: 'web@acme.example', data: { y: '1' } },
      prod: {},
    });
    await deploy();
    expect(await left()).toEqual([]);
    write({ prod: {} });
    expect(await left()).toEqual([{ id: 'dev', owner: 'web@acme.example' }, { id: 'hub' }]);
    const told: unknown[] = [];
    const onEvent: DeployOptions['onEvent'] = (event) => event.type === 'left-behind' && told.push(event.stacks);
    await deploy({ onEvent });
    await deploy({ onEvent, planOnly: true });
    expect(told).toEqual([await left(), await left()]);
  });

  test('is a local state of which nothing else is known, if there is something in it', async () => {
    write({ a: { data: { x: '1' } }, empty: { output: 'it' }, b: { data: { x: '1' } } });
    await deploy();
    write({ b: { data: { x: '1' } } });
    rmSync(kept('a'));
    expect(await left()).toEqual([{ id: 'a', stateFile: join(folder, 'state', 'a.tfstate') }]);
  });

  test('is nothing of another landing zone that keeps its states in the same place', async () => {
    const named = (name: string) => {
      const file = join(outdir(), 'landing-zone.json');
      writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), name }));
    };
    write({ a: { data: { x: '1' } } });
    named('acme');
    await deploy();
    write({ b: { data: { x: '1' } } });
    named('orbital');
    expect(await left()).toEqual([]);
    named('acme');
    expect(await left()).toEqual([{ id: 'a' }]);
  });
});
