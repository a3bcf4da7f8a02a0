import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deployStacks, planStacks } from '../../src/deploy/deploy';
import type { DeployEvent } from '../../src/deploy/stack-run';
import { newFolder, writeStacks } from './fixture';

let outdir: string;
beforeEach(() => {
  outdir = newFolder();
});
afterEach(() => rmSync(outdir, { recursive: true, force: true }));

const line = { a: { data: { one: '1', two: '2' } }, b: { dependsOn: ['a'], data: { three: '3' } } };
const statuses = (results: readonly { id: string; status: string }[]) => results.map(({ id, status }) => [id, status]);

describe('deploying', () => {
  test('creates what every stack holds, in the order of dependencies', async () => {
    const order: string[] = [];
    const onEvent = (event: DeployEvent) => {
      if (event.type === 'stack-started') order.push(`start ${event.stack.id}`);
      if (event.type === 'stack-finished') order.push(`finish ${event.stack.id}`);
    };
    writeStacks({ last: { dependsOn: ['first'], data: { x: '1' } }, first: { data: { x: '1', y: '2' } } }, outdir);
    const results = await deployStacks({ outdir, onEvent });
    expect(order).toEqual(['start first', 'finish first', 'start last', 'finish last']);
    expect(results.map(({ id, status, created }) => [id, status, created])).toEqual([
      ['last', 'deployed', 1],
      ['first', 'deployed', 2],
    ]);
  });

  test('finds no changes the second time', async () => {
    writeStacks(line, outdir);
    await deployStacks({ outdir });
    const again = await deployStacks({ outdir });
    expect(again.map(({ status, created }) => [status, created])).toEqual([
      ['unchanged', 0],
      ['unchanged', 0],
    ]);
  });

  test('counts what is changed and destroyed', async () => {
    writeStacks({ a: { data: { kept: '1', edited: '1', gone: '1' } } }, outdir);
    await deployStacks({ outdir });
    writeStacks({ a: { data: { kept: '1', edited: '2', added: '1' } } }, outdir);
    const [result] = await deployStacks({ outdir });
    expect(result).toMatchObject({ status: 'deployed', created: 1, changed: 1, destroyed: 1 });
  });

  test('a failure stops only the stacks that need the failed one, and says why', async () => {
    writeStacks(
      {
        bad: { data: { broken: { sh: 'echo no quota left >&2; exit 3' } } },
        needs: { dependsOn: ['bad'] },
        needsIndirectly: { dependsOn: ['needs'] },
        other: { data: { fine: '1' } },
      },
      outdir,
    );
    const results = await deployStacks({ outdir });
    expect(statuses(results)).toEqual([
      ['bad', 'failed'],
      ['needs', 'skipped'],
      ['needsIndirectly', 'skipped'],
      ['other', 'deployed'],
    ]);
    expect(results[0]?.errors).toMatchObject([
      { address: 'terraform_data.broken', summary: 'local-exec provisioner error' },
    ]);
    expect(results[0]?.errors[0]?.detail).toContain('no quota left');
  });

  test('a configuration that Terraform can not read is an error with its words', async () => {
    writeStacks({ a: {} }, outdir);
    writeFileSync(join(outdir, 'stacks', 'a', 'more.tf'), 'terraform {\n  backend "nowhere" {}\n}\n');
    const [result] = await deployStacks({ outdir });
    expect(result?.status).toBe('failed');
    expect(result?.errors).toMatchObject([
      { summary: 'Unsupported backend type', detail: 'There is no backend type named "nowhere".' },
    ]);
  });

  test('only the stacks that are asked for are deployed', async () => {
    writeStacks(line, outdir);
    expect(statuses(await deployStacks({ outdir, stacks: ['b'] }))).toEqual([['b', 'deployed']]);
  });

  test('a stack that does not exist is named, with the nearest that does', async () => {
    writeStacks({ organization: {} }, outdir);
    await expect(deployStacks({ outdir, stacks: ['organisation'] })).rejects.toThrow(
      `there is no stack 'organisation' in ${outdir}; did you mean 'organization'?`,
    );
  });

  test('a folder without synthesized stacks is named', async () => {
    await expect(deployStacks({ outdir })).rejects.toThrow(
      `${outdir} holds no synthesized stacks (no manifest.json); synthesize first: npx cdktf synth`,
    );
  });

  test('stacks that depend on each other in a circle are refused', async () => {
    writeStacks({ a: { dependsOn: ['b'] }, b: { dependsOn: ['a'] } }, outdir);
    await expect(deployStacks({ outdir })).rejects.toThrow('the stacks depend on each other in a circle');
  });

  test('a binary that is not there is an error of every stack', async () => {
    writeStacks({ a: {} }, outdir);
    const [result] = await deployStacks({
      outdir,
      env: { ...process.env, TERRAFORM_BINARY_NAME: 'no-such-terraform' },
    });
    expect(result).toMatchObject({
      status: 'failed',
      errors: [{ detail: 'no-such-terraform could not be started: spawn no-such-terraform ENOENT' }],
    });
  });
});

