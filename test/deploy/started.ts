import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBinary } from '../../src/deploy/terraform';
import { root } from '../support/program';

const tsx = join(root, 'node_modules/tsx/dist');

/** `landing-zone deploy` that asks nobody, as a command line. */
export function deployCommandLine(args: readonly string[]): [string, ...string[]] {
  const loaders = ['--require', join(tsx, 'preflight.cjs'), '--import', join(tsx, 'loader.mjs')];
  return [process.execPath, ...loaders, join(root, 'src/cli/main.ts'), 'deploy', '--auto-approve', ...args];
}

/** `landing-zone deploy` in a process of its own, whose temporary files are in a folder; what it prints goes nowhere, or to pipes. */
export function startDeploy(
  args: readonly string[],
  tmp: string,
  { env = {}, stdio = 'ignore' }: { readonly env?: NodeJS.ProcessEnv; readonly stdio?: 'ignore' | 'pipe' } = {},
): ChildProcess {
  const [program, ...rest] = deployCommandLine(args);
  return spawn(program, rest, {
    env: { ...process.env, TMPDIR: tmp, ...env },
    stdio: ['ignore', stdio, stdio],
  });
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
