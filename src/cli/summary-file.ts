import { closeSync, fstatSync, openSync, writeFileSync } from 'node:fs';
import { CliError } from './output';

/**
 * Begins the file that `--json-summary` names, with what it says if the command is killed: one that can't be written is told before anything
 * is begun, not after; nor does what another run has written stay there.
 *
 * @param file nothing is written where it names none
 */
export function beginSummary(file: string | undefined, summary: object): void {
  if (file === undefined) return;
  try {
    const opened = openSync(file, 'a');
    const isFile = fstatSync(opened).isFile();
    closeSync(opened);
    // a pipe would have both
    if (isFile) writeFileSync(file, textOf(summary));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new CliError(`--json-summary ${file}: can't be written there (${code}); nothing was begun`, 2);
  }
}

/** Writes what the command has done, if somebody wants it. */
export function saveSummary(file: string | undefined, summary: object): void {
  if (file === undefined) return;
  try {
    writeFileSync(file, textOf(summary));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new CliError(`--json-summary ${file}: can't be written there (${code}); what was done is in the states`);
  }
}

const textOf = (summary: object): string => `${JSON.stringify(summary, null, 2)}\n`;
