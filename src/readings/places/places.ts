import { maskText } from '../../../constructs/core/secrets/mask';
import { joinMasked, type Masked, masked } from '../../../constructs/core/secrets/masked';
import { changesOf, shownRow } from '../compare';
import { readerOf } from '../reader';
import type { Reading, RowChange, Said } from '../reading';
import { type PlaceRow, placesOf, unknown } from './place';
import { placeOfState, statePath } from './state';

/**
 * Region and jurisdiction of everything, states included. What is inside of a construct and in the same region isn't listed beside
 * it. A region that isn't known, or that only Terraform knows, has no country: nobody vouches for it.
 */
export const places: Reading<PlaceRow> = {
  id: 'places',
  title: 'Place',
  describes: 'where everything is, states included, and under which law',
  columns: [
    { key: 'region', label: 'Region', code: true },
    { key: 'country', label: 'Country' },
    { key: 'law', label: 'Law' },
    { key: 'what', label: 'What', code: true },
  ],
  read: (estate) => {
    const reader = readerOf(estate);
    const managed = reader.blocks.filter(({ kind }) => kind !== 'data');
    return [
      ...outermost(managed.flatMap((block) => placesOf(block, reader))),
      ...[...estate.stacks.values()].flatMap(placeOfState),
    ];
  },
  comparer: ({ after }) => {
    const things = new Set(after.map(({ thing }) => thing));
    // what is gone as a whole is in no other place; a state always is somewhere
    const isDestroyed = ({ thing, from: [from] }: PlaceRow) => !things.has(thing) && from?.path !== statePath;
    return { compare: (before, now) => (before && !now && isDestroyed(before) ? [] : changesOf(before, now)) };
  },
  fold: ({ from, cells: { region } }) => JSON.stringify([from.map(({ stack }) => stack), region]),
  word: ({ change }) => (change === 'lost' ? masked`gone` : masked`new`),
  says: (row) => masked`${row.cells.what} is in ${regionOf(row)}`,
  sentence: (change) => {
    const row = shownRow(change);
    const [{ stack, path = '' } = { stack: '' }] = row.from;
    const is = change.change === 'lost' ? masked`leaves` : masked`is in`;
    return masked`${row.cells.what} ${maskText(`${stack}/${path}`)} ${is} ${regionOf(row)}`;
  },
  sum,
  gates: {
    'outside-eu': {
      says: 'something new is outside the European Union, or nobody knows',
      in: ({ change, after }) => change === 'gained' && after?.eu !== true,
    },
  },
  rules: { 'place-new': 'Something is created in a region', 'place-gone': 'Something leaves a region' },
  rule: ({ change }) => (change === 'lost' ? 'place-gone' : 'place-new'),
};

function regionOf({ cells, eu }: PlaceRow): Masked {
  const country = cells.country === unknown ? masked`` : masked` (${cells.country})`;
  const outside = eu === false ? masked`, outside the European Union` : masked``;
  return masked`${cells.region}${country}${outside}`;
}

/** Without what is inside of another one in the same stack and region. */
function outermost(places: readonly PlaceRow[]): PlaceRow[] {
  const key = (stack = '', path = '', region = ''): string => JSON.stringify([stack, path, region]);
  const all = new Set(places.map(({ from: [from], cells: { region } }) => key(from?.stack, from?.path, region)));
  return places.filter(({ from: [from], cells: { region } }) => {
    const ids = from?.path?.split('/') ?? [];
    return !ids.some((_, length) => length > 0 && all.has(key(from?.stack, ids.slice(0, length).join('/'), region)));
  });
}

function sum(changes: readonly RowChange<PlaceRow>[]): Said[] {
  const regions = (isOutside: boolean) =>
    new Set(
      changes.flatMap(({ change, after }) =>
        change === 'gained' && after !== undefined && (after.eu === false) === isOutside ? [after.cells.region] : [],
      ),
    );
  const [outside, others] = [joinMasked([...regions(true)], ', '), joinMasked([...regions(false)], ', ')];
  return [
    ...(outside === '' ? [] : [{ says: masked`new in ${outside}, outside the European Union`, alarming: true }]),
    ...(others === '' ? [] : [{ says: masked`new in ${others}`, alarming: false }]),
  ];
}
