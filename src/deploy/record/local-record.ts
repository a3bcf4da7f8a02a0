import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type DeployedEntry, readEntry, textOfEntry } from '../../estate/deployed';
import { isFolder } from '../../estate/folders';
import { writeWhole } from '../whole-file';
import { holdsResources } from './local-state';
import type { KeptEntry, RecordStore } from './store';

/** What was deployed into a local state lies beside it, and is kept out of a repository by what keeps `*.tfstate.*` out. */
const suffix = '.deployed.json';
const stateSuffix = '.tfstate';

const withoutSuffix = (file: string): string => file.slice(0, -suffix.length);

/** What was deployed, in files beside local states. */
export class LocalRecord implements RecordStore {
  readonly address: string;
  readonly #files = new Map<string, string>();

  /**
   * @param where folder of the states
   * @param states files of the states of the program's stacks in it, by their ids
   */
  constructor(
    readonly where: string,
    readonly states: ReadonlyMap<string, string>,
  ) {
    this.address = where;
  }

  async read(): Promise<ReadonlyMap<string, KeptEntry>> {
    const entries = new Map<string, KeptEntry>();
    for (const name of this.#names(suffix)) {
      const file = join(this.where, name);
      const entry = { ...readEntry(readFileSync(file, 'utf8'), file), stateFile: withoutSuffix(file) };
      // of one whose state is being moved within the folder, the one beside the state of the program
      if (entries.has(entry.id) && entry.stateFile !== this.states.get(entry.id)) continue;
      this.#files.set(entry.id, file);
      entries.set(entry.id, entry);
    }
    return entries;
  }

  /** States with something in them that are no stack's of the program, and of which nothing is kept, by the ids that they are named after. */
  async unknownStates(): Promise<ReadonlyMap<string, string>> {
    const known = new Set([...this.states.values(), ...[...this.#files.values()].map((file) => withoutSuffix(file))]);
    const found = new Map<string, string>();
    for (const name of this.#names(stateSuffix)) {
      const file = join(this.where, name);
      if (!known.has(file) && (await holdsResources(file))) found.set(name.slice(0, -stateSuffix.length), file);
    }
    return found;
  }

  #names(ending: string): readonly string[] {
    if (!isFolder(this.where)) return [];
    return readdirSync(this.where, { withFileTypes: true })
      .flatMap((entry) => (entry.name.endsWith(ending) && !entry.isDirectory() ? entry.name : []))
      .sort();
  }

  async write(id: string, entry: DeployedEntry | undefined): Promise<void> {
    const state = this.states.get(id);
    const known = this.#files.get(id);
    const file = state === undefined ? (known ?? join(this.where, `${id}.tfstate${suffix}`)) : `${state}${suffix}`;
    try {
      if (entry !== undefined) writeWhole(file, textOfEntry(entry));
      // its state was moved within the folder
      for (const gone of [known, file]) {
        if (gone !== undefined && (entry === undefined || gone !== file)) rmSync(gone, { force: true });
      }
      this.#files.set(id, file);
    } catch (error) {
      throw new Error(`${file}: what is deployed can't be noted there (${(error as NodeJS.ErrnoException).code})`);
    }
  }
}
