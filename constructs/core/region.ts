import { z } from 'zod';

/**
 * One region under the name a user writes: OpenStack's and Managed Kubernetes' id. Products spell it differently.
 *
 * Sources: OVHcloud guides of 2026 (regions per product, Managed Kubernetes plans per region) and the public region list.
 */
export interface Region {
  /** Country code of ISO 3166-1. */
  readonly country: string;
  /** In the European Union. Switzerland, Norway and the United Kingdom are not. */
  readonly eu: boolean;
  /** Availability zones, as a node pool names them; empty where a region has one zone and takes no name. */
  readonly zones: readonly string[];
  /** Plan of Managed Kubernetes that is sold there; absent where it isn't. OVHcloud's list changes: settings can override it. */
  readonly kubernetes?: 'free' | 'standard';
  /** Region of managed databases, object storage and (where sold) the private registry. */
  readonly data: string;
  /** Managed private registry is sold there. */
  readonly registry: boolean;
}

const zones = (region: string) => ['a', 'b', 'c'].map((zone) => `${region}-${zone}`);

export const regions = {
  GRA5: { country: 'FR', eu: true, zones: [], kubernetes: 'free', data: 'GRA', registry: true },
  GRA7: { country: 'FR', eu: true, zones: [], kubernetes: 'free', data: 'GRA', registry: true },
  GRA9: { country: 'FR', eu: true, zones: [], kubernetes: 'free', data: 'GRA', registry: true },
  GRA11: { country: 'FR', eu: true, zones: [], kubernetes: 'free', data: 'GRA', registry: true },
  SBG5: { country: 'FR', eu: true, zones: [], kubernetes: 'free', data: 'SBG', registry: false },
  'RBX-A': { country: 'FR', eu: true, zones: [], kubernetes: 'standard', data: 'RBX', registry: false },
  DE1: { country: 'DE', eu: true, zones: [], kubernetes: 'free', data: 'DE', registry: true },
  WAW1: { country: 'PL', eu: true, zones: [], kubernetes: 'free', data: 'WAW', registry: false },
  'EU-WEST-PAR': {
    country: 'FR',
    eu: true,
    zones: zones('eu-west-par'),
    kubernetes: 'standard',
    data: 'EU-WEST-PAR',
    registry: true,
  },
  'EU-SOUTH-MIL': {
    country: 'IT',
    eu: true,
    zones: zones('eu-south-mil'),
    kubernetes: 'standard',
    data: 'EU-SOUTH-MIL',
    registry: true,
  },
  UK1: { country: 'GB', eu: false, zones: [], kubernetes: 'free', data: 'UK', registry: false },
  BHS5: { country: 'CA', eu: false, zones: [], kubernetes: 'free', data: 'BHS', registry: true },
  'CA-EAST-TOR': { country: 'CA', eu: false, zones: [], data: 'CA-EAST-TOR', registry: false },
  SGP1: { country: 'SG', eu: false, zones: [], kubernetes: 'free', data: 'SGP', registry: false },
  SYD1: { country: 'AU', eu: false, zones: [], kubernetes: 'free', data: 'SYD', registry: false },
  'AP-SOUTH-MUM-1': {
    country: 'IN',
    eu: false,
    zones: [],
    kubernetes: 'standard',
    data: 'AP-SOUTH-MUM',
    registry: true,
  },
} as const satisfies Record<string, Region>;

/** Region of OVHcloud, by its OpenStack id. */
export type RegionName = keyof typeof regions;

/** Every region that the library knows. */
export const regionNames = Object.keys(regions) as RegionName[];

export const regionName = z.enum(regionNames as [RegionName, ...RegionName[]]);

/** Facts of a region. */
export const regionOf = (name: RegionName): Region => regions[name];

/** Host of the S3 API of a region's object storage. */
export const s3Endpoint = (name: RegionName): string =>
  `https://s3.${regions[name].data.toLowerCase()}.io.cloud.ovh.net`;
