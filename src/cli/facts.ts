import { Argument, Command, Option } from 'commander';
import { factLists } from '../../facts/all';
import { ageInDays, entryNames, type FactList } from '../../facts/fact-list';
import { gridLines, item } from '../readings/format/grid';
import { day, positive, today } from './arguments';
import { count, Output, type Stream } from './output';

interface FactsFlags {
  readonly format: 'table' | 'json';
  readonly stale?: number;
  readonly today: string;
}

export const factsCommand = (): Command =>
  new Command('facts')
    .addArgument(
      new Argument('[list...]', 'only these lists, with all that is in them').choices(
        factLists.map(({ name }) => name),
      ),
    )
    .addOption(new Option('--format <format>', 'how to print them').choices(['table', 'json']).default('table'))
    .option('--stale <days>', 'name what was read longer ago, and exit with 2 where there is any', positive)
    .addOption(new Option('--today <day>', 'day to judge by').argParser(day).default(today(), 'today'))
    .addHelpText(
      'after',
      `
Regions, flavors, versions, plans, database engines, IAM actions: what the
constructs, the sandbox and the review know of what OVHcloud sells. A list that
may lack something only warns of what it doesn't have. Needs no credential and
no network.

Examples:
  landing-zone facts
  landing-zone facts flavors flavor-regions
  landing-zone facts --stale 180`,
    )
    .action((names: readonly string[], flags: FactsFlags) => {
      process.exitCode = showFacts(names, flags, { stdout: process.stdout, stderr: process.stderr, env: process.env });
    });

interface Streams {
  readonly stdout: Stream;
  readonly stderr: Stream;
  readonly env: NodeJS.ProcessEnv;
}

/** Prints lists of facts; the exit code. */
export function showFacts(
  names: readonly string[],
  { format, stale, today: judged }: FactsFlags,
  { stdout, stderr, env }: Streams,
): number {
  const lists = factLists.filter(({ name }) => names.length === 0 || names.includes(name));
  if (format === 'json') {
    const told = lists.map((list) => ({ ...list, ageInDays: ageInDays(list, judged) }));
    stdout.write(`${JSON.stringify({ format: 'ovh-landing-zone/facts', version: 1, lists: told }, null, 2)}\n`);
  } else {
    const { width } = new Output(stdout, env);
    const lines =
      names.length === 0 ? overview(lists, judged, width) : lists.flatMap((list) => whole(list, judged, width));
    stdout.write(`${lines.join('\n').trimEnd()}\n`);
  }
  if (stale === undefined) return 0;
  const old = lists.filter((list) => ageInDays(list, judged) > stale);
  for (const list of old) stderr.write(`facts: ${list.name} was read ${ago(list, judged)}: ${list.source}\n`);
  return old.length > 0 ? 2 : 0;
}

const ago = (list: FactList, judged: string): string =>
  `${count(Math.max(0, ageInDays(list, judged)), 'day')} ago (${list.seen})`;

/** A line for each list, and where it is from. */
function overview(lists: readonly FactList[], judged: string, width: number): string[] {
  const columns = ['LIST', 'ENTRIES', 'READ', 'DAYS AGO', 'MAY LACK'];
  const rows = lists.map((list) => [
    list.name,
    String(entryNames(list).length),
    list.seen,
    String(ageInDays(list, judged)),
    list.mayLack ?? '',
  ]);
  const grid = gridLines({ columns, rows }, { width });
  const sources = lists.map(({ name, source }) => item('', `${name}: ${source}`, width, '  '));
  return [...(grid.head === undefined ? [] : [grid.head]), ...grid.rows, '', 'Sources', ...sources];
}

/** A list with all of its entries. */
function whole(list: FactList, judged: string, width: number): string[] {
  const { name, what, source, mayLack, entries } = list;
  const head = [
    item('', `${name}: ${what}`, width, '  '),
    item('', `Read ${ago(list, judged)}: ${source}`, width, '  '),
    ...(mayLack === undefined ? [] : [item('', `May lack: ${mayLack}`, width, '  ')]),
  ];
  if (Array.isArray(entries)) return [...head, ...entries.map((entry) => `  ${entry}`), ''];
  return [
    ...head,
    ...Object.entries(entries).map(([key, entry]) => item('  ', `${key || '-'}: ${told(entry)}`, width, '    ')),
    '',
  ];
}

function told(entry: unknown): string {
  if (Array.isArray(entry)) return entry.length === 0 ? 'none' : entry.map(told).join(', ');
  if (typeof entry !== 'object' || entry === null) return String(entry);
  return Object.entries(entry)
    .map(([key, value]) => `${key} ${isNested(value) ? `(${told(value)})` : told(value)}`)
    .join(', ');
}

const isNested = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && (!Array.isArray(value) || value.length > 1);
