import { vlanRange } from '../../../facts/networks';
import { isSet, list, text } from '../rules/given';
import {
  type CloudValue,
  type CloudValues,
  type CloudView,
  type DataBehaviour,
  type FamilyBehaviour,
  type Refusal,
  type Request,
  wording,
} from './behaviour';
import { dotted, nth, range } from './rules.sandbox';
import { cidrSubnet, nestedSubnet, startEndSubnet, subnetRefusals, vrackNumber } from './subnet-rules.sandbox';

/** A network's number in OVHcloud: `pn-<vrack>_<vlan>`. A project that wasn't attached came with a vRack of its own. */
function networkId({ now }: Request, cloud: CloudView): string {
  const project = now['service_name'] ?? '';
  const [attachment] = cloud.find('ovh_vrack_cloudproject', { project_id: project });
  const vrack = attachment?.attributes['service_name'];
  return `${typeof vrack === 'string' ? vrack : 'pn-{$digits7}'}_{vlan_id}`;
}

/** The network's OpenStack id in each of its regions. */
function openstackIds(
  regions: CloudValue | undefined,
  fill: (template: string) => string,
): readonly (readonly [string, string])[] {
  return (Array.isArray(regions) ? regions : []).map((region: string) => [
    region,
    fill(`{$uuid:openstack_${region.replaceAll('-', '_')}}`),
  ]);
}

const network = 'ovh_cloud_project_network_private.regions_attributes.openstackid';
const vrackNetwork = 'ovh_cloud_network_private_vrack';
const inProject = { service_name: 'ovh_cloud_project' } as const;

const vlanOutside = (first: number): Refusal => ({
  status: 400,
  says: `vlanId must be between ${first} and ${vlanRange.last}, got {vlan_id}`,
  source:
    'OVHcloud docs, public-cloud/network-services/vrack (0-4000); provider docs of ovh_cloud_project_region_network (1-4000)',
  unsure: 'the upper end: other pages say 4094 or 4096',
  when: ({ now }) =>
    isSet(now['vlan_id']) && (Number(now['vlan_id']) < first || Number(now['vlan_id']) > vlanRange.last),
});

/** A VLAN is a network of the project in the region, whichever family made it. */
const vlanOfOtherFamily: Refusal = {
  status: 409,
  says: 'VLAN {vlan_id} is already used in {in} by network {other}',
  source: 'OVHcloud docs, public-cloud/network-services/vrack: a VLAN is one network',
  on: ['create'],
  when: ({ type, now }, cloud) => {
    if (!isSet(now['vlan_id'])) return false;
    const regions = [...list(now['regions']), now['region'], now['region_name']].map(text);
    const taken = ['ovh_cloud_project_network_private', vrackNetwork, 'ovh_cloud_project_region_network']
      .filter((other) => other !== type)
      .flatMap((other) =>
        cloud.find(other, { service_name: now['service_name'] ?? '', vlan_id: now['vlan_id'] ?? '' }),
      );
    for (const { id, attributes } of taken) {
      const its = [...list(attributes['regions']), attributes['region'], attributes['region_name']].map(text);
      const shared = regions.find((region) => region !== '' && its.includes(region));
      if (shared !== undefined) return { in: shared, other: id };
    }
    return false;
  },
};

const vlanInLocalZone: Refusal = {
  status: 400,
  says: 'A VLAN id cannot be chosen in local zone {region}',
  source: 'provider docs of ovh_cloud_network_private_vrack.vlan_id: not supported in Local Zone regions',
  unsure: wording,
  when: ({ now }) => isSet(now['vlan_id']) && /-lz-/i.test(text(now['region'])),
};

/** All addresses behind the gateway, which a subnet hands out where nothing else is said. */
function wholePool({ cidr, gateway_ip: gateway }: CloudValues): CloudValues {
  const of = range(cidr);
  if (of === undefined) return { start: '', end: '' };
  return { start: nth(cidr, text(gateway) === nth(cidr, 1) ? 2 : 1), end: dotted(of.last - 1) };
}

const apiV2 = { checksum: '{$hex32}', resource_status: 'READY' } as const;
const listed = (of: string, attribute: string, more: { readonly [attribute: string]: string } = {}): DataBehaviour => ({
  of,
  by: { service_name: 'service_name', ...more },
  lists: { attribute },
  links: inProject,
});

