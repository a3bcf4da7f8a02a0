import { randomBytes } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
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
      removeLeftovers(path);
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
    // a name that nobody knows beforehand, and that is refused where something has it: no link is followed
    const temporary = `${this.path}.${randomBytes(6).toString('hex')}.tmp`;
    try {
      // what the configuration holds is in it, passwords too
      await writeFile(temporary, this.#text(), { mode: 0o600, flag: 'wx' });
      await rename(temporary, this.path);
    } catch (error) {
      await rm(temporary, { force: true });
      throw notWritten(this.path, error);
    }
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

/** Why a file was not written; what is missing on the machine is no mistake of the sandbox. */
function notWritten(path: string, error: unknown): SandboxError {
  const { code } = error as NodeJS.ErrnoException;
  const isFull = code === 'ENOSPC' || code === 'EDQUOT';
  const why = isFull ? 'no space is left on its disk; make room, and apply again' : errorText(error);
  return new SandboxError(`cannot write ${path}: ${why}. The file is as it was`);
}

/** What a sandbox left beside its file that was killed while it wrote. */
function removeLeftovers(path: string): void {
  const isLeft = (name: string) =>
    name.startsWith(`${basename(path)}.`) && /^[0-9a-f]{12}\.tmp$/.test(name.slice(basename(path).length + 1));
  for (const name of readdirSync(dirname(path)).filter(isLeft)) rmSync(join(dirname(path), name), { force: true });
}

function makeFolderOf(path: string): void {
  try {
    makeFolder(dirname(path));
  } catch (error) {
    throw new SandboxError(`cannot make the folder of ${path}: ${errorText(error)}`);
  }
}

/** Reads a file without locking it: what was last written whole. A missing file is an empty cloud; one that isn't whole stays as it is. */
export function readCloud(path: string): Cloud {
  const cloud = new Cloud(path);
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined) return cloud;
  // it would be replaced by a file
  if (found.isSymbolicLink()) throw new SandboxError(`${path} is a link; name the file that it leads to`);
  let content: CloudValue;
  try {
    content = JSON.parse(readFileSync(path, 'utf8')) as CloudValue;
  } catch (error) {
    // of what is no JSON nothing is quoted: passwords are in it
    const why = error instanceof SyntaxError ? 'it is no JSON; remove it, or use another file' : errorText(error);
    throw new SandboxError(`${path} is not a sandbox file: ${why}`);
  }
  cloud.load(objectsIn(path, content));
  return cloud;
}

/** What a file holds: type → id → attributes. */
function objectsIn(path: string, content: CloudValue): Parameters<Cloud['load']>[0] {
  const { version: own, objects = null } = isRecord(content) ? content : {};
  if (typeof own === 'number' && own > version) {
    throw new SandboxError(
      `${path} is a sandbox file of version ${own}, which a newer version of this tool has written; this one reads version ${version}: use that one, or another file`,
    );
  }
  if (own !== version)
    throw new SandboxError(`${path} is not a sandbox file of version ${version}; remove it, or use another file`);
  const isWhole =
    isRecord(objects) &&
    Object.values(objects).every((ofType) => isRecord(ofType) && Object.values(ofType).every(isRecord));
  if (!isWhole)
    throw new SandboxError(`${path} is a damaged sandbox file: its objects are none; remove it, or use another file`);
  return objects;
}
