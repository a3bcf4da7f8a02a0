import { shownRow, uniqueOrigins } from '../compare';
import { groupBy } from '../reader';
import { type Cell, isSetCell, type Reading, type Row, type RowChange, worse } from '../reading';
import { cellElements } from './cell';

/** Rows that are one line for people, and the row that says them all. */
interface FoldedRow<R extends Row> {
  readonly row: R;
  readonly parts: readonly R[];
}

/** Of more in one line there is no sentence for each. */
export const mostSentences = 3;

/** Rows as people read them: those that a reading says in one line are one. */
export const foldRows = <R extends Row>(reading: Reading<R>, rows: readonly R[]): FoldedRow<R>[] =>
  [...groupBy(rows, (row) => reading.fold?.(row) ?? row.key).values()].flatMap((parts) =>
    together(parts).map((row) => ({ row, parts })),
  );

/** Equal for changes that are one line. */
export const groupOf = <R extends Row>(reading: Reading<R>, change: RowChange<R>): string =>
  JSON.stringify([
    change.change,
    change.because,
    [change.came, change.went].map((sets) => Object.values(sets).map(({ set }) => [...set])),
    reading.fold?.(shownRow(change)) ?? shownRow(change).key,
  ]);

/** One row for several. */
function together<R extends Row>(rows: readonly R[]): R[] {
  const [first, ...others] = rows;
  if (first === undefined || others.length === 0) return [...rows];
  const columns = [...new Set(rows.flatMap(({ cells }) => Object.keys(cells)))];
  const cells = columns.flatMap((column) => {
    const cell = foldedCell(rows.flatMap((row) => row.cells[column] ?? []));
    return cell === undefined ? [] : [[column, cell] as const];
  });
  return [
    {
      ...first,
      cells: Object.fromEntries(cells),
      severity: rows.map(({ severity }) => severity).reduce(worse),
      from: uniqueOrigins(rows.flatMap(({ from }) => from)),
      unknown: [...new Set(rows.flatMap(({ unknown }) => unknown))],
    },
  ];
}

/** What differs from row to row is a set. */
function foldedCell(cells: readonly Cell[]): Cell | undefined {
  const [first] = cells;
  const set = new Set(cells.flatMap(cellElements));
  return cells.every((cell) => isSetCell(cell) || cellElements(cell).length === set.size) ? first : { set };
}
