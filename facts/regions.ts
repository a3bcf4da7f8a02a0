import { entryNames, factList } from './fact-list';

const threeZones = (region: string) => ['a', 'b', 'c'].map((zone) => `${region}-${zone}`);

/** One region of Public Cloud. */
export interface Region {
  /** Country code of ISO 3166-1. */
  readonly country: string;
  /** As the API writes it. */
  readonly continent: 'EU' | 'NA' | 'ASIA';
  /** Availability zones, as a node pool names them; empty where a region has one zone and takes no name. */
  readonly zones: readonly string[];
  /** What managed databases, object storage and the private registry call it. */
  readonly data: string;
}

/** Regions under the names that OpenStack and Managed Kubernetes have for them. */
export const regions = factList({
  name: 'regions',
  what: 'Regions of Public Cloud, by the names of OpenStack and Managed Kubernetes',
  source: "OVHcloud's public list of regions and the guides of its products",
  seen: '2026-09',
  mayLack: 'local zones, regions of the US, new regions',
  entries: {
    GRA5: { country: 'FR', continent: 'EU', zones: [], data: 'GRA' },
    GRA7: { country: 'FR', continent: 'EU', zones: [], data: 'GRA' },
    GRA9: { country: 'FR', continent: 'EU', zones: [], data: 'GRA' },
    GRA11: { country: 'FR', continent: 'EU', zones: [], data: 'GRA' },
    SBG5: { country: 'FR', continent: 'EU', zones: [], data: 'SBG' },
    'RBX-A': { country: 'FR', continent: 'EU', zones: [], data: 'RBX' },
    DE1: { country: 'DE', continent: 'EU', zones: [], data: 'DE' },
    WAW1: { country: 'PL', continent: 'EU', zones: [], data: 'WAW' },
    'EU-WEST-PAR': { country: 'FR', continent: 'EU', zones: threeZones('eu-west-par'), data: 'EU-WEST-PAR' },
    'EU-SOUTH-MIL': { country: 'IT', continent: 'EU', zones: threeZones('eu-south-mil'), data: 'EU-SOUTH-MIL' },
    UK1: { country: 'GB', continent: 'EU', zones: [], data: 'UK' },
    BHS5: { country: 'CA', continent: 'NA', zones: [], data: 'BHS' },
    'CA-EAST-TOR': { country: 'CA', continent: 'NA', zones: [], data: 'CA-EAST-TOR' },
    SGP1: { country: 'SG', continent: 'ASIA', zones: [], data: 'SGP' },
    SYD1: { country: 'AU', continent: 'ASIA', zones: [], data: 'SYD' },
    'AP-SOUTH-MUM-1': { country: 'IN', continent: 'ASIA', zones: [], data: 'AP-SOUTH-MUM' },
  } satisfies { readonly [name: string]: Region },
});

/** Region of OVHcloud, by its OpenStack id. */
export type RegionName = keyof typeof regions.entries;

/** Every region that the library knows. */
export const regionNames: readonly RegionName[] = entryNames(regions);

/** The region of a name; undefined for one that the library doesn't know. */
export const regionIn = (name: string): Region | undefined =>
  Object.hasOwn(regions.entries, name) ? regions.entries[name as RegionName] : undefined;

/** Facts of a region. */
export const regionOf = (name: RegionName): Region => regions.entries[name];

/** The region names of managed databases, object storage and the private registry. */
export const dataRegions: readonly string[] = [...new Set(regionNames.map((name) => regionOf(name).data))];

/** Whether only data services have a region of that name: `GRA`, which elsewhere is GRA9 or GRA11. */
export const isOfDataOnly = (name: string): boolean => dataRegions.includes(name) && regionIn(name) === undefined;

/** The countries of the European Union. Switzerland, Norway and the United Kingdom are not in it. */
export const europeanUnion = factList({
  name: 'european-union',
  what: 'Countries of the European Union',
  source: 'the member states of the European Union',
  seen: '2026-09',
  entries: 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
});

export const isInUnion = ({ country }: { readonly country: string }): boolean =>
  europeanUnion.entries.includes(country);

