import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { destroy } from '../../src/cli/destroy';
import { Output } from '../../src/cli/output';
import { quickstart } from '../../src/cli/quickstart';
import { startSandbox } from '../../src/sandbox/server';
import { writeStacks } from '../deploy/fixture';
import { ended } from './ended';
import { stream } from './stream';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'landing-zone-quickstart-'));
  writeStacks(
    { hub: { owner: 'it@orbital.example', data: { a: '1', b: '2' } }, spoke: { dependsOn: ['hub'], data: { c: '3' } } },
    join(folder, 'ready.out'),
  );
  app('cp -r ready.out/. "$CDKTF_OUTDIR"');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Stands in for the program: a shell command that leaves synthesized stacks. */
const app = (command: string) => writeFileSync(join(folder, 'cdktf.json'), JSON.stringify({ app: command }));

async function printed(): Promise<string[]> {
  const out = stream();
  await quickstart(folder, new Output(out, {}));
  return out
    .text()
    .replace(/\d+\.\d/g, '0.0')
    .split('\n');
}

test('the quickstart deploys every stack, and ends with a table and what to try next', async () => {
  const lines = await printed();
  expect(lines.slice(0, 2)).toEqual([
    'Synthesizing: cp -r ready.out/. "$CDKTF_OUTDIR"',
    'Deploying into the sandbox: no OVHcloud account, no cost',
  ]);
  expect(lines.slice(lines.indexOf('stack  owner               created  seconds')).slice(0, 5)).toEqual([
    'stack  owner               created  seconds',
    'hub    it@orbital.example        2      0.0',
    'spoke  -                         1      0.0',
    '',
    '2 stacks, 3 resources created',
  ]);
  expect(lines.filter((line) => /^ {2}\S/.test(line))).toEqual([
    '  npx landing-zone quickstart',
    '  npx landing-zone sandbox list --state .landing-zone/quickstart/sandbox.json',
    '  cd .landing-zone/quickstart/cdktf.out/stacks/<stack> && terraform state list',
  ]);
});

test('what to try next fits a clone as well as a package that uses the library', async () => {
  const again = async () => {
    const lines = await printed();
    return lines.slice(lines.findIndex((line) => line.startsWith('Done in')) + 1).slice(0, 2);
  };
  expect(await again()).toEqual([
    '  npx landing-zone quickstart',
    '      again: no changes; or change the program first',
  ]);
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ scripts: { quickstart: 'somehow' } }));
  app('cp -r ready.out/. "$CDKTF_OUTDIR" # infra/main.ts');
  expect(await again()).toEqual(['  npm run quickstart', '      again: no changes; or change infra/main.ts first']);
});

test('a second run says "no changes" for every stack', async () => {
  await printed();
  const lines = await printed();
  expect(lines.filter((line) => line.includes('no changes (stack'))).toHaveLength(2);
  expect(lines).toContain('2 stacks, 0 resources created, no changes in any of them');
});

test('states in a bucket are kept in local files instead, so that nothing is read or written there', async () => {
  const s3 = (id: string) => ({ bucket: 'states', key: `${id}.tfstate`, region: 'gra', use_lockfile: true });
  const backend = (id: string) => ({ terraform: { backend: { s3: s3(id) } } });
  const main = (id: string) => join(folder, 'ready.out', 'stacks', id, 'cdk.tf.json');
  const write = (id: string, more: object) => writeFileSync(main(id), JSON.stringify({ ...backend(id), ...more }));
  write('hub', { resource: { terraform_data: { A: { input: 'x' } } }, output: { it: { value: 'from the hub' } } });
  write('spoke', {
    data: { terraform_remote_state: { Hub: { backend: 's3', config: s3('hub') } } },
    resource: { terraform_data: { B: { input: '${data.terraform_remote_state.Hub.outputs.it}' } } },
  });
  expect((await printed()).slice(1, 3)).toEqual([
    'States: in local files below .landing-zone/quickstart instead of s3, where nothing is read or written',
    'Deploying into the sandbox: no OVHcloud account, no cost',
  ]);
  const state = (id: string) => readFileSync(join(folder, '.landing-zone/quickstart/state', `${id}.tfstate`), 'utf8');
  expect(state('spoke')).toContain('from the hub');
  expect(await printed()).toContain('2 stacks, 0 resources created, no changes in any of them');

  // without a bucket the same files go on, and nothing is said of them
  const local = (id: string) => ({ terraform: { backend: { local: { path: `../../../state/${id}.tfstate` } } } });
  for (const id of ['hub', 'spoke']) {
    const { terraform: _, data, ...kept } = JSON.parse(readFileSync(main(id), 'utf8'));
    const read = { backend: 'local', config: { path: '../../../state/hub.tfstate' } };
    const reads = data && { data: { terraform_remote_state: { Hub: read } } };
    writeFileSync(main(id), JSON.stringify({ ...local(id), ...kept, ...reads }));
  }
  const lines = await printed();
  expect(lines[1]).toBe('Deploying into the sandbox: no OVHcloud account, no cost');
  expect(lines).toContain('2 stacks, 0 resources created, no changes in any of them');
});

