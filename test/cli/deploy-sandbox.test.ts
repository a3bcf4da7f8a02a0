import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { deploy } from '../../src/cli/deploy';
import { Output } from '../../src/cli/output';
import { readEstate } from '../../src/estate/read';
import { startSandbox } from '../../src/sandbox/server';
import { writeStacks } from '../deploy/fixture';
import { execute } from '../support/program';
import { installed } from './installed';
import { stream } from './stream';

let folder: string;
const home = process.cwd();
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'landing-zone-deploy-sandbox-'));
  process.chdir(folder);
});
afterEach(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true, force: true });
});

const run = async (flags: object) => {
  const out = stream();
  await deploy([], { outdir: 'cdktf.out', sandbox: true, autoApprove: true, ...flags }, new Output(out, {}));
  return out.text().split('\n');
};

const s3 = (id: string) => ({ s3: { bucket: 'states', key: `${id}.tfstate`, region: 'gra' } });

test('with states in a bucket, nothing is read or written there, and the output stays as it is', async () => {
  const kept = join(folder, 'precious.tfstate');
  const stacks = { a: { data: { x: '1' }, state: s3('a') }, b: { data: { x: '1' }, state: { local: { path: kept } } } };
  writeStacks(stacks, 'cdktf.out');
  const before = readEstate('cdktf.out');
  const lines = await run({ jsonSummary: 'summary.json' });
  expect(lines.slice(0, 2)).toEqual([
    'States: in local files below .landing-zone/deploy instead of s3; those of cdktf.out are neither read nor written',
    'Deploying into the sandbox in .landing-zone/sandbox.json, not to OVHcloud',
  ]);
  const summary = JSON.parse(readFileSync('summary.json', 'utf8'));
  expect([summary.outcome, summary.sandbox]).toEqual(['done', join(process.cwd(), '.landing-zone/sandbox.json')]);
  expect(readEstate('cdktf.out')).toEqual(before);
  expect(existsSync(kept)).toBe(false);
  expect(readFileSync('.landing-zone/deploy/state/a.tfstate', 'utf8')).toContain('terraform_data');
  expect(await run({})).toContain('2 stacks, 2 without changes');
});

test('providers of somebody else are refused, as without a sandbox', async () => {
  writeStacks({ a: { data: { x: '1' } } }, 'cdktf.out');
  vi.stubEnv('TF_REATTACH_PROVIDERS', '{"ovh/ovh":{}}');
  onTestFinished(() => void vi.unstubAllEnvs());
  await expect(run({})).rejects.toMatchObject({
    exitCode: 2,
    message:
      'TF_REATTACH_PROVIDERS is set, and puts other programs in the place of the providers; nothing was begun. Unset it',
  });
  expect(existsSync('.landing-zone/deploy/state')).toBe(false);
});

test('the command that destroys what is left behind in the sandbox does so as it is printed, needed stacks told with one that does too', async () => {
  const [hub, dev] = [{ data: { x: '1' } }, { data: { y: '1' }, dependsOn: ['hub'] }];
  writeStacks({ hub, dev, kept: {} }, 'cdktf.out');
  await run({});
  rmSync('cdktf.out', { recursive: true });
  writeStacks({ kept: {} }, 'cdktf.out');
  const commands = (await run({})).flatMap((line) => /^ {2}to destroy it: (.*)$/.exec(line)?.[1] ?? []);
  const command = (id: string) =>
    `npx landing-zone sandbox exec -- npx landing-zone destroy ${id} --outdir .landing-zone/deploy/cdktf.out`;
  expect(commands.sort()).toEqual([command('dev'), command('hub')]);
  installed(folder);
  const typed = (text: string) => execute('sh', ['-c', `${text} --auto-approve`], folder);
  const refused = await typed(command('hub'));
  expect([refused.code, refused.text]).toEqual([
    3,
    expect.stringContaining(`Destroy it with what it needs: ${command('dev hub')}`),
  ]);
  expect(await typed(command('dev hub'))).toMatchObject({ code: 0 });
  expect((await run({})).join('\n')).not.toContain('to destroy it');
});

test('a cloud that can not be written at the end is told after the table, which stands in the summary, too', async () => {
  const file = `'${folder}/.landing-zone/sandbox.json'`;
  writeStacks({ a: { data: { x: { sh: `rm -f ${file} && mkdir ${file}` } } } }, 'cdktf.out');
  const out = stream();
  const flags = { outdir: 'cdktf.out', sandbox: true, autoApprove: true, jsonSummary: 'summary.json' } as const;
  await expect(deploy([], flags, new Output(out, {}))).rejects.toThrow('EISDIR');
  expect(out.text()).toMatch(/^a +- +1 +0 +0 +0 +[\d.]+ +deployed$/m);
  expect(JSON.parse(readFileSync('summary.json', 'utf8'))).toMatchObject({ outcome: 'done', stacks: [{ created: 1 }] });
});

test('a second one at the same time is refused, and takes nothing of the first from under it', async () => {
  writeStacks({ a: { data: { x: '1' } } }, 'cdktf.out');
  await run({});
  const copied = readEstate('.landing-zone/deploy/cdktf.out');
  const other = await startSandbox({ stateFile: '.landing-zone/sandbox.json' });
  rmSync('cdktf.out', { recursive: true });
  writeStacks({ a: { data: { x: '2' } } }, 'cdktf.out');
  // it writes what it holds into the folder, which is gone after the test
  await expect(run({}).finally(() => other.close())).rejects.toThrow('is in use by another sandbox');
  expect(readEstate('.landing-zone/deploy/cdktf.out')).toEqual(copied);
});

test('what it can not copy leaves no sandbox in use behind', async () => {
  writeStacks({ a: { data: { x: '1' } } }, 'cdktf.out');
  await run({});
  rmSync('.landing-zone/deploy', { recursive: true });
  writeFileSync('.landing-zone/deploy', '');
  await expect(run({})).rejects.toThrow();
  rmSync('.landing-zone/deploy');
  expect(await run({})).toContain('1 stack, 0 without changes');
});

test('it takes nothing that was reviewed: a copy has other states', async () => {
  writeStacks({ a: {} }, 'cdktf.out');
  await expect(run({ reviewed: 'f'.repeat(64) })).rejects.toThrow(
    '--sandbox deploys a copy with other states than what was reviewed; leave --reviewed out',
  );
  expect(existsSync('.landing-zone')).toBe(false);
});
