import { maskText } from '../../../constructs/core/secrets/mask';
import { type Masked, masked } from '../../../constructs/core/secrets/masked';
import type { Block } from '../../estate/model';
import { stackOfUser } from '../../estate/network-users';
import { type FoundNetwork, networksOf } from '../networks';
import { compare, elementsOf, groupBy, type Reader } from '../reader';
import { type ExposedBy, type ExposureRow, exposed } from './fact';

const joins =
  (what: (show: (attribute: string) => Masked, reader: Reader) => Masked): ExposedBy =>
  (block, reader) => [
    exposed(
      block,
      'peering',
      what((attribute) => reader.show(block.stack, block.body[attribute]), reader),
    ),
  ];

const inVrack = (thing: Masked, attribute: string): ExposedBy =>
  joins((show) => masked`${thing} ${show(attribute)} is in the vRack ${show('service_name')}`);

/** Types that put something into a vRack, where it sees every VLAN that it uses. */
export const vrackMembers: Readonly<Record<string, ExposedBy>> = {
  ovh_vrack_cloudproject: joins(
    (show, reader) =>
      masked`${reader.projectName('project ', show('project_id'))} is in the vRack ${show('service_name')}`,
  ),
  ovh_vrack_dedicated_cloud: inVrack(masked`private cloud`, 'dedicated_cloud'),
  ovh_vrack_dedicated_cloud_datacenter: inVrack(masked`datacenter`, 'datacenter'),
  ovh_vrack_dedicated_server: inVrack(masked`server`, 'server_id'),
  ovh_vrack_dedicated_server_interface: inVrack(masked`server interface`, 'interface_id'),
  ovh_vrack_iploadbalancing: inVrack(masked`load balancer`, 'ip_loadbalancing'),
  ovh_vrack_ovhcloudconnect: inVrack(masked`OVHcloud Connect`, 'ovh_cloud_connect'),
  ovh_vrack_vrackservices: inVrack(masked`vRack Services`, 'vrack_services'),
};

/** Networks that are one: the same VLAN in several places, and what has a router that isn't its own. */
export function peerings(reader: Reader): ExposureRow[] {
  return [...stretched(reader), ...sharedWithPrivateClouds(reader), ...hubs(reader)];
}

/** Networks on one VLAN of one vRack, or of those that nobody tells apart; each is said to be joined with the first. */
function stretched(reader: Reader): ExposureRow[] {
  const networks = networksOf(reader).filter(({ vlan }) => vlan !== undefined);
  return [...groupBy(networks, ({ vlan, vrack }) => JSON.stringify([vlan, vrack])).values()].flatMap((group) => {
    const [first, ...others] = [...group].sort((a, b) => compare(placeOf(a), placeOf(b)));
    if (first === undefined) return [];
    return others.map(({ block, vlan = 0 }) =>
      exposed(block, 'peering', masked`VLAN ${vlan} joins ${placeOf({ block })} with ${placeOf(first)}`),
    );
  });
}

const placeOf = ({ block }: Pick<FoundNetwork, 'block'>): Masked => maskText(`${block.stack}/${block.path}`);

/** VLANs of the plan that a private cloud and an environment use; the resources don't say it of the private cloud. */
function sharedWithPrivateClouds(reader: Reader): ExposureRow[] {
  return reader.estate.networks.flatMap(({ name, vlan, usedBy }) => {
    const clouds = usedBy.filter((user) => user.startsWith('privateClouds.'));
    const others = usedBy.filter((user) => !clouds.includes(user));
    return clouds.flatMap((cloud) =>
      others.map((user) => {
        const at = { stack: stackOfUser(reader.estate, user) ?? user, address: '', path: name };
        const joined = masked`${maskText(user)} with ${maskText(cloud)}`;
        return exposed(at, 'peering', masked`VLAN ${vlan} (${maskText(name)}) joins ${joined}`);
      }),
    );
  });
}

const subnets = ['ovh_cloud_project_network_private_subnet_v2', 'ovh_cloud_network_private_vrack_subnet'];
const gateways = ['ovh_cloud_project_gateway', 'ovh_cloud_gateway'];

/** Subnets whose router is none of OVHcloud's gateways: everything leaves through somebody's machine. */
function hubs(reader: Reader): ExposureRow[] {
  const served = new Set(
    reader
      .ofType(...gateways)
      .flatMap(({ stack, body }) =>
        [body['subnet_id'], ...elementsOf(body['subnet_ids'])].flatMap((value) => reader.resolve(stack, value) ?? []),
      ),
  );
  const hasRouter = (block: Block) => (block.body['gateway_ip'] ?? null) !== null && !served.has(block);
  return reader
    .ofType(...subnets)
    .filter(hasRouter)
    .map((block) => {
      const network = reader.resolve(block.stack, block.body['network_id']);
      const name = reader.label(block.stack, network ?? block);
      const router = reader.show(block.stack, block.body['gateway_ip']);
      return exposed(block, 'peering', masked`${name} leaves through the router ${router}`);
    });
}
