import { externalNetworkRange } from '../../../facts/networks';
import { comesFrom, is, isSame, isSet, items, type Readable, type Readables, text, valuesAt } from '../rules/given';
import {
  type Asked,
  type CloudObject,
  type CloudView,
  type Neighbour,
  type Neighbours,
  type Refusal,
  wording,
} from './behaviour';
import { address, holds, isPrivateRange, nth, range, rangeContains, rangesOverlap } from './rules.sandbox';

/** What both families of subnets, and whoever is connected to one, have in common. */

const limits = 'OVHcloud docs, public-cloud/network-services/known-limits';
const neutron = 'OpenStack Neutron, which Public Cloud networks are; the message is its own';

const firstFamily = 'ovh_cloud_project_network_private';
const openstackId = 'regions_attributes.openstackid';

/** Types of subnets; the id of each is the one that clusters and gateways name. */
export const subnetTypes = [
  'ovh_cloud_project_network_private_subnet_v2',
  'ovh_cloud_project_network_private_subnet',
  'ovh_cloud_network_private_vrack_subnet',
] as const;

/** Where an OpenStack id of a network leads. */
export const networkTargets = [
  `${firstFamily}.${openstackId}`,
  'ovh_cloud_network_private_vrack',
  'ovh_cloud_project_region_network',
] as const;

export function subnetOf(cloud: CloudView, id: Readable): CloudObject | undefined;
export function subnetOf(cloud: Neighbours, id: Readable): Neighbour | undefined;
export function subnetOf(cloud: Neighbours, id: Readable): Neighbour | undefined {
  return subnetTypes.map((type) => cloud.get(type, id)).find((subnet) => subnet !== undefined);
}

/** Whether a subnet was made without the address that a gateway takes. */
export const isClosed = ({ attributes }: Neighbour): boolean =>
  is(attributes['enable_gateway_ip'], false) || is(attributes['no_gateway'], true);

export const cidrOf = (subnet: Neighbour | undefined): Readable =>
  subnet?.attributes['cidr'] ?? subnet?.attributes['network'];

const [, startEnd] = subnetTypes;
const [, , regionNetwork] = networkTargets;

/** Whether a subnet is one of a network, which is named by its OpenStack id; one kind of subnet names it by its other id. */
export function isSubnetOf(cloud: Neighbours, subnet: Neighbour, network: Readable): boolean {
  const named = subnet.attributes['network_id'];
  if (subnet.type !== startEnd) return isSame(named, network);
  return cloud
    .find(firstFamily, { id: named })
    .some(({ attributes }) => valuesAt(attributes, openstackId).some((id) => isSame(id, network)));
}

/** Whether a network, which is named by its OpenStack id, has no subnet yet. */
export const lacksSubnet = (cloud: Neighbours, network: Readable): boolean =>
  cloud.get(regionNetwork, network) === undefined &&
  cloud.lacks(
    subnetTypes.filter((type) => type !== startEnd),
    { network_id: network },
  ) &&
  cloud
    .find(firstFamily, { [openstackId]: network })
    .every(({ attributes }) => cloud.lacks([startEnd], { network_id: attributes['id'] }));

/** What is connected to a subnet as its gateway, in either family. */
export const gatewaysOf = (cloud: Neighbours, subnet: Readable): readonly Neighbour[] =>
  gatewayLinks.flatMap(([type, attribute]) => cloud.find(type, { [attribute]: subnet }));

/** Whether nothing is connected to a subnet as its gateway. */
export const lacksGateway = (cloud: Neighbours, subnet: Readable): boolean =>
  gatewayLinks.every(([type, attribute]) => cloud.lacks([type], { [attribute]: subnet }));

const gatewayLinks = [
  ['ovh_cloud_project_gateway', 'subnet_id'],
  ['ovh_cloud_gateway', 'subnet_ids'],
  ['ovh_cloud_project_gateway_interface', 'subnet_id'],
] as const;

/** Whether a value is the number that a network has in the control panel, such as pn-1000001_20. */
export const isVrackNumber = (network: Readable): boolean =>
  comesFrom(network, `${firstFamily}.id`) || /^pn-/.test(text(network));

/** The number that a network has in the control panel, where the id of its OpenStack network belongs. */
export const vrackNumber = (attribute: string): Refusal => ({
  status: 400,
  says: `${attribute} must be the OpenStack id of the network in its region, got {${attribute}}`,
  hint: 'Of an ovh_cloud_project_network_private that is regions_openstack_ids["<region>"], not id.',
  source: 'issue 833 of the provider; its docs of ovh_cloud_project_network_private_subnet_v2',
  unsure: wording,
  when: ({ now }) => isVrackNumber(now[attribute]),
});

/** What a subnet's type calls its parts; a rule reads only those that it is about. */
interface SubnetParts {
  readonly cidr: Readable;
  readonly gateway: Readable;
  readonly pools: readonly Readables[];
  /** What all subnets on the same network have in common; absent for a network's own first subnet. */
  readonly beside?: Readables;
}

type Read = (asked: Asked) => SubnetParts;

