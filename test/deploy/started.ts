import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DeploymentSummary } from '../../src/deploy/summary';
import { findBinary } from '../../src/deploy/terraform';
import { root } from '../support/program';

const tsx = join(root, 'node_modules/tsx/dist');

/** `landing-zone` as a command line. */
function commandLine(args: readonly string[]): [string, ...string[]] {
  const loaders = ['--require', join(tsx, 'preflight.cjs'), '--import', join(tsx, 'loader.mjs')];
  return [process.execPath, ...loaders, join(root, 'src/cli/main.ts'), ...args];
}

/** `landing-zone deploy` that asks nobody, as a command line. */
export const deployCommandLine = (args: readonly string[]): [string, ...string[]] =>
  commandLine(['deploy', '--auto-approve', ...args]);

interface StartOptions {
  /** Where it runs. @default - where the test runs */
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly stdio?: 'ignore' | 'pipe';
}

/** `landing-zone` in a process of its own, whose temporary files are in a folder; what it prints goes nowhere, or to pipes. */
export function startCommand(
  args: readonly string[],
  tmp: string,
  { cwd, env = {}, stdio = 'ignore' }: StartOptions = {},
): ChildProcess {
  const [program, ...rest] = commandLine(args);
  return spawn(program, rest, {
    ...(cwd !== undefined && { cwd }),
    env: { ...process.env, TMPDIR: tmp, ...env },
    stdio: ['ignore', stdio, stdio],
  });
}

/** `landing-zone deploy` in the same way. */
export const startDeploy = (args: readonly string[], tmp: string, options?: StartOptions): ChildProcess =>
  startCommand(['deploy', '--auto-approve', ...args], tmp, options);

/** `landing-zone deploy` of one stack after the other, in a folder and to its end: what it printed, and what its summary says of each stack. */
export async function deployedIn(
  folder: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  name = 'summary.json',
): Promise<{ readonly code: number | null; readonly text: string; readonly did: Readonly<Record<string, string>> }> {
  const file = join(folder, name);
  rmSync(file, { force: true });
  const all = ['--parallelism', '1', '--json-summary', file, ...args];
  const { code, text } = await endOf(startDeploy(all, folder, { env, cwd: folder, stdio: 'pipe' }));
  const { stacks }: DeploymentSummary = JSON.parse(readFileSync(file, 'utf8'));
  return { code, text, did: Object.fromEntries(stacks.map(({ id, status }) => [id, status])) };
}

/** How it ended, with everything that it printed. */
export async function endOf(command: ChildProcess): Promise<{ readonly code: number | null; readonly text: string }> {
  let text = '';
  for (const stream of [command.stdout, command.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
  }
  const [code] = await once(command, 'close');
  return { code, text };
}

/**
 * A Terraform that does something else besides; shell.
 *
 * @param before what it does before a command, by the name of the command
 * @param after and after it
 */
export function wrapped(
  folder: string,
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>> = {},
): string {
  const at = (scripts: Readonly<Record<string, string>>) => [
    'case "$1" in',
    ...Object.entries(scripts).map(([command, script]) => `  ${command}) ${script} ;;`),
    'esac',
  ];
  const wrapper = join(folder, 'wrapper');
  const lines = ['#!/bin/sh', ...at(before), `${findBinary(process.env)} "$@"`, 'code=$?', ...at(after), 'exit $code'];
  writeFileSync(wrapper, `${lines.join('\n')}\n`, { mode: 0o755 });
  return wrapper;
}
