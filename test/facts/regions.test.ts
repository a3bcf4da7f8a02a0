import { describe, expect, test } from 'vitest';
import { s3Endpoint } from '../../constructs/core/region';
import { isImpossible, planOf } from '../../facts/kubernetes';
import { dataRegions, isInUnion, isRegion, type Region, regionNames, regionOf } from '../../facts/regions';
import { registryRegions } from '../../facts/registry';

const every = regionNames.map((name): [string, Region] => [name, regionOf(name)]);

describe('a region', () => {
  test('is in the European Union exactly when its country is', () => {
    const inside = new Set(['DE', 'FR', 'IT', 'PL']);
    expect(every.filter(([, region]) => isInUnion(region) !== inside.has(region.country))).toEqual([]);
    expect([...inside].filter((country) => !every.some(([, region]) => region.country === country))).toEqual([]);
  });

  test('has three zones or takes no zone names', () => {
    expect(every.filter(([, { zones }]) => zones.length > 0).map(([name]) => name)).toEqual([
      'EU-WEST-PAR',
      'EU-SOUTH-MIL',
    ]);
    expect(regionOf('EU-WEST-PAR').zones).toEqual(['eu-west-par-a', 'eu-west-par-b', 'eu-west-par-c']);
  });

  test('has the private registry under the name that data services have', () => {
    expect(registryRegions.entries.filter((name) => !dataRegions.includes(name))).toEqual([]);
  });

  test('has data services and buckets under a name without the number of a site', () => {
    const named = every.filter(([name, { data }]) => data !== name.replace(/(-1|\d+)$/, ''));
    expect(named.map(([name, { data }]) => [name, data])).toEqual([['RBX-A', 'RBX']]);
  });

  test('with three zones has plan standard of Managed Kubernetes, and can have no other', () => {
    const three = every.filter(([, { zones }]) => zones.length > 0).map(([name]) => name);
    expect(three.map((name) => planOf(name))).toEqual(['standard', 'standard']);
    expect(regionNames.filter((name) => isImpossible('free', name))).toEqual(three);
    expect(regionNames.filter((name) => isImpossible('standard', name))).toEqual([]);
  });

  test('is one only in capitals, and by a name that some product has', () => {
    expect(['GRA11', 'GRA', 'EU-WEST-PAR', 'EU-WEST-LZ-BRU-A'].filter((name) => !isRegion(name))).toEqual([]);
    expect(['gra11', 'GRA99', 'constructor', '', 'EU'].filter(isRegion)).toEqual([]);
  });

  test('has one name for a user, and its S3 host in lower case', () => {
    expect([s3Endpoint('GRA11'), s3Endpoint('EU-WEST-PAR')]).toEqual([
      'https://s3.gra.io.cloud.ovh.net',
      'https://s3.eu-west-par.io.cloud.ovh.net',
    ]);
  });
});
