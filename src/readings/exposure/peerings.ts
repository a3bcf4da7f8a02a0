import type { Block } from '../../estate/model';
import { stackOf } from '../addresses/addresses';
import { type FoundNetwork, networksOf } from '../networks';
import { compare, elementsOf, groupBy, type Side } from '../side';
import { type Exposed, type ExposedBy, exposed } from './fact';

const joins =
  (what: (show: (attribute: string) => string) => string): ExposedBy =>
  (block, side) => [
    exposed(
      block,
      'peering',
      what((attribute) => side.show(block.stack, block.body[attribute])),
    ),
  ];

const inVrack = (thing: string, attribute: string): ExposedBy =>
  joins((show) => `${thing} ${show(attribute)} is in the vRack ${show('service_name')}`);

/** Types that put something into a vRack, where it sees every VLAN that it uses. */
export const vrackMembers: Readonly<Record<string, ExposedBy>> = {
  ovh_vrack_cloudproject: (block, side) => {
    const id = side.show(block.stack, block.body['project_id']);
    const name = side.environmentOf(id);
    const vrack = side.show(block.stack, block.body['service_name']);
    return [
      exposed(block, 'peering', `project ${id}${name === undefined ? '' : ` (${name})`} is in the vRack ${vrack}`),
    ];
  },
  ovh_vrack_dedicated_cloud: inVrack('private cloud', 'dedicated_cloud'),
  ovh_vrack_dedicated_cloud_datacenter: inVrack('datacenter', 'datacenter'),
  ovh_vrack_dedicated_server: inVrack('server', 'server_id'),
  ovh_vrack_dedicated_server_interface: inVrack('server interface', 'interface_id'),
  ovh_vrack_iploadbalancing: inVrack('load balancer', 'ip_loadbalancing'),
  ovh_vrack_ovhcloudconnect: inVrack('OVHcloud Connect', 'ovh_cloud_connect'),
  ovh_vrack_vrackservices: inVrack('vRack Services', 'vrack_services'),
};

/** Networks that are one: the same VLAN in several places, and what has a router that isn't its own. */
export function peerings(side: Side): Exposed[] {
  return [...stretched(side), ...sharedWithPrivateClouds(side), ...hubs(side)];
}

/** Networks on one VLAN of one vRack; each is said to be joined with the first. */
function stretched(side: Side): Exposed[] {
  const networks = networksOf(side).filter(({ vlan }) => vlan !== undefined);
  const vracks = vracksOf(side);
  const groups = groupBy(networks, ({ vlan, block }) => JSON.stringify([vlan, vracks.get(projectOf(block, side))]));
  return [...groups.values()].flatMap((group) => {
    const [first, ...others] = [...group].sort((a, b) => compare(placeOf(a), placeOf(b)));
    return first === undefined
      ? []
      : others.map(({ block, vlan }) =>
          exposed(block, 'peering', `VLAN ${vlan} joins ${placeOf({ block })} with ${placeOf(first)}`),
        );
  });
}

const placeOf = ({ block }: Pick<FoundNetwork, 'block'>): string => `${block.stack}/${block.path}`;

const projectOf = ({ stack, body }: Block, side: Side): string => side.show(stack, body['service_name']);

/** vRack of each project that the program says it of. */
const vracksOf = (side: Side): ReadonlyMap<string, string> =>
  new Map(
    side.blocks
      .filter(({ type }) => type === 'ovh_vrack_cloudproject')
      .map(({ stack, body }) => [side.show(stack, body['project_id']), side.show(stack, body['service_name'])]),
  );

/** VLANs of the plan that a private cloud and an environment use; the resources don't say it of the private cloud. */
function sharedWithPrivateClouds(side: Side): Exposed[] {
  return side.output.networks.flatMap(({ name, vlan, usedBy }) => {
    const clouds = usedBy.filter((user) => user.startsWith('privateClouds.'));
    const others = usedBy.filter((user) => !clouds.includes(user));
    return clouds.flatMap((cloud) =>
      others.map((user) => ({
        stack: stackOf(side.output, user),
        path: name,
        kind: 'peering' as const,
        what: `VLAN ${vlan} (${name}) joins ${user} with ${cloud}`,
        world: false,
      })),
    );
  });
}

const subnets = ['ovh_cloud_project_network_private_subnet_v2', 'ovh_cloud_network_private_vrack_subnet'];
const gateways = ['ovh_cloud_project_gateway', 'ovh_cloud_gateway'];

/** Subnets whose router is none of OVHcloud's gateways: everything leaves through somebody's machine. */
function hubs(side: Side): Exposed[] {
  const served = new Set(
    side
      .ofType(...gateways)
      .flatMap(({ stack, body }) =>
        [body['subnet_id'], ...elementsOf(body['subnet_ids'])].flatMap((value) => side.resolve(stack, value) ?? []),
      ),
  );
  return side
    .ofType(...subnets)
    .filter(
      (block) => block.body['gateway_ip'] !== undefined && block.body['gateway_ip'] !== null && !served.has(block),
    )
    .map((block) => {
      const network = side.resolve(block.stack, block.body['network_id']);
      const name = side.label(block.stack, network ?? block);
      return exposed(
        block,
        'peering',
        `${name} leaves through the router ${side.show(block.stack, block.body['gateway_ip'])}`,
      );
    });
}