/** What else OVHcloud's products call their regions. A prefix says nothing: `eu-west-eri` is in London. */
export const otherRegions = factList({
  name: 'other-regions',
  what: "Other names of OVHcloud's regions, by country: OpenStack's, those of storage, codenames, local zones",
  source: "enums of OVHcloud's API descriptions and the public list of regions; a local zone lies where its name says",
  seen: '2025-10',
  mayLack: 'new regions',
  entries: {
    AE: { names: ['me-south-lz-dxb'] },
    AR: { names: ['sa-west-lz-bue'] },
    AT: { names: ['eu-west-lz-vie'] },
    AU: { names: ['ap-southeast-syd', 'ap-southeast-syd-2'] },
    BE: { names: ['eu-west-lz-bru'] },
    BG: { names: ['eu-central-lz-sof'] },
    BR: { names: ['sa-east-lz-sao'] },
    CA: { names: ['ca-east-bhs'] },
    CH: { names: ['eu-west-lz-zrh'] },
    CI: { names: ['af-central-lz-abj'] },
    CL: { names: ['sa-west-lz-scl'] },
    CZ: { names: ['eu-central-lz-prg', 'eu-east-lz-prg'] },
    DE: { names: ['eu-west-lim'] },
    DK: { names: ['eu-north-lz-cph'] },
    ES: { names: ['eu-south-lz-mad'] },
    FI: { names: ['eu-north-lz-hel'] },
    FR: {
      names:
        'gra1 gra3 sbg7 rbx-archive eu-west-gra eu-west-sbg eu-west-rbx eu-west-lz-mrs eu-west-gra-snc eu-west-rbx-snc eu-west-sbg-snc'.split(
          ' ',
        ),
    },
    GB: { names: ['eu-west-eri', 'eu-west-lz-mnc'] },
    IE: { names: ['eu-west-lz-dln'] },
    IN: { names: ['ap-south-lz-blr', 'ap-south-lz-icd'] },
    IT: { names: ['eu-south-lz-mil'] },
    LU: { names: ['eu-west-lz-lux'] },
    MA: { names: ['af-north-lz-rba'] },
    MX: { names: ['sa-central-lz-mex'] },
    NL: { names: ['eu-west-lz-ams'] },
    NO: { names: ['eu-north-lz-osl'] },
    NZ: { names: ['ap-south-lz-akl'] },
    PL: { names: ['eu-central-waw'] },
    PT: { names: ['eu-south-lz-lis'] },
    RO: { names: ['eu-central-lz-buh'] },
    SE: { names: ['eu-north-lz-sto'] },
    SG: { names: ['ap-southeast-sgp'] },
    US: {
      names:
        'us-east-va-1 us-west-or-1 us-east-vin us-west-hil us-central-lz-slc us-central-lz-stl us-east-lz-atl us-east-lz-bos us-east-lz-chi us-east-lz-dal us-east-lz-mia us-east-lz-nyc us-west-lz-den us-west-lz-lax us-west-lz-pao us-west-lz-phx us-west-lz-sea'.split(
          ' ',
        ),
    },
  },
});

const countries: ReadonlyMap<string, string> = new Map([
  ...Object.entries(otherRegions.entries).flatMap(([country, { names }]) =>
    names.map((name: string) => [name, country] as const),
  ),
  ...regionNames.flatMap((name) => {
    const { country, data } = regionOf(name);
    return [name, data].map((spelling) => [spelling.toLowerCase(), country] as const);
  }),
]);

/** Country of a region, in whatever spelling; undefined for one that the library doesn't know. */
export function countryOfRegion(region: string): string | undefined {
  const name = region.toLowerCase().replaceAll('_', '-');
  // availability zones are named after their region: eu-west-par-a, EU-WEST-LZ-BRU-A
  return (
    countries.get(name) ??
    (/-(?:eu|us|ca|ap|sa|af|me)-/.test(`-${name}`) ? countries.get(name.replace(/-[a-z]$/, '')) : undefined)
  );
}

/** Whether some product of Public Cloud has a region of that name, in capitals as they all are. */
export const isRegion = (name: string): boolean => name === name.toUpperCase() && countryOfRegion(name) !== undefined;
