import type { DeployedEntry } from '../../estate/deployed';

/** What is kept of a stack, and where its state is. */
export interface KeptEntry extends DeployedEntry {
  /** File of its state, where that is on this machine. */
  readonly stateFile?: string;
}

/** A place where it is kept what was deployed. */
export interface RecordStore {
  /** What errors and reports call it. */
  readonly where: string;
  /** The same of two that are one. */
  readonly address: string;
  /** Every entry that is there, by the id of its stack. */
  read(): Promise<ReadonlyMap<string, KeptEntry>>;
  /** Puts an entry in the place of the one of that stack; `undefined` takes it away. It is there once this is done, also after a crash. */
  write(id: string, entry: DeployedEntry | undefined): Promise<void>;
}
