/**
 * What the sandbox knows of OVHcloud's regions and catalogue, for its refusals. A test holds it to the library's own tables.
 *
 * Sources: guides of 2026 (regions per product, Managed Kubernetes plans and versions), the public list of regions.
 */

interface RegionFacts {
  /** Plan of Managed Kubernetes that is sold there. */
  readonly kubernetes?: 'free' | 'standard';
  readonly zones: readonly string[];
  readonly country: string;
  readonly continent: string;
}

const zones = (region: string) => ['a', 'b', 'c'].map((zone) => `${region}-${zone}`);
const free = (country: string, continent = 'EU'): RegionFacts => ({
  kubernetes: 'free',
  zones: [],
  country,
  continent,
});

/** Public Cloud regions by their OpenStack id. */
export const sandboxRegions: { readonly [region: string]: RegionFacts } = {
  GRA5: free('FR'),
  GRA7: free('FR'),
  GRA9: free('FR'),
  GRA11: free('FR'),
  SBG5: free('FR'),
  'RBX-A': { kubernetes: 'standard', zones: [], country: 'FR', continent: 'EU' },
  DE1: free('DE'),
  WAW1: free('PL'),
  UK1: free('GB'),
  'EU-WEST-PAR': { kubernetes: 'standard', zones: zones('eu-west-par'), country: 'FR', continent: 'EU' },
  'EU-SOUTH-MIL': { kubernetes: 'standard', zones: zones('eu-south-mil'), country: 'IT', continent: 'EU' },
  BHS5: free('CA', 'NA'),
  'CA-EAST-TOR': { zones: [], country: 'CA', continent: 'NA' },
  SGP1: free('SG', 'ASIA'),
  SYD1: free('AU', 'ASIA'),
  'AP-SOUTH-MUM-1': { kubernetes: 'standard', zones: [], country: 'IN', continent: 'ASIA' },
};

/** Regions of managed databases and object storage, which have names of their own. */
export const dataRegions = [
  'GRA',
  'SBG',
  'RBX',
  'DE',
  'WAW',
  'UK',
  'BHS',
  'SGP',
  'SYD',
  'EU-WEST-PAR',
  'EU-SOUTH-MIL',
  'AP-SOUTH-MUM',
  'CA-EAST-TOR',
] as const;

/** Regions of the managed private registry. */
export const registryRegions = ['AP-SOUTH-MUM', 'BHS', 'DE', 'EU-SOUTH-MIL', 'EU-WEST-PAR', 'GRA'] as const;

/** Minor versions of Managed Kubernetes, oldest first. */
export const offeredVersions: readonly string[] = ['1.31', '1.32', '1.33', '1.34', '1.35'];

const isOneZone = (region: string) => (sandboxRegions[region]?.zones.length ?? 0) === 0;
const thirdGeneration = ['DE1', 'GRA11', 'UK1', 'WAW1', 'RBX-A', 'AP-SOUTH-MUM-1'];
const isNew = (region: string) => !isOneZone(region) || thirdGeneration.includes(region);
const isGra11 = (region: string) => region === 'GRA11';

/** Where the flavors of a family are sold for nodes. */
const families: { readonly [family: string]: (region: string) => boolean } = {
  b2: isOneZone,
  c2: isOneZone,
  d2: isOneZone,
  r2: isOneZone,
  b3: isNew,
  c3: isNew,
  r3: isNew,
  a100: isGra11,
  h100: isGra11,
  l4: isGra11,
  l40s: isGra11,
  t1: () => true,
  t2: () => true,
};

const sizes: { readonly [family: string]: readonly number[] } = {
  b2: [7, 15, 30, 60, 120],
  c2: [7, 15, 30, 60, 120],
  d2: [4, 8],
  r2: [15, 30, 60, 120, 240],
  b3: [8, 16, 32, 64, 128, 256, 512, 640],
  c3: [4, 8, 16, 32, 64, 128, 256, 320],
  r3: [16, 32, 64, 128, 256, 512, 1024],
  a100: [180, 360, 720],
  h100: [380, 760, 1520],
  l4: [90, 180, 360],
  l40s: [90, 180, 360],
  t1: [45, 90, 180],
  t2: [45, 90, 180],
};

/** Flavors of nodes, by name. */
export const sandboxFlavors = Object.entries(sizes).flatMap(([family, all]) => all.map((size) => `${family}-${size}`));

export const isSoldIn = (flavor: string, region: string): boolean =>
  families[flavor.slice(0, flavor.lastIndexOf('-'))]?.(region) ?? false;
