import { mostSentences } from '../../../readings/format/fold';
import { isDestructive } from '../../report/action';
import type { ReadingCell, ReadingChange, ReadingColumn, ReadingReport } from '../../report/reading-report';
import type { Report } from '../../report/report';
import { noteLabels, noteText } from './details';
import { code, join, several, type Text, whereText } from './text';

/** A table of the report that only lists changes. */
export interface Table {
  /** `notes`, `disagreements`, `noise`, or that of a reading. */
  readonly id: string;
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
  /** What stands below it. */
  readonly after?: Text;
}

export interface TableRow {
  readonly cells: readonly Text[];
  /** The same in words, for where there is no room for columns. */
  readonly sentences?: readonly Text[];
  readonly stack?: string;
  readonly gained?: boolean;
  readonly alarming: boolean;
  /** What a cell stands for, where there is room for all of it. */
  readonly folded?: Folded;
}

export interface Folded {
  readonly column: string;
  readonly lists: readonly { readonly title: string; readonly names: readonly string[] }[];
}

/** Those that have something to list, in the order in which they are read. */
export const tables = (report: Report): readonly Table[] =>
  [notes(report), ...Object.entries(report.readings).map(readingTable)]
    .filter(({ rows }) => rows.length > 0)
    .map(withoutEmptyColumns);

/** Those about the review itself, which are read last. */
export const lastTables = (report: Report): readonly Table[] =>
  [disagreements(report), noise(report)].filter(({ rows }) => rows.length > 0);

function withoutEmptyColumns(table: Table): Table {
  const used = table.columns.map((_, column) => table.rows.some(({ cells }) => (cells[column] ?? []).length > 0));
  const keep = <T>(all: readonly T[]): readonly T[] => all.filter((_, column) => used[column]);
  return {
    ...table,
    columns: keep(table.columns),
    rows: table.rows.map((row) => ({ ...row, cells: keep(row.cells) })),
  };
}

const alarmingFirst = (rows: readonly TableRow[]): readonly TableRow[] => [
  ...rows.filter(({ alarming }) => alarming),
  ...rows.filter(({ alarming }) => !alarming),
];

/** What happens otherwise than planned, where nothing is destroyed. */
function notes({ stacks }: Report): Table {
  const ofStacks = stacks.flatMap(({ id, notes: texts }) =>
    texts.map((says): TableRow => ({ stack: id, alarming: false, cells: [['Note'], [code(id)], [says]] })),
  );
  const ofChanges = stacks
    .filter(({ status }) => status !== 'removed')
    .flatMap(({ changes }) => changes.filter((change) => !isDestructive(change)))
    .flatMap((change) =>
      change.notes.map(
        (note): TableRow => ({
          stack: change.stack,
          alarming: note.effect === 'fails' || note.effect === 'unprotects' || note.effect === 'buys',
          cells: [[noteLabels[note.effect]], whereText(change), noteText(note)],
        }),
      ),
    );
  return {
    id: 'notes',
    title: 'Otherwise than planned',
    columns: ['What', 'Where', 'Why'],
    rows: alarmingFirst([...ofChanges, ...ofStacks]),
  };
}

/** What became of a reading: a row for all changes that are one line for people. */
function readingTable([id, { title, columns, changes, asides }]: [string, ReadingReport]): Table {
  const lines = new Map<number, [ReadingChange, ...ReadingChange[]]>();
  for (const change of changes) {
    const line = lines.get(change.line);
    if (line === undefined) lines.set(change.line, [change]);
    else line.push(change);
  }
  const shown = columns.filter(({ told }) => told !== true);
  const hasOrigin = shown.some(({ origin }) => origin === true);
  return {
    id,
    title,
    columns: ['Change', ...shown.map(({ label }) => label), ...(hasOrigin ? [] : ['Where'])],
    rows: alarmingFirst([...lines.values()].map((line) => readingRow(line, shown, hasOrigin))),
    after: asides.length > 0 ? join(asides.map(({ label, text }): Text => [`${label}: `, code(text)])) : undefined,
  };
}

function readingRow(
  line: readonly [ReadingChange, ...ReadingChange[]],
  columns: readonly ReadingColumn[],
  hasOrigin: boolean,
): TableRow {
  const [{ word, because, severity, isMore, from, cells }] = line;
  const origins = [...new Map(line.flatMap((change) => change.from).map((one) => [JSON.stringify(one), one])).values()];
  const where = origins.length > mostSentences ? [several(origins.length, 'place')] : join(origins.map(whereText));
  return {
    ...(line.length > mostSentences ? {} : { sentences: line.map(sentenceOf) }),
    stack: from[0]?.stack,
    gained: isMore,
    alarming: severity === 'danger',
    cells: [
      [because === undefined ? word : `${word} (${because})`],
      ...columns.map((column) => cellText(line, column)),
      ...(hasOrigin ? [] : [where]),
    ],
    folded: columns.flatMap(({ key, label }) => foldedIn(cells[key], label))[0],
  };
}

const sentenceOf = ({ says, because, from }: ReadingChange): Text => [
  says,
  ...(because === undefined ? [] : [` (${because})`]),
  ', by ',
  ...join(from.map(whereText)),
];

function cellText(line: readonly ReadingChange[], { key, label, code: isCode }: ReadingColumn): Text {
  const texts = [...new Map(line.flatMap(({ cells }) => cells[key] ?? []).map((cell) => [cell.text, cell])).values()];
  const filled = texts.filter(({ text }) => text !== '');
  if (filled.length > mostInCell) return [`${filled.length} x ${label.toLowerCase()}`];
  const marked = (text: string) => (isCode ? code(text) : text);
  return join(
    filled.map(
      ({ text, before }): Text => (before === undefined ? [marked(text)] : [marked(before), ' → ', marked(text)]),
    ),
  );
}

const mostInCell = 12;

/** Everything that a cell stands for, where it says it in fewer words. */
function foldedIn(cell: ReadingCell | undefined, column: string): Folded[] {
  const { text, set = [], except = [] } = cell ?? { text: '' };
  if (set.length + except.length === 0 || (except.length === 0 && set.join(', ') === text)) return [];
  const lists = [
    { title: several(set.length, column.toLowerCase()), names: set },
    { title: `except ${except.length}`, names: except },
  ];
  return [{ column, lists: lists.filter(({ names }) => names.length > 0) }];
}

const disagreements = ({ disagreements: rows }: Report): Table => ({
  id: 'disagreements',
  title: 'Where the plan says otherwise',
  columns: ['Resource', 'Code says', 'Plan says', 'Why'],
  rows: rows.map(({ stack, address, synth, plan, why }) => ({
    stack,
    alarming: false,
    cells: [[code(stack), ' ', code(address)], [synth], [plan], [why]],
  })),
});

const noise = ({ noise: rows = [] }: Report): Table => ({
  id: 'noise',
  title: 'Noise',
  columns: ['Stack', 'Where', 'What'],
  rows: rows.map(({ stack, where, what }) => ({
    stack,
    alarming: false,
    cells: [[code(stack)], [code(where)], [what]],
  })),
});
