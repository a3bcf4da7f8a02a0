import { masked } from '../../constructs/core/secrets/masked';
import type { Estate } from '../estate/model';
import { compare } from './reader';
import {
  type Both,
  type Cell,
  type Inputs,
  isSetCell,
  type Reading,
  type Row,
  type RowChange,
  type RowOrigin,
  type SetCell,
  worse,
} from './reading';

/** Rows of an estate, one a key, sorted. */
export function rowsOf<R extends Row>(reading: Reading<R>, estate: Estate, inputs: Inputs = {}): readonly R[] {
  const rows = new Map<string, R>();
  for (const row of reading.read(estate, inputs)) {
    const known = rows.get(row.key);
    rows.set(row.key, known === undefined ? row : { ...together(known, row), ...reading.together?.(known, row) });
  }
  return sorted([...rows.values()], (row) => orderOf(reading, row));
}

/** Rows of two estates. What remains of the one before is in the one after: readings know nothing of removed stacks. */
export const rowsOfBoth = <R extends Row>(
  reading: Reading<R>,
  [before, after]: readonly [Estate, Estate],
): Both<R> => ({ before: rowsOf(reading, before), after: rowsOf(reading, after) });

/** What differs between the rows of two estates. */
export function changesBetween<R extends Row>(
  reading: Reading<R>,
  both: Both<R>,
  [before, after]: readonly [Estate, Estate],
): readonly RowChange<R>[] {
  const comparer = reading.comparer?.(both) ?? { compare: changesOf };
  const old = new Map(both.before.map((row) => [row.key, row]));
  const now = new Map(both.after.map((row) => [row.key, row]));
  const changes = [...new Set([...now.keys(), ...old.keys()])]
    .flatMap((key) => comparer.compare(old.get(key), now.get(key)))
    .map((change) => (isAdopted(change, before, after) ? { because: adopted, ...change } : change));
  return sorted(changes, (change) => {
    const { place, within } = orderOf(reading, shownRow(change));
    return { place, within: JSON.stringify([directionOf(change), within]) };
  });
}

/** Whether there is more of what a reading is about. */
export const isMore = <R extends Row>(reading: Reading<R>, change: RowChange<R>): boolean =>
  reading.isMore?.(change) ?? (change.change === 'gained' || Object.keys(change.came).length > 0);

/** What is more comes before what is less. */
const directionOf = ({ change, came, went }: RowChange): number => {
  if (change === 'gained' || !isEmpty(came)) return 0;
  return change === 'lost' || !isEmpty(went) ? 2 : 1;
};

const orderOf = <R extends Row>(reading: Reading<R>, row: R): Order => {
  const [{ stack, path = '' } = { stack: '' }] = row.from;
  return reading.order?.(row) ?? { place: JSON.stringify([stack, path]), within: '' };
};

type Order = ReturnType<NonNullable<Reading['order']>>;

function sorted<T>(all: readonly T[], orderOfOne: (one: T) => Order): T[] {
  const keyed = all.map((one) => ({ one, ...orderOfOne(one) }));
  keyed.sort((a, b) => compare(a.place, b.place) || compare(a.within, b.within));
  return keyed.map(({ one }) => one);
}

/** The row that a change is shown by: what went is shown as it was, and where. */
export const shownRow = <R extends Row>({ before, after, went }: RowChange<R>): R =>
  ((isEmpty(went) ? after : before) ?? after ?? before) as R;

/** What became of a row: what came into its sets, what went, and where that is all the same, what else it says. */
export function changesOf<R extends Row>(before: R | undefined, after: R | undefined): RowChange<R>[] {
  if (before === undefined && after === undefined) return [];
  if (before === undefined) {
    return after === undefined
      ? []
      : [{ change: 'gained', after, came: setsOf(after), went: {}, severity: after.severity }];
  }
  if (after === undefined) return [{ change: 'lost', before, came: {}, went: setsOf(before), severity: 'info' }];
  const [came, went] = [difference(after, before), difference(before, after)];
  const both = { change: 'changed', before, after } as const;
  const changes: RowChange<R>[] = [
    ...(isEmpty(came) ? [] : [{ ...both, came, went: {}, severity: after.severity }]),
    ...(isEmpty(went) ? [] : [{ ...both, came: {}, went, severity: 'info' as const }]),
  ];
  if (changes.length > 0 || !hasOtherText(before, after)) return changes;
  return [{ ...both, came: {}, went: {}, severity: after.severity }];
}

const isEmpty = (sets: object): boolean => Object.keys(sets).length === 0;

const hasOtherText = (before: Row, after: Row): boolean =>
  [...new Set([...Object.keys(before.cells), ...Object.keys(after.cells)])].some((column) => {
    const [old, now] = [before.cells[column], after.cells[column]];
    return !isSetCell(old) && !isSetCell(now) && !isSameCell(old, now);
  });

const isSameCell = (a: Cell | undefined, b: Cell | undefined): boolean =>
  a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b));

const setsOf = ({ cells }: Row): Record<string, SetCell> =>
  Object.fromEntries(
    Object.entries(cells).flatMap(([column, cell]) => (isSetCell(cell) ? [[column, cell] as const] : [])),
  );

/** What sets of one row have beyond those of the other. */
function difference(of: Row, without: Row): Record<string, SetCell> {
  const found = Object.entries(setsOf(of)).flatMap(([column, { set }]) => {
    const other = without.cells[column];
    const rest = new Set([...set].filter((element) => !(isSetCell(other) && other.set.has(element))));
    return rest.size === 0 ? [] : [[column, { set: rest }] as const];
  });
  return Object.fromEntries(found);
}

/** Why something is new here that is not new at OVHcloud. */
const adopted = masked`taken over, it exists already`;

/** Whether all that gives a new row is imported. */
function isAdopted({ change, after }: RowChange, base: Estate, head: Estate): boolean {
  const from = change === 'gained' ? (after?.from ?? []) : [];
  return (
    from.length > 0 &&
    from.every(
      ({ stack, address = '' }) =>
        head.stacks.get(stack)?.imports.has(address) === true && base.stacks.get(stack)?.blocks.has(address) !== true,
    )
  );
}

/** Two rows that say the same, from two places. */
function together<R extends Row>(one: R, other: R): R {
  const sets = Object.entries(setsOf(other)).map(([column, { set }]) => {
    const known = one.cells[column];
    return [column, { set: new Set([...(isSetCell(known) ? known.set : []), ...set]) }] as const;
  });
  return {
    ...one,
    cells: { ...one.cells, ...Object.fromEntries(sets) },
    severity: worse(one.severity, other.severity),
    from: uniqueOrigins([...one.from, ...other.from]),
    unknown: [...new Set([...one.unknown, ...other.unknown])],
  };
}

export const uniqueOrigins = (all: readonly RowOrigin[]): RowOrigin[] => [
  ...new Map(all.map((origin) => [placeOf(origin), origin])).values(),
];

const placeOf = ({ stack, path = '', address = '' }: RowOrigin): string => JSON.stringify([stack, path, address]);
