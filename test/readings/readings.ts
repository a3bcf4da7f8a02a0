import { join } from 'node:path';
import type { Estate } from '../../src/estate/model';
import { readEstate } from '../../src/estate/read';
import { access as accessReading } from '../../src/readings/access/access';
import { addresses as addressReading } from '../../src/readings/addresses/addresses';
import { changesBetween, isMore, rowsOf, rowsOfBoth, shownRow } from '../../src/readings/compare';
import { exposure as exposureReading } from '../../src/readings/exposure/exposure';
import { cellText } from '../../src/readings/format/cell';
import { groupOf } from '../../src/readings/format/fold';
import { places as placeReading } from '../../src/readings/places/places';
import { groupBy } from '../../src/readings/reader';
import { type Cell, isSetCell, type Reading, type Row, type RowChange } from '../../src/readings/reading';
import { compareOutputs } from '../../src/review/engine/compare';
import { estatesRead } from '../../src/review/report/readings';
import { type Program, synthesize } from '../review/corpus';
import { temporaryFolder } from '../support/program';

/** Both sides of two programs, as a review compares them. */
export function sides(before: Program, after: Program): ReturnType<typeof sidesIn> {
  return sidesIn(temporaryFolder(), before, after);
}

function sidesIn(folder: string, before: Program, after: Program) {
  const [base, head] = [synthesize(before, join(folder, 'a')), synthesize(after, join(folder, 'b'))].map(readEstate);
  if (base === undefined || head === undefined) throw new Error('two programs make two outputs');
  return estatesRead(compareOutputs(base, head));
}

/** What became of a reading between two estates. */
export const compareReading = <R extends Row>(
  reading: Reading<R>,
  estates: readonly [Estate, Estate],
): readonly RowChange<R>[] => changesBetween(reading, rowsOfBoth(reading, estates), estates);

export const changesOf = <R extends Row>(
  reading: Reading<R>,
  before: Program,
  after: Program,
): readonly RowChange<R>[] => compareReading(reading, sides(before, after));

/** Rows that a program has. */
export const rows = <R extends Row>(reading: Reading<R>, program: Program, today?: string): readonly R[] =>
  rowsOf(reading, readEstate(synthesize(program, temporaryFolder())), today === undefined ? {} : { today });

/** Gates that a pull request runs into. */
export const gates = <R extends Row>(reading: Reading<R>, before: Program, after: Program): string[] => {
  const changes = changesOf(reading, before, after);
  return Object.entries(reading.gates).flatMap(([name, gate]) =>
    changes.some((change) => gate.in(change)) ? [name] : [],
  );
};

const sign = ({ change, came }: RowChange): string => (change === 'gained' || Object.keys(came).length > 0 ? '+' : '-');

/** Elements of a set, or a text as a list of one. */
const elements = (cell: Cell | undefined): string[] => {
  if (cell === undefined) return [];
  if (isSetCell(cell)) return [...cell.set];
  return [typeof cell === 'object' ? `${cell.value}` : cell];
};

const placeOf = (change: RowChange): string => {
  const [from] = shownRow(change).from;
  return `${from?.stack}/${from?.path}`;
};

/** Changes by the line that they are for people. */
export const linesOf = <R extends Row>(reading: Reading<R>, changes: readonly RowChange<R>[]): RowChange<R>[][] => [
  ...groupBy(changes, (change) => groupOf(reading, change)).values(),
];

/** `+ stack/path: who may what on what, where …, until …`. */
export const access = (before: Program, after: Program): string[] =>
  linesOf(accessReading, changesOf(accessReading, before, after)).flatMap((line) => {
    const [change] = line;
    if (change === undefined) return [];
    const { identity, effect, action, condition, until } = shownRow(change).cells;
    const shown = change.came['action'] ?? change.went['action'] ?? action;
    const why = change.because === undefined ? '' : ` (${change.because})`;
    const terms = [condition && `if ${condition}`, until && `until ${until}`].filter((term) => term);
    const on = new Set(line.flatMap((one) => elements(shownRow(one).cells.resource)));
    const what = [`${identity} ${effect} ${shown.summary}${why} on ${[...on].join(', ')}`, ...terms].join(', ');
    return [`${sign(change)} ${placeOf(change)}: ${what}`];
  });

/** `+ stack/path: kind: what`, with an exclamation mark for the whole internet. */
export const exposure = (before: Program, after: Program): string[] =>
  changesOf(exposureReading, before, after).flatMap((change) => {
    const { came, went } = change;
    const { opens, cells } = shownRow(change);
    const line = (what: string, how: string | undefined) =>
      `${sign(change)} ${placeOf(change)}: ${cells.kind}: ${what}${how === 'world' ? '!' : ''}`;
    if (typeof opens === 'string') return [line(cells.what, opens)];
    const set = (came['to'] ?? went['to'])?.set ?? new Set();
    return [...set].map((name) => line(`${cells.what} is open to ${name}`, opens.get(name)));
  });

export const places = (before: Program, after: Program): string[] =>
  changesOf(placeReading, before, after).map((change) => {
    const { cells, eu } = shownRow(change);
    const union = eu === undefined ? '' : eu ? ', EU' : ', not EU';
    return `${sign(change)} ${placeOf(change)} ${cells.what}: ${cells.region} (${cells.country}${union})`;
  });

/** `+ network VLAN addresses user`, and the next that are free. */
export const addresses = (before: Program, after: Program): string[] => {
  const both = sides(before, after);
  const lines = compareReading(addressReading, both).flatMap((change) => {
    const { network, vlan, cidr = '-' } = shownRow(change).cells;
    const users = elements(change.came['users'] ?? change.went['users']);
    const more = isMore(addressReading, change) ? '+' : change.change === 'lost' || users.length > 0 ? '-' : '~';
    return (users.length > 0 ? users : ['-']).map((user) => `${more} ${network} ${vlan?.value ?? '-'} ${cidr} ${user}`);
  });
  const after_ = rowsOf(addressReading, both[1]);
  const asides = new Map(addressReading.asides?.(after_, both[1]).map(({ key, value }) => [key, cellText(value)]));
  return [...lines.sort(), `next ${asides.get('nextVlan') ?? '-'} ${asides.get('nextCidr') ?? '-'}`];
};
