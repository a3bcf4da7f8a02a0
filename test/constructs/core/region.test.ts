import { describe, expect, test } from 'vitest';
import { type Region, regionNames, regionOf, s3Endpoint } from '../../../constructs/core/region';

const every = regionNames.map((name): [string, Region] => [name, regionOf(name)]);

describe('a region', () => {
  test('is in the European Union exactly when its country is', () => {
    expect([...new Set(every.filter(([, { eu }]) => eu).map(([, { country }]) => country))].sort()).toEqual([
      'DE',
      'FR',
      'IT',
      'PL',
    ]);
  });

  test('has three zones or takes no zone names', () => {
    expect(every.filter(([, { zones }]) => zones.length > 0).map(([name]) => name)).toEqual([
      'EU-WEST-PAR',
      'EU-SOUTH-MIL',
    ]);
    expect(regionOf('EU-WEST-PAR').zones).toEqual(['eu-west-par-a', 'eu-west-par-b', 'eu-west-par-c']);
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
