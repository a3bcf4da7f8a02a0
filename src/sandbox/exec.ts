import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { SandboxError } from './error';
import { type SandboxOptions, startSandbox } from './server';

/**
 * Runs a command with the sandbox around it; resolves with its exit code (128 + n for signal n).
 *
 * Ctrl-C reaches the command by itself, as part of the terminal's process group. The sandbox stays until the command has ended, so
 * that Terraform can finish what it has begun and write its state.
 */
export async function execInSandbox(
  options: SandboxOptions,
  command: string,
  args: readonly string[],
): Promise<number> {
  const sandbox = await startSandbox(options);
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
