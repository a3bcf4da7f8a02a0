import { maskText } from '../../../constructs/core/secrets/mask';
import { joinMasked, type Masked, masked } from '../../../constructs/core/secrets/masked';
import type { Column, Reading, Row, RowOrigin } from '../reading';
import type { Shown } from '../shown';
import { cellElements, cellText } from './cell';
import { foldRows, mostSentences } from './fold';

/** Beyond this a cell only counts what several rows in one line have. */
const most = 6;

interface Line {
  readonly row: Row;
  readonly cells: readonly Masked[];
  /** The same in words, for where there is no room for columns; absent where it would be too many. */
  readonly sentences?: readonly Masked[];
}

/** A reading as people read it: rows that it says in one line are one. */
export function linesOf({ reading, rows }: Shown): {
  readonly columns: readonly Column[];
  readonly rows: readonly Line[];
} {
  const hasOrigin = reading.columns.some(({ origin }) => origin === true);
  const columns = hasOrigin ? reading.columns : [...reading.columns, where];
  const folded = foldRows(
    reading,
    rows.map(({ row }) => row),
  );
  const all = folded.map(
    ({ row, parts }): Line => ({
      row,
      cells: columns.map((column) => cellIn(row, column)),
      ...(parts.length > mostSentences ? {} : { sentences: parts.map((part) => sentenceOf(reading, part, hasOrigin)) }),
    }),
  );
  // a column that no row fills says nothing
  const used = columns.map((_, at) => all.some(({ cells }) => cells[at] !== ''));
  const keep = <T>(list: readonly T[]): T[] => list.filter((_, at) => used[at]);
  return { columns: keep(columns), rows: all.map((line) => ({ ...line, cells: keep(line.cells) })) };
}

function sentenceOf(reading: Reading, row: Row, hasOrigin: boolean): Masked {
  const says = reading.says(row);
  return hasOrigin ? says : masked`${says}, by ${placesOf(row)}`;
}

const placesOf = ({ from }: Row): Masked => counted(from.map(lineOrigin), masked`places`);

const where: Column = { key: 'where', label: 'Where', code: true };

function cellIn(row: Row, { key, label }: Column): Masked {
  if (key === where.key) return placesOf(row);
  const cell = row.cells[key];
  if (cell === undefined) return masked``;
  return typeof cell === 'object' && 'set' in cell && cell.summary === undefined
    ? counted(cellElements(cell), maskText(label.toLowerCase()))
    : cellText(cell);
}

const counted = (texts: readonly Masked[], what: Masked): Masked =>
  texts.length > most ? masked`${texts.length} ${what}` : joinMasked(texts, ', ');

const lineOrigin = ({ stack, path }: RowOrigin): Masked =>
  path === undefined ? maskText(stack) : masked`${maskText(stack)}/${maskText(path)}`;
