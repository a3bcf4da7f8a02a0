import { accessSync, constants, mkdirSync, rmdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * Makes a folder, with those above it, where it isn't there.
 *
 * @returns takes away again what it made, as long as nothing is in it
 * @throws Error with the folder and why it can't be made or written to
 */
export function makeFolder(folder: string): () => void {
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
    throw new Error(`${folder}: ${reason}`);
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
