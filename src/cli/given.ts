import { accessSync, constants, mkdirSync, readFileSync, rmdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { CliError } from './output';

/**
 * Bytes of a file that an option names.
 *
 * @param where what the error begins with
 * @param exitCode of the error
 */
export function readGiven(file: string, where: string, exitCode?: number): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    throw new CliError(`${where}: ${reasons[code] ?? `it can't be read (${code})`}`, exitCode);
  }
}

const reasons: Readonly<Record<string, string>> = { ENOENT: 'there is no such file', EISDIR: 'it is a folder' };

/**
 * Makes the folder that an option names, with those above it, where it isn't there.
 *
 * @param option what errors call it: `--out`
 * @returns takes away again what it made, as long as nothing is in it
 */
export function makeFolder(option: string, folder: string): () => void {
  const made: string[] = [];
  try {
    make(resolve(folder), made);
    accessSync(folder, constants.W_OK);
    return () => takeAway(made);
  } catch (error) {
    takeAway(made);
    const { code, path } = error as NodeJS.ErrnoException;
    // something else has its name, or that of one above it
    const reason =
      code === 'EEXIST' || code === 'ENOTDIR' ? `${path} is no folder` : `nothing can be made there (${code})`;
    throw new CliError(`${option} ${folder}: ${reason}`);
  }
}

/** Step by step: Node's own way to make several never ends where the system allows none, such as below `/proc`. */
function make(folder: string, made: string[]): void {
  if (isFolder(folder)) return;
  const above = dirname(folder);
  if (above !== folder) make(above, made);
  try {
    mkdirSync(folder);
    made.push(folder);
  } catch (error) {
    // another process may have made it meanwhile
    if (!isFolder(folder)) throw error;
  }
}

function takeAway(folders: readonly string[]): void {
  try {
    for (const folder of folders.toReversed()) rmdirSync(folder);
  } catch {
    // something is in it, so it stays
  }
}

export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
