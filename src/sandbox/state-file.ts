import { existsSync, readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { check, lock } from 'proper-lockfile';
import type { CloudObject, CloudValue } from '../../providers/ovh/schema/behaviour';
import { errorText } from '../estate/error-text';
import { makeFolder } from '../estate/folders';
import { Cloud } from './cloud';
import { SandboxError } from './error';
import { isRecord } from './values';

const version = 1;
/** A sandbox that was killed leaves its lock behind; after this long without a sign of life it counts as gone. */
const staleMilliseconds = 5000;

/** Whether a sandbox has a file open now. */
export const isOpen = (path: string): Promise<boolean> => check(path, { realpath: false, stale: staleMilliseconds });

/** The file that holds a simulated cloud: written whole and renamed into place, owned by one sandbox at a time. */
export class StateFile {
  readonly cloud: Cloud;
  /** Each object's JSON, so that a save doesn't write out again what hasn't changed. */
  readonly #texts = new WeakMap<CloudObject, string>();
  #writing: Promise<void> = Promise.resolve();
  #next: Promise<void> | undefined;
  #closing: Promise<void> | undefined;
  #stolen = false;
  readonly #release: () => Promise<void>;

  private constructor(
    readonly path: string,
    release: () => Promise<void>,
  ) {
    this.cloud = readCloud(path);
    this.#release = release;
  }

  /** Opens the file for changes; fails when another sandbox has it. */
  static async open(file: string): Promise<StateFile> {
    const path = resolve(file);
    makeFolderOf(path);
    let opened: StateFile | undefined;
    const release = await lock(path, {
      realpath: false,
      stale: staleMilliseconds,
      update: staleMilliseconds / 4,
      retries: { retries: 6, factor: 1, minTimeout: 1000, maxTimeout: 1000 },
      onCompromised: () => opened?.stop(),
    }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ELOCKED') throw new SandboxError(`cannot lock ${path}: ${error.message}`);
      throw new SandboxError(`${path} is in use by another sandbox; wait until it ends, or use another file`);
    });
    try {
      opened = new StateFile(path, release);
      return opened;
    } catch (error) {
      await release();
      throw error;
    }
  }

  /** Resolves when everything changed so far is on disk. Calls that come while a write is running share the next one. */
  save(): Promise<void> {
    if (this.#next === undefined) {
      this.#next = this.#writing.then(() => {
        this.#next = undefined;
        return this.#write();
      });
      // a failed write is reported to whoever waits for it, and must not fail the ones after it
      this.#writing = this.#next.catch(() => {});
    }
    return this.#next;
  }

  /** Writes what is left and gives the file free; once. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    if (this.#stolen) return;
    try {
      await this.save();
    } finally {
      await this.#release();
    }
  }

  private stop(): void {
    this.#stolen = true;
  }

  async #write(): Promise<void> {
    if (this.#stolen)
      throw new SandboxError(`${this.path} was taken over by another sandbox; nothing more is written to it`);
    const temporary = `${this.path}.tmp`;
    // what the configuration holds is in it, passwords too
    await writeFile(temporary, this.#text(), { mode: 0o600 });
    await rename(temporary, this.path);
  }

  #text(): string {
    const types = this.cloud.types().map((type) => {
      const objects = this.cloud
        .find(type)
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .map((object) => this.#objectText(object));
      return `    ${JSON.stringify(type)}: {\n${objects.join(',\n')}\n    }`;
    });
    const note = 'A simulated OVHcloud (sandbox). Nothing in here exists.';
    return `{\n  "version": ${version},\n  "note": ${JSON.stringify(note)},\n  "objects": {\n${types.join(',\n')}\n  }\n}\n`;
  }

  #objectText(object: CloudObject): string {
    const known = this.#texts.get(object);
    if (known !== undefined) return known;
    const attributes = JSON.stringify(object.attributes, null, 2).replaceAll('\n', '\n      ');
    const text = `      ${JSON.stringify(object.id)}: ${attributes}`;
    this.#texts.set(object, text);
    return text;
  }
}

function makeFolderOf(path: string): void {
  try {
    makeFolder(dirname(path));
  } catch (error) {
    throw new SandboxError(`cannot make the folder of ${path}: ${errorText(error)}`);
  }
}

/** Reads a file without locking it: what was last written whole. A missing file is an empty cloud. */
export function readCloud(path: string): Cloud {
  const cloud = new Cloud(path);
  if (!existsSync(path)) return cloud;
  let content: CloudValue;
  try {
    content = JSON.parse(readFileSync(path, 'utf8')) as CloudValue;
  } catch (error) {
    // of what is no JSON nothing is quoted: passwords are in it
    const why = error instanceof SyntaxError ? 'it is no JSON; remove it, or use another file' : errorText(error);
    throw new SandboxError(`${path} is not a sandbox file: ${why}`);
  }
  if (!isRecord(content) || content['version'] !== version) {
    throw new SandboxError(`${path} is not a sandbox file of version ${version}; remove it, or use another file`);
  }
  cloud.load(content['objects']);
  return cloud;
}
