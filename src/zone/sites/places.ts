import { existsSync } from 'node:fs';
import { findSourceMap, type SourceMap } from 'node:module';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The user's files, and the lines in them that a frame of a call stack is at. */
export class Places {
  readonly #repository: string;
  readonly #maps = new Map<string, SourceMap | undefined>();
  readonly #places = new Map<string, string | undefined>();

  /**
   * @param folder folder that the program runs in
   * @param library folders with the library's own code
   */
  constructor(
    readonly folder: string,
    readonly library: readonly string[],
  ) {
    this.#repository = repositoryOf(folder);
  }

  /** Whether the user wrote what a frame is in. */
  isOwn(frame: NodeJS.CallSite): boolean {
    const file = frame.getFileName();
    return file ? this.#placeOf(file) !== undefined : false;
  }

  /** `stacks/mission-control.ts:27`: the line in the source that a compiled one comes from. */
  lineOf(frame: NodeJS.CallSite): string | undefined {
    const file = frame.getFileName() ?? '';
    // a compiler such as ts-node keeps its source maps to itself and translates with this
    const translated = Error.prepareStackTrace?.(new Error(), [frame]);
    const [, where = '', number] = /(?:\(|at )([^()\n]+?):(\d+):\d+\)?\s*$/.exec(String(translated ?? '')) ?? [];
    const place = number === undefined ? undefined : this.#placeOf(where);
    if (place !== undefined) return `${place}:${number}`;
    const [line, column] = [frame.getLineNumber() ?? 1, frame.getColumnNumber() ?? 1];
    if (!this.#maps.has(file)) this.#maps.set(file, findSourceMap(file));
    const entry = this.#maps.get(file)?.findEntry(line - 1, column - 1);
    const mapped = entry !== undefined && 'originalLine' in entry ? entry : undefined;
    const source = mapped === undefined ? undefined : this.#placeOf(mapped.originalSource);
    return mapped === undefined || source === undefined
      ? `${this.#placeOf(file)}:${line}`
      : `${source}:${mapped.originalLine + 1}`;
  }

  /** A file of the user's, from the program's folder; absent for the library's, for packages, and outside of the repository. */
  #placeOf(given: string): string | undefined {
    if (!this.#places.has(given)) this.#places.set(given, this.#findPlace(given));
    return this.#places.get(given);
  }

  #findPlace(given: string): string | undefined {
    if (/^(node|evalmachine|data):|^</.test(given)) return undefined;
    const file = given.startsWith('file://') ? fileURLToPath(given) : given;
    if (file.split(/[\\/]/).includes('node_modules')) return undefined;
    if (this.library.some((one) => isInside(one, file)) || !isInside(this.#repository, file)) return undefined;
    return relative(this.folder, file).split(sep).join('/');
  }
}

const isInside = (folder: string, file: string): boolean => {
  const path = relative(folder, file);
  return !path.startsWith('..') && !isAbsolute(path);
};

function repositoryOf(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (at === dirname(at)) return folder;
  }
}
