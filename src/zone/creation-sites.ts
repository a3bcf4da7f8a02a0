import { existsSync } from 'node:fs';
import { findSourceMap, type SourceMap } from 'node:module';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TerraformStack } from 'cdktf';
import { type IConstruct, Node } from 'constructs';

/** `sources.json`: the line of the program that made a construct, by construct path. */
export interface CreationSites {
  readonly version: 1;
  /** `mission-control/Network` → `stacks/mission-control.ts:27`, from the folder that the program runs in. */
  readonly sources: Readonly<Record<string, string>>;
}

/** Where in the call stack something was made. */
interface Trace {
  stack?: readonly NodeJS.CallSite[];
}

const traces = new WeakMap<IConstruct, Trace>();

/** Enough for the constructors of a binding and of a construct of a library around it, and small enough to cost nothing. */
const depth = 12;

/** Frames instead of a text, which would take far longer: each of its lines is looked up in a source map. */
function framesOf<T>(take: () => T): T {
  const { prepareStackTrace } = Error;
  Error.prepareStackTrace = (_, frames) => frames;
  const taken = take();
  // assigning undefined would not be the same as never having had one
  if (prepareStackTrace) Error.prepareStackTrace = prepareStackTrace;
  else Reflect.deleteProperty(Error, 'prepareStackTrace');
  return taken;
}

/** What the user makes, as against what the library makes for the user's settings, which has no line of its own. */
export interface Ownership {
  /** Whether the user made the stack. */
  readonly isOwn: (stack: TerraformStack) => boolean;
  /** Whether what is made in the stack now is the user's. */
  readonly isOpen: (stack: TerraformStack) => boolean;
}

/** Remembers from now on where constructs are made. */
export function recordCreationSites(ownership: Ownership): void {
  recording.ownership = ownership;
  const node = Node.prototype as unknown as { addChild?: AddChild };
  const { addChild } = node;
  if (addChild === undefined || addChild === recording.patched) return;
  const patched: AddChild = function (child, name) {
    addChild.call(this, child, name);
    const stack = stackOf(this.host);
    if (stack === undefined ? this.scope !== undefined : !recording.ownership.isOpen(stack)) return;
    const trace: Trace = {};
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = depth;
    framesOf(() => Error.captureStackTrace(trace, patched));
    Error.stackTraceLimit = limit;
    traces.set(child, trace);
  };
  recording.patched = patched;
  node.addChild = patched;
}

type AddChild = (
  this: { readonly host: IConstruct; readonly scope?: IConstruct },
  child: IConstruct,
  name: string,
) => void;

const recording: { patched?: AddChild; ownership: Ownership } = {
  ownership: { isOwn: () => true, isOpen: () => true },
};

function stackOf(construct: IConstruct): TerraformStack | undefined {
  for (let at: IConstruct | undefined = construct; at !== undefined; at = at.node.scope) {
    if (TerraformStack.isStack(at)) return at;
  }
  return undefined;
}

/**
 * Lines of what the user's code made below an app. A construct that was made by the same line as the one around it is left out.
 *
 * @param folder folder that the program runs in
 * @param library folders with the library's own code
 */
export function creationSites(root: IConstruct, folder: string, library: readonly string[]): CreationSites['sources'] {
  const reader = new TraceReader(folder, library);
  const found: [string, string][] = [];
  const visit = (construct: IConstruct, around: string | undefined): void => {
    const site = reader.read(construct) ?? around;
    const isMade = !TerraformStack.isStack(construct) || recording.ownership.isOwn(construct);
    if (isMade && site !== undefined && site !== around) found.push([construct.node.path, site]);
    for (const child of construct.node.children) visit(child, site);
  };
  visit(root, undefined);
  return Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1)));
}

class TraceReader {
  readonly #repository: string;
  readonly #maps = new Map<string, SourceMap | undefined>();
  readonly #places = new Map<string, string | undefined>();

  constructor(
    readonly folder: string,
    readonly library: readonly string[],
  ) {
    this.#repository = repositoryOf(folder);
  }

  /** The line that made a construct, where the user's code did and not a construct of some library. */
  read(construct: IConstruct): string | undefined {
    const trace = traces.get(construct);
    const frames = trace && framesOf(() => trace.stack);
    const own = new Set(['Node', ...constructorsOf(construct)]);
    let first: NodeJS.CallSite | undefined;
    for (const frame of frames ?? []) {
      const made = frame.isConstructor() ? frame.getFunctionName()?.replace(/^_/, '') : undefined;
      const isOwn = made !== undefined && own.has(made);
      const file = frame.getFileName();
      if (file && this.#placeOf(file) !== undefined) {
        first ??= frame;
        if (!isOwn) return this.#lineOf(frame);
      } else if (made !== undefined && !isOwn) break;
    }
    return first && this.#lineOf(first);
  }

  /** The line in the source that a compiled one comes from. */
  #lineOf(frame: NodeJS.CallSite): string | undefined {
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

function* constructorsOf(construct: IConstruct): Generator<string> {
  for (let at: unknown = Object.getPrototypeOf(construct); at; at = Object.getPrototypeOf(at)) {
    yield (at as { readonly constructor: { readonly name: string } }).constructor.name;
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
