/** Runs what is measured in processes of its own, and sums up what they measured. */
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** One line of the report: a figure beside its baseline. */
export interface Row {
  readonly group: 'import' | 'synth' | 'deploy';
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
export async function measured<T>(program: string, ...args: readonly string[]): Promise<T> {
  const child = spawn(process.execPath, [join(root, 'dist', 'bench', 'programs', `${program}.js`), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
  });
  const code = await new Promise<number>((done, failed) => {
    child.once('error', failed);
    child.once('close', (exit) => done(exit ?? 1));
  });
  if (code !== 0) throw new Error(`${program} ended with exit code ${code}; its own message is above\n${printed}`);
  return JSON.parse(printed.trim().split('\n').at(-1) ?? '') as T;
}

/** Each of the measurements `times` times, in turns: what else the machine does then slows all of them. */
export async function inTurns<T>(times: number, ...measure: readonly (() => Promise<T>)[]): Promise<T[][]> {
  const results = measure.map((): T[] => []);
  for (let turn = 0; turn < times; turn += 1) {
    for (const [index, one] of measure.entries()) results[index]?.push(await one());
  }
  return results;
}

/** Synthesizes a program of the project into a folder. */
export async function synthesized(program: string, outdir: string): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', program], {
    cwd: root,
    env: { ...process.env, CDKTF_OUTDIR: outdir },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const code = await new Promise<number>((done, failed) => {
    child.once('error', failed);
    child.once('close', (exit) => done(exit ?? 1));
  });
  if (code !== 0) throw new Error(`${program} could not be synthesized`);
}
