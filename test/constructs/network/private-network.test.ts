import { CloudProjectGateway } from '@cdktf/provider-ovh/lib/cloud-project-gateway';
import { CloudProjectNetworkPrivate } from '@cdktf/provider-ovh/lib/cloud-project-network-private';
import { CloudProjectNetworkPrivateSubnetV2 } from '@cdktf/provider-ovh/lib/cloud-project-network-private-subnet-v2';
import { TerraformOutput } from 'cdktf';
import { describe, expect, test } from 'vitest';
import { AddressPlan } from '../../../constructs/network/address-plan';
import {
  PrivateNetwork,
  type PrivateNetworkProps,
  type PrivateNetworkSettings,
} from '../../../constructs/network/private-network';
import { CloudProject } from '../../../constructs/project/cloud-project';
import { addresses, all, mistakesOf, only, synth, testStack } from '../../support/synth';

const project = CloudProject.fromServiceName('4f1b2c3d4e5f46a7b8c9d0e1f2a3b4c5');

const props = (settings: PrivateNetworkSettings = {}, cidr = '10.20.0.0/20'): PrivateNetworkProps => ({
  project,
  region: 'GRA11',
  allocation: new AddressPlan({ 'fd-prod': { vlan: 120, cidr } }).network('fd-prod'),
  ...settings,
});

function made(settings: PrivateNetworkSettings = {}, cidr?: string) {
  const stack = testStack();
  const network = new PrivateNetwork(stack, 'main', props(settings, cidr));
  return { stack, network, subnet: () => only(stack, CloudProjectNetworkPrivateSubnetV2) };
}

const mistakes = (settings: object, cidr?: string) =>
  mistakesOf(() => new PrivateNetwork(testStack(), 'main', { ...props({}, cidr), ...settings }));

describe('a private network by default', () => {
  test('has no way out', () => {
    const { stack, network, subnet } = made();
    expect(network.egress).toEqual({ kind: 'none' });
    expect(subnet()).toMatchObject({ enable_gateway_ip: false });
    expect(subnet()).not.toHaveProperty('gateway_ip');
    expect(all(stack, CloudProjectGateway)).toEqual({});
  });

  test('has the VLAN and the name of its allocation, in one region', () => {
    expect(only(made().stack, CloudProjectNetworkPrivate)).toMatchObject({
      service_name: '4f1b2c3d4e5f46a7b8c9d0e1f2a3b4c5',
      name: 'fd-prod',
      vlan_id: 120,
      regions: ['GRA11'],
    });
  });

  test('keeps its name when the plan renames it, as OVHcloud can not', () => {
    const { stack, subnet } = made();
    expect(only(stack, CloudProjectNetworkPrivate)).toMatchObject({ lifecycle: { ignore_changes: ['name'] } });
    expect(subnet()).toMatchObject({ lifecycle: { ignore_changes: ['name'] } });
  });

  test('serves DHCP behind the first addresses', () => {
    expect(made().subnet()).toMatchObject({
      cidr: '10.20.0.0/20',
      dhcp: true,
      allocation_pools: [{ start: '10.20.0.32', end: '10.20.15.254' }],
    });
  });

  test("has its subnet in the region's own network, not in the VLAN over all regions", () => {
    expect(made().subnet()).toMatchObject({
      network_id: `\${ovh_cloud_project_network_private.main_7AD10839.regions_openstack_ids["GRA11"]}`,
    });
  });
});

describe('a private network carries', () => {
  test('its name', () => {
    const { stack, subnet } = made({ name: 'backend' });
    expect(only(stack, CloudProjectNetworkPrivate)).toMatchObject({ name: 'backend' });
    expect(subnet()).toMatchObject({ name: 'backend' });
  });

  test('its pool', () => {
    const { subnet } = made({ pool: { start: '10.20.1.0', end: '10.20.1.255' } });
    expect(subnet()).toMatchObject({ allocation_pools: [{ start: '10.20.1.0', end: '10.20.1.255' }] });
    const one = { start: '10.20.1.7', end: '10.20.1.7' };
    expect(made({ pool: one }).subnet()).toMatchObject({ allocation_pools: [one] });
  });

  test('its name servers', () => {
    expect(made({ dnsNameservers: ['10.20.0.5'] }).subnet()).toMatchObject({ dns_nameservers: ['10.20.0.5'] });
  });

  test('a gateway at its first address, of the size asked for', () => {
    const { stack, subnet } = made({ egress: { gateway: 'm' } });
    expect(subnet()).toMatchObject({ enable_gateway_ip: true, gateway_ip: '10.20.0.1' });
    expect(only(stack, CloudProjectGateway)).toMatchObject({ model: 'm', region: 'GRA11', name: 'fd-prod' });
  });

  test('a gateway at an address of its own', () => {
    const { subnet } = made({ egress: { gateway: 's', address: '10.20.0.2' } });
    expect(subnet()).toMatchObject({ gateway_ip: '10.20.0.2' });
  });

  test('the way out through a hub, which DHCP announces and no gateway of OVHcloud takes', () => {
    const { stack, network, subnet } = made({ egress: { hub: '10.20.15.254' } });
    expect(network.egress).toEqual({ kind: 'hub', address: '10.20.15.254' });
    expect(subnet()).toMatchObject({
      enable_gateway_ip: true,
      gateway_ip: '10.20.15.254',
      allocation_pools: [{ start: '10.20.0.32', end: '10.20.15.253' }],
    });
    expect(all(stack, CloudProjectGateway)).toEqual({});
  });
});

