import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Writes a file that nobody else can read, as a whole or not at all. Others may write it at the same time: each has a file of its own until
 * then.
 */
export function writeWhole(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const next = `${file}.${process.pid}.new`;
  rmSync(next, { force: true });
  const opened = openSync(next, 'wx', 0o600);
  try {
    writeFileSync(opened, text);
    fsyncSync(opened);
    renameSync(next, file);
  } catch (error) {
    rmSync(next, { force: true });
    throw error;
  } finally {
    closeSync(opened);
  }
}
