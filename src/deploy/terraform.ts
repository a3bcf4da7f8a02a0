import { spawn, spawnSync } from 'node:child_process';
import { PrintedLines } from './lines';

/** What a run of Terraform printed and how it ended. */
export interface Run {
  readonly code: number;
  /** Whether it was asked to stop before it was done. */
  readonly stopped: boolean;
  /** What it printed besides lines that a listener took. */
  readonly text: string;
}

interface TerraformOptions {
  readonly env: NodeJS.ProcessEnv;
  /** Asks what runs to stop as Ctrl-C does: Terraform finishes what it has begun and saves its state. */
  readonly signal?: AbortSignal;
}

/** Where a command runs. */
export interface RunPlace {
  readonly directory: string;
  /**
   * Where Terraform keeps what it installs, and its choice of a backend.
   * @default - `.terraform` in the directory
   */
  readonly dataDirectory?: string;
}

/** Terraform or OpenTofu, whichever is there. */
export class Terraform {
  readonly #binary: string;
  readonly #env: NodeJS.ProcessEnv;
  readonly #signal: AbortSignal | undefined;

  constructor({ env, signal }: TerraformOptions) {
    this.#binary = findBinary(env);
    this.#env = { ...env, TF_IN_AUTOMATION: '1', TF_INPUT: '0', CHECKPOINT_DISABLE: '1' };
    this.#signal = signal;
  }

  /** Runs one command; each line it prints goes to `onLine`, which answers whether it took the line. */
  async run(place: RunPlace, args: readonly string[], onLine: (line: string) => boolean = () => false): Promise<Run> {
    const { directory, dataDirectory } = place;
    const rest: string[] = [];
    const stdout = new PrintedLines((line) => onLine(line) || rest.push(line));
    const stderr = new PrintedLines((line) => rest.push(line));
    // a group of its own: Ctrl-C in a terminal reaches every process of ours, and Terraform gives up on a second one
    const child = spawn(this.#binary, args, {
      cwd: directory,
      env: { ...this.#env, ...(dataDirectory !== undefined && { TF_DATA_DIR: dataDirectory }) },
      stdio: ['ignore', stdout.descriptor, stderr.descriptor],
      detached: process.platform !== 'win32',
    });
    let stopped = false;
    const stop = () => {
      stopped = true;
      child.kill('SIGINT');
    };
    this.#signal?.addEventListener('abort', stop, { once: true });
    if (this.#signal?.aborted) stop();
    const code = await new Promise<number>((done) => {
      child.once('error', (error) => {
        rest.push(`${this.#binary} could not be started: ${error.message}`);
        done(1);
      });
      child.once('close', (exit) => done(exit ?? 1));
    });
    this.#signal?.removeEventListener('abort', stop);
    stdout.end();
    stderr.end();
    return { code, stopped, text: rest.join('\n') };
  }
}

/** `TERRAFORM_BINARY_NAME`, else `terraform`, else `tofu`: as cdktf-cli, and OpenTofu without being told. */
export function findBinary(env: NodeJS.ProcessEnv): string {
  const chosen = env['TERRAFORM_BINARY_NAME'];
  if (chosen) return chosen;
  const found = ['terraform', 'tofu'].find((name) => !spawnSync(name, ['-help'], { env, stdio: 'ignore' }).error);
  if (found === undefined) throw new Error('neither terraform nor tofu is on the PATH; install one, 1.10 or later');
  return found;
}
