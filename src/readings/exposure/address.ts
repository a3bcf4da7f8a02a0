import { Address4, Address6 } from 'ip-address';
import { type Masked, masked } from '../../../constructs/core/secrets/masked';
import { shortestMask } from '../narrow';

/** A network, or a single address: how many of its bits are fixed, out of 32 or 128. */
interface Network {
  readonly isIpv6: boolean;
  readonly length: number;
  /** Nobody outside has such an address. */
  readonly isLocal: boolean;
}

/** Every address that there is; so are ranges so wide that hardly anybody is left out. */
export function isWorld(address: string): boolean {
  const { isIpv6, length, isLocal } = networkOf(address) ?? narrow;
  return length < (isIpv6 ? shortestMask.ipv6 : shortestMask.ipv4) && !isLocal;
}

/** Several addresses. */
export const isRange = (address: string): boolean => {
  const { isIpv6, length } = networkOf(address) ?? narrow;
  return length < bits(isIpv6);
};

const narrow: Network = { isIpv6: false, length: 32, isLocal: false };

const bits = (isIpv6: boolean): number => (isIpv6 ? 128 : 32);

/** However it is written: with spaces, with a mask of four numbers, as IPv4 in IPv6. */
function networkOf(address: string): Network | undefined {
  const [first = '', mask, ...rest] = address.replaceAll(/\s/g, '').split('/');
  const isIpv6 = first.includes(':');
  const length = lengthOf(first, mask);
  if (rest.length > 0 || length === undefined) return undefined;
  if (!isIpv6) return { isIpv6, length, isLocal: false };
  if (!Address6.isValid(first)) return undefined;
  const prefix = new Address6(first).binaryZeroPad();
  const fixed = Math.min(length, mapped.length);
  return prefix.slice(0, fixed) === mapped.slice(0, fixed)
    ? { isIpv6: false, length: length - fixed, isLocal: false }
    : { isIpv6, length, isLocal: /^f[cdef]/i.test(first) };
}

/** Bits before the ones of IPv4 in `::ffff:203.0.113.7`. */
const mapped = '0'.repeat(80) + '1'.repeat(16);

/** Bits that a mask fixes. All without one; none of the address that stands for every other one. */
function lengthOf(first: string, mask: string | undefined): number | undefined {
  if (mask === undefined) {
    if (/^(0\.0\.0\.0|[0:]*::[0:]*|0(:0+){7})$/.test(first)) return 0;
    return first.includes(':') ? 128 : Address4.isValid(first) ? 32 : undefined;
  }
  if (/^\d+$/.test(mask)) return Number(mask);
  return Address4.isValid(mask)
    ? [...new Address4(mask).binaryZeroPad()].filter((bit) => bit === '1').length
    : undefined;
}

/** What ranges are a large part of the internet together: a 16th of IPv4, half of what one registry of IPv6 hands out. */
const large = { ipv4: 2 ** -4, ipv6: 2 ** -13 };

/** Whether ranges that are each narrow enough are a large part of the internet together. */
export function areMost(addresses: readonly string[]): boolean {
  const networks = addresses.filter((address) => !isWorld(address)).flatMap((address) => networkOf(address) ?? []);
  const part = (ofIpv6: boolean): number =>
    networks
      .filter(({ isIpv6, isLocal }) => isIpv6 === ofIpv6 && !isLocal)
      .reduce((sum, { length }) => sum + 2 ** -length, 0);
  return part(false) >= large.ipv4 || part(true) >= large.ipv6;
}

/** `0.0.0.0/0` is named as what it is. */
export const addressName = (address: Masked): Masked => {
  if (!isWorld(address)) return address;
  return networkOf(address)?.length === 0
    ? masked`${address} (the whole internet)`
    : masked`${address} (a large part of the internet)`;
};
