import { maskText } from '../../../constructs/core/secrets/mask';
import { withoutIgnored } from '../../estate/applied';
import type { Estate } from '../../estate/model';
import { remaining } from '../../estate/remaining';
import { withNames, withoutFirstKeys } from '../../estate/renamed';
import { readings } from '../../readings/all';
import { changesBetween, isMore, rowsOfBoth, shownRow } from '../../readings/compare';
import { cellText } from '../../readings/format/cell';
import { groupOf } from '../../readings/format/fold';
import { type Cell, isSetCell, type Reading, type RowChange } from '../../readings/reading';
import type { Compared } from '../engine/compare';
import type { ReadingCell, ReadingChange, ReadingReport } from './reading-report';
import type { Report } from './report';

/** What became of every reading. */
export function readingReports(compared: Compared): Report['readings'] {
  const estates = estatesRead(compared);
  return Object.fromEntries(readings.map((reading) => [reading.id, readingReport(reading, estates)]));
}

/**
 * Both sides as readings compare them. The base has the names of the head, so that nothing is new for being called otherwise, and says
 * nothing of what only the head applies; the head has what of the base nothing destroys.
 */
export function estatesRead({ namedBase, head, renamed }: Compared): readonly [Estate, Estate] {
  const before = withNames(withoutIgnored(namedBase, head, renamed), renamed);
  const after = remaining(namedBase, head);
  return [withoutFirstKeys(before, after), withoutFirstKeys(after, before)];
}

function readingReport(reading: Reading, estates: readonly [Estate, Estate]): ReadingReport {
  const both = rowsOfBoth(reading, estates);
  const changes = changesBetween(reading, both, estates);
  const lines = new Map<string, number>();
  return {
    title: maskText(reading.title),
    columns: reading.columns.map(({ key, label, ...more }) => ({
      key: maskText(key),
      label: maskText(label),
      ...more,
    })),
    sums: reading.sum(changes),
    changes: changes.map((change) => {
      const group = groupOf(reading, change);
      const line = lines.get(group) ?? lines.size;
      lines.set(group, line);
      return presentChange(reading, change, line);
    }),
    asides: (reading.asides?.(both.after, estates[1]) ?? []).map(({ key, label, value }) => ({
      key: maskText(key),
      label: maskText(label),
      ...presentCell(value),
    })),
  };
}

function presentChange(reading: Reading, change: RowChange, line: number): ReadingChange {
  const { from, unknown } = shownRow(change);
  const hit = Object.entries(reading.gates).filter(([, gate]) => gate.in(change));
  return {
    change: change.change,
    word: reading.word(change),
    severity: change.severity,
    isMore: isMore(reading, change),
    says: reading.sentence(change),
    rule: maskText(reading.rule(change)),
    gates: hit.map(([name]) => maskText(name)),
    line,
    cells: cellsOf(reading, change),
    from: from.map(({ stack, path }) => ({
      stack: maskText(stack),
      ...(path === undefined ? {} : { path: maskText(path) }),
    })),
    ...(change.because === undefined ? {} : { because: change.because }),
    ...(unknown.length === 0 ? {} : { unknown }),
  };
}

/** Cells by column: of a set what came or went, of a text that is another one both. */
function cellsOf({ columns }: Reading, change: RowChange): Record<string, ReadingCell> {
  const { cells } = shownRow(change);
  return Object.fromEntries(
    columns.flatMap(({ key }) => {
      const cell = change.came[key] ?? change.went[key] ?? cells[key];
      if (cell === undefined) return [];
      const [before, after] = [change.before?.cells[key], change.after?.cells[key]].map(cellText);
      const isOther = change.change === 'changed' && !isSetCell(cell) && before !== after && before !== '';
      return [[key, { ...presentCell(cell), ...(isOther && before !== undefined ? { before } : {}) }] as const];
    }),
  );
}

function presentCell(cell: Cell): ReadingCell {
  const text = cellText(cell);
  if (isSetCell(cell)) {
    const { set, except } = cell;
    return { text, set: [...set], ...(except === undefined ? {} : { except: [...except] }) };
  }
  return typeof cell === 'object' ? { text, value: cell.value } : { text };
}