test('a stack that is gone from the program is named, with the command that destroys it in the sandbox', async () => {
  await printed();
  writeStacks(
    { hub: { data: { a: '1' } }, spoke: { data: { c: '3' } }, gone: { state: 'beside', data: { d: '4' } } },
    join(folder, 'ready.out'),
  );
  await printed();
  rmSync(join(folder, 'ready.out'), { recursive: true });
  writeStacks({ hub: { data: { a: '1' } } }, join(folder, 'ready.out'));
  const lines = await printed();
  const at = lines.indexOf(
    'Stack gone is gone from the program; this does not destroy it, it keeps running and costing',
  );
  expect(lines[at + 1]).toBe(
    '  to destroy it: npx landing-zone sandbox exec --state .landing-zone/quickstart/sandbox.json -- npx landing-zone destroy gone --outdir .landing-zone/quickstart/cdktf.out',
  );
});

test('a stack with another name is refused as deploy refuses it, before anything is begun, with the command that destroys the old one', async () => {
  const write = (team: string) => {
    rmSync(join(folder, 'ready.out'), { recursive: true });
    writeStacks(
      { hub: { data: { a: '1' } }, [team]: { state: 'beside', data: { c: '3' } } },
      join(folder, 'ready.out'),
    );
  };
  write('web');
  await printed();
  write('shop');
  const out = stream();
  const { code, message } = await ended(quickstart(folder, new Output(out, {})));
  expect([code, message]).toEqual([
    3,
    'stack shop holds the same as web, which was deployed and is gone from the program, so that everything would be made again beside it; move its state with the commands that landing-zone review prints, or destroy it first with npx landing-zone sandbox exec --state .landing-zone/quickstart/sandbox.json -- npx landing-zone destroy web --outdir .landing-zone/quickstart/cdktf.out',
  ]);
  expect(out.text()).not.toContain('hub');
  expect(existsSync(join(folder, '.landing-zone/quickstart/state/shop.tfstate'))).toBe(false);
  write('web');
  expect(await printed()).toContain('2 stacks, 0 resources created, no changes in any of them');
});

test('a state that is gone is refused as deploy refuses it, before anything is begun, with a command that works as printed', async () => {
  for (const id of ['hub', 'spoke']) {
    const main = join(folder, 'ready.out', 'stacks', id, 'cdk.tf.json');
    const backend = { local: { path: `../../../state/${id}.tfstate` } };
    writeFileSync(main, JSON.stringify({ terraform: { backend }, ...JSON.parse(readFileSync(main, 'utf8')) }));
  }
  await printed();
  const outdir = join(folder, '.landing-zone', 'quickstart', 'cdktf.out');
  const state = join(folder, '.landing-zone', 'quickstart', 'state', 'hub.tfstate');
  rmSync(state);
  const out = stream();
  expect(await ended(quickstart(folder, new Output(out, {})))).toEqual({
    code: 3,
    message: `the state of hub is gone from ${state}: what exists of it is in no state any more, and a deployment would make it again; put back an earlier version of the state; if nothing of the stack exists any more, say so with npx landing-zone destroy hub --forget --outdir ${outdir}; to begin anew, remove .landing-zone/quickstart`,
  });
  expect([out.text().includes('hub'), existsSync(state)]).toEqual([false, false]);
  await destroy(['hub'], { outdir, forget: true, autoApprove: true }, new Output(stream(), {}));
  expect(await printed()).toContain('2 stacks, 2 resources created, no changes in 1 of them');
});

