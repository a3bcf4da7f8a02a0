import { type Masked, masked } from '../../../constructs/core/secrets/masked';

/** Every address that there is; so are ranges so wide that hardly anybody is left out. */
export const isWorld = (address: string): boolean =>
  /^\s*(0\.0\.0\.0|::0?|0:0:0:0:0:0:0:0)(\/0+)?\s*$/.test(address) || isHuge(address);

/** Shortest masks that still name somebody: 16 million IPv4 addresses; what is wider in IPv6 no network has. */
const shortest = { ipv4: 8, ipv6: 16 };

/** IPv4 ranges of 32 million addresses and more, and IPv6 ranges that no network has, outside of private use. */
const isHuge = (address: string): boolean => {
  const [first = '', length] = address.trim().split('/');
  if (length === undefined || !/^\d+$/.test(length)) return false;
  if (first.includes(':')) return Number(length) < shortest.ipv6 && !/^f[cdef]/i.test(first);
  return Number(length) < shortest.ipv4;
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

/**
 * Whether every address of an expression has a mask in it that is long enough, whatever the rest will be. It is so in what the
 * library writes: `concat(["203.0.113.0/28"], [for ip in … : format("%s/32", ip)])`.
 */
export function isNarrow(expression: string): boolean {
  const mask = narrow.exec(expression)?.groups?.['mask'];
  return mask !== undefined && Number(mask) >= shortest.ipv4;
}

const literals = String.raw`\[(?:"[^"\\$%]*"(?:, ?"[^"\\$%]*")*)?\]`;
const masks = String.raw`\[for (\w+) in [\w.()[\]*"-]+ : format\("%s/(?<mask>\d{1,3})", \1\)\]`;
const narrow = new RegExp(String.raw`^\$\{concat\(${literals}, ${masks}\)\}$`);
