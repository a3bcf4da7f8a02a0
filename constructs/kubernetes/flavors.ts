import { z } from 'zod';
import { show, suggest } from '../core/messages';
import { type RegionName, regionOf } from '../core/region';

/** Size of a flavor. */
interface FlavorSize {
  readonly vcores: number;
  readonly memoryGb: number;
  /** Local disk. */
  readonly diskGb: number;
  readonly gpus?: number;
}

const size = (vcores: number, memoryGb: number, diskGb: number, gpus?: number): FlavorSize =>
  gpus === undefined ? { vcores, memoryGb, diskGb } : { vcores, memoryGb, diskGb, gpus };

/**
 * Flavors of nodes and their sizes, from OVHcloud's public catalogue of January 2026. Left out: `d2-2`, which is smaller than what
 * Kubernetes reserves on a node needs.
 */
export const flavors = {
  'b2-7': size(2, 7, 50),
  'b2-15': size(4, 15, 100),
  'b2-30': size(8, 30, 200),
  'b2-60': size(16, 60, 400),
  'b2-120': size(32, 120, 400),
  'b3-8': size(2, 8, 50),
  'b3-16': size(4, 16, 100),
  'b3-32': size(8, 32, 200),
  'b3-64': size(16, 64, 400),
  'b3-128': size(32, 128, 400),
  'b3-256': size(64, 256, 400),
  'b3-512': size(128, 512, 400),
  'b3-640': size(160, 640, 400),
  'c2-7': size(2, 7, 50),
  'c2-15': size(4, 15, 100),
  'c2-30': size(8, 30, 200),
  'c2-60': size(16, 60, 400),
  'c2-120': size(32, 120, 400),
  'c3-4': size(2, 4, 50),
  'c3-8': size(4, 8, 100),
  'c3-16': size(8, 16, 200),
  'c3-32': size(16, 32, 400),
  'c3-64': size(32, 64, 400),
  'c3-128': size(64, 128, 400),
  'c3-256': size(128, 256, 400),
  'c3-320': size(160, 320, 400),
  'd2-4': size(2, 4, 50),
  'd2-8': size(4, 8, 50),
  'r2-15': size(2, 15, 50),
  'r2-30': size(2, 30, 50),
  'r2-60': size(4, 60, 100),
  'r2-120': size(8, 120, 200),
  'r2-240': size(16, 240, 400),
  'r3-16': size(2, 16, 50),
  'r3-32': size(4, 32, 100),
  'r3-64': size(8, 64, 200),
  'r3-128': size(16, 128, 400),
  'r3-256': size(32, 256, 400),
  'r3-512': size(64, 512, 400),
  'r3-1024': size(128, 1024, 400),
  'a100-180': size(15, 180, 300, 1),
  'a100-360': size(30, 360, 500, 2),
  'a100-720': size(60, 720, 500, 4),
  'h100-380': size(30, 380, 200, 1),
  'h100-760': size(60, 760, 200, 2),
  'h100-1520': size(120, 1520, 200, 4),
  'l4-90': size(22, 90, 400, 1),
  'l4-180': size(45, 180, 400, 2),
  'l4-360': size(90, 360, 400, 4),
  'l40s-90': size(15, 90, 400, 1),
  'l40s-180': size(30, 180, 400, 2),
  'l40s-360': size(60, 360, 400, 4),
  't1-45': size(8, 45, 400, 1),
  't1-90': size(18, 90, 800, 2),
  't1-180': size(36, 180, 50, 4),
  't2-45': size(15, 45, 400, 1),
  't2-90': size(30, 90, 800, 2),
  't2-180': size(60, 180, 50, 4),
} as const satisfies Record<string, FlavorSize>;

/** Flavor of nodes that the library knows. */
export type FlavorName = keyof typeof flavors;

export const flavorNames = Object.keys(flavors) as FlavorName[];

type Sold = (region: RegionName) => boolean;

const threeZones: Sold = (region) => regionOf(region).zones.length > 0;
const oneZone: Sold = (region) => !threeZones(region);
const gra11: Sold = (region) => region === 'GRA11';

// not sure: RBX-A and AP-SOUTH-MUM-1 aren't in the list, but are newer than it; the price list has three-zone codes for these families
const thirdGeneration: Sold = (region) =>
  threeZones(region) || ['DE1', 'GRA11', 'UK1', 'WAW1', 'RBX-A', 'AP-SOUTH-MUM-1'].includes(region);

/**
 * Where a family is sold for nodes. A family that isn't here (`t1`, `t2`) is sold in "several" regions, so is not checked.
 *
 * Not sure: that the second generation is nowhere in the three-zone regions ("all regions" in the guide, no code in the price list).
 *
 * @see https://docs.ovhcloud.com/en/guides/public-cloud/containers-orchestration/managed-kubernetes/datacenters-nodes-storage-flavors
 *   (February 2026)
 */
const families: Readonly<Record<string, Sold>> = {
  b2: oneZone,
  c2: oneZone,
  d2: oneZone,
  r2: oneZone,
  b3: thirdGeneration,
  c3: thirdGeneration,
  r3: thirdGeneration,
  a100: gra11,
  h100: gra11,
  l4: gra11,
  l40s: gra11,
};

const familyOf = (flavor: FlavorName): string => flavor.slice(0, flavor.lastIndexOf('-'));

/** Whether a flavor is sold in a region, as far as the library knows. */
export const isSold = (flavor: FlavorName, region: RegionName): boolean => families[familyOf(flavor)]?.(region) ?? true;

/** Flavors of a region with the size nearest to another one's, for messages. */
export function nearestSold(flavor: FlavorName, region: RegionName): FlavorName | undefined {
  const wanted: FlavorSize = flavors[flavor];
  const distance = (name: FlavorName) => {
    const { vcores, memoryGb, gpus = 0 }: FlavorSize = flavors[name];
    const ratio = Math.abs(Math.log2(vcores / wanted.vcores)) + Math.abs(Math.log2(memoryGb / wanted.memoryGb));
    return ratio + (gpus > 0 === (wanted.gpus ?? 0) > 0 ? 0 : 100);
  };
  const sold = flavorNames.filter((name) => isSold(name, region) && distance(name) < 100);
  return sold.sort((a, b) => distance(a) - distance(b))[0];
}

/** A flavor that the library doesn't list, or not for the region: OVHcloud's catalogue is ahead of it. */
export interface UnlistedFlavor {
  /** Name of the flavor, as OVHcloud has it. */
  readonly unlisted: string;
  /** Virtual cores of one node. */
  readonly vcores: number;
  /** Memory of one node, GB. */
  readonly memoryGb: number;
}

export const flavorSetting = z.union(
  [
    z.enum(flavorNames as [FlavorName, ...FlavorName[]]),
    z
      .strictObject({
        unlisted: z.string().min(1),
        vcores: z.int().min(1),
        memoryGb: z.number().min(1),
      })
      .readonly(),
  ],
  {
    error: ({ input }) =>
      typeof input === 'string'
        ? `is not a flavor, got ${show(input)}; give a newer one as { unlisted: ${show(input)}, vcores, memoryGb }, or ${suggest(input, flavorNames)}`
        : `must be a flavor, got ${show(input)}; use one such as 'b3-8'`,
  },
);

/** Name of a flavor, listed or not. */
export const flavorName = (flavor: FlavorName | UnlistedFlavor): string =>
  typeof flavor === 'string' ? flavor : flavor.unlisted;
