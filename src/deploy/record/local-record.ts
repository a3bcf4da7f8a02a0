import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { type DeployedEntry, readEntry, textOfEntry } from '../../estate/deployed';
import { isFolder } from '../../estate/folders';
import { holdsResources } from './local-state';
import type { KeptEntry, RecordStore } from './store';

/** What was deployed into a local state lies beside it, and is kept out of a repository by what keeps `*.tfstate.*` out. */
const suffix = '.deployed.json';
const stateSuffix = '.tfstate';

const withoutSuffix = (file: string): string => file.slice(0, -suffix.length);

/** What was deployed, in files beside local states. */
export class LocalRecord implements RecordStore {
  readonly #files = new Map<string, string>();

  /**
   * @param where folder of the states
   * @param states files of the states of the program's stacks in it, by their ids
   */
  constructor(
    readonly where: string,
    readonly states: ReadonlyMap<string, string>,
  ) {}

  async read(): Promise<ReadonlyMap<string, KeptEntry>> {
    const entries = this.#names(suffix).map((name): KeptEntry => {
      const file = join(this.where, name);
      const entry = readEntry(readFileSync(file, 'utf8'), file);
      this.#files.set(entry.id, file);
      return { ...entry, stateFile: withoutSuffix(file) };
    });
    return new Map(entries.map((entry) => [entry.id, entry]));
  }

  /** States with something in them that are no stack's of the program, and of which nothing is kept, by the ids that they are named after. */
  unknownStates(): ReadonlyMap<string, string> {
    const known = new Set([...this.states.values(), ...[...this.#files.values()].map((file) => withoutSuffix(file))]);
    const found = this.#names(stateSuffix).flatMap((name): [string, string][] => {
      const file = join(this.where, name);
      return known.has(file) || !holdsResources(file) ? [] : [[name.slice(0, -stateSuffix.length), file]];
    });
    return new Map(found);
  }

  #names(ending: string): readonly string[] {
    if (!isFolder(this.where)) return [];
    return readdirSync(this.where)
      .filter((name) => name.endsWith(ending))
      .sort();
  }

  async write(id: string, entry: DeployedEntry | undefined): Promise<void> {
    const file = this.#files.get(id) ?? `${this.states.get(id) ?? join(this.where, `${id}.tfstate`)}${suffix}`;
    try {
      if (entry === undefined) rmSync(file, { force: true });
      else replace(file, textOfEntry(entry));
    } catch (error) {
      throw new Error(`${file}: what is deployed can't be noted there (${(error as NodeJS.ErrnoException).code})`);
    }
  }
}

/** Writes a file as a whole or not at all. Another deployment may write it at the same time: each has a file of its own until then. */
function replace(file: string, text: string): void {
  mkdirSync(join(file, '..'), { recursive: true });
  const next = `${file}.${process.pid}.new`;
  rmSync(next, { force: true });
  const opened = openSync(next, 'wx', 0o600);
  try {
    writeFileSync(opened, text);
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
  renameSync(next, file);
}
