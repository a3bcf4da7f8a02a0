import { mkdtempSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type DeployedEntry, type DeployedStack, isSameDeployed, snapshotOf } from '../../estate/deployed';
import { type Estate, isManaged, type Stack, type Values } from '../../estate/model';
import { backendOf } from '../../estate/states';
import { stateIn } from '../../synthesis/local-states';
import { acceptedBy } from '../environment';
import type { DeployEvent } from '../stack-run';
import type { Terraform } from '../terraform';
import { LocalRecord } from './local-record';
import { holdsResources } from './local-state';
import { keyBeside, S3Record } from './s3-record';
import type { KeptEntry, RecordStore } from './store';

interface RecordTools {
  /** One that nothing asks to stop: what was done is noted also after Ctrl-C. */
  readonly terraform: Terraform;
  /** Arguments of what takes the lock of a state. */
  readonly locking: readonly string[];
  /** Private folder of the deployment. */
  readonly folder: string;
  readonly onEvent: (event: DeployEvent) => void;
  /** Whether nobody has synthesized the program: then nobody knows what it is called. */
  readonly isWithoutProgram?: boolean;
}

/**
 * What was deployed, kept beside the states: it outlives the program. It is written before a stack is changed, with what was deployed of it
 * until then, so that a deployment which is killed forgets nothing.
 */
export class DeployedRecord {
  readonly #entries: Map<string, KeptEntry>;
  readonly #stores: ReadonlyMap<string, RecordStore>;
  readonly #snapshots = new Map<string, DeployedStack>();

  /**
   * @param unknownStates local states of which nothing is kept, by the ids that they are named after
   * @param elsewhere local states with something in them of stacks whose program says that theirs is in another place
   */
  private constructor(
    readonly estate: Estate,
    entries: ReadonlyMap<string, KeptEntry>,
    stores: ReadonlyMap<string, RecordStore>,
    readonly unknownStates: ReadonlyMap<string, string>,
    readonly elsewhere: ReadonlyMap<string, string>,
  ) {
    this.#entries = new Map(entries);
    this.#stores = stores;
  }

  /**
   * Reads what is kept beside the states of an output, and in the folder where states are by default.
   *
   * @throws Error where something of it can't be read; nothing should be begun then
   */
  static async open(estate: Estate, tools: RecordTools): Promise<DeployedRecord> {
    const { own, all } = storesOf(estate, tools);
    const stores = new Map(own);
    const entries = new Map<string, KeptEntry>();
    const elsewhere = new Map<string, string>();
    const zones = new Set<string>();
    for (const store of all) {
      for (const [id, entry] of await store.read()) {
        zones.add(entry.zone ?? 'without a name');
        // another program may keep its states there, too
        if (entry.zone !== estate.name && !tools.isWithoutProgram) continue;
        const { stateFile } = entry;
        const isElsewhere = own.has(id) && stateFile !== undefined && stateFile !== stateFileIn(own.get(id), id);
        if (isElsewhere && (await holdsResources(stateFile))) elsewhere.set(id, stateFile);
        if ((own.get(id) ?? store) !== store) continue;
        entries.set(id, entry);
        stores.set(id, store);
      }
    }
    if (tools.isWithoutProgram && zones.size > 1) {
      const where = all.map((store) => store.where).join(', ');
      throw new Error(
        `${where}: stacks of several landing zones were deployed there (${[...zones].join(', ')}); synthesize first`,
      );
    }
    const unknown = new Map<string, string>();
    for (const store of all) {
      if (!(store instanceof LocalRecord)) continue;
      for (const [id, stateFile] of await store.unknownStates()) unknown.set(id, stateFile);
    }
    for (const [id, stateFile] of unknown) if (own.has(id)) elsewhere.set(id, stateFile);
    return new DeployedRecord(estate, entries, stores, unknown, elsewhere);
  }

  /** What is kept of this program's stacks, and of those that it had, by their ids. */
  get entries(): ReadonlyMap<string, KeptEntry> {
    return this.#entries;
  }

