import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { canonical } from '../../estate/canonical';
import { type DeployedEntry, readEntry, textOfEntry, UnreadRecord } from '../../estate/deployed';
import type { Values } from '../../estate/model';
import { complaintOf, isNoState } from '../state-complaint';
import { attempts, isGivenBack, isLocked, isWaiting, lockObject } from '../state-lock';
import type { Run, RunPlace, Terraform } from '../terraform';
import { pullState } from './pulled-state';
import type { KeptEntry, RecordStore } from './store';

/** Last part of the key of the state in which it is kept what was deployed with the states beside it. */
const name = 'landing-zone.deployed.tfstate';

/** Key of the record that belongs to the key of a state. */
export const keyBeside = (key: string): string => key.replace(/[^/]*$/, name);

const stateFile = z.object({
  version: z.literal(4),
  terraform_version: z.string(),
  serial: z.number(),
  lineage: z.string(),
  outputs: z.record(z.string(), z.object({ value: z.unknown() })),
});

/** A version of the record: Terraform takes another one for newer, and refuses it where that is not so. */
interface Kept {
  readonly serial: number;
  readonly lineage: string;
  readonly entries: ReadonlyMap<string, string>;
}

/** Texts of entries by their ids, `undefined` for those that go. */
interface Batch {
  readonly changes: Map<string, string | undefined>;
  readonly written: Promise<void>;
}

/** An output that is always there: Terraform lets everybody write over a state that is empty. */
const marker = 'landing-zone';

/** What was deployed, in a state of its own beside the states in a bucket. Credentials, locks and versions are Terraform's. */
export class S3Record implements RecordStore {
  readonly where: string;
  readonly address: string;
  readonly #place: RunPlace;
  readonly #lock: string | undefined;
  #kept: Kept | undefined;
  #isReady = false;
  #last: Promise<unknown> = Promise.resolve();
  #next: Batch | undefined;

  /**
   * @param config of the backend of a stack whose state is beside it
   * @param place where Terraform is run: a folder that nobody else reads, made here
   * @param locking arguments of what takes a lock
   * @param onWait is told where it is kept while somebody else has the lock of that
   */
  constructor(
    config: Values,
    place: RunPlace,
    readonly terraform: Terraform,
    readonly locking: readonly string[],
    readonly onWait: (where: string) => void,
  ) {
    const key = keyBeside(String(config['key'] ?? ''));
    this.where = `s3://${config['bucket']}/${key}`;
    this.#lock = lockObject({ ...config, key });
    this.address = canonical({ bucket: config['bucket'] ?? null, key, endpoints: config['endpoints'] ?? null });
    this.#place = place;
    mkdirSync(place.directory, { recursive: true, mode: 0o700 });
    const backend = { s3: { ...config, key } };
    writeFileSync(join(place.directory, 'record.tf.json'), JSON.stringify({ terraform: { backend } }), { mode: 0o600 });
  }

  async read(): Promise<ReadonlyMap<string, KeptEntry>> {
    const { entries } = await this.#pull();
    return new Map([...entries].map(([id, text]) => [id, readEntry(text, `${this.where} ${id}`)]));
  }

  async write(id: string, entry: DeployedEntry | undefined): Promise<void> {
    this.#next ??= this.#batch();
    this.#next.changes.set(id, entry && textOfEntry(entry));
    return this.#next.written;
  }

  /** What comes together while another one is being written, and goes in one go. */
  #batch(): Batch {
    const changes = new Map<string, string | undefined>();
    const written = this.#last.then(() => {
      this.#next = undefined;
      return this.#flush(changes);
    });
    this.#last = written.catch(() => {});
    return { changes, written };
  }

  async #flush(changes: Batch['changes']): Promise<void> {
    let kept = this.#kept ?? (await this.#pull());
    for (let attempt = 1; ; attempt++) {
      const entries = new Map(kept.entries);
      for (const [id, text] of changes) {
        if (text === undefined) entries.delete(id);
        else entries.set(id, text);
      }
      const next = { ...kept, serial: kept.serial + 1, entries };
      const run = await this.#push(next);
      if (run.code === 0) {
        this.#kept = next;
        return;
      }
      if (isLocked(run.text) && !isGivenBack(run.text)) throw this.#failed(run);
      const now = await this.#pull();
      const isSame = now.serial === kept.serial && now.lineage === kept.lineage;
      // where nobody else has written, nor is about to, it is not that
      if (attempt === attempts || (isSame && !isLocked(run.text))) throw this.#failed(run);
      kept = now;
    }
  }

  async #pull(): Promise<Kept> {
    if (!this.#isReady) await this.#init();
    const { run, text } = await pullState(this.#place, this.terraform);
    if (run.code !== 0) throw this.#failed(run);
    this.#kept = text === '' ? none() : this.#read(text);
    return this.#kept;
  }

  async #init(): Promise<void> {
    const run = await this.terraform.run(this.#place, ['init', '-input=false', '-no-color']);
    if (run.code !== 0) throw this.#failed(run);
    this.#isReady = true;
  }

  #read(text: string): Kept {
    const { data } = stateFile.safeParse(parsed(text));
    if (data === undefined) throw this.#unlike();
    const entries = Object.entries(data.outputs).flatMap(([id, { value }]): [string, string][] =>
      id !== marker && typeof value === 'string' ? [[id, value]] : [],
    );
    return data.lineage === '' ? none() : { serial: data.serial, lineage: data.lineage, entries: new Map(entries) };
  }

  async #push({ serial, lineage, entries }: Kept): Promise<Run> {
    const outputs = [...entries, [marker, 'what was deployed'] as const].map(([id, value]) => [
      id,
      { value, type: 'string', sensitive: true },
    ]);
    // a Terraform that is newer than it says reads it; one that is older doesn't mind either
    const state = { version: 4, terraform_version: '1.10.0', serial, lineage, outputs: Object.fromEntries(outputs) };
    const file = join(this.#place.directory, 'next.json');
    writeFileSync(file, JSON.stringify({ ...state, resources: [] }), { mode: 0o600 });
    return this.terraform.run(this.#place, ['state', 'push', ...this.locking, file], (line) => {
      if (isWaiting(line)) this.onWait(this.where);
      return isWaiting(line);
    });
  }

  #unlike(): UnreadRecord {
    return new UnreadRecord(`${this.where}: is not as a deploy writes it; put back an earlier version`);
  }

  #failed(run: Run): Error {
    if (isNoState(run.text)) return this.#unlike();
    return new Error(`${this.where}: what was deployed can't be read or written there ${complaintOf(run, this.#lock)}`);
  }
}

/** As Terraform has it before anything is written; of two who write at once, one has another lineage and is refused. */
const none = (): Kept => ({ serial: 0, lineage: randomUUID(), entries: new Map() });

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
