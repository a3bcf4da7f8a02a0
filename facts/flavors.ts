import { entryNames, factList } from './fact-list';
import { type RegionName, regionIn, regionNames } from './regions';

/** Size of a flavor. */
export interface FlavorSize {
  readonly vcores: number;
  readonly memoryGb: number;
  /** Local disk. */
  readonly diskGb: number;
  readonly gpus?: number;
}

const size = (vcores: number, memoryGb: number, diskGb: number) => ({ vcores, memoryGb, diskGb });
const withGpus = (vcores: number, memoryGb: number, diskGb: number, gpus: number) => ({
  ...size(vcores, memoryGb, diskGb),
  gpus,
});

/** Flavors of nodes and their sizes. Left out: `d2-2`, which is smaller than what Kubernetes reserves on a node needs. */
export const flavors = factList({
  name: 'flavors',
  what: 'Flavors of nodes: vCores, memory and local disk in GB, GPUs',
  source: "OVHcloud's public catalogue",
  seen: '2026-01',
  mayLack: 'new flavors',
  entries: {
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
    'a100-180': withGpus(15, 180, 300, 1),
    'a100-360': withGpus(30, 360, 500, 2),
    'a100-720': withGpus(60, 720, 500, 4),
    'h100-380': withGpus(30, 380, 200, 1),
    'h100-760': withGpus(60, 760, 200, 2),
    'h100-1520': withGpus(120, 1520, 200, 4),
    'l4-90': withGpus(22, 90, 400, 1),
    'l4-180': withGpus(45, 180, 400, 2),
    'l4-360': withGpus(90, 360, 400, 4),
    'l40s-90': withGpus(15, 90, 400, 1),
    'l40s-180': withGpus(30, 180, 400, 2),
    'l40s-360': withGpus(60, 360, 400, 4),
    't1-45': withGpus(8, 45, 400, 1),
    't1-90': withGpus(18, 90, 800, 2),
    't1-180': withGpus(36, 180, 50, 4),
    't2-45': withGpus(15, 45, 400, 1),
    't2-90': withGpus(30, 90, 800, 2),
    't2-180': withGpus(60, 180, 50, 4),
  } satisfies { readonly [name: string]: FlavorSize },
});

/** Flavor of nodes that the library knows. */
export type FlavorName = keyof typeof flavors.entries;

export const flavorNames = entryNames(flavors);

const zoneCount = (region: RegionName): number => regionIn(region)?.zones.length ?? 0;
const oneZone = regionNames.filter((region) => zoneCount(region) === 0);
const threeZones = regionNames.filter((region) => zoneCount(region) > 0);

const guide =
  'https://docs.ovhcloud.com/en/guides/public-cloud/containers-orchestration/managed-kubernetes/datacenters-nodes-storage-flavors';
// the guide names DE1, GRA11, UK1 and WAW1; GRA9 and SBG5 by OVHcloud's staff in the public roadmap (2024-11), GRA5, GRA7 (2025-01) and
// BHS5 the same way; the price list has three-zone codes for these families. Not sure: RBX-A and AP-SOUTH-MUM-1, newer than the guide.
const third = {
  sold: [
    ...threeZones,
    ...(['GRA5', 'GRA7', 'GRA9', 'GRA11', 'SBG5', 'DE1', 'UK1', 'WAW1', 'BHS5', 'RBX-A', 'AP-SOUTH-MUM-1'] as const),
  ],
  source: `${guide}, and threads of OVHcloud's public roadmap (2024-11, 2025-01)`,
  seen: '2026-02',
};
const second = { sold: oneZone };
const gpu = { sold: ['GRA11'] as const };

/** Where the families of flavors are sold for nodes. One without an entry (`t1`, `t2`) is sold in "several" regions. */
export const flavorRegions = factList({
  name: 'flavor-regions',
  what: 'Regions in which a family of flavors is sold for nodes',
  source: guide,
  seen: '2026-02',
  mayLack: 'regions in which a family came later, above all RBX-A, AP-SOUTH-MUM-1 and those of three zones',
  entries: {
    b2: second,
    c2: second,
    d2: second,
    r2: second,
    b3: third,
    c3: third,
    r3: third,
    a100: gpu,
    h100: gpu,
    l4: gpu,
    l40s: gpu,
  } satisfies { readonly [family: string]: { readonly sold: readonly RegionName[] } },
});

const familyOf = (flavor: string): string => flavor.slice(0, flavor.lastIndexOf('-'));

/** Whether a flavor is sold in a region, as far as the library knows. */
export function isSold(flavor: string, region: string): boolean {
  const families: { readonly [family: string]: { readonly sold: readonly string[] } } = flavorRegions.entries;
  const family = familyOf(flavor);
  return !Object.hasOwn(families, family) || families[family]?.sold.includes(region) === true;
}