  /** Remembers what lies in the folder of a stack, as what is deployed next. */
  note(id: string): void {
    const stack = this.estate.stacks.get(id);
    if (stack === undefined || !this.#stores.has(id)) return;
    // one that makes nothing leaves nothing behind
    const makes = [...stack.blocks.values()].some(isManaged);
    if (makes || this.#entries.has(id)) this.#snapshots.set(id, snapshotOf(this.estate, stack));
  }

  /** Before anything of a stack is changed: what it was stays, too. */
  async begin(id: string): Promise<void> {
    const [deploying, entry] = [this.#snapshots.get(id), this.#entries.get(id)];
    if (deploying === undefined) return;
    // noted already, by a move or a deployment that was killed
    if ([entry?.deployed, entry?.deploying].some((known) => isSameDeployed(known, deploying))) return;
    await this.#write({ ...this.#headOf(id), ...(entry?.deployed && { deployed: entry.deployed }), deploying });
  }

  /** Once a stack is what was noted of it. */
  async end(id: string): Promise<void> {
    const [deployed, entry] = [this.#snapshots.get(id), this.#entries.get(id)];
    if (deployed === undefined) return;
    if (isSameDeployed(entry?.deployed, deployed) && entry?.deploying === undefined) return;
    await this.#write({ ...this.#headOf(id), deployed });
  }

  /** Once nothing is left of a stack. */
  async forget(id: string): Promise<void> {
    if (!this.#entries.has(id)) return;
    await this.#stores.get(id)?.write(id, undefined);
    this.#entries.delete(id);
  }

  /**
   * Before the state of a stack is written to its new place.
   *
   * @param known what is kept of it beside the old one
   */
  async beginMove(id: string, known: DeployedEntry | undefined, movingFrom: string): Promise<void> {
    const stack = this.estate.stacks.get(id);
    if (stack === undefined || this.#entries.get(id)?.movingFrom === movingFrom) return;
    const deployed = known?.deployed ?? known?.deploying;
    // with the new backend, by which it is destroyed once it is gone from the program
    const deploying = snapshotOf(this.estate, stack);
    await this.#write({ ...this.#headOf(id), ...(deployed && { deployed }), deploying, movingFrom });
  }

  /** Once the state of a stack has come to its new place. */
  async endMove(id: string): Promise<void> {
    const entry = this.#entries.get(id);
    if (entry?.movingFrom === undefined) return;
    const { deployed, deploying } = entry;
    await this.#write({ ...this.#headOf(id), ...(deployed && { deployed }), ...(deploying && { deploying }) });
  }

  /** Whether what is kept of a stack lies in the same place as in another record. */
  isKeptWith(id: string, other: DeployedRecord): boolean {
    const [one, two] = [this.#stores.get(id), other.#stores.get(id)];
    return one !== undefined && one.address === two?.address;
  }

  async #write(entry: DeployedEntry): Promise<void> {
    await this.#stores.get(entry.id)?.write(entry.id, entry);
    this.#entries.set(entry.id, { ...this.#entries.get(entry.id), ...cleared, ...entry });
  }

  #headOf(id: string): Pick<DeployedEntry, 'id' | 'zone'> {
    return { id, ...(this.estate.name !== undefined && { zone: this.estate.name }) };
  }
}

const cleared = { deployed: undefined, deploying: undefined, movingFrom: undefined };

/** File of the state of a stack of the program, where that is on this machine. */
const stateFileIn = (store: RecordStore | undefined, id: string): string | undefined =>
  store instanceof LocalRecord ? store.states.get(id) : undefined;

/** Where it is kept what was deployed of each stack, and everything that may be there of others. */
function storesOf(estate: Estate, tools: RecordTools) {
  const own = new Map<string, RecordStore>();
  const folders = new Map([[resolve(estate.folder, '..', 'state'), new Map<string, string>()]]);
  const buckets = new Map<string, S3Record>();
  const onWait = (where: string) => tools.onEvent({ type: 'waiting-for-record', where });
  const newStore = (config: Values, stack: Stack) => {
    // of its own: a deployment that moves states opens several
    const directory = mkdtempSync(join(tools.folder, 'record-'));
    return new S3Record(config, { directory, accepts: acceptedBy(stack) }, tools.terraform, tools.locking, onWait);
  };
  for (const stack of estate.stacks.values()) {
    const state = stateIn(estate, stack);
    const { config } = backendOf(stack);
    if (state?.kind === 'local') {
      const file = resolve(estate.folder, state.name);
      const files = folders.get(dirname(file)) ?? new Map<string, string>();
      folders.set(dirname(file), files.set(stack.id, file));
    } else if (state?.kind === 's3') {
      const beside = { ...config, key: keyBeside(state.name) };
      const name = JSON.stringify(beside);
      const store = buckets.get(name) ?? newStore(beside, stack);
      buckets.set(name, store);
      own.set(stack.id, store);
    }
  }
  const local = [...folders].map(([folder, files]) => {
    const store = new LocalRecord(folder, files);
    for (const id of files.keys()) own.set(id, store);
    return store;
  });
  return { own, all: [...local, ...buckets.values()] };
}
