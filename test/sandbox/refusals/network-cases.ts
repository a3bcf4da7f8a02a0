import { project } from '../workspace';
import { badRequest, type Cases, conflict, made, refused, type Seed } from './harness';

/** OpenStack ids of networks that exist: two in GRA11, one of the second family. */
export const networkId = '11111111-1111-4111-a111-111111111111';
export const emptyNetworkId = '22222222-2222-4222-a222-222222222222';
export const vrackNetworkId = '33333333-3333-4333-a333-333333333333';
export const subnetId = '44444444-4444-4444-a444-444444444444';
export const closedSubnetId = '55555555-5555-4555-a555-555555555555';
export const servedSubnetId = '66666666-6666-4666-a666-666666666666';

const network = (id: string, vlan: number, openstackid: string): Seed => ({
  type: 'ovh_cloud_project_network_private',
  id,
  attributes: {
    service_name: project,
    name: `vlan-${vlan}`,
    vlan_id: vlan,
    regions: ['GRA11'],
    regions_attributes: [{ region: 'GRA11', openstackid, status: 'ACTIVE' }],
  },
});

const v2 = 'ovh_cloud_project_network_private_subnet_v2';
const subnet = (id: string, cidr: string, more: Seed['attributes'] = {}): Seed => ({
  type: v2,
  id,
  attributes: { service_name: project, network_id: networkId, region: 'GRA11', name: id, cidr, ...more },
});

export const networkSeeds: readonly Seed[] = [
  network('pn-1000001_20', 20, networkId),
  network('pn-1000001_21', 21, emptyNetworkId),
  {
    type: 'ovh_cloud_network_private_vrack',
    id: vrackNetworkId,
    attributes: { service_name: project, region: 'GRA11', name: 'second', vlan_id: 30 },
  },
  subnet(subnetId, '10.20.0.0/24'),
  subnet(closedSubnetId, '10.20.1.0/24', { enable_gateway_ip: false }),
  subnet(servedSubnetId, '10.20.2.0/24'),
  {
    type: 'ovh_cloud_project_gateway',
    id: 'served',
    attributes: {
      service_name: project,
      region: 'GRA11',
      name: 'served',
      model: 's',
      network_id: networkId,
      subnet_id: servedSubnetId,
    },
  },
];

const vlan = (name: string, vlan_id: number) => ({ service_name: project, name, vlan_id, regions: ['GRA11'] });
const cidr = (name: string, more: object) => ({
  service_name: project,
  network_id: networkId,
  region: 'GRA11',
  name,
  ...more,
});
const gateway = (name: string, more: object) => ({
  service_name: project,
  region: 'GRA11',
  name,
  model: 's',
  network_id: networkId,
  subnet_id: subnetId,
  ...more,
});
const pools = (start: string, end: string) => [{ start, end }];
const private1 = 'ovh_cloud_project_network_private';
const gateway1 = 'ovh_cloud_project_gateway';

