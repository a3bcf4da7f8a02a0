import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorText } from '../estate/error-text';
import { makeFolder } from '../estate/folders';
import { passOn } from './masked-output';

/** The command that runs a program, as cdktf-cli finds it; absent where the folder has no cdktf.json. */
export function appOf(folder: string): string | undefined {
  const file = join(folder, 'cdktf.json');
  if (!existsSync(file)) return undefined;
  let app: unknown;
  try {
    ({ app } = JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new Error(`${file} is not JSON: ${errorText(error)}`);
  }
  if (typeof app !== 'string') throw new Error(`${file} names no 'app' command`);
  return app;
}

interface SynthesisOptions {
  readonly app: string;
  /** Folder that it runs in. */
  readonly folder: string;
  readonly outdir: string;
  /**
   * Where its output goes, with the secrets in it hidden; what it says on stderr goes to stderr.
   * @default process.stdout
   */
  readonly stdout?: NodeJS.WritableStream;
  /** Ends the program. */
  readonly signal?: AbortSignal | undefined;
}

/** Runs a program, which writes its stacks into the folder; throws when it fails, after it has said why on stderr. */
export async function synthesize({
  app,
  folder,
  outdir,
  stdout = process.stdout,
  signal,
}: SynthesisOptions): Promise<void> {
  // cdktf's own App makes one level of folders only
  makeFolder(outdir);
  const child = spawn(app, {
    cwd: folder,
    env: { ...process.env, CDKTF_OUTDIR: outdir },
    shell: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    // a group of its own, so that what the shell has started ends with it
    detached: signal !== undefined && process.platform !== 'win32',
  });
  const [code] = await Promise.all([endOf(child, signal), passOn(child, stdout)]);
  signal?.throwIfAborted();
  if (code !== 0) throw new Error(`synthesis failed with exit code ${code}; its own message is above`);
}

/** Exit code of a command; when the signal comes, the command is ended with everything that it has started. */
export async function endOf(child: ChildProcess, signal?: AbortSignal): Promise<number> {
  const end = () => {
    try {
      if (child.pid !== undefined && process.platform !== 'win32') process.kill(-child.pid, 'SIGTERM');
      else child.kill();
    } catch {
      // it has ended by itself
    }
  };
  signal?.addEventListener('abort', end, { once: true });
  if (signal?.aborted) end();
  try {
    return await new Promise<number>((done, failed) => {
      child.once('error', failed);
      child.once('close', (exit) => done(exit ?? 1));
    });
  } finally {
    signal?.removeEventListener('abort', end);
  }
}
