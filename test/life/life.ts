import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { vi } from 'vitest';
import type { DeploymentSummary } from '../../src/deploy/summary';
import { type Sandbox, startSandbox } from '../../src/sandbox/server';
import type { LandingZoneSettings } from '../../src/zone/settings';
import { endOf } from '../deploy/started';
import { execute, root } from '../support/program';
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

/** Which of the steps that a command takes is its last one, each as likely. */
const pointsOf = (steps: number) => fc.noBias(fc.integer({ min: 1, max: steps }));

const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');

/** To a process that may have ended. */
function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

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
  /** Where each command was that was killed, and how much there was in the cloud then. */
  readonly kills: string[] = [];
  readonly #summary = join(this.folder, 'summary.json');
  #sandbox: Sandbox | undefined;
  /** What goes on behind a command that was killed, and is halted until somebody waits for it: in the sandbox it would be done in no time. */
  readonly #halted: number[] = [];

  /** The tool is run as it is published: from its sources it starts four times as slowly. */
  static async begin(settings: LandingZoneSettings): Promise<Life> {
    const { code, text } = await execute(process.execPath, [tsx, 'scripts/build.mts'], root);
    if (code !== 0) throw new Error(text);
    const life = new Life();
    await life.become(settings);
    return life;
  }

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
    const { code, text } = await this.#endOf(this.#start(name, args));
    const { stacks } = existsSync(this.#summary)
      ? (JSON.parse(readFileSync(this.#summary, 'utf8')) as DeploymentSummary)
      : { stacks: [] };
    return { code, text, did: Object.fromEntries(stacks.map(({ id, status }) => [id, status])) };
  }

  /**
   * Kills a deployment or a destruction so many times, each after as many calls of Terraform as are drawn.
   *
   * @param within how many calls it takes. Who ends by itself before it is time, as little is left to do, is killed halfway there instead,
   * unless nothing at all is left
   */
  kill(times: number, within: number, ...command: readonly string[]): Promise<void> {
    return this.#killEach(times, within, { unit: 'calls', done: () => this.#calls() }, command);
  }

  /** The same while states move, after as many files as are drawn: copies, and states in their new place. */
  killMove(times: number, within: number, ...command: readonly string[]): Promise<void> {
    return this.#killEach(times, within, { unit: 'files', done: () => this.#moved() }, command);
  }

  async #killEach(times: number, within: number, progress: Progress, command: readonly string[]): Promise<void> {
    const points = fc.sample(pointsOf(within), { seed: seed + this.kills.length, numRuns: times });
    // the early ones first: what is late goes on from there
    for (const point of points.toSorted((one, other) => one - other)) {
      for (let after = point; after > 0; ) {
        const before = progress.done();
        if (await this.#killed(() => progress.done() - before >= after, command)) {
          this.kills.push(`${command[0]} after ${after} ${progress.unit} with ${this.things().length} things`);
          break;
        }
        after = Math.floor(Math.min(after, progress.done() - before) / 2);
      }
    }
  }

  /** Where commands were killed, to be told where a test fails. */
  said(): string {
    return `seed ${seed}, ${this.kills.length} killed: ${this.kills.join(', ')}`;
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
    const before = this.things().length;
    const watch = setInterval(() => {
      if (!isAtWork || !isTime() || command.pid === undefined || command.exitCode !== null) return;
      clearInterval(watch);
      process.kill(-command.pid, 'SIGKILL');
      if (this.things().length !== before) for (const pid of this.#runningBehind(command.pid)) this.#halt(pid);
    }, 2);
    const { code, text } = await this.#endOf(command);
    clearInterval(watch);
    // by itself it ends well, or says what is wrong
    if (code !== 0 && command.signalCode !== 'SIGKILL') throw new Error(text);
    return command.signalCode === 'SIGKILL';
  }

  /** What is in the cloud; the same things have the same ids in every sandbox. */
  things(): readonly string[] {
    return (this.#sandbox?.cloud.all() ?? []).map(({ type, id }) => `${type} ${id}`).sort();
  }

  /** How a command ended; what it waits for goes on, and so does what nobody waited for. */
  async #endOf(command: ReturnType<typeof spawn>): ReturnType<typeof endOf> {
    const behind = this.#halted.splice(0);
    const goOn = () => {
      for (const pid of behind.splice(0)) signal(pid, 'SIGCONT');
    };
    command.stdout?.on('data', (chunk: Buffer) => {
      if (chunk.includes('waits for the lock')) goOn();
    });
    // who was halted in the middle of writing a state is waited for without a word, 10 s at most
    const soon = setTimeout(goOn, 5000);
    try {
      return await endOf(command);
    } finally {
      clearTimeout(soon);
      goOn();
    }
  }

  #halt(pid: number): void {
    signal(pid, 'SIGSTOP');
    this.#halted.push(pid);
  }

  /** Each Terraform that a command has started, which notes them in a folder of its own. */
  #runningBehind(pid: number): readonly number[] {
    const own = readdirSync(this.folder).filter((name) => name.startsWith(`landing-zone-plans-${pid}-`));
    const marks = own.flatMap((name) => readdirSync(join(this.folder, name)));
    return marks.flatMap((mark) => /^terraform-(\d+)-/.exec(mark)?.[1] ?? []).map(Number);
  }

  async end(): Promise<void> {
    for (const pid of this.#halted) signal(pid, 'SIGCONT');
    await this.#sandbox?.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  #calls(): number {
    return [...(this.#sandbox?.calls.values() ?? [])].reduce((sum, { count }) => sum + count, 0);
  }

  #start(name: string, args: readonly string[]) {
    const main = join(root, 'dist/src/cli/main.js');
    return spawn(process.execPath, [main, name, ...args, '--outdir', this.outdir, '--json-summary', this.#summary], {
      cwd: this.folder,
      env: { ...process.env, TMPDIR: this.folder, ...this.#sandbox?.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      // so that it is killed with all that is in its group
      detached: true,
    });
  }
}