const poolText = ({ start, end }: Readables): string => `${text(start)}-${text(end)}`;

/** Refusals of a subnet. `read` finds its parts. */
export const subnetRefusals = (read: Read): readonly Refusal[] => [
  {
    status: 400,
    says: 'cidr must be an IPv4 network such as 10.20.0.0/20, got {cidr}',
    source: neutron,
    unsure: wording,
    when: (request) => isWrong(read, request, ({ cidr }) => range(cidr) === undefined),
  },
  {
    status: 400,
    says: `Subnet {cidr} is in ${externalNetworkRange}, which is reserved for Ext-Net`,
    source: limits,
    unsure: 'that the API refuses it: the guide says that floating IPs break',
    when: (request) => isWrong(read, request, ({ cidr }) => rangesOverlap(range(cidr), range(externalNetworkRange))),
  },
  {
    status: 400,
    says: 'Subnet {cidr} is not private (RFC 1918)',
    source: limits,
    unsure: 'that the API refuses it: a public range only loses the hosts that it hides',
    when: (request) => isWrong(read, request, ({ cidr }) => !isPrivateRange(range(cidr))),
  },
  {
    status: 400,
    says: 'Subnet {cidr} is smaller than /28',
    source: limits,
    unsure: 'that the API refuses it: the guide advises /28, because up to 7 addresses go to load balancers and DHCP',
    when: (request) => isWrong(read, request, ({ cidr }) => (range(cidr)?.length ?? 0) > 28),
  },
  {
    status: 400,
    says: 'The allocation pool {pool} spans beyond the subnet cidr {cidr}.',
    source: neutron,
    when: (request) =>
      wrongPool(read, request, (pool, { cidr }) => ![pool['start'], pool['end']].every((ip) => inside(cidr, ip))),
  },
  {
    status: 400,
    says: 'Gateway is not valid on subnet: {gateway} is not in {cidr}',
    source: neutron,
    when: (request) => isWrong(read, request, ({ cidr, gateway }) => isSet(gateway) && !inside(cidr, gateway)),
  },
  {
    status: 409,
    says: 'Gateway ip {gateway} conflicts with allocation pool {pool}.',
    source: neutron,
    when: (request) =>
      wrongPool(read, request, ({ start, end }, { gateway }) => {
        const [first, last] = [address(start), address(end)];
        return first !== undefined && last !== undefined && holds({ first, last, length: 0 }, address(gateway));
      }),
  },
  {
    status: 400,
    says: 'Invalid input for operation: Requested subnet with cidr: {cidr} for network: {network_id} overlaps with another subnet.',
    source: neutron,
    when: (request, cloud) =>
      isWrong(read, request, ({ cidr, beside }) =>
        subnetTypes
          .flatMap((type) => (beside === undefined ? [] : cloud.find(type, beside)))
          .some((other) => !isSame(other.id, request.id) && rangesOverlap(range(cidr), range(cidrOf(other)))),
      ),
  },
];

const inside = (cidr: Readable, ip: Readable): boolean => holds(range(cidr), address(ip));

function isWrong(read: Read, request: Asked, test: (parts: SubnetParts) => boolean): false | Readables {
  const parts = read(request);
  return test(parts) && { cidr: parts.cidr, gateway: parts.gateway };
}

function wrongPool(
  read: Read,
  request: Asked,
  test: (pool: Readables, parts: SubnetParts) => boolean,
): false | Readables {
  const parts = read(request);
  const pool = parts.pools.find((candidate) => test(candidate, parts));
  return pool !== undefined && { cidr: parts.cidr, gateway: parts.gateway, pool: poolText(pool) };
}

/** Parts of a subnet with `cidr`, `allocation_pools` and `gateway_ip`, which is the first address where it isn't set. */
export const cidrSubnet: Read = ({ now }) => ({
  cidr: now['cidr'],
  get gateway() {
    const address = now['gateway_ip'];
    return isSet(address) || is(now['enable_gateway_ip'], false) ? address : nth(now['cidr'], 1);
  },
  get pools() {
    return items(now['allocation_pools']);
  },
  beside: { network_id: now['network_id'] },
});

/** Parts of a subnet with `network`, `start` and `end`. One network has such a subnet in each of its regions. */
export const startEndSubnet: Read = ({ now }) => ({
  cidr: now['network'],
  gateway: undefined,
  get pools() {
    return isSet(now['start']) ? [{ start: now['start'], end: now['end'] }] : [];
  },
  beside: { network_id: now['network_id'], region: now['region'] },
});

/** Parts of the subnet inside an `ovh_cloud_project_region_network`. */
export const nestedSubnet: Read = ({ now }) => {
  const [subnet = {}] = items(now['subnet']);
  return {
    cidr: subnet['cidr'],
    gateway: subnet['gateway_ip'],
    pools: items(subnet['allocation_pools']),
  };
};

/** Whether a range lies in another; for messages of whoever connects to the subnet. */
export const isAddressInside = (cidr: Readable, ip: Readable): boolean =>
  rangeContains(range(cidr), range(`${text(ip)}/32`));
