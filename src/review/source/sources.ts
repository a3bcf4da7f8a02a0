import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { join, posix, relative, resolve, sep } from 'node:path';
import { maskText } from '../../../constructs/core/secrets/mask';
import type { Estate } from '../../estate/model';
import type { Keys } from '../../estate/origins';
import { behind, Causes, changedIn } from '../engine/causes';
import type { Report, Row } from '../report/report';
import { settingsOf } from './definitions';
import { entriesOf, installedCompiler, Program } from './program';
import { SettingsReader } from './settings';

/** A line as it is found. */
interface CodeLine {
  readonly file: string;
  readonly line: number;
}

/** Lines of the program behind what a review speaks of. */
export interface Sources {
  /** The line of what made something change; absent where that is another change, or nowhere in the program. */
  causeOf(stack: string, path: string, attributes?: readonly string[]): CodeLine | undefined;
  /** The same, else the line of the construct, or of its attributes. */
  lineOf(stack: string, path: string, attributes?: readonly string[]): CodeLine | undefined;
  /** Why lines are missing. */
  readonly limits: readonly string[];
}

/**
 * Finds lines in the source of the head: of a setting the line of its key, by parsing the program and never by running it; of a
 * construct in a team's stack the line that made it, which synthesis left in `sources.json`.
 *
 * @param program folder of the program, with its cdktf.json
 */
export function findSources(program: string, base: Estate, head: Estate): Sources {
  const folder = realpathSync(resolve(program));
  const repository = repositoryOf(folder);
  const made = recordedLines(head.folder, relative(repository, folder));
  const { reader, limits } = settingsReader(folder, repository, head);
  const causes = new Causes(base, head);
  const lines = new Map<string, CodeLine | undefined>();
  const lineOfSetting = (keys: Keys | undefined): CodeLine | undefined => {
    if (keys === undefined || reader === undefined) return undefined;
    const asked = keys.join('\0');
    if (!lines.has(asked)) {
      const key = reader.find(keys);
      // the whole of the teams is no place to point at
      const isPlace = key !== undefined && (key.depth > 1 || keys.length === 1 || keys[0] !== 'teams');
      lines.set(asked, isPlace ? reader.program.lineOf(key.node) : undefined);
    }
    return lines.get(asked);
  };
  const causeOf: Sources['causeOf'] = (...where) => lineOfSetting(causes.causeOf(...where));
  return {
    limits,
    causeOf,
    lineOf: (stack, path, attributes) =>
      causeOf(stack, path, attributes) ??
      recordedFor(made, stack, path) ??
      lineOfSetting(causes.placeOf(stack, path, attributes)),
  };
}

/** A report with the line of the program beside each change and each row, where one is known. */
export function withSources(report: Report, sources: Sources): Report {
  const all = new Map(
    report.stacks.flatMap(({ changes }) => changes.map((change) => [`${change.stack}/${change.path}`, change])),
  );
  const beside = <T>(row: T, source: CodeLine | undefined): T =>
    source === undefined ? row : { ...row, source: { file: maskText(source.file), line: source.line } };
  const place = <T extends Row>(row: T): T => beside(row, sources.lineOf(row.stack, row.path));
  return {
    ...report,
    stacks: report.stacks.map((stack) => ({
      ...stack,
      changes: stack.changes.map((change) => {
        const { path, stack: id } = change;
        return beside(change, behind(change, all, sources.causeOf) ?? sources.lineOf(id, path, changedIn(change)));
      }),
    })),
    access: report.access.map(place),
    exposure: report.exposure.map(place),
    places: report.places.map(place),
    limits: [...report.limits, ...sources.limits.map(maskText)],
  };
}

function settingsReader(
  folder: string,
  repository: string,
  head: Estate,
): { readonly reader?: SettingsReader; readonly limits: readonly string[] } {
  const needed = [...head.stacks.values()].some(({ record }) => record !== undefined && record.kind !== 'team');
  if (!needed) return { limits: [] };
  const compiler = installedCompiler();
  if (compiler === undefined) {
    return { limits: ['lines of settings are not known: the program has no package typescript to read it with'] };
  }
  const entries = entriesOf(folder);
  if (entries.length === 0) {
    return {
      limits: ["lines of settings are not known: the 'app' of cdktf.json names no file of TypeScript or JavaScript"],
    };
  }
  const program = new Program(compiler, repository);
  const settings = settingsOf(program, entries);
  if (settings === undefined) {
    const files = entries.map((entry) => relative(folder, entry)).join(', ');
    return {
      limits: [`lines of settings are not known: no new LandingZone(app, {…}) in ${files} and what it imports`],
    };
  }
  return { reader: new SettingsReader(program, settings), limits: [] };
}

const place = /^([^:\\\0]+):(\d{1,7})$/;

/** What synthesis wrote, by construct path; whatever else is in the file is left out. */
function recordedLines(outdir: string, prefix: string): ReadonlyMap<string, CodeLine> {
  const file = join(outdir, 'sources.json');
  if (!existsSync(file)) return new Map();
  let sources: unknown;
  try {
    ({ sources } = JSON.parse(readFileSync(file, 'utf8')) as { readonly sources?: unknown });
  } catch {
    return new Map();
  }
  if (typeof sources !== 'object' || sources === null) return new Map();
  return new Map(
    Object.entries(sources).flatMap(([path, text]) => {
      const [, name, line] = place.exec(String(text)) ?? [];
      if (name === undefined) return [];
      const at = posix.join(prefix.split(sep).join('/'), name);
      return at.startsWith('..') || posix.isAbsolute(at) ? [] : [[path, { file: at, line: Number(line) }] as const];
    }),
  );
}

/** The line of a construct, or of the nearest one around it; in a landing zone's stack the settings know better than the stack. */
function recordedFor(made: ReadonlyMap<string, CodeLine>, stack: string, path: string): CodeLine | undefined {
  const ids = [stack, ...path.split('/')];
  for (let length = ids.length; length > 0; length--) {
    const found = made.get(ids.slice(0, length).join('/'));
    if (found) return found;
  }
  return undefined;
}

function repositoryOf(folder: string): string {
  try {
    const text = execFileSync('git', ['rev-parse', '--show-toplevel'], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return realpathSync(text.trim());
  } catch {
    return folder;
  }
}
