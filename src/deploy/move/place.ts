import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lockingOf } from '../local-lock';
import { readLocalState } from '../record/local-state';
import { pullState } from '../record/pulled-state';
import type { StackTools } from '../stack-run';
import { complaintOf, isNoState, wholeState } from '../state-complaint';
import { isWaiting } from '../state-lock';
import type { Run, RunPlace } from '../terraform';
import { BrokenState, readState, type StateContent, textOfState } from './state-content';

interface PlaceOptions {
  /** What reports call it, and what the state that has gone there says. */
  readonly where: string;
  /** `backend` of a configuration; paths in it are absolute. */
  readonly backend: object;
  /** Object that is its lock, where that is in a bucket. */
  readonly lock?: string;
  /** A folder that nobody else reads, made here. */
  readonly place: RunPlace;
  readonly tools: Pick<StackTools, 'terraform' | 'init' | 'locking' | 'onEvent'>;
}

/** The state of a stack in its place, read and written without the configuration that it is of: credentials and locks are Terraform's. */
export class MovablePlace {
  readonly where: string;
  readonly #options: PlaceOptions;
  #isReady = false;
  /** Whether nothing was ever written there, in a bucket. */
  #isBlank = false;

  constructor(options: PlaceOptions) {
    this.where = options.where;
    this.#options = options;
    const { directory } = options.place;
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    const terraform = { backend: options.backend };
    writeFileSync(join(directory, 'state.tf.json'), JSON.stringify({ terraform }), { mode: 0o600 });
  }

  /**
   * What is there now; `undefined` where nothing was ever written.
   *
   * @throws Error where it can't be read
   */
  async pull(): Promise<StateContent | undefined> {
    const { place, tools } = this.#options;
    const { stateFile } = place;
    // as Terraform would, which takes no lock for it either
    if (stateFile !== undefined) {
      const text = await this.#read(stateFile);
      if (text === undefined) return undefined;
      // Terraform has kept what was there before it began to write
      if (text === '' && existsSync(`${stateFile}.backup`)) throw new BrokenState(this.where);
      return readState(text, this.where);
    }
    await this.#init();
    const { run, text } = await pullState(place, tools.terraform);
    if (run.code !== 0) throw this.failed(run);
    const state = readState(text, this.where);
    this.#isBlank = state === undefined;
    return state;
  }

  /** Writes a state, if it is newer than what is there and of the same lineage, or nothing is there; waits for the lock. */
  async push(state: StateContent): Promise<Run> {
    await this.#init();
    if (this.#isBlank) {
      // Terraform gives the first state of a bucket a lineage of its own, whatever is pushed; who was faster with all of it keeps that
      const run = await this.#push({ ...state, serial: 0, outputs: {}, resources: [], check_results: null });
      if (run.code !== 0) return run;
      this.#isBlank = false;
    }
    return this.#push(state);
  }

  async #push(state: StateContent): Promise<Run> {
    const { place, tools } = this.#options;
    const file = join(place.directory, 'next.json');
    writeFileSync(file, textOfState(state), { mode: 0o600 });
    const locking = lockingOf(place, 'state', tools.locking);
    return tools.terraform.run(place, ['state', 'push', ...locking, file], (line) => {
      if (isWaiting(line)) tools.onEvent({ type: 'waiting-for-record', where: this.where });
      return isWaiting(line);
    });
  }

  /** Names of the workspaces in a bucket that aren't the default one. */
  async workspaces(): Promise<readonly string[]> {
    const { place, tools } = this.#options;
    if (place.stateFile !== undefined) return [];
    await this.#init();
    const lines: string[] = [];
    const run = await tools.terraform.run(place, ['workspace', 'list'], (line) => lines.push(line) > 0);
    if (run.code !== 0) throw this.failed(run);
    const names = lines.map((line) => line.replace('*', '').trim());
    return names.filter((name) => name !== '' && name !== 'default');
  }

  async #init(): Promise<void> {
    if (this.#isReady) return;
    const { place, tools } = this.#options;
    const run = await tools.init(() => tools.terraform.run(place, ['init', '-input=false', '-no-color']));
    if (run.code !== 0) throw this.failed(run);
    this.#isReady = true;
  }

  async #read(file: string): Promise<string | undefined> {
    try {
      return await readLocalState(file);
    } catch (error) {
      throw new Error(`${this.where}: the state can't be read there (${(error as NodeJS.ErrnoException).code})`);
    }
  }

  /** What may be put in the place of a broken state. */
  get whole(): string {
    return wholeState(this.#options.place.stateFile);
  }

  /** What to say of a run that failed. */
  failed(run: Run): Error {
    if (isNoState(run.text)) return new BrokenState(this.where);
    return new Error(`${this.where}: the state can't be read or written there ${complaintOf(run, this.#options.lock)}`);
  }
}
