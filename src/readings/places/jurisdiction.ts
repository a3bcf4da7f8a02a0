import { type Region, regions } from '../../../constructs/core/region';

/** Where something is: country code of ISO 3166-1, and whether that is in the European Union. */
interface Jurisdiction {
  readonly country: string;
  readonly eu: boolean;
}

/**
 * What else OVHcloud's products call their regions, by country: OpenStack's other regions, storage regions, codenames (as in the
 * API, by key management and by dedicated products), local zones. A prefix says nothing: `eu-west-eri` is in London.
 *
 * Source: enums of OVHcloud's API descriptions (2025-10) and the public list of regions; where a local zone lies is told from its
 * name.
 */
const otherNames: Readonly<Record<string, string>> = {
  AE: 'me-south-lz-dxb',
  AR: 'sa-west-lz-bue',
  AT: 'eu-west-lz-vie',
  AU: 'ap-southeast-syd ap-southeast-syd-2',
  BE: 'eu-west-lz-bru',
  BG: 'eu-central-lz-sof',
  BR: 'sa-east-lz-sao',
  CA: 'ca-east-bhs',
  CH: 'eu-west-lz-zrh',
  CI: 'af-central-lz-abj',
  CL: 'sa-west-lz-scl',
  CZ: 'eu-central-lz-prg eu-east-lz-prg',
  DE: 'eu-west-lim',
  DK: 'eu-north-lz-cph',
  ES: 'eu-south-lz-mad',
  FI: 'eu-north-lz-hel',
  FR: 'gra1 gra3 sbg7 rbx-archive eu-west-gra eu-west-sbg eu-west-rbx eu-west-lz-mrs eu-west-gra-snc eu-west-rbx-snc eu-west-sbg-snc',
  GB: 'eu-west-eri eu-west-lz-mnc',
  IE: 'eu-west-lz-dln',
  IN: 'ap-south-lz-blr',
  IT: 'eu-south-lz-mil',
  LU: 'eu-west-lz-lux',
  MA: 'af-north-lz-rba',
  MX: 'sa-central-lz-mex',
  NL: 'eu-west-lz-ams',
  NO: 'eu-north-lz-osl',
  NZ: 'ap-south-lz-akl',
  PL: 'eu-central-waw',
  PT: 'eu-south-lz-lis',
  RO: 'eu-central-lz-buh',
  SE: 'eu-north-lz-sto',
  SG: 'ap-southeast-sgp',
  US: 'us-east-va-1 us-west-or-1 us-east-vin us-west-hil',
};

const union = 'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'.split(' ');

const known: ReadonlyMap<string, Jurisdiction> = new Map([
  ...Object.entries(otherNames).flatMap(([country, names]) =>
    names.split(' ').map((name) => [name, { country, eu: union.includes(country) }] as const),
  ),
  ...Object.entries<Region>(regions).flatMap(([name, { country, eu, data }]) =>
    [name, data].map((spelling) => [spelling.toLowerCase(), { country, eu }] as const),
  ),
]);

/** Where a region is, in whatever spelling; `undefined` for one that the library doesn't know. */
export function jurisdictionOf(region: string): Jurisdiction | undefined {
  const name = region.toLowerCase().replaceAll('_', '-');
  // availability zones are named after their region: eu-west-par-a, EU-WEST-LZ-BRU-A
  return (
    known.get(name) ??
    (/-(?:eu|us|ca|ap|sa|af|me)-/.test(`-${name}`) ? known.get(name.replace(/-[a-z]$/, '')) : undefined)
  );
}
