import { Address4 } from 'ip-address';
import { z } from 'zod';
import { show } from './messages';

/**
 * IPv4 arithmetic on CIDRs as text. What is valid is ip-address's to say, once; after that a landing zone compares every network
 * with every other, and here are the few sums that needs, some 20 times as fast as ip-address's.
 */

const isCidr = (text: string): boolean => {
  if (!/^[\d.]+\/\d+$/.test(text) || !Address4.isValid(text)) return false;
  const range = new Address4(text);
  return range.startAddress().correctForm() === range.correctForm();
};

/** An IPv4 network as `10.0.0.0/16`, written by its first address. */
export const ipv4Cidr = z.string().refine(isCidr, { error: ({ input }) => cidrProblem(String(input)), abort: true });

/** One IPv4 address. */
export const ipv4Address = z.string().refine((text) => !text.includes('/') && Address4.isValid(text), {
  error: ({ input }) => `must be an IPv4 address, got ${show(input)}; write one such as 10.20.0.1`,
  abort: true,
});

function cidrProblem(text: string): string {
  if (Address4.isValid(text) && !text.includes('/')) {
    return `must be an IPv4 network, got ${show(text)}; add a mask, for one address ${text}/32`;
  }
  if (!Address4.isValid(text))
    return `must be an IPv4 network such as 10.20.0.0/20, got ${show(text)}; write an address and a mask`;
  const first = new Address4(text).startAddress().correctForm();
  return `must start at its first address, got ${show(text)}; write ${first}/${text.split('/')[1]}`;
}

/** First and last address of a network, as numbers. */
export function bounds(cidr: string): { readonly first: bigint; readonly last: bigint } {
  const size = 1n << BigInt(32 - maskLength(cidr));
  const address = toNumber(cidr.slice(0, cidr.indexOf('/')));
  const first = address - (address % size);
  return { first, last: first + size - 1n };
}

/** An address as a number. */
export const toNumber = (address: string): bigint =>
  BigInt(address.split('.').reduce((number, part) => number * 256 + Number(part), 0));

export const toAddress = (value: bigint): string =>
  [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 255n).join('.');

/** Length of the mask: 20 for `10.20.0.0/20`. */
export const maskLength = (cidr: string): number => Number(cidr.split('/')[1]);

export const overlaps = (a: string, b: string): boolean => {
  const [x, y] = [bounds(a), bounds(b)];
  return x.first <= y.last && y.first <= x.last;
};

export const contains = (cidr: string, address: string): boolean => {
  const { first, last } = bounds(cidr);
  const value = toNumber(address);
  return first <= value && value <= last;
};

const privateRanges = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];

const isWithin = (cidr: string, range: string): boolean => {
  const [outer, inner] = [bounds(range), bounds(cidr)];
  return outer.first <= inner.first && inner.last <= outer.last;
};

/** Wholly inside a private range of RFC 1918. */
export const isPrivate = (cidr: string): boolean => privateRanges.some((range) => isWithin(cidr, range));

type Uses = readonly (readonly [range: string, what: string])[];

/**
 * Ranges in which no other host has an address, by what they are.
 *
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry/
 */
const hostless: Uses = [
  ['0.0.0.0/8', 'no address of a host'],
  ['127.0.0.0/8', 'loopback'],
  ['224.0.0.0/4', 'multicast'],
  ['240.0.0.0/4', 'reserved'],
];

/** Ranges from which nobody comes over the internet. Those of documentation stand for public ones and are left out. */
const notPublic: Uses = [
  ...hostless,
  ...privateRanges.map((range) => [range, 'private'] as const),
  ['100.64.0.0/10', 'shared behind the NAT of a carrier'],
  ['169.254.0.0/16', 'link-local'],
  ['198.18.0.0/15', 'for benchmarks'],
];

const useOf = (uses: Uses, cidr: string): string | undefined => uses.find(([range]) => isWithin(cidr, range))?.[1];

/** What a network is that nobody on the internet can have; absent for a public one. */
export const notPublicUse = (cidr: string): string | undefined => useOf(notPublic, cidr);

/** What an address is that no other host has; absent for one that a host can have. */
export const hostlessUse = (address: string): string | undefined => useOf(hostless, `${address}/32`);

/** Of which size a network is at most somebody's: nobody was ever given more than a /8. */
export const largestNetwork = 8;

/** Address number `index` of a network; 1 is the first usable one. */
export const addressAt = (cidr: string, index: number): string => toAddress(bounds(cidr).first + BigInt(index));

/**
 * The first free network of a given mask length at or after `from`, inside its private range; where there is none, the first one before
 * it. Absent where nothing of that size is free.
 */
export function nextFree(length: number, from: string, taken: readonly string[]): string | undefined {
  const size = 1n << BigInt(32 - length);
  const range = privateRanges.find((candidate) => overlaps(candidate, from));
  if (range === undefined) return undefined;
  const { first: begin, last: end } = bounds(range);
  const blocked = taken.map(bounds).sort((a, b) => (a.first < b.first ? -1 : 1));
  const freeFrom = (address: bigint): string | undefined => {
    let start = ((address + size - 1n) / size) * size;
    for (const { first, last } of blocked) {
      if (start + size - 1n < first) break;
      if (start <= last) start = ((last + size) / size) * size;
    }
    return start + size - 1n <= end ? `${toAddress(start)}/${length}` : undefined;
  };
  return freeFrom(bounds(from).first) ?? freeFrom(begin);
}
