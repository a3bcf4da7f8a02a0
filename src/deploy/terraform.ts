import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import type { GivenEnvironment } from './environment';
import { PrintedLines } from './lines';
import { oneInit } from './one-init';
import { markRunning } from './private-folder';

/** What a run of Terraform printed and how it ended. */
export interface Run {
  readonly code: number;
  /** Whether it was asked to stop before it was done. */
  readonly stopped: boolean;
  /** What it printed besides lines that a listener took. */
  readonly text: string;
}

interface TerraformOptions extends GivenEnvironment {
  /** Private folder of the deployment, in which it is noted what runs. */
  readonly folder?: string;
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
  /** Which variables of the environment it is given. */
  readonly accepts: (name: string) => boolean;
  /** File of its state, where that is on this machine. */
  readonly stateFile?: string;
}

/** Terraform or OpenTofu, whichever is there. */
export class Terraform {
  readonly #binary: string;
  readonly #env: NodeJS.ProcessEnv;
  readonly #fixed: Readonly<Record<string, string>>;
  readonly #passed: ReadonlySet<string>;
  readonly #folder: string | undefined;
  readonly #signal: AbortSignal | undefined;

  constructor({ env = process.env, ownEnv = {}, passEnv = [], signal, folder }: TerraformOptions) {
    this.#binary = findBinary(env);
    this.#env = env;
    this.#fixed = { ...ownEnv, TF_IN_AUTOMATION: '1', TF_INPUT: '0', CHECKPOINT_DISABLE: '1' };
    this.#passed = new Set(passEnv);
    this.#folder = folder;
    this.#signal = signal;
  }

  /** Runs one command; each line it prints goes to `onLine`, which answers whether it took the line. */
  async run(place: RunPlace, args: readonly string[], onLine: (line: string) => boolean = () => false): Promise<Run> {
    if (args[0] !== 'init') return this.#run(place, args, onLine);
    const release = await oneInit(place);
    try {
      return await this.#run(place, args, onLine);
    } finally {
      await release();
    }
  }

  async #run(place: RunPlace, args: readonly string[], onLine: (line: string) => boolean): Promise<Run> {
    const rest: string[] = [];
    const stdout = new PrintedLines((line) => onLine(line) || rest.push(line));
    const stderr = new PrintedLines((line) => rest.push(line));
    // a group of its own: Ctrl-C in a terminal reaches every process of ours, and Terraform gives up on a second one
    const start = () =>
      spawn(this.#binary, args, {
        cwd: place.directory,
        env: this.#environment(place),
        stdio: ['ignore', stdout.descriptor, stderr.descriptor],
        detached: process.platform !== 'win32',
      });
    // what init fetches may be for others, too; the rest is states and plans
    const child = args[0] === 'init' ? start() : unreadable(place.stateFile, start);
    const ended = markRunning(this.#folder, child.pid);
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
    ended();
    stdout.end();
    stderr.end();
    // some commands colour what they say, whoever reads it
    return { code, stopped, text: stripVTControlCharacters(rest.join('\n')) };
  }

  #environment({ accepts, dataDirectory }: RunPlace): NodeJS.ProcessEnv {
    const given = Object.entries(this.#env).filter(([name]) => accepts(name) || this.#passed.has(name));
    return { ...Object.fromEntries(given), ...this.#fixed, ...(dataDirectory && { TF_DATA_DIR: dataDirectory }) };
  }
}

/** Starts a program whose files nobody else can read; also the state that an earlier one, or Terraform by hand, has written. */
function unreadable(stateFile: string | undefined, start: () => ChildProcess): ChildProcess {
  for (const file of stateFile === undefined ? [] : [stateFile, `${stateFile}.backup`]) {
    try {
      chmodSync(file, 0o600);
    } catch {
      // none yet, or somebody else's, who lets this one write
    }
  }
  const before = process.umask(0o077);
  try {
    return start();
  } finally {
    process.umask(before);
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
