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

/** Of all points at which commands are killed; the same in every run. */
const seed = 8;

/** How far a command is let come, between its first step and the last that it is known to take. */
const points = fc.double({ min: 0, max: 1, noNaN: true });

/** Something that grows while a command runs, by which it is told how far that has come. */
interface Progress {
  readonly unit: string;
  readonly done: () => number;
}

/** As it stands in a state. */
interface StateResource {
  readonly mode: string;
  readonly type: string;
  readonly provider: string;
  readonly instances: readonly { readonly attributes: Attributes }[];
}

interface Attributes {
  readonly id: string;
  readonly service_name?: string;
}

/** The id of a private network is one within its project only. */
const idInCloud = (type: string, { id, service_name }: Attributes): string =>
  type === 'ovh_cloud_project_network_private' ? `${service_name}/${id}` : id;

/** A landing zone from its first deploy to its end: its program, its states and the simulated cloud that it is in. */
export class Life {
  readonly folder = mkdtempSync(join(tmpdir(), 'landing-zone-life-'));
  outdir = join(this.folder, 'cdktf.out');
  /** Where each command was that was killed. */
  readonly kills: string[] = [];
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

  /**
   * Kills a deployment or a destruction so many times, each at another point: after as many calls of Terraform as are drawn.
   *
   * @param within how many calls it takes at the most. Who needs fewer ends by itself, and is drawn again within what it needed
   */
  kill(times: number, within: number, ...command: readonly string[]): Promise<void> {
    return this.#killEach(times, within, { unit: 'calls', done: () => this.#calls() }, command);
  }

  /** The same while states move, after as many files as are drawn: copies, and states in their new place. */
  killMove(times: number, within: number, ...command: readonly string[]): Promise<void> {
    return this.#killEach(times, within, { unit: 'files', done: () => this.#moved() }, command);
  }

  async #killEach(times: number, within: number, progress: Progress, command: readonly string[]): Promise<void> {
    let most = within;
    // the early ones first: what is late goes on from there
    for (const point of fc
      .sample(points, { seed: seed + this.kills.length, numRuns: times })
      .toSorted((a, b) => a - b)) {
      for (;;) {
        const after = Math.max(1, Math.ceil(point * most));
        const before = progress.done();
        if (await this.#killed(() => progress.done() - before >= after, command)) {
          this.kills.push(`${command[0]} after ${after} ${progress.unit}`);
          break;
        }
        most = Math.min(after, progress.done() - before) - 1;
        if (most < 1) throw new Error(`nothing is left that could be killed, after\n${this.said()}`);
      }
    }
  }

  /** Where commands were killed, to be told where a test fails. */
  said(): string {
    return `seed ${seed}: killed ${this.kills.join(', ')}`;
  }

  #statesIn(...path: readonly string[]): readonly string[] {
    const folder = join(this.folder, ...path);
    const names = existsSync(folder) ? readdirSync(folder) : [];
    return names.filter((name) => name.endsWith('.tfstate')).map((name) => join(folder, name));
  }

  #moved(): number {
    return this.#statesIn('.landing-zone', 'moved-states').length + this.#statesIn('new', 'state').length;
  }

  /** Of how many stacks something is in the place that was left. */
  leftInOldPlace(): number {
    return this.#resourcesOfStates('state').filter((resources) => resources.length > 0).length;
  }

  #resourcesOfStates(...path: readonly string[]): readonly (readonly StateResource[])[] {
    return this.#statesIn(...path).map((file) => JSON.parse(readFileSync(file, 'utf8')).resources);
  }

  /** What all states together hold, named as in the cloud, as often as they do. */
  held(): readonly string[] {
    const resources = [...this.#resourcesOfStates('state'), ...this.#resourcesOfStates('new', 'state')].flat();
    return resources
      .filter(({ mode, provider }) => mode === 'managed' && !provider.includes('terraform.io/builtin/'))
      .flatMap(({ type, instances }) => instances.map(({ attributes }) => `${type} ${idInCloud(type, attributes)}`));
  }

  /** Kills a command when it is time; answers whether that came before its end. Terraform ends what it has begun. */
  async #killed(isTime: () => boolean, [name = '', ...args]: readonly string[]): Promise<boolean> {
    const command = this.#start(name, args);
    // what Terraform still ends of the one before counts only once this one is at work, too
    let isAtWork = false;
    command.stdout?.once('data', () => {
      isAtWork = true;
    });
    const watch = setInterval(() => {
      if (isAtWork && isTime()) command.kill('SIGKILL');
    }, 2);
    const { code, text } = await endOf(command);
    clearInterval(watch);
    // by itself it ends well, or says what is wrong
    if (code !== 0 && command.signalCode !== 'SIGKILL') throw new Error(text);
    return command.signalCode === 'SIGKILL';
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
