import { type Masked, masked } from '../../../constructs/core/secrets/masked';
import { shortestMask } from '../narrow';

/** Every address that there is; so are ranges so wide that hardly anybody is left out. */
export const isWorld = (address: string): boolean =>
  /^\s*(0\.0\.0\.0|::0?|0:0:0:0:0:0:0:0)(\/0+)?\s*$/.test(address) || isHuge(address);

/** IPv4 ranges of 32 million addresses and more, and IPv6 ranges that no network has, outside of private use. */
const isHuge = (address: string): boolean => {
  const [first = '', length] = address.trim().split('/');
  if (length === undefined || !/^\d+$/.test(length)) return false;
  if (first.includes(':')) return Number(length) < shortestMask.ipv6 && !/^f[cdef]/i.test(first);
  return Number(length) < shortestMask.ipv4;
};

const range = /^\s*[\d.]+\/(\d{1,2})\s*$/;

/** An IPv4 network. */
export const isRange = (address: string): boolean => range.test(address);

/** Whether IPv4 ranges that are each narrow enough are a large part of the internet together. */
export function areMost(addresses: readonly string[]): boolean {
  const sizes = addresses
    .filter((address) => !isWorld(address))
    .map((address) => {
      const [, length] = range.exec(address) ?? [];
      return length === undefined ? 1 : 2 ** (32 - Number(length));
    });
  return sizes.reduce((sum, size) => sum + size, 0) >= 2 ** 29;
}

/** `0.0.0.0/0` is named as what it is. */
export const addressName = (address: Masked): Masked => {
  if (!isWorld(address)) return address;
  return isHuge(address) && !/\/0+$/.test(address)
    ? masked`${address} (a large part of the internet)`
    : masked`${address} (the whole internet)`;
};