export const networkCases: Cases = {
  'VLAN beyond 4000': refused(private1, vlan('far', 4001), badRequest('vlanId must be between 0 and 4000, got 4001')),
  'VLAN 4000': made(private1, vlan('last', 4000)),
  'VLAN that the project has': refused(
    private1,
    vlan('again', 20),
    conflict(`${private1} with service_name = ${project}, vlan_id = 20 already exists: ${project}/pn-1000001_20`),
  ),
  'VLAN of the second family': refused(
    private1,
    vlan('cross', 30),
    conflict(`VLAN 30 is already used in GRA11 by network ${vrackNetworkId}`),
  ),
  'VLAN in a local zone': refused(
    'ovh_cloud_network_private_vrack',
    { service_name: project, name: 'local', region: 'EU-WEST-LZ-BRU-A', vlan_id: 40 },
    badRequest('A VLAN id cannot be chosen in local zone EU-WEST-LZ-BRU-A'),
  ),
  'network of a local zone without VLAN': made('ovh_cloud_network_private_vrack', {
    service_name: project,
    name: 'local-free',
    region: 'EU-WEST-LZ-BRU-A',
  }),
  'VLAN 0 of a regional network': refused(
    'ovh_cloud_project_region_network',
    {
      service_name: project,
      name: 'zero',
      region_name: 'GRA11',
      vlan_id: 0,
      subnet: { cidr: '10.9.0.0/24', enable_dhcp: true, enable_gateway_ip: false, ip_version: 4 },
    },
    badRequest('vlanId must be between 1 and 4000, got 0'),
  ),
  'subnet that is no range': refused(
    'ovh_cloud_network_private_vrack_subnet',
    cidr('nonsense', { network_id: vrackNetworkId, cidr: '10.20.0.0' }),
    badRequest('cidr must be an IPv4 network such as 10.20.0.0/20, got 10.20.0.0'),
  ),
  'subnet in the range of Ext-Net': refused(
    v2,
    cidr('ext', { cidr: '172.31.64.0/24' }),
    badRequest('Subnet 172.31.64.0/24 is in 172.31.0.0/17, which is reserved for Ext-Net'),
  ),
  'subnet above the range of Ext-Net': made(v2, cidr('ext-after', { cidr: '172.31.128.0/24' })),
  'public subnet': refused(
    v2,
    cidr('public', { cidr: '203.0.113.0/24' }),
    badRequest('Subnet 203.0.113.0/24 is not private (RFC 1918)'),
  ),
  'subnet smaller than /28': refused(
    v2,
    cidr('small', { cidr: '10.30.0.0/29' }),
    badRequest('Subnet 10.30.0.0/29 is smaller than /28'),
  ),
  'subnet of /28': made(v2, cidr('just', { cidr: '10.30.0.16/28' })),
  'overlapping subnet': refused(
    v2,
    cidr('over', { cidr: '10.20.0.128/25' }),
    badRequest(
      `Invalid input for operation: Requested subnet with cidr: 10.20.0.128/25 for network: ${networkId} overlaps with another subnet.`,
    ),
  ),
  'same range on another network': made(v2, cidr('elsewhere', { cidr: '10.20.0.128/25', network_id: emptyNetworkId })),
  'pool outside its subnet': refused(
    v2,
    cidr('outside', { cidr: '10.31.0.0/24', allocation_pools: pools('10.31.0.10', '10.31.1.20') }),
    badRequest('The allocation pool 10.31.0.10-10.31.1.20 spans beyond the subnet cidr 10.31.0.0/24.'),
  ),
  'gateway outside its subnet': refused(
    v2,
    cidr('far-gateway', { cidr: '10.32.0.0/24', gateway_ip: '10.33.0.1' }),
    badRequest('Gateway is not valid on subnet: 10.33.0.1 is not in 10.32.0.0/24'),
  ),
  'gateway inside a pool': refused(
    v2,
    cidr('eaten', {
      cidr: '10.34.0.0/24',
      gateway_ip: '10.34.0.100',
      allocation_pools: pools('10.34.0.10', '10.34.0.200'),
    }),
    conflict('Gateway ip 10.34.0.100 conflicts with allocation pool 10.34.0.10-10.34.0.200.'),
  ),
  'gateway beside a pool': made(
    v2,
    cidr('beside', {
      cidr: '10.35.0.0/24',
      gateway_ip: '10.35.0.1',
      allocation_pools: pools('10.35.0.10', '10.35.0.200'),
    }),
  ),
  'number of a network for its OpenStack id': refused(
    v2,
    cidr('number', { cidr: '10.36.0.0/24', network_id: 'pn-1000001_20' }),
    badRequest('network_id must be the OpenStack id of the network in its region, got pn-1000001_20'),
  ),
  'gateway for a subnet without gateway ip': refused(
    gateway1,
    gateway('closed', { subnet_id: closedSubnetId }),
    badRequest(`Bad router request: Subnet for router interface must have a gateway IP (${closedSubnetId})`),
  ),
  'second gateway of a subnet': refused(
    gateway1,
    gateway('second', { subnet_id: servedSubnetId }),
    conflict(`Subnet ${servedSubnetId} already has gateway served`),
  ),
  'gateway of an unknown model': refused(
    gateway1,
    gateway('model', { model: 'S' }),
    badRequest('model must be one of s, m, l, xl, 2xl, 3xl, got S'),
  ),
  'gateway of the second family in lower case': refused(
    'ovh_cloud_gateway',
    { service_name: project, region: 'GRA11', name: 'lower', external_gateway: { enabled: true, model: 's' } },
    badRequest('model must be one of S, M, L, XL, 2XL, 3XL, got s'),
  ),
  'first gateway of a subnet': made(gateway1, gateway('first', {})),
};
