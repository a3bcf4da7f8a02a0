import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { sandboxAround } from '../estate/sandbox-around';
import { SandboxError } from './error';
import { sandboxProviders } from './providers';
import { missingSeeds } from './seed';
import { linksOf, type Sandbox, type SandboxOptions, startSandbox } from './server';
import { isOpen, readCloud } from './state-file';

/**
 * The sandbox around this command, where it is the one that is wanted: it has the file, and goes on having it.
 *
 * @throws SandboxError where it isn't as it is wanted
 */
async function aroundThis({
  stateFile,
  seed,
  slow,
}: SandboxOptions): Promise<Pick<Sandbox, 'env' | 'close'> | undefined> {
  const around = sandboxAround(process.env);
  if (around?.stateFile !== resolve(stateFile) || !(await isOpen(around.stateFile))) return undefined;
  const which = `the sandbox around this command, in ${around.stateFile},`;
  if (slow !== undefined) throw new SandboxError(`${which} is as slow as it was started; leave --slow out here`);
  const missing =
    seed === undefined
      ? []
      : missingSeeds(seed, sandboxProviders, readCloud(around.stateFile), linksOf(sandboxProviders));
  if (missing.length > 0) {
    const names = missing.map(({ type, id }) => `${type} ${id}`).join(', ');
    throw new SandboxError(`${which} lacks what ${seed} names: ${names}; start that one with --seed ${seed}`);
  }
  return { env: around.env, close: async () => {} };
}

/**
 * Runs a command with the sandbox around it, or with one that is around this command already; resolves with its exit code (128 + n for signal n).
 *
 * Ctrl-C reaches the command by itself, as part of the terminal's process group. The sandbox stays until the command has ended, so
 * that Terraform can finish what it has begun and write its state.
 */
export async function execInSandbox(
  options: SandboxOptions,
  command: string,
  args: readonly string[],
): Promise<number> {
  const sandbox = (await aroundThis(options)) ?? (await startSandbox(options));
  const config = emptyConfig();
  try {
    return await run(command, args, { ...process.env, ...sandbox.env, ...config?.env });
  } finally {
    config?.remove();
    await sandbox.close();
  }
}

function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const child = spawn(command, args, { stdio: 'inherit', env });
  const ignore = () => {};
  const forward = (signal: NodeJS.Signals) => void child.kill(signal);
  process.on('SIGINT', ignore).on('SIGTERM', forward).on('SIGHUP', forward);
  return new Promise<number>((resolve, reject) => {
    child.once('error', (error: NodeJS.ErrnoException) => {
      const reason = error.code === 'ENOENT' ? 'no such command on the PATH' : error.message;
      reject(new SandboxError(`cannot run ${command}: ${reason}`));
    });
    child.once('exit', (code, signal) => resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
  }).finally(() => {
    process.off('SIGINT', ignore).off('SIGTERM', forward).off('SIGHUP', forward);
  });
}

/** Terraform warns, at every step, about a configuration file that is named and missing: it is given an empty one. */
function emptyConfig(): { readonly env: Record<string, string>; readonly remove: () => void } | undefined {
  const named = process.env['TF_CLI_CONFIG_FILE'];
  if (!named || existsSync(named)) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'landing-zone-'));
  const path = join(folder, 'empty.tfrc');
  writeFileSync(path, '');
  return { env: { TF_CLI_CONFIG_FILE: path }, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
