import type { Block } from '../../estate/model';
import type { ExposureChange } from '../../review/report/report';
import type { ReadList, Side } from '../side';

/** One thing that is open, in words that are the same as long as it is. */
export interface Exposed extends Pick<ExposureChange, 'kind' | 'world'> {
  readonly stack: string;
  readonly path: string;
  readonly what: string;
}

/** What one resource opens. */
export type ExposedBy = (block: Block, side: Side) => Exposed[];

export const exposed = ({ stack, path }: Block, kind: Exposed['kind'], what: string, world = false): Exposed => ({
  stack,
  path,
  kind,
  what,
  world,
});

/** Every address that there is; so are ranges so wide that hardly anybody is left out. */
export const isWorld = (address: string): boolean =>
  /^(0\.0\.0\.0|::|0:0:0:0:0:0:0:0)(\/0+)?$/.test(address) || isHuge(address);

/** IPv4 ranges of 64 million addresses and more, and IPv6 ranges that no network has, outside of private use. */
const isHuge = (address: string): boolean => {
  const [first = '', length] = address.split('/');
  if (length === undefined || !/^\d+$/.test(length)) return false;
  if (first.includes(':')) return Number(length) < 16 && !/^f[cdef]/i.test(first);
  return Number(length) < 8;
};

/** `0.0.0.0/0` is named as what it is. */
export const addressName = (address: string): string => {
  if (!isWorld(address)) return address;
  return isHuge(address) && !/\/0+$/.test(address)
    ? `${address} (a large part of the internet)`
    : `${address} (the whole internet)`;
};

/** A row for every address that may reach something. */
export function openTo(block: Block, kind: Exposed['kind'], thing: string, { known, unknown }: ReadList): Exposed[] {
  return [
    ...known.map((address) => exposed(block, kind, `${thing} is open to ${addressName(address)}`, isWorld(address))),
    ...unknown.map((source) => exposed(block, kind, `${thing} is open to addresses of ${source} (known after apply)`)),
  ];
}

export const everyone = '0.0.0.0/0 (the whole internet)';
