import { describe, expect, test } from 'vitest';
import { type Region, regionNames, regionOf, s3Endpoint } from '../../../constructs/core/region';

const every = regionNames.map((name): [string, Region] => [name, regionOf(name)]);

describe('a region', () => {
  test('is in the European Union exactly when its country is', () => {
    const inside = new Set(['DE', 'FR', 'IT', 'PL']);
    expect(every.filter(([, { eu, country }]) => eu !== inside.has(country))).toEqual([]);
    expect([...inside].filter((country) => !every.some(([, region]) => region.country === country))).toEqual([]);
  });

  test('has three zones or takes no zone names', () => {
    expect(every.filter(([, { zones }]) => zones.length > 0).map(([name]) => name)).toEqual([
      'EU-WEST-PAR',
      'EU-SOUTH-MIL',
    ]);
    expect(regionOf('EU-WEST-PAR').zones).toEqual(['eu-west-par-a', 'eu-west-par-b', 'eu-west-par-c']);
  });

  test('has the private registry where it is sold', () => {
    expect(every.filter(([, { registry }]) => registry).map(([name]) => name)).toEqual([
      'GRA5',
      'GRA7',
      'GRA9',
      'GRA11',
      'DE1',
      'EU-WEST-PAR',
      'EU-SOUTH-MIL',
      'BHS5',
      'AP-SOUTH-MUM-1',
    ]);
  });

  test('has data services and buckets under a name without the number of a site', () => {
    const named = every.filter(([name, { data }]) => data !== name.replace(/(-1|\d+)$/, ''));
    expect(named.map(([name, { data }]) => [name, data])).toEqual([['RBX-A', 'RBX']]);
  });

  test('has no plan standard of Managed Kubernetes where only free is sold', () => {
    expect(
      every.filter(([, { kubernetes }]) => kubernetes !== 'free').map(([name, { kubernetes }]) => [name, kubernetes]),
    ).toEqual([
      ['RBX-A', 'standard'],
      ['EU-WEST-PAR', 'standard'],
      ['EU-SOUTH-MIL', 'standard'],
      ['CA-EAST-TOR', undefined],
      ['AP-SOUTH-MUM-1', 'standard'],
    ]);
  });

  test('with three zones has plan standard of Managed Kubernetes', () => {
    expect(every.filter(([, { zones, kubernetes }]) => zones.length > 0 && kubernetes !== 'standard')).toEqual([]);
  });

  test('has one name for a user, and its S3 host in lower case', () => {
    expect([s3Endpoint('GRA11'), s3Endpoint('EU-WEST-PAR')]).toEqual([
      'https://s3.gra.io.cloud.ovh.net',
      'https://s3.eu-west-par.io.cloud.ovh.net',
    ]);
  });
});
