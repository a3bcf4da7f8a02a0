import { externalNetworkRange } from '../../facts/networks';
import { addressAt, bounds, contains, isPrivate, maskLength, overlaps, toAddress, toNumber } from '../core/cidr';

/** Addresses that DHCP hands out, both ends included. */
export interface AddressPool {
  /** First address. */
  readonly start: string;
  /** Last address. */
  readonly end: string;
}

/** What is wrong with a CIDR as a private network on OVHcloud, a sentence each. */
export function cidrProblems(cidr: string): string[] {
  const length = maskLength(cidr);
  return [
    ...(isPrivate(cidr)
      ? []
      : [`must be a private network (RFC 1918), got ${cidr}; use one in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16`]),
    ...(length > 28
      ? [`must be /28 or larger, got ${cidr}; DHCP, gateway and load balancers take up to 7 addresses of a subnet`]
      : []),
    ...(length < 16 ? [`must be /16 or smaller, got ${cidr}; split it`] : []),
    ...(overlaps(cidr, externalNetworkRange)
      ? [`overlaps ${externalNetworkRange}, which OVHcloud reserves for floating IPs, got ${cidr}; use another network`]
      : []),
  ];
}

/** The last address that a host can have. */
const lastHost = (cidr: string): bigint => bounds(cidr).last - 1n;

/** Whether a host can have the address: inside the network, neither its first nor its last. */
export const isHostAddress = (cidr: string, address: string): boolean =>
  contains(cidr, address) && toNumber(address) > bounds(cidr).first && toNumber(address) <= lastHost(cidr);

export const inPool = ({ start, end }: AddressPool, address: string): boolean =>
  toNumber(start) <= toNumber(address) && toNumber(address) <= toNumber(end);

/**
 * The pool of a network when the settings name none. Its first sixteenth, 4 to 32 addresses, stays free for the gateway and static
 * addresses; a router elsewhere cuts the rest in two and DHCP gets the larger part.
 */
export function defaultPool(cidr: string, router?: string): AddressPool {
  const { first, last } = bounds(cidr);
  const sixteenth = (last - first + 1n) / 16n;
  const start = first + (sixteenth < 4n ? 4n : sixteenth > 32n ? 32n : sixteenth);
  const end = lastHost(cidr);
  const at = router === undefined ? first : toNumber(router);
  if (at < start || at > end) return { start: toAddress(start), end: toAddress(end) };
  return at - start > end - at
    ? { start: toAddress(start), end: toAddress(at - 1n) }
    : { start: toAddress(at + 1n), end: toAddress(end) };
}

/** Where OVHcloud puts a gateway unless told otherwise. */
export const firstHost = (cidr: string): string => addressAt(cidr, 1);
