import { readFileSync } from 'node:fs';
import { errorText } from '../estate/error-text';
import { makeFolder } from '../estate/folders';
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
 * Makes the folder that an option names.
 *
 * @param option what errors call it: `--out`
 * @returns takes away again what it made, as long as nothing is in it
 */
export function makeGiven(option: string, folder: string): () => void {
  try {
    return makeFolder(folder);
  } catch (error) {
    throw new CliError(`${option} ${errorText(error)}`);
  }
}