test('a state or a record that is none is refused with the exit code of deploy, and what needs it is not begun', async () => {
  const main = join(folder, 'ready.out', 'stacks', 'hub', 'cdk.tf.json');
  const backend = { local: { path: '../../../state/hub.tfstate' } };
  writeFileSync(main, JSON.stringify({ terraform: { backend }, ...JSON.parse(readFileSync(main, 'utf8')) }));
  await printed();
  const state = join(folder, '.landing-zone', 'quickstart', 'state', 'hub.tfstate');
  const whole = readFileSync(state, 'utf8');
  writeFileSync(state, whole.slice(0, 40));
  expect(await ended(quickstart(folder, new Output(stream(), {})))).toEqual({
    code: 3,
    message:
      "states can't be read: nothing of hub was applied; what to do is above; to begin anew, remove .landing-zone/quickstart",
  });
  writeFileSync(state, whole);
  await printed();
  writeFileSync(`${state}.deployed.json`, '{"format": "ovh');
  expect(await ended(quickstart(folder, new Output(stream(), {})))).toMatchObject({
    code: 3,
    message: `${state}.deployed.json: is not as a deploy writes it; put back a copy of it, or, if the program still has this stack, take it away: the next deploy writes it anew; to begin anew, remove .landing-zone/quickstart`,
  });
});

test('everything it makes is in one folder', async () => {
  await printed();
  expect(existsSync(join(folder, '.landing-zone', 'quickstart', 'cdktf.out', 'manifest.json'))).toBe(true);
  expect(readFileSync(join(folder, '.landing-zone', 'quickstart', 'sandbox.json'), 'utf8')).toContain('sandbox');
});

test('a second one at the same time is refused before it synthesizes over the output of the first', async () => {
  const other = await startSandbox({ stateFile: join(folder, '.landing-zone', 'quickstart', 'sandbox.json') });
  await expect(printed().finally(() => other.close())).rejects.toThrow('is in use by another sandbox');
  expect(existsSync(join(folder, '.landing-zone', 'quickstart', 'cdktf.out'))).toBe(false);
});

test('a stack that fails makes the quickstart fail, after the table', async () => {
  writeStacks({ hub: { data: { a: { sh: 'exit 1' } } }, other: {} }, join(folder, 'ready.out'));
  await expect(printed()).rejects.toThrow(
    '1 of 2 stacks failed (hub); the reasons are above; to begin anew, remove .landing-zone/quickstart',
  );
});

test('a variable that would change what is deployed is one sentence', async () => {
  vi.stubEnv('TF_CLI_ARGS', '-destroy');
  onTestFinished(() => void vi.unstubAllEnvs());
  await expect(printed()).rejects.toThrow(
    'TF_CLI_ARGS is set, and adds arguments to the commands of Terraform; nothing was begun. Unset it',
  );
});

test('a program that fails is one sentence', async () => {
  app('exit 3');
  await expect(printed()).rejects.toThrow('synthesis failed with exit code 3; its own message is above');
});

test('a folder without a program is one sentence', async () => {
  rmSync(join(folder, 'cdktf.json'));
  await expect(printed()).rejects.toThrow(
    "there is no cdktf.json in this folder; run the quickstart in a clone of ovh-landing-zone, or beside your own program's cdktf.json",
  );
});

test('a cdktf.json that is no JSON is one sentence', async () => {
  writeFileSync(join(folder, 'cdktf.json'), '{ app');
  await expect(printed()).rejects.toThrow(`${join(folder, 'cdktf.json')} is not JSON: `);
});

test('a cdktf.json without a program is one sentence', async () => {
  writeFileSync(join(folder, 'cdktf.json'), '{}');
  await expect(printed()).rejects.toThrow(`${join(folder, 'cdktf.json')} names no 'app' command`);
});
