import { createHash } from 'node:crypto';
import { type Readable, text } from '../rules/given';

/** What the behaviours' rules share: ids, and arithmetic on IPv4 ranges. */

/** An id of OpenStack's form that depends on the text only. */
export function uuidOf(seed: string): string {
  const hex = createHash('sha256').update(seed).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Addresses of an IPv4 network, as numbers. */
export interface Range {
  readonly first: number;
  readonly last: number;
  /** Length of the mask. */
  readonly length: number;
}

/** An IPv4 address as a number; undefined for what isn't one. */
export function address(value: Readable): number | undefined {
  const parts = text(value).split('.');
  if (parts.length !== 4 || parts.some((part) => !/^\d{1,3}$/.test(part) || Number(part) > 255)) return undefined;
  return parts.reduce((sum, part) => sum * 256 + Number(part), 0);
}

/** The address of a number. */
export const dotted = (value: number): string => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255).join('.');

/** An IPv4 network; undefined for what isn't one. */
export function range(cidr: Readable): Range | undefined {
  const [ip = '', mask = '', ...rest] = text(cidr).split('/');
  const start = address(ip);
  const length = Number(mask);
  if (start === undefined || rest.length > 0 || !/^\d{1,2}$/.test(mask) || length > 32) return undefined;
  const size = 2 ** (32 - length);
  const first = start - (start % size);
  return { first, last: first + size - 1, length };
}

export const rangesOverlap = (a: Range | undefined, b: Range | undefined): boolean =>
  a !== undefined && b !== undefined && a.first <= b.last && b.first <= a.last;

export const rangeContains = (outer: Range | undefined, inner: Range | undefined): boolean =>
  outer !== undefined && inner !== undefined && outer.first <= inner.first && inner.last <= outer.last;

const privateRanges = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].map(range);

/** In one of the private ranges of RFC 1918. */
export const isPrivateRange = (of: Range | undefined): boolean =>
  privateRanges.some((outer) => rangeContains(outer, of));

/** Whether an address is in the range. */
export const holds = (of: Range | undefined, ip: number | undefined): boolean =>
  of !== undefined && ip !== undefined && of.first <= ip && ip <= of.last;

/** The nth address of a network. */
export const nth = (cidr: Readable, count: number): string => {
  const of = range(cidr);
  return of === undefined ? '' : dotted(of.first + count);
};
