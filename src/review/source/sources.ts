import { execFileSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { maskText } from '../../../constructs/core/secrets/mask';
import type { Estate } from '../../estate/model';
import type { Keys } from '../../estate/origins';
import { behind, Causes, changedIn } from '../engine/causes';
import type { ReadingOrigin } from '../report/reading-report';
import type { Finding, Report, SourceLine } from '../report/report';
import { settingsOf } from './definitions';
import { entriesOf, installedCompiler, Program } from './program';
import { type CodeLine, RecordedLines } from './recorded';
import { SettingsReader } from './settings';

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
 * Finds lines in the source of the head: of a setting the line of its key, by parsing the program and never by running it; of what the
 * program makes or changes itself the line that does, which synthesis left in `sources.json`.
 *
 * @param program folder of the program, with its cdktf.json
 */
export function findSources(program: string, base: Estate, head: Estate): Sources {
  const folder = realpathSync(resolve(program));
  const repository = repositoryOf(folder);
  const recorded = new RecordedLines(head.folder, relative(repository, folder).split(sep).join('/'));
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
  const causeOf: Sources['causeOf'] = (stack, path, attributes = []) =>
    recorded.changedBy(stack, path, attributes) ?? lineOfSetting(causes.causeOf(stack, path, attributes));
  return {
    limits,
    causeOf,
    lineOf: (stack, path, attributes) =>
      causeOf(stack, path, attributes) ??
      recorded.madeBy(stack, path) ??
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
  const origin = (from: ReadingOrigin): ReadingOrigin =>
    from.path === undefined ? from : beside(from, sources.lineOf(from.stack, from.path));
  const stacks = report.stacks.map((stack) => ({
    ...stack,
    changes: stack.changes.map((change) => {
      const { path, stack: id } = change;
      return beside(change, behind(change, all, sources.causeOf) ?? sources.lineOf(id, path, changedIn(change)));
    }),
    findings: stack.findings.map((finding) => beside(finding, lineBehind(finding, sources))),
  }));
  return {
    ...report,
    stacks,
    causes: withLines(report.causes, stacks),
    readings: Object.fromEntries(
      Object.entries(report.readings).map(([id, reading]) => [
        id,
        { ...reading, changes: reading.changes.map((change) => ({ ...change, from: change.from.map(origin) })) },
      ]),
    ),
    limits: [...report.limits, ...sources.limits.map(maskText)],
  };
}

/** Causes with the line of what they decide on, where that is one. */
function withLines(causes: Report['causes'], stacks: Report['stacks']): Report['causes'] {
  const lines = new Map<number, Map<string, SourceLine>>();
  for (const { causes: own, source } of stacks.flatMap(({ changes }) => changes)) {
    const [first] = own;
    if (first === undefined || source === undefined) continue;
    const found = lines.get(first) ?? new Map<string, SourceLine>();
    lines.set(first, found.set(`${source.file}:${source.line}`, source));
  }
  return causes.map((cause, index) => {
    const [source, ...others] = lines.get(index)?.values() ?? [];
    return source === undefined || others.length > 0 ? cause : { ...cause, source };
  });
}

/** The line of a block, or what is behind another section of a stack; the line of a whole stack would say nothing. */
function lineBehind({ stack, path, where, attributes }: Finding, sources: Sources): CodeLine | undefined {
  const names = attributes.map(({ attribute }) => attribute);
  if (path !== undefined) return sources.lineOf(stack, path, names);
  return sources.causeOf(stack, '', [where, ...names.map((name) => `${where}.${name}`)]);
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