describe('what it tells while it runs', () => {
  test('which resource, by its construct path, and how many of how many', async () => {
    const told: unknown[] = [];
    writeStacks({ a: { owner: 'it@orbital.example', data: { one: '1' } } }, outdir);
    await deployStacks({
      outdir,
      onEvent: (event) => {
        if (event.type === 'planned') told.push({ total: event.total, missing: event.missing });
        if (event.type === 'resource-started' || event.type === 'resource-finished') {
          const { type, path, action, done, total, stack } = event;
          told.push({ type, path, action, done, total, owner: stack.owner });
        }
      },
    });
    const common = { path: 'Things/one', action: 'create', total: 1, owner: 'it@orbital.example' };
    expect(told).toEqual([
      { total: 1, missing: 1 },
      { type: 'resource-started', done: 0, ...common },
      { type: 'resource-finished', done: 1, ...common },
    ]);
  });

  test('stacks that do not need each other run side by side, but no more than asked', async () => {
    const peak = async (parallelism: number) => {
      let running = 0;
      let most = 0;
      const folder = writeStacks({ a: {}, b: {}, c: {}, d: { dependsOn: ['a'] } }, newFolder());
      await deployStacks({
        outdir: folder,
        parallelism,
        onEvent: ({ type }) => {
          if (type === 'stack-started') most = Math.max(most, ++running);
          if (type === 'stack-finished') running -= 1;
        },
      });
      rmSync(folder, { recursive: true });
      return most;
    };
    expect(await peak(1)).toBe(1);
    expect(await peak(2)).toBe(2);
    expect(await peak(9)).toBe(3);
  });
});

describe('stopping', () => {
  test('saves what has been done, begins nothing more, and the next run goes on from there', async () => {
    writeStacks({ a: { data: { first: '1', second: { sh: 'sleep 1' } } }, b: { dependsOn: ['a'] } }, outdir);
    makeSequential(join(outdir, 'stacks', 'a', 'cdk.tf.json'));
    const controller = new AbortController();
    const stopped = await deployStacks({
      outdir,
      signal: controller.signal,
      onEvent: ({ type }) => type === 'resource-finished' && controller.abort(),
    });
    expect(stopped.map(({ id, status, created }) => [id, status, created])).toEqual([
      ['a', 'stopped', 1],
      ['b', 'stopped', 0],
    ]);
    const touched: string[] = [];
    const next = await deployStacks({
      outdir,
      onEvent: (event) => event.type === 'resource-finished' && event.action === 'create' && touched.push(event.path),
    });
    expect(statuses(next)).toEqual([
      ['a', 'deployed'],
      ['b', 'unchanged'],
    ]);
    expect(touched).toEqual(['Things/second']);
  });

  test('nothing runs when it was asked to stop before', async () => {
    writeStacks(line, outdir);
    const results = await deployStacks({ outdir, signal: AbortSignal.abort() });
    expect(statuses(results)).toEqual([
      ['a', 'stopped'],
      ['b', 'stopped'],
    ]);
    expect(existsSync(join(outdir, 'stacks', 'a', '.terraform'))).toBe(false);
  });
});

describe('planning and destroying', () => {
  test('a plan counts what would be done and does nothing', async () => {
    writeStacks(line, outdir);
    const results = await planStacks({ outdir });
    expect(results.map(({ id, status, created }) => [id, status, created])).toEqual([
      ['a', 'planned', 2],
      ['b', 'planned', 1],
    ]);
    expect(existsSync(join(outdir, 'stacks', 'a', 'terraform.tfstate'))).toBe(false);
  });

  test('what is deployed plans no changes', async () => {
    writeStacks(line, outdir);
    await deployStacks({ outdir });
    expect(statuses(await planStacks({ outdir }))).toEqual([
      ['a', 'unchanged'],
      ['b', 'unchanged'],
    ]);
  });
});

describe('which binary', () => {
  /** A stand-in for Terraform that writes down its commands, each as it starts and ends. */
  const fakeTerraform = (name: string): { env: NodeJS.ProcessEnv; log: () => string[] } => {
    const folder = join(outdir, 'bin');
    const log = join(outdir, 'log');
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      join(folder, name),
      `#!/bin/sh\n[ "$1" = -help ] && exit\necho "start $1" >> ${log}\n/bin/sleep 0.2\necho "end $1" >> ${log}\n`,
    );
    chmodSync(join(folder, name), 0o755);
    return { env: { PATH: folder }, log: () => readFileSync(log, 'utf8').trim().split('\n') };
  };

  test('OpenTofu is used where there is no Terraform', async () => {
    writeStacks({ a: {} }, outdir);
    const { env, log } = fakeTerraform('tofu');
    expect(statuses(await deployStacks({ outdir, env }))).toEqual([['a', 'unchanged']]);
    expect(log()).toEqual(['start init', 'end init', 'start apply', 'end apply']);
  });

  test('neither of them on the PATH is one sentence', async () => {
    writeStacks({ a: {} }, outdir);
    await expect(deployStacks({ outdir, env: { PATH: outdir } })).rejects.toThrow(
      'neither terraform nor tofu is on the PATH; install one, 1.10 or later',
    );
  });

  test('with a shared plugin cache no two stacks are initialized at once', async () => {
    writeStacks({ a: {}, b: {}, c: {} }, outdir);
    const { env, log } = fakeTerraform('terraform');
    await deployStacks({ outdir, env: { ...env, TF_PLUGIN_CACHE_DIR: outdir }, parallelism: 3 });
    const inits = log().filter((entry) => entry.endsWith('init'));
    expect(inits).toEqual(['start init', 'end init', 'start init', 'end init', 'start init', 'end init']);
  });
});

function makeSequential(file: string): void {
  const content = JSON.parse(readFileSync(file, 'utf8'));
  content.resource.terraform_data.second.depends_on = ['terraform_data.first'];
  writeFileSync(file, JSON.stringify(content));
}
