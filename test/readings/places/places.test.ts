import { CloudProjectDatabase } from '@cdktf/provider-ovh/lib/cloud-project-database';
import { CloudProjectStorage } from '@cdktf/provider-ovh/lib/cloud-project-storage';
import { CloudQuota } from '@cdktf/provider-ovh/lib/cloud-quota';
import { Okms } from '@cdktf/provider-ovh/lib/okms';
import { S3Backend, TerraformVariable } from 'cdktf';
import { describe, expect, test } from 'vitest';
import { regions } from '../../../facts/regions';
import { jurisdictionOf } from '../../../src/readings/places/jurisdiction';
import { project, stack, zone } from '../../review/corpus';
import { places } from '../readings';

const none = stack(() => {});
const bucket = (regionName: string) =>
  stack((scope) => new CloudProjectStorage(scope, 'Bucket', { serviceName: project, name: 'b', regionName }));

describe('where a region is', () => {
  test('is known in every spelling that products have', () => {
    const spelled = Object.entries(regions.entries).flatMap(([name, { country, data, zones }]) =>
      [name, name.toLowerCase(), data, data.toLowerCase(), ...zones].map((one) => [one, country] as const),
    );
    expect(spelled.filter(([name, country]) => jurisdictionOf(name)?.country !== country)).toEqual([]);
  });

  test.each([
    ['eu-west-gra', 'FR', true],
    ['EU_WEST_RBX', 'FR', true],
    ['eu-west-lim', 'DE', true],
    ['eu-west-eri', 'GB', false],
    ['EU-WEST-LZ-ZRH-A', 'CH', false],
    ['EU-NORTH-LZ-OSL-A', 'NO', false],
    ['EU-WEST-LZ-BRU-A', 'BE', true],
    ['US-EAST-VA-1', 'US', false],
  ])('%s is in %s', (region, country, eu) => {
    expect(jurisdictionOf(region)).toEqual({ country, eu });
  });

  test.each(['eu-west-1', 'eu-central-mars', 'GRA99', 'gra-a', '', 'FR'])(
    '%s is not known, whatever it looks like',
    (region) => {
      expect(jurisdictionOf(region)).toBeUndefined();
    },
  );
});

describe('what is new or moved', () => {
  test('has its region, and an unknown one is said to be unknown', () => {
    expect(places(none, bucket('GRA'))).toEqual(['+ prod/Bucket ovh_cloud_project_storage: GRA (FR, EU)']);
    expect(places(bucket('GRA'), bucket('EU-WEST-BER'))).toEqual([
      '+ prod/Bucket ovh_cloud_project_storage: EU-WEST-BER (unknown)',
      '- prod/Bucket ovh_cloud_project_storage: GRA (FR, EU)',
    ]);
    expect(places(bucket('GRA'), none)).toEqual([]);
  });

  test('also where the region is inside: nodes, backups, replicas, quotas', () => {
    const after = stack((scope) => {
      new CloudProjectDatabase(scope, 'Shop', {
        serviceName: project,
        engine: 'postgresql',
        version: '16',
        plan: 'business',
        flavor: 'db1-7',
        nodes: [{ region: 'GRA' }, { region: 'GRA' }],
        backupRegions: ['BHS'],
      });
      new CloudQuota(scope, 'Quota', {
        serviceName: project,
        preventAutomaticQuotaUpgrade: true,
        regions: [{ region: 'UK1', profile: '20vms' }],
      });
      new Okms(scope, 'Keys', { ovhSubsidiary: 'FR', region: 'eu-west-sbg' });
    });
    expect(places(none, after)).toEqual([
      '+ prod/Keys ovh_okms: eu-west-sbg (FR, EU)',
      '+ prod/Quota ovh_cloud_quota: UK1 (GB, not EU)',
      '+ prod/Shop ovh_cloud_project_database: BHS (CA, not EU)',
      '+ prod/Shop ovh_cloud_project_database: GRA (FR, EU)',
    ]);
  });

  test('what is inside of a construct in the same region is not listed beside it', () => {
    expect(places(zone({ 'dev.networks': {} }), zone())).toEqual([
      '+ web-dev/Networks/main ovh_cloud_project_network_private: GRA11 (FR, EU)',
    ]);
  });

  test('a region that only Terraform knows is said to be so', () => {
    const after = stack((scope) => {
      const { stringValue } = new TerraformVariable(scope, 'place', { type: 'string' });
      new CloudProjectStorage(scope, 'Bucket', { serviceName: project, name: 'b', regionName: stringValue });
    });
    expect(places(none, after)).toEqual([
      '+ prod/Bucket ovh_cloud_project_storage: ${var.place} (known after apply) (unknown)',
    ]);
  });

  test("the state, which holds every secret; at somebody else's a region of the same name is unknown", () => {
    const state = (region: string, host?: string) =>
      stack(
        (scope) =>
          new S3Backend(scope, {
            bucket: 'b',
            key: 'k',
            region,
            ...(host ? { endpoints: { s3: `https://${host}` } } : {}),
          }),
      );
    expect(places(none, state('gra', 's3.gra.io.cloud.ovh.net'))).toEqual(['+ prod/state s3: gra (FR, EU)']);
    expect(places(state('gra', 's3.gra.io.cloud.ovh.net'), state('eu-west-3'))).toEqual([
      '+ prod/state s3: eu-west-3 at AWS (unknown)',
      '- prod/state s3: gra (FR, EU)',
    ]);
    expect(places(none, state('gra', 's3.gra.io.cloud.ovh.net.example'))).toEqual([
      '+ prod/state s3: gra at s3.gra.io.cloud.ovh.net.example (unknown)',
    ]);
  });
});
