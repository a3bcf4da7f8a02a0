import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { vi } from 'vitest';
import type { DeploymentSummary } from '../../src/deploy/summary';
import { type Sandbox, startSandbox } from '../../src/sandbox/server';
import type { LandingZoneSettings } from '../../src/zone/settings';
import { endOf, startCommand } from '../deploy/started';
import { files } from '../zone/files';

/** What a command ended with. */
export interface Ended {
  readonly code: number | null;
  /** Everything that it printed. */
  readonly text: string;
  /** What it did with each stack; empty where it didn't come to that. */
  readonly did: Readonly<Record<string, string>>;
}

/** How a command is ended from outside: by a machine that is gone, by CI, by somebody at a terminal; and when. */
const disturbances = fc.record({
  signal: fc.constantFrom<NodeJS.Signals>('SIGKILL', 'SIGKILL', 'SIGTERM', 'SIGINT'),
  calls: fc.nat({ max: 300 }),
});

/** A landing zone from its first deploy to its end: its program, its states and the simulated cloud that it is in. */
export class Life {
  readonly folder = mkdtempSync(join(tmpdir(), 'landing-zone-life-'));
  outdir = join(this.folder, 'cdktf.out');
  readonly #summary = join(this.folder, 'summary.json');
  #sandbox: Sandbox | undefined;

  /** Synthesizes other settings; as in CI, nothing of the last output stays. */
  async become(settings: LandingZoneSettings): Promise<void> {
    rmSync(this.outdir, { recursive: true, force: true });
    // there cdktf keeps states
    const cwd = vi.spyOn(process, 'cwd').mockReturnValue(this.folder);
    try {
      files(settings, this.outdir);
    } finally {
      cwd.mockRestore();
    }
    this.#sandbox ??= await startSandbox({ stateFile: join(this.folder, 'sandbox.json'), seed: this.outdir });
  }

  /** Settings whose output, and so the states beside it, are in another folder from now on; answers with the output of before. */
  async leave(settings: LandingZoneSettings): Promise<string> {
    const before = this.outdir;
    this.outdir = join(this.folder, 'new', 'cdktf.out');
    await this.become(settings);
    return before;
  }

  /** Runs a command of the tool to its end. */
  async run(name: string, ...args: readonly string[]): Promise<Ended> {
    rmSync(this.#summary, { force: true });
    const { code, text } = await endOf(this.#start(name, args));
    const { stacks } = existsSync(this.#summary)
      ? (JSON.parse(readFileSync(this.#summary, 'utf8')) as DeploymentSummary)
      : { stacks: [] };
    return { code, text, did: Object.fromEntries(stacks.map(({ id, status }) => [id, status])) };
  }

  /** Runs a command so many times, each ended from outside at another point; answers with what was done, to be told where a test fails. */
  async disturb(times: number, name: string, ...args: readonly string[]): Promise<string> {
    const said: string[] = [];
    // some are drawn that come too late
    for (const { signal, calls } of fc.sample(disturbances, 5 * times)) {
      if (said.length === times) break;
      const until = this.#calls() + calls;
      if (await this.#ended(signal, () => this.#calls() >= until, [name, ...args]))
        said.push(`${signal} after ${calls} calls`);
    }
    return said.join(', ');
  }

  /** The same while states move: ended once so many files were written, copies and states in their new place. */
  async disturbMove(times: number, ...command: readonly string[]): Promise<string> {
    const said: string[] = [];
    for (const { signal, calls } of fc.sample(disturbances, 5 * times)) {
      if (said.length === times) break;
      const until = this.#moved() + 1 + (calls % 2);
      if (await this.#ended(signal, () => this.#moved() >= until, command)) said.push(`${signal} after ${until} files`);
    }
    return said.join(', ');
  }

  #statesIn(...path: readonly string[]): number {
    const folder = join(this.folder, ...path);
    return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.tfstate')).length : 0;
  }

  #moved(): number {
    return this.#statesIn('.landing-zone', 'moved-states') + this.#statesIn('new', 'state');
  }

  /** Of how many stacks something is in the place that was left. */
  leftInOldPlace(): number {
    const folder = join(this.folder, 'state');
    const states = readdirSync(folder).filter((name) => name.endsWith('.tfstate'));
    const held = states.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')).resources.length);
    return held.filter((count) => count > 0).length;
  }

  /** Ends a command when it is time; answers whether that ended it. Terraform ends what it has begun. */
  async #ended(
    signal: NodeJS.Signals,
    isTime: () => boolean,
    [name = '', ...args]: readonly string[],
  ): Promise<boolean> {
    const command = this.#start(name, args);
    const watch = setInterval(() => {
      if (isTime()) command.kill(signal);
    }, 2);
    const { code, text } = await endOf(command);
    clearInterval(watch);
    // by itself it ends well, or says what is wrong
    if (code === 1) throw new Error(text);
    return code !== 0;
  }

  /** What is in the cloud; the same things have the same ids in every sandbox. */
  things(): readonly string[] {
    return (this.#sandbox?.cloud.all() ?? []).map(({ type, id }) => `${type} ${id}`).sort();
  }

  async end(): Promise<void> {
    await this.#sandbox?.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  #calls(): number {
    return [...(this.#sandbox?.calls.values() ?? [])].reduce((sum, { count }) => sum + count, 0);
  }

  #start(name: string, args: readonly string[]) {
    return startCommand([name, ...args, '--outdir', this.outdir, '--json-summary', this.#summary], this.folder, {
      cwd: this.folder,
      env: this.#sandbox?.env ?? {},
      stdio: 'pipe',
    });
  }
}
