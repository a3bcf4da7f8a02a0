import { DataOvhDedicatedCloud } from '@cdktf/provider-ovh/lib/data-ovh-dedicated-cloud';
import { VrackDedicatedCloud } from '@cdktf/provider-ovh/lib/vrack-dedicated-cloud';
import { TerraformOutput } from 'cdktf';
import { describe, expect, test } from 'vitest';
import { AddressPlan } from '../../../constructs/network/address-plan';
import { Vrack } from '../../../constructs/network/vrack';
import { PrivateCloud, type PrivateCloudProps } from '../../../constructs/private-cloud/private-cloud';
import { deliveredVlans } from '../../../facts/private-cloud';
import { addresses, all, mistakesOf, only, synth, testStack } from '../../support/synth';

const plan = new AddressPlan({
  simulation: { vlan: 21, cidr: '10.10.4.0/22' },
  backup: { vlan: 22, cidr: '10.10.8.0/22' },
});

const props = (more: Partial<PrivateCloudProps> = {}): PrivateCloudProps => ({
  existing: 'pcc-192-0-2-10',
  vrack: Vrack.fromServiceName('pn-1000001'),
  networks: [plan.network('simulation')],
  ...more,
});

function made(more: Partial<PrivateCloudProps> = {}) {
  const stack = testStack();
  return { stack, cloud: new PrivateCloud(stack, 'main', props(more)) };
}

const mistakes = (more: object) => mistakesOf(() => new PrivateCloud(testStack(), 'main', { ...props(), ...more }));

describe('a private cloud', () => {
  test('is looked up and not touched by default', () => {
    const { stack } = made();
    expect(only(stack, DataOvhDedicatedCloud)).toEqual({ service_name: 'pcc-192-0-2-10' });
    expect(all(stack, VrackDedicatedCloud)).toEqual({});
  });

  test('is attached to its vRack when that is asked for, once it is known to exist', () => {
    expect(only(made({ attach: true }).stack, VrackDedicatedCloud)).toEqual({
      service_name: 'pn-1000001',
      dedicated_cloud: `\${data.ovh_dedicated_cloud.main_7AD10839.service_name}`,
    });
  });

  test('says which networks of the plan reach into it', () => {
    const { cloud } = made({ networks: [plan.network('simulation'), plan.network('backup')] });
    expect(cloud.networks.map(({ name }) => name)).toEqual(['simulation', 'backup']);
  });

  test('has its name for policies and tags from OVHcloud', () => {
    const { stack, cloud } = made();
    new TerraformOutput(stack, 'urn', { value: cloud.urn });
    expect(synth(stack).output?.['urn']?.['value']).toBe(`\${data.ovh_dedicated_cloud.main_7AD10839.iam.urn}`);
  });

  test('is delivered with the VLANs 10 to 20', () => {
    expect(deliveredVlans).toEqual(Array.from({ length: 11 }, (_, index) => 10 + index));
  });
});

describe('a private cloud refuses', () => {
  test('a name that is not one', () => {
    expect(mistakes({ existing: 'vmware-1' })).toEqual([
      's/main.existing: must be a private cloud such as pcc-192-0-2-10, got "vmware-1"; copy it from the control panel',
    ]);
  });

  test('a network that no plan made', () => {
    expect(mistakes({ networks: [plan.network('backup'), { name: 'x', vlan: 30, cidr: '10.0.0.0/20' }] })).toEqual([
      's/main.networks.1: must be an entry of the address plan, got {"name":"x","vlan":30,"cidr":"10.0.0.0/20"}; take it from AddressPlan.network(name)',
    ]);
  });

  test('a network twice', () => {
    expect(mistakes({ networks: [plan.network('backup'), plan.network('backup')] })).toEqual([
      's/main.networks.1: is there twice, got "backup"; remove one',
    ]);
  });

  test('to be attached with a word', () => {
    expect(mistakes({ attach: 'yes' })).toEqual([
      's/main.attach: must be true or false, got "yes"; give true or false',
    ]);
  });
});

test('the addresses of a private cloud are contract: attaching it adds one and changes none', () => {
  expect(addresses(made({ attach: true }).stack)).toMatchInlineSnapshot(`
    [
      "data.ovh_dedicated_cloud.main_7AD10839",
      "ovh_vrack_dedicated_cloud.main_VrackAttachment_1B1A6A81",
    ]
  `);
  expect(addresses(made({ attach: true }).stack)).toEqual(expect.arrayContaining(addresses(made().stack)));
});
