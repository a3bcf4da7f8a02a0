import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { Estate } from '../../../../src/estate/model';
import { readEstate } from '../../../../src/estate/read';
import { gates, gatesHit } from '../../../../src/review/report/gate';
import type { Report } from '../../../../src/review/report/report';
import { reviewOf } from '../../../../src/review/report/review';
import { orbital, runProgram } from '../../../support/program';

/** Of any shape, as an attacker writes it. */
export type Json = ReturnType<typeof JSON.parse>;

/** Files of an output, as a program writes them behind the library's back. */
export interface Output {
  /** `cdk.tf.json` of a stack. */
  stack(id: string, edit: (main: Json) => void): void;
  /** A JSON file of the output: `manifest.json`, `landing-zone.json`. */
  json(file: string, edit: (content: Json) => void): void;
  read(file: string): string;
  put(file: string, text: string): void;
  remove(path: string): void;
  /** Who may read, write and run a file. */
  mode(file: string, mode: number): void;
  /** A stack whose main file is this one, with the entry of another in the manifest. */
  copyStack(from: string, to: string, edit: (main: Json) => void): void;
}

export interface Seen {
  readonly report: Report;
  /** Gates that trip. */
  readonly gates: readonly string[];
}

export interface Sides {
  /** What the attack does. */
  readonly head: (output: Output) => void;
  /** What stood there before. */
  readonly base?: (output: Output) => void;
}

interface Orbital {
  readonly folder: string;
  readonly estate: Estate;
}

let made: Orbital | undefined;

/** The output of `examples/orbital`, made and read once for all files of a worker. */
function madeOrbital(): Orbital {
  if (made === undefined) {
    const folder = mkdtempSync(join(tmpdir(), 'orbital-'));
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    runProgram(orbital, folder);
    made = { folder, estate: readEstate(folder) };
  }
  return made;
}

/** The output of `examples/orbital`, edited on either side and reviewed. */
export function useOrbital(): (sides: Sides) => Seen {
  const folder = mkdtempSync(join(tmpdir(), 'edits-'));
  beforeAll(() => void madeOrbital());
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** A copy of an output, edited and read. */
  const edited = (from: Orbital, name: string, edit: (output: Output) => void): Orbital => {
    const copy = join(folder, name);
    cpSync(from.folder, copy, { recursive: true });
    edit(outputIn(copy));
    return { folder: copy, estate: readEstate(copy) };
  };

  return ({ base: prepare, head: attack }) => {
    try {
      const base = prepare === undefined ? madeOrbital() : edited(madeOrbital(), 'base', prepare);
      const head = edited(base, 'head', attack);
      const report = reviewOf(base.estate, head.estate);
      return { report, gates: gatesHit(report, Object.keys(gates) as (keyof typeof gates)[]) };
    } finally {
      for (const side of ['base', 'head']) rmSync(join(folder, side), { recursive: true, force: true });
    }
  };
}

function outputIn(folder: string): Output {
  const at = (file: string): string => join(folder, file);
  const read = (file: string): string => readFileSync(at(file), 'utf8');
  const put = (file: string, text: string): void => {
    mkdirSync(dirname(at(file)), { recursive: true });
    writeFileSync(at(file), text);
  };
  const json = (file: string, edit: (content: Json) => void): void => {
    const content = JSON.parse(read(file));
    edit(content);
    put(file, JSON.stringify(content, null, 2));
  };
  const main = (id: string): string => `stacks/${id}/cdk.tf.json`;
  return {
    read,
    put,
    remove: (path) => rmSync(at(path), { recursive: true }),
    mode: (file, mode) => chmodSync(at(file), mode),
    json,
    stack: (id, edit) => json(main(id), edit),
    copyStack(from, to, edit) {
      put(main(to), read(main(from)));
      json(main(to), edit);
      json('manifest.json', ({ stacks }) => {
        stacks[to] = {
          ...stacks[from],
          name: to,
          synthesizedStackPath: main(to),
          workingDirectory: `stacks/${to}`,
        };
      });
    },
  };
}

/** The first of some resources, with its name. */
export const first = (all: Json): [name: string, body: Json] => Object.entries(all)[0] as [string, Json];
