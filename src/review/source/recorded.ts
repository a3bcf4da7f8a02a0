import { realpathSync } from 'node:fs';
import { join, posix } from 'node:path';
import { readWhole } from '../../estate/files';
import { parseObject } from '../../estate/json';
import { isValues } from '../../estate/model';
import { partsOf } from '../../estate/origins';
import { sourcesFile } from '../../estate/output-files';

/** A line as it is found. */
export interface CodeLine {
  readonly file: string;
  readonly line: number;
}

/** Lines that synthesis left in `sources.json`. */
export class RecordedLines {
  readonly #made: ReadonlyMap<string, CodeLine>;
  readonly #changed: ReadonlyMap<string, readonly ChangedArgument[]>;

  /**
   * What isn't a line of a file in the repository is left out, and so is a file that can't be read.
   *
   * @param outdir output folder
   * @param prefix folder of the program, from the root of its repository
   */
  constructor(outdir: string, prefix: string) {
    const { sources, changes } = readSources(outdir);
    this.#made = new Map(linesIn(sources, prefix));
    this.#changed = new Map(
      Object.entries(isValues(changes) ? changes : {}).map(([path, all]) => [
        path,
        linesIn(all, prefix).map(([argument, line]) => ({ parts: partsOfOverride(argument), line })),
      ]),
    );
  }

  /** The line that made a construct, or the nearest one around it. */
  madeBy(stack: string, path: string): CodeLine | undefined {
    const ids = [stack, ...path.split('/')];
    for (let length = ids.length; length > 0; length--) {
      const found = this.#made.get(ids.slice(0, length).join('/'));
      if (found) return found;
    }
    return undefined;
  }

  /** The line that changed one of some attributes after the construct was made. */
  changedBy(stack: string, path: string, attributes: readonly string[]): CodeLine | undefined {
    const place = path === '' ? stack : `${stack}/${path}`;
    const changed = [place, `${place}/Resource`].flatMap((one) => this.#changed.get(one) ?? []);
    for (const parts of attributes.map(partsOf)) {
      const touching = changed.filter((one) => begins(one.parts, parts) || begins(parts, one.parts));
      // of an override of an object and one of a part of it the one that says more
      const [first] = touching.sort((a, b) => b.parts.length - a.parts.length);
      if (first) return first.line;
    }
    return undefined;
  }
}

interface ChangedArgument {
  readonly parts: readonly string[];
  readonly line: CodeLine;
}

const begins = (start: readonly string[], parts: readonly string[]): boolean =>
  start.every((part, index) => part === parts[index]);

/** cdktf escapes dots in keys, and names a place in a list by its number, which attributes of a report don't count. */
const partsOfOverride = (path: string): string[] =>
  path
    .split(/(?<!\\)\./)
    .filter((part) => !/^\d+$/.test(part))
    .map((part) => part.replaceAll('\\.', '.'));

function readSources(outdir: string): { readonly sources?: unknown; readonly changes?: unknown } {
  const file = join(outdir, sourcesFile);
  try {
    return parseObject(readWhole(file, realpathSync.native(outdir)).bytes, file).values;
  } catch {
    return {};
  }
}

const place = /^([^:\\\0]+):(\d{1,7})$/;

function linesIn(lines: unknown, prefix: string): (readonly [string, CodeLine])[] {
  return Object.entries(isValues(lines) ? lines : {}).flatMap(([name, text]) => {
    const [, file, line] = place.exec(String(text)) ?? [];
    if (file === undefined) return [];
    const at = posix.join(prefix, file);
    return at.startsWith('..') || posix.isAbsolute(at) ? [] : [[name, { file: at, line: Number(line) }] as const];
  });
}