describe('whoever uses a private network', () => {
  test('waits for its gateway', () => {
    const { stack, network } = made({ egress: { gateway: 's' } });
    new TerraformOutput(stack, 'subnet', { value: network.subnetId });
    expect(synth(stack).output?.['subnet']?.['value']).toBe(
      `\${ovh_cloud_project_gateway.main_Gateway_7C11F020.subnet_id}`,
    );
  });

  test('can name the public addresses of its gateway, though they are known after apply', () => {
    const { stack, network } = made({ egress: { gateway: 's' } });
    const cidrs = network.egress.kind === 'gateway' ? network.egress.publicCidrs : undefined;
    new TerraformOutput(stack, 'cidrs', { value: cidrs });
    expect(synth(stack).output?.['cidrs']?.['value']).toBe(
      `\${[for ip in flatten(ovh_cloud_project_gateway.main_Gateway_7C11F020.external_information[*].ips)[*].ip : format("%s/32", ip)]}`,
    );
  });
});

describe('a private network refuses', () => {
  test('an allocation that no plan made', () => {
    expect(mistakes({ allocation: { name: 'x', vlan: 120, cidr: '10.20.0.0/20' } })).toEqual([
      's/main.allocation: must be an entry of the address plan, got {"name":"x","vlan":120,"cidr":"10.20.0.0/20"}; take it from AddressPlan.network(name)',
    ]);
  });

  test('a region that is not one', () => {
    expect(mistakes({ region: 'GRA12' })).toEqual([
      's/main.region: is not a region, got "GRA12"; did you mean \'GRA11\'?',
    ]);
  });

  test('a region and an allocation in one go', () => {
    expect(mistakes({ region: 'GRA12', allocation: 'x' })).toEqual([
      's/main.region: is not a region, got "GRA12"; did you mean \'GRA11\'?',
      's/main.allocation: must be an entry of the address plan, got "x"; take it from AddressPlan.network(name)',
    ]);
  });

  test('a name that is empty or has more than 255 letters', () => {
    expect(['n', 'n'.repeat(255)].map((name) => mistakes({ name }))).toEqual([[], []]);
    expect(mistakes({ name: '' })).toEqual(['s/main.name: must have at least 1 character, got ""; write more']);
    expect(mistakes({ name: 'n '.repeat(128) })).toEqual([
      expect.stringMatching(/^s\/main\.name: must have at most 255 characters, got "n n /),
    ]);
  });

  test('public addresses', () => {
    expect(mistakes({}, '203.0.112.0/20')).toEqual([
      's/main.allocation: must be a private network (RFC 1918), got 203.0.112.0/20; use one in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16',
    ]);
  });

  test('a network that is too small', () => {
    expect(mistakes({}, '10.20.0.0/29')).toEqual([
      's/main.allocation: must be /28 or larger, got 10.20.0.0/29; DHCP, gateway and load balancers take up to 7 addresses of a subnet',
    ]);
  });

  test('a network that is too large', () => {
    expect(mistakes({}, '10.0.0.0/12')).toEqual([
      's/main.allocation: must be /16 or smaller, got 10.0.0.0/12; split it',
    ]);
  });

  test('the range of floating IPs', () => {
    expect(mistakes({}, '172.31.64.0/20')).toEqual([
      's/main.allocation: overlaps 172.31.0.0/17, which OVHcloud reserves for floating IPs, got 172.31.64.0/20; use another network',
    ]);
  });

  test('a pool outside the network', () => {
    expect(mistakes({ pool: { start: '10.20.0.0', end: '10.20.16.7' } })).toEqual([
      's/main.pool.start: must be a host address of 10.20.0.0/20, got 10.20.0.0; use 10.20.0.32',
      's/main.pool.end: must be a host address of 10.20.0.0/20, got 10.20.16.7; use 10.20.15.254',
    ]);
  });

  test('a pool that ends before it starts', () => {
    expect(mistakes({ pool: { start: '10.20.2.0', end: '10.20.1.0' } })).toEqual([
      's/main.pool.start: must not be after the end (10.20.1.0), got 10.20.2.0; swap them',
    ]);
  });

  test('a gateway inside the pool', () => {
    expect(mistakes({ egress: { gateway: 's' }, pool: { start: '10.20.0.1', end: '10.20.1.0' } })).toEqual([
      's/main.pool: must not contain the gateway (10.20.0.1), got 10.20.0.1-10.20.1.0; move the pool or the gateway',
    ]);
  });

  test('a hub at the end of the pool', () => {
    expect(mistakes({ egress: { hub: '10.20.1.0' }, pool: { start: '10.20.0.32', end: '10.20.1.0' } })).toEqual([
      's/main.pool: must not contain the hub (10.20.1.0), got 10.20.0.32-10.20.1.0; move the pool or the hub',
    ]);
    expect(mistakes({ egress: { hub: '10.20.1.1' }, pool: { start: '10.20.0.32', end: '10.20.1.0' } })).toEqual([]);
  });

  test('a hub inside the pool', () => {
    expect(mistakes({ egress: { hub: '10.20.0.40' }, pool: { start: '10.20.0.32', end: '10.20.1.0' } })).toEqual([
      's/main.pool: must not contain the hub (10.20.0.40), got 10.20.0.32-10.20.1.0; move the pool or the hub',
    ]);
  });

  test('a hub outside the network', () => {
    expect(mistakes({ egress: { hub: '10.21.0.1' } })).toEqual([
      's/main.egress.hub: must be a host address of 10.20.0.0/20, got 10.21.0.1; use 10.20.0.1',
    ]);
  });

  test('a gateway at the last address of the network', () => {
    expect(mistakes({ egress: { gateway: 's', address: '10.20.15.255' } })).toEqual([
      's/main.egress.address: must be a host address of 10.20.0.0/20, got 10.20.15.255; use 10.20.0.1',
    ]);
  });

  test('a size that no gateway has', () => {
    expect(['s', 'm', 'l', 'xl', '2xl', '3xl'].flatMap((gateway) => mistakes({ egress: { gateway } }))).toEqual([]);
    expect(mistakes({ egress: { gateway: 'xxl' } })).toEqual([
      's/main.egress.gateway: is not known, got "xxl"; did you mean \'xl\'?',
    ]);
  });

  test('a way out that is none of the three', () => {
    expect(mistakes({ egress: 'internet' })).toEqual([
      "s/main.egress: must be a gateway, a hub or 'none', got \"internet\"; use { gateway: 's' }, { hub: '<address>' } or 'none'",
    ]);
  });
});

test('what a network is made from is told: its own settings, and the entry of the plan where that has a place', () => {
  const told = (plan: AddressPlan) => {
    const network = new PrivateNetwork(testStack(), 'main', { ...props(), allocation: plan.network('fd-prod') });
    return network.node.metadata.map(({ data }) => data);
  };
  const own = {
    regions: 'region',
    allocation_pools: 'pool',
    gateway_ip: 'egress',
    enable_gateway_ip: 'egress',
    model: 'egress.gateway',
  };
  const networks = { 'fd-prod': { vlan: 120, cidr: '10.20.0.0/20' } };
  expect(told(new AddressPlan(networks))).toEqual([{ attributes: own }]);
  expect(told(new AddressPlan(networks, '/networks'))).toEqual([
    { attributes: { ...own, vlan_id: '/networks.fd-prod.vlan', cidr: '/networks.fd-prod.cidr' } },
  ]);
});

describe('addresses that are contract', () => {
  test('of a network without a gateway', () => {
    expect(addresses(made().stack)).toMatchInlineSnapshot(`
      [
        "ovh_cloud_project_network_private.main_7AD10839",
        "ovh_cloud_project_network_private_subnet_v2.main_Subnet_8DE82228",
      ]
    `);
  });

  test('of a network with a gateway: one more, the others the same', () => {
    const plain = addresses(made().stack);
    const out = addresses(made({ egress: { gateway: 's' } }).stack);
    expect(out).toEqual(expect.arrayContaining(plain));
    expect(out.filter((address) => !plain.includes(address))).toMatchInlineSnapshot(`
      [
        "ovh_cloud_project_gateway.main_Gateway_7C11F020",
      ]
    `);
  });
});
