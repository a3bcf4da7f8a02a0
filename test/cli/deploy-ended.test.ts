import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeStacks } from '../deploy/fixture';
import { deployCommandLine, endOf, startDeploy, wrapped } from '../deploy/started';
import { temporaryPaths, until } from '../support/program';

/** Two stacks; the apply of `a` waits until it is told to go on, and hears no signal. */
function waiting() {
  const { folder, outdir, begun, go } = temporaryPaths('outdir', 'begun', 'go');
  writeStacks({ a: { data: { x: '1' } }, b: { dependsOn: ['a'], data: { y: '1' } } }, outdir);
  const wait = `trap '' INT; touch ${begun}; while [ ! -e ${go} ]; do sleep 0.1; done`;
  const env = { TERRAFORM_BINARY_NAME: wrapped(folder, { apply: wait }) };
  return {
    folder,
    outdir,
    start: () => startDeploy(['--outdir', outdir], folder, { env, stdio: 'pipe' }),
    begun: () => until(() => existsSync(begun)),
    goOn: () => writeFileSync(go, ''),
    state: (stack: string) => join(outdir, 'stacks', stack, 'terraform.tfstate'),
    plans: () => readdirSync(folder).filter((name) => name.startsWith('landing-zone-')),
  };
}

const noStack = /^\s+at .*:\d+:\d+/m;

describe('what has begun is finished and saved', () => {
  test.each([
    ['asked to end by a CI', ['SIGTERM']],
    ['in a terminal that is closed', ['SIGHUP']],
    ['after Ctrl-C twice, and more', ['SIGINT', 'SIGINT', 'SIGTERM']],
  ] as const)('%s', async (_, signals) => {
    const deployment = waiting();
    const command = deployment.start();
    let said = '';
    command.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    const end = endOf(command);
    await deployment.begun();
    for (const signal of signals) {
      command.kill(signal);
      await until(() => said.includes('Stopping'));
    }
    deployment.goOn();
    const { code, text } = await end;
    expect(code).toBe(130);
    expect(text).not.toMatch(noStack);
    expect(text).toContain('Stopping: what has begun is finished first');
    expect(text).toContain('stopped; everything begun was finished and saved, run it again to go on from here');
    expect(readFileSync(deployment.state('a'), 'utf8')).toContain('"x"');
    expect([existsSync(deployment.state('b')), deployment.plans()]).toEqual([false, []]);
  });

  test('where nobody reads on: everything is deployed, and nothing is said of it', async () => {
    const deployment = waiting();
    const command = deployment.start();
    command.stdout?.once('data', () => command.stdout?.destroy());
    const end = endOf(command);
    deployment.goOn();
    expect(await end).toMatchObject({ code: 0 });
    expect(readFileSync(deployment.state('b'), 'utf8')).toContain('"y"');
  });

  test.skipIf(!existsSync('/dev/full'))(
    'where the disk of the log is full: everything is deployed, and exit code 1',
    () => {
      const deployment = waiting();
      deployment.goOn();
      const command = deployCommandLine(['--outdir', deployment.outdir]);
      const { status, stderr } = spawnSync('sh', ['-c', '"$@" > /dev/full', 'sh', ...command], { encoding: 'utf8' });
      expect([status, stderr]).toEqual([1, 'landing-zone: not all of the output could be written (ENOSPC)\n']);
      expect(readFileSync(deployment.state('b'), 'utf8')).toContain('"y"');
    },
  );

  test.skipIf(!existsSync('/dev/full'))(
    'where the summary finds no room at the end: it is said after the table',
    async () => {
      const deployment = waiting();
      deployment.goOn();
      const { outdir, folder } = deployment;
      const args = ['--outdir', outdir, '--json-summary', '/dev/full'];
      const { code, text } = await endOf(startDeploy(args, folder, { stdio: 'pipe' }));
      expect(code).toBe(1);
      expect(text).toContain('2 stacks, 0 without changes');
      expect(text).toContain(
        "landing-zone: --json-summary /dev/full: can't be written there (ENOSPC); what was done is in the states",
      );
    },
  );
});

describe('while somebody else holds the lock of a state', () => {
  /** A deployment that holds it until it is told to go on. */
  async function holding() {
    const { folder, outdir, begun, go } = temporaryPaths('outdir', 'begun', 'go');
    writeStacks({ a: { data: { x: { sh: `touch ${begun}; while [ ! -e ${go} ]; do sleep 0.1; done` } } } }, outdir);
    const start = (...args: readonly string[]) => startDeploy(['--outdir', outdir, ...args], folder, { stdio: 'pipe' });
    const first = endOf(start());
    await until(() => existsSync(begun));
    return { start, goOn: () => writeFileSync(go, ''), first };
  }

  /** Does something when a command says that it waits. */
  const whenItWaits = (command: ReturnType<typeof startDeploy>, then: () => void) =>
    command.stdout?.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('a: waits for the lock of its state, 5m at most')) then();
    });

  test('it waits, says so, and goes on once it is free', async () => {
    const { start, goOn, first } = await holding();
    const second = start();
    whenItWaits(second, goOn);
    const { code, text } = await endOf(second);
    expect(code).toBe(0);
    expect(text).toContain('1 stack, 1 without changes');
    expect(await first).toMatchObject({ code: 0 });
  });

  test('Ctrl-C ends the waiting, and nobody is disturbed', async () => {
    const { start, goOn, first } = await holding();
    const second = start();
    whenItWaits(second, () => second.kill('SIGINT'));
    expect(await endOf(second)).toMatchObject({ code: 130 });
    goOn();
    expect(await first).toMatchObject({ code: 0 });
  });

  test('it waits no longer than it is told to', async () => {
    const { start, goOn, first } = await holding();
    const { code, text } = await endOf(start('--lock-timeout', '1s'));
    expect(code).toBe(1);
    expect(text).toContain('a: waits for the lock of its state, 1s at most');
    expect(text).toContain('error in a: Error acquiring the state lock');
    goOn();
    expect(await first).toMatchObject({ code: 0 });
  });
});

test('states are for nobody else to read, also those that were before', async () => {
  const deployment = waiting();
  deployment.goOn();
  writeFileSync(deployment.state('b'), '{"version":4,"serial":1,"lineage":"l","resources":[],"outputs":{}}', {
    mode: 0o644,
  });
  expect(await endOf(deployment.start())).toMatchObject({ code: 0 });
  const files = ['a', 'b'].flatMap((stack) =>
    readdirSync(join(deployment.outdir, 'stacks', stack)).flatMap((name) =>
      name.includes('tfstate') ? [[name, statSync(join(deployment.outdir, 'stacks', stack, name)).mode & 0o777]] : [],
    ),
  );
  expect(files.length).toBeGreaterThanOrEqual(3);
  expect(files.filter(([, mode]) => mode !== 0o600)).toEqual([]);
});