export const networkBehaviour: FamilyBehaviour = {
  resources: {
    ovh_cloud_project_network_private: {
      id: networkId,
      // two projects of one vRack may have the same VLAN, and then the same network id
      key: '{service_name}/{id}',
      alsoKnownBy: ['regions_openstack_ids'],
      unique: [
        ['service_name', 'vlan_id'],
        ['service_name', 'name'],
      ],
      links: inProject,
      computed: {
        regions: ['GRA11'],
        regions_attributes: ({ now, text: fill }) =>
          openstackIds(now['regions'], fill).map(([region, openstackid]) => ({
            region,
            openstackid,
            status: 'ACTIVE',
          })),
        regions_openstack_ids: ({ now, text: fill }) => Object.fromEntries(openstackIds(now['regions'], fill)),
        regions_status: ({ now, text: fill }) =>
          openstackIds(now['regions'], fill).map(([region]) => ({ region, status: 'ACTIVE' })),
        status: 'ACTIVE',
        type: 'private',
      },
      follows: { regions_attributes: ['regions'], regions_openstack_ids: ['regions'], regions_status: ['regions'] },
      ignoresUpdate: {
        name: {
          says: 'the new name never reaches the API; every plan shows it again',
          source: 'a run of provider 2.19.0',
        },
      },
      refuses: [vlanOutside(0), vlanOfOtherFamily],
    },
    ovh_cloud_project_network_private_subnet: {
      unique: [],
      links: { ...inProject, network_id: { to: 'ovh_cloud_project_network_private.id', whenGone: 'blocks' } },
      computed: {
        cidr: '{network}',
        gateway_ip: ({ now }) => (now['no_gateway'] === true ? '' : nth(now['network'], 1)),
        ip_pools: ({ now }) => [
          {
            dhcp: now['dhcp'] ?? false,
            end: now['end'] ?? '',
            network: now['network'] ?? '',
            region: now['region'] ?? '',
            start: now['start'] ?? '',
          },
        ],
      },
      refuses: subnetRefusals(startEndSubnet),
    },
    ovh_cloud_project_network_private_subnet_v2: {
      unique: ['service_name', 'network_id', 'cidr'],
      links: { ...inProject, network_id: { to: [network, vrackNetwork], whenGone: 'blocks' } },
      computed: {
        dns_nameservers: ['213.186.33.99'],
        gateway_ip: ({ now }) => (now['enable_gateway_ip'] === false ? null : nth(now['cidr'], 1)),
        allocation_pools: ({ now }) => [wholePool(now)],
      },
      refuses: [vrackNumber('network_id'), ...subnetRefusals(cidrSubnet)],
    },
    ovh_cloud_project_region_network: {
      unique: [
        ['service_name', 'region_name', 'vlan_id'],
        ['service_name', 'region_name', 'name'],
      ],
      links: inProject,
      computed: {
        vlan_id: ({ text: fill }) => 1 + (Number(fill('{$digits6}')) % vlanRange.last),
        region: '{region_name}',
        visibility: 'private',
      },
      refreshFails: true,
      refuses: [vlanOutside(1), vlanOfOtherFamily, ...subnetRefusals(nestedSubnet)],
    },
    [vrackNetwork]: {
      unique: [
        ['service_name', 'region', 'vlan_id'],
        ['service_name', 'region', 'name'],
      ],
      links: inProject,
      computed: {
        ...apiV2,
        // the API picks a free one
        vlan_id: ({ text: fill }) => 2 + (Number(fill('{$digits6}')) % 3999),
        'current_state.name': '{name}',
        'current_state.description': '{description}',
        'current_state.vlan_id': '{vlan_id}',
        'current_state.location.region': '{region}',
      },
      refreshFails: true,
      refuses: [vlanInLocalZone, vlanOfOtherFamily],
    },
    ovh_cloud_network_private_vrack_subnet: {
      unique: ['service_name', 'network_id', 'cidr'],
      links: { ...inProject, network_id: { to: [vrackNetwork, network], whenGone: 'blocks' } },
      computed: {
        ...apiV2,
        dhcp_enabled: true,
        gateway_ip: ({ now }) => nth(now['cidr'], 1),
        'current_state.name': '{name}',
        'current_state.cidr': '{cidr}',
        'current_state.description': '{description}',
        'current_state.dhcp_enabled': '{dhcp_enabled}',
        'current_state.gateway_ip': '{gateway_ip}',
        'current_state.location.region': '{region}',
      },
      refuses: [vrackNumber('network_id'), ...subnetRefusals(cidrSubnet)],
    },
  },
  dataSources: {
    ovh_cloud_project_network_private: {
      of: 'ovh_cloud_project_network_private',
      by: { service_name: 'service_name', network_id: 'id' },
      links: inProject,
    },
    ovh_cloud_project_network_privates: listed('ovh_cloud_project_network_private', 'networks'),
    ovh_cloud_project_network_private_subnets: listed('ovh_cloud_project_network_private_subnet', 'subnets', {
      network_id: 'network_id',
    }),
    ovh_cloud_network_private_vrack: {
      by: { service_name: 'service_name', id: '$id' },
      computed: { 'location.region': ({ now }) => now['region'] ?? '' },
    },
    ovh_cloud_network_private_vracks: listed(vrackNetwork, 'networks'),
    ovh_cloud_network_private_vrack_subnet: {
      by: { service_name: 'service_name', network_id: 'network_id', id: '$id' },
      computed: { 'location.region': ({ now }) => now['region'] ?? '' },
    },
    ovh_cloud_network_private_vrack_subnets: listed('ovh_cloud_network_private_vrack_subnet', 'subnets', {
      network_id: 'network_id',
    }),
  },
};
