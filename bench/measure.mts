/** Runs what is measured in processes of its own, and sums up what they measured. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import ts from 'typescript';
import { root, run } from '../scripts/checks.mjs';

/** One line of the report: a figure beside its baseline. */
export interface Row {
  readonly group: 'import' | 'synth' | 'deploy' | 'review' | 'page';
  readonly what: string;
  readonly measured: Figure;
  readonly baseline: Figure;
  readonly ratio: number;
  /** The ratio that is wanted at most; absent for what is printed for information. */
  readonly target?: number;
}

/** Median of several runs, with the smallest and the largest. */
export interface Figure {
  readonly median: number;
  readonly least: number;
  readonly most: number;
  readonly unit: 'ms' | 'MB' | 'ms/env';
}

export function figure(values: readonly number[], unit: Figure['unit']): Figure {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const median = sorted.length % 2 === 1 ? sorted[middle] : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
  return { median: median ?? Number.NaN, least: sorted[0] ?? Number.NaN, most: sorted.at(-1) ?? Number.NaN, unit };
}

export function row(
  group: Row['group'],
  what: string,
  [measured, baseline]: readonly [Figure, Figure],
  target?: number,
): Row {
  return { group, what, measured, baseline, ratio: measured.median / baseline.median, target };
}

/**
 * Compiles `bench/programs` into `dist/bench/programs`, beside the compiled library that they import: what is measured
 * runs as it does at a user's, without a loader.
 */
export function compilePrograms(): void {
  const from = join(root, 'bench', 'programs');
  const to = join(root, 'dist', 'bench', 'programs');
  mkdirSync(to, { recursive: true });
  for (const file of readdirSync(from)) {
    const { outputText } = ts.transpileModule(readFileSync(join(from, file), 'utf8'), {
      fileName: file,
      compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true },
    });
    writeFileSync(join(to, `${basename(file, '.ts')}.js`), outputText);
  }
}

/** Runs a program of `bench/programs` to its end; answers the JSON that is the last line of what it printed. */
export function measured<T>(program: string, ...args: readonly string[]): T {
  const file = join(root, 'dist', 'bench', 'programs', `${program}.js`);
  const printed = run(process.execPath, [file, ...args], { cwd: root });
  return JSON.parse(printed.trim().split('\n').at(-1) ?? '') as T;
}

/** Each of the measurements `times` times, in turns: what else the machine does then slows all of them. */
export function inTurns<T>(times: number, ...measure: readonly (() => T)[]): T[][] {
  const results = measure.map((): T[] => []);
  for (let turn = 0; turn < times; turn += 1) {
    for (const [index, one] of measure.entries()) results[index]?.push(one());
  }
  return results;
}
