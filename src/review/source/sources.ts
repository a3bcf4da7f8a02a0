import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { join, posix, relative, resolve, sep } from 'node:path';
import { maskText } from '../../../constructs/core/secrets/mask';
import type { Estate } from '../../estate/model';
import type { Report, Row } from '../report/report';
import { settingsOf } from './definitions';
import { settingsPaths } from './paths';
import { entriesOf, installedCompiler, Program } from './program';
import { SettingsReader } from './settings';

/** A line as it is found. */
interface CodeLine {
  readonly file: string;
  readonly line: number;
}

/** Lines of the program behind what a review speaks of. */
export interface Sources {
  /** The line of a construct, or of one of its attributes where just that changed. */
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
  const found = new Map<string, CodeLine | undefined>();
  const find = (stack: string, path: string, attributes: readonly string[]): CodeLine | undefined => {
    const own = recordedFor(made, stack, path);
    if (own) return own;
    const record = head.stacks.get(stack)?.record ?? base.stacks.get(stack)?.record;
    if (record === undefined || reader === undefined) return undefined;
    const [first, ...others] = settingsPaths(head, record, path, attributes).map((keys) => ({
      keys,
      key: reader.find(keys),
    }));
    const exact = [first, ...others].find((one) => one?.key && one.key.depth === one.keys.length);
    const { key } = exact ?? others.at(-1) ?? first ?? {};
    // the whole of the teams is no place to point at
    return key === undefined || (key.depth < 2 && record.team !== undefined)
      ? undefined
      : reader.program.lineOf(key.node);
  };
  return {
    limits,
    lineOf: (stack, path, attributes = []) => {
      const asked = JSON.stringify([stack, path, attributes]);
      if (!found.has(asked)) found.set(asked, find(stack, path, attributes));
      return found.get(asked);
    },
  };
}

/** A report with the line of the program beside each change and each row, where one is known. */
export function withSources(report: Report, sources: Sources): Report {
  const place = <T extends Pick<Row, 'stack' | 'path' | 'source'>>(row: T, attributes?: readonly string[]): T => {
    const source = sources.lineOf(row.stack, row.path, attributes);
    return source === undefined ? row : { ...row, source: { file: maskText(source.file), line: source.line } };
  };
  return {
    ...report,
    stacks: report.stacks.map((stack) => ({
      ...stack,
      changes: stack.changes.map((change) =>
        place(change, change.action === 'add' ? [] : change.attributes.map(({ attribute }) => attribute)),
      ),
    })),
    access: report.access.map((row) => place(row)),
    exposure: report.exposure.map((row) => place(row)),
    places: report.places.map((row) => place(row)),
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
