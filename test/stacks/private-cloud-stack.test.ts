import { VrackDedicatedCloud } from '@cdktf/provider-ovh/lib/vrack-dedicated-cloud';
import { expect, test } from 'vitest';
import { addresses, all, only } from '../support/synth';
import { zone } from '../support/zone';

function privateCloud(changes = {}) {
  const { main } = zone(changes).privateClouds;
  if (main === undefined) throw new Error('there is a private cloud');
  return main;
}

test('belongs to IT', () => {
  expect(privateCloud().labels).toEqual({ owner: 'it@acme.example' });
});

test('names the networks of the plan that the private cloud uses', () => {
  expect(privateCloud().privateCloud.networks.map(({ name, vlan }) => [name, vlan])).toEqual([['vmware', 21]]);
});

test('changes nothing at OVHcloud unless the settings say to attach', () => {
  expect(all(privateCloud(), VrackDedicatedCloud)).toEqual({});
});

test('attaches the private cloud to its vRack where the settings say so', () => {
  expect(only(privateCloud({ 'privateClouds.main.attach': true }), VrackDedicatedCloud)).toEqual({
    dedicated_cloud: expect.stringMatching(/^\$\{data\.ovh_dedicated_cloud\.\w+\.service_name\}$/),
    service_name: 'pn-1000001',
  });
});

test('addresses', () => {
  expect(addresses(privateCloud({ 'privateClouds.main.attach': true }))).toMatchInlineSnapshot(`
    [
      "data.ovh_dedicated_cloud.PrivateCloud_8ABF1600",
      "data.ovh_me.Account_0D856946",
      "ovh_vrack_dedicated_cloud.PrivateCloud_VrackAttachment_3FF595B8",
    ]
  `);
});
