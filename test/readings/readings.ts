import { join } from 'node:path';
import { readEstate } from '../../src/estate/read';
import { accessChanges } from '../../src/readings/access/access';
import { addressChanges } from '../../src/readings/addresses/addresses';
import { exposureChanges } from '../../src/readings/exposure/exposure';
import { placeChanges } from '../../src/readings/places/places';
import type { Comparison } from '../../src/review/engine/change';
import { compareOutputs } from '../../src/review/engine/compare';
import type {
  AccessChange,
  AddressChanges,
  AddressRow,
  ExposureChange,
  PlaceChange,
} from '../../src/review/report/report';
import { type Program, synthesize } from '../review/corpus';
import { temporaryFolder } from '../support/program';

/** Both sides of two programs. */
export function compared(before: Program, after: Program): Comparison {
  const folder = temporaryFolder();
  const [base, head] = [synthesize(before, join(folder, 'a')), synthesize(after, join(folder, 'b'))];
  return compareOutputs(readEstate(base), readEstate(head));
}

const sign = ({ change }: { readonly change: 'gained' | 'lost' }): string => (change === 'gained' ? '+' : '-');

/** `+ stack/path: who may what on what, where …, until …`. */
export const accessText = (rows: readonly AccessChange[]): string[] =>
  rows.map((row) => {
    const may = row.effect === 'allow' ? 'may' : 'may not';
    const terms = [row.condition && `if ${row.condition}`, row.expires && `until ${row.expires}`].filter(
      (term) => term,
    );
    const what = [`${row.identity} ${may} ${row.action} on ${row.resource}`, ...terms].join(', ');
    return `${sign(row)} ${row.stack}/${row.path}: ${what}`;
  });

/** `+ stack/path: kind: what`, with an exclamation mark for the whole internet. */
export const exposureText = (rows: readonly ExposureChange[]): string[] =>
  rows.map((row) => `${sign(row)} ${row.stack}/${row.path}: ${row.kind}: ${row.what}${row.world ? '!' : ''}`);

export const placeText = (rows: readonly PlaceChange[]): string[] =>
  rows.map(({ country = 'unknown', eu, ...row }) => {
    const union = eu === undefined ? '' : eu ? ', EU' : ', not EU';
    return `${sign(row)} ${row.stack}/${row.path} ${row.type}: ${row.region} (${country}${union})`;
  });

const addressText = ({ network, vlan, cidr, stack }: AddressRow): string =>
  `${network} ${vlan ?? '-'} ${cidr ?? '-'} ${stack ?? '-'}`;

export const addressesText = ({ taken, freed, nextVlan, nextCidr }: AddressChanges): string[] => [
  ...taken.map((row) => `+ ${addressText(row)}`),
  ...freed.map((row) => `- ${addressText(row)}`),
  `next ${nextVlan ?? '-'} ${nextCidr ?? '-'}`,
];

export const access = (before: Program, after: Program): string[] => accessText(accessChanges(compared(before, after)));
export const exposure = (before: Program, after: Program): string[] =>
  exposureText(exposureChanges(compared(before, after)));
export const places = (before: Program, after: Program): string[] => placeText(placeChanges(compared(before, after)));
export const addresses = (before: Program, after: Program): string[] =>
  addressesText(addressChanges(compared(before, after)));
