import type { CloudObject, CloudView, Refusal, Request, Value, Values } from './behaviour';
import { address, contains, holds, isPrivate, isSet, items, nth, overlaps, range, text } from './rules.sandbox';

/** What both families of subnets, and whoever is connected to one, have in common. */

const limits = 'OVHcloud docs, public-cloud/network-services/known-limits';
const neutron = 'OpenStack Neutron, which Public Cloud networks are; the message is its own';

/** Types of subnets; the id of each is the one that clusters and gateways name. */
export const subnetTypes = [
  'ovh_cloud_project_network_private_subnet_v2',
  'ovh_cloud_project_network_private_subnet',
  'ovh_cloud_network_private_vrack_subnet',
] as const;

/** Where an OpenStack id of a network leads. */
export const networkTargets = [
  'ovh_cloud_project_network_private.regions_attributes.openstackid',
  'ovh_cloud_network_private_vrack',
  'ovh_cloud_project_region_network',
] as const;

export const subnetOf = (cloud: CloudView, id: Value | undefined): CloudObject | undefined =>
  subnetTypes.map((type) => cloud.get(type, text(id))).find((subnet) => subnet !== undefined);

export const cidrOf = (subnet: CloudObject | undefined): Value | undefined =>
  subnet?.attributes['cidr'] ?? subnet?.attributes['network'];

/** What is connected to a subnet as its gateway, in either family. */
export function gatewaysOf(cloud: CloudView, subnet: Value | undefined): readonly CloudObject[] {
  const id = text(subnet);
  return [
    ...cloud.find('ovh_cloud_project_gateway', { subnet_id: id }),
    ...cloud.find('ovh_cloud_gateway', { subnet_ids: id }),
    ...cloud.find('ovh_cloud_project_gateway_interface', { subnet_id: id }),
  ];
}

/** The number that a network has in the control panel, where the id of its OpenStack network belongs. */
export const vrackNumber = (attribute: string): Refusal => ({
  status: 400,
  says: `${attribute} must be the OpenStack id of the network in its region, got {${attribute}}`,
  hint: 'Of an ovh_cloud_project_network_private that is regions_openstack_ids["<region>"], not id.',
  source: 'issue 833 of the provider; its docs of ovh_cloud_project_network_private_subnet_v2',
  unsure: 'the wording',
  when: ({ now }) => /^pn-/.test(text(now[attribute])),
});

/** What a subnet's type calls its parts. */
interface SubnetParts {
  readonly cidr: Value | undefined;
  readonly gateway: Value | undefined;
  readonly pools: readonly Values[];
  /** Whether another subnet is on the same network. */
  readonly isBeside: (other: CloudObject) => boolean;
}

type Read = (request: Request) => SubnetParts;

const poolText = ({ start, end }: Values): string => `${text(start)}-${text(end)}`;

/** Refusals of a subnet. `read` finds its parts. */
export const subnetRefusals = (read: Read): readonly Refusal[] => [
  {
    status: 400,
    says: 'cidr must be an IPv4 network such as 10.20.0.0/20, got {cidr}',
    source: neutron,
    unsure: 'the wording',
    when: (request) => isWrong(read, request, ({ cidr }) => range(cidr) === undefined),
  },
  {
    status: 400,
    says: 'Subnet {cidr} is in 172.31.0.0/17, which is reserved for Ext-Net',
    source: limits,
    unsure: 'that the API refuses it: the guide says that floating IPs break',
    when: (request) => isWrong(read, request, ({ cidr }) => overlaps(range(cidr), range('172.31.0.0/17'))),
  },
  {
    status: 400,
    says: 'Subnet {cidr} is not private (RFC 1918)',
    source: limits,
    unsure: 'that the API refuses it: a public range only loses the hosts that it hides',
    when: (request) => isWrong(read, request, ({ cidr }) => !isPrivate(range(cidr))),
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
      isWrong(read, request, ({ cidr, isBeside }) =>
        subnetTypes
          .flatMap((type) => cloud.find(type))
          .some((other) => other.id !== request.id && isBeside(other) && overlaps(range(cidr), range(cidrOf(other)))),
      ),
  },
];

const inside = (cidr: Value | undefined, ip: Value | undefined): boolean => holds(range(cidr), address(ip));

function isWrong(read: Read, request: Request, test: (parts: SubnetParts) => boolean): false | Values {
  const parts = read(request);
  return test(parts) && { cidr: text(parts.cidr), gateway: text(parts.gateway) };
}

function wrongPool(read: Read, request: Request, test: (pool: Values, parts: SubnetParts) => boolean): false | Values {
  const parts = read(request);
  const pool = parts.pools.find((candidate) => test(candidate, parts));
  return pool !== undefined && { cidr: text(parts.cidr), gateway: text(parts.gateway), pool: poolText(pool) };
}

const sameNetwork =
  ({ now }: Request) =>
  (other: CloudObject): boolean =>
    other.attributes['network_id'] === now['network_id'];

/** Parts of a subnet with `cidr`, `allocation_pools` and `gateway_ip`, which is the first address where it isn't set. */
export const cidrSubnet: Read = (request) => {
  const { now } = request;
  const given = now['gateway_ip'];
  return {
    cidr: now['cidr'],
    gateway: isSet(given) || now['enable_gateway_ip'] === false ? given : nth(now['cidr'], 1),
    pools: items(now['allocation_pools']),
    isBeside: sameNetwork(request),
  };
};

/** Parts of a subnet with `network`, `start` and `end`. One network has such a subnet in each of its regions. */
export const startEndSubnet: Read = (request) => {
  const { now } = request;
  const isBeside = sameNetwork(request);
  return {
    cidr: now['network'],
    gateway: undefined,
    pools: isSet(now['start']) ? [{ start: now['start'] ?? '', end: now['end'] ?? '' }] : [],
    isBeside: (other) => isBeside(other) && other.attributes['region'] === now['region'],
  };
};

/** Parts of the subnet inside an `ovh_cloud_project_region_network`. */
export const nestedSubnet: Read = ({ now }) => {
  const [subnet = {}] = items(now['subnet']);
  return {
    cidr: subnet['cidr'],
    gateway: subnet['gateway_ip'],
    pools: items(subnet['allocation_pools']),
    isBeside: () => false,
  };
};

/** Whether a range lies in another; for messages of whoever connects to the subnet. */
export const isInside = (cidr: Value | undefined, ip: Value | undefined): boolean =>
  contains(range(cidr), range(`${text(ip)}/32`));
