import { maskText } from '../../../constructs/core/secrets/mask';
import { joinMasked, type Masked, masked } from '../../../constructs/core/secrets/masked';
import type { Column, Origin, Row } from '../reading';
import type { Shown } from '../shown';
import { cellElements, cellText } from './cell';
import { foldRows } from './fold';

/** Beyond this a cell only counts what several rows in one line have. */
const most = 6;

/** A reading as people read it: rows that it says in one line are one. */
export function linesOf({ reading, rows }: Shown): {
  readonly columns: readonly Column[];
  readonly rows: readonly { readonly row: Row; readonly cells: readonly Masked[] }[];
} {
  const hasOrigin = reading.columns.some(({ origin }) => origin === true);
  const columns = hasOrigin ? reading.columns : [...reading.columns, where];
  const folded = foldRows(
    reading,
    rows.map(({ row }) => row),
  );
  const all = folded.map((row) => ({ row, cells: columns.map((column) => cellIn(row, column)) }));
  // a column that no row fills says nothing
  const used = columns.map((_, at) => all.some(({ cells }) => cells[at] !== ''));
  const keep = <T>(list: readonly T[]): T[] => list.filter((_, at) => used[at]);
  return { columns: keep(columns), rows: all.map(({ row, cells }) => ({ row, cells: keep(cells) })) };
}

const where: Column = { key: 'where', label: 'Where', code: true };

function cellIn(row: Row, { key, label }: Column): Masked {
  if (key === where.key) return counted(row.from.map(lineOrigin), masked`places`);
  const cell = row.cells[key];
  if (cell === undefined) return masked``;
  return typeof cell === 'object' && 'set' in cell && cell.summary === undefined
    ? counted(cellElements(cell), maskText(label.toLowerCase()))
    : cellText(cell);
}

const counted = (texts: readonly Masked[], what: Masked): Masked =>
  texts.length > most ? masked`${texts.length} ${what}` : joinMasked(texts, ', ');

const lineOrigin = ({ stack, path }: Origin): Masked =>
  path === undefined ? maskText(stack) : masked`${maskText(stack)}/${maskText(path)}`;
