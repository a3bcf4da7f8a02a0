import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a command of a stack does: its exit code, the lines that it prints, and more in shell. */
export interface Answer {
  /** @default 0 */
  readonly code?: number;
  readonly lines?: readonly object[];
  readonly sh?: string;
}

/** By stack and command: `down plan`; of one that is planned before those that it needs are deployed `down.early plan`. */
export type Answers = Readonly<Record<string, Answer>>;

/**
 * A program in the place of Terraform that only says what it is told.
 *
 * @returns its file, and what it was asked since it was last looked at: `up plan`
 */
export function answering(
  folder: string,
  answers: Answers,
): { readonly program: string; readonly asked: () => string[] } {
  const [says, log, program] = [join(folder, 'says'), join(folder, 'asked'), join(folder, 'answers')];
  mkdirSync(says, { recursive: true });
  writeFileSync(log, '');
  const cases = Object.entries(answers).map(([what, { code = 0, lines = [], sh = ':' }]) => {
    const file = join(says, what);
    writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    return `  '${what}') ${sh}; cat '${file}'; exit ${code} ;;`;
  });
  const script = ['#!/bin/sh', 'what="${PWD##*/} $1"', `echo "$what" >> '${log}'`, 'case "$what" in', ...cases, 'esac'];
  writeFileSync(program, `${script.join('\n')}\n`, { mode: 0o755 });
  return {
    program,
    asked: () => {
      const asked = readFileSync(log, 'utf8').trim().split('\n');
      writeFileSync(log, '');
      return asked;
    },
  };
}
