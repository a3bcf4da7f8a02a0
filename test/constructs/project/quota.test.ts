import { CloudQuota } from '@cdktf/provider-ovh/lib/cloud-quota';
import { describe, expect, test } from 'vitest';
import { CloudProject } from '../../../constructs/project/cloud-project';
import { Quota, type QuotaSettings } from '../../../constructs/project/quota';
import { addresses, mistakesOf, only, testStack } from '../../support/synth';

const project = CloudProject.fromServiceName('4f1b2c3d4e5f46a7b8c9d0e1f2a3b4c5');
const make = (settings: object = {}) => {
  const stack = testStack();
  const all: QuotaSettings = { regions: { GRA11: '20vms', 'EU-WEST-PAR': '10vms' }, ...settings };
  new Quota(stack, 'Quota', { ...all, project });
  return stack;
};

test('OVHcloud does not raise the quota by itself by default', () => {
  expect(only(make(), CloudQuota)).toMatchObject({ prevent_automatic_quota_upgrade: true });
  expect(only(make({ automaticUpgrade: true }), CloudQuota)).toMatchObject({ prevent_automatic_quota_upgrade: false });
});

test('each region gets its profile, in one order', () => {
  const regions = [
    { profile: '10vms', region: 'EU-WEST-PAR' },
    { profile: '20vms', region: 'GRA11' },
  ];
  expect(only(make(), CloudQuota)).toMatchObject({ service_name: '4f1b2c3d4e5f46a7b8c9d0e1f2a3b4c5', regions });
  expect(only(make({ regions: { 'EU-WEST-PAR': '10vms', GRA11: '20vms' } }), CloudQuota)).toMatchObject({ regions });
});

describe('mistakes', () => {
  test.each<[object, string]>([
    [{ regions: {} }, 'regions: names no region; give at least one'],
    [{ regions: { GRA: '10vms' } }, "regions.GRA: is not a setting; did you mean 'GRA5'?"],
    [
      { regions: { GRA11: '' } },
      'regions.GRA11: must be the name of a quota profile, got ""; use one that OVHcloud lists for the region',
    ],
  ])('%j', (settings, message) => {
    expect(mistakesOf(() => make(settings))).toEqual([`s/Quota.${message}`]);
  });
});

test('addresses', () => {
  expect(addresses(make())).toMatchInlineSnapshot(`
    [
      "ovh_cloud_quota.Quota_76BE2A9B",
    ]
  `);
});
