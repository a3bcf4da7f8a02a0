import type { CloudView, FamilyBehaviour, Request, Value } from './behaviour';

/** A network's number in OVHcloud: `pn-<vrack>_<vlan>`. A project that wasn't attached came with a vRack of its own. */
function networkId({ now }: Request, cloud: CloudView): string {
  const project = now['service_name'] ?? '';
  const [attachment] = cloud.find('ovh_vrack_cloudproject', { project_id: project });
  const vrack = attachment?.attributes['service_name'];
  return `${typeof vrack === 'string' ? vrack : 'pn-{$digits7}'}_{vlan_id}`;
}

/** The network's OpenStack id in each of its regions. */
function openstackIds(
  regions: Value | undefined,
  text: (template: string) => string,
): readonly (readonly [string, string])[] {
  return (Array.isArray(regions) ? regions : []).map((region: string) => [
    region,
    text(`{$uuid:openstack_${region.replaceAll('-', '_')}}`),
  ]);
}

/** First address of a range. */
const firstAddress = (cidr: Value | undefined): string => {
  const [, start = '', last = '0'] = /^((?:\d+\.){3})(\d+)\//.exec(String(cidr)) ?? [];
  return `${start}${Number(last) + 1}`;
};

const network = 'ovh_cloud_project_network_private.regions_attributes.openstackid';
const vrackNetwork = 'ovh_cloud_network_private_vrack';

export const networkBehaviour: FamilyBehaviour = {
  resources: {
    ovh_cloud_project_network_private: {
      id: networkId,
      // two projects of one vRack may have the same VLAN, and then the same network id
      key: '{service_name}/{id}',
      unique: [
        ['service_name', 'vlan_id'],
        ['service_name', 'name'],
      ],
      links: { service_name: 'ovh_cloud_project' },
      computed: {
        regions: ['GRA11'],
        regions_attributes: ({ now, text }) =>
          openstackIds(now['regions'], text).map(([region, openstackid]) => ({
            region,
            openstackid,
            status: 'ACTIVE',
          })),
        regions_openstack_ids: ({ now, text }) => Object.fromEntries(openstackIds(now['regions'], text)),
        regions_status: ({ now, text }) =>
          openstackIds(now['regions'], text).map(([region]) => ({ region, status: 'ACTIVE' })),
        status: 'ACTIVE',
        type: 'private',
      },
      follows: { regions_attributes: ['regions'], regions_openstack_ids: ['regions'], regions_status: ['regions'] },
      ignoresUpdate: ['name'],
    },
    ovh_cloud_project_network_private_subnet_v2: {
      unique: ['service_name', 'network_id', 'cidr'],
      links: { service_name: 'ovh_cloud_project', network_id: { to: [network, vrackNetwork] } },
      computed: {
        dns_nameservers: ['213.186.33.99'],
        gateway_ip: ({ now }) => (now['enable_gateway_ip'] === false ? null : firstAddress(now['cidr'])),
      },
    },
    ovh_cloud_project_gateway: {
      unique: ['service_name', 'region', 'name'],
      links: {
        service_name: 'ovh_cloud_project',
        network_id: { to: [network, vrackNetwork], whenGone: 'blocks' },
        subnet_id: {
          to: ['ovh_cloud_project_network_private_subnet_v2', 'ovh_cloud_network_private_vrack_subnet'],
          whenGone: 'blocks',
        },
      },
      computed: {
        status: 'active',
        interfaces: ({ now, text }) => [
          {
            id: text('{$uuid:interface}'),
            ip: '192.0.2.1',
            network_id: now['network_id'] ?? '',
            subnet_id: now['subnet_id'] ?? '',
          },
        ],
        external_information: ({ text }) => [
          {
            network_id: text('{$uuid:external}'),
            ips: [{ ip: '203.0.113.10', subnet_id: text('{$uuid:external_subnet}') }],
          },
        ],
      },
      notRead: ['network_id', 'subnet_id'],
    },
  },
  dataSources: {
    ovh_cloud_project_network_private: {
      of: 'ovh_cloud_project_network_private',
      by: { service_name: 'service_name', network_id: 'id' },
      links: { service_name: 'ovh_cloud_project' },
    },
    ovh_cloud_project_network_privates: {
      of: 'ovh_cloud_project_network_private',
      by: { service_name: 'service_name' },
      lists: { attribute: 'networks' },
      links: { service_name: 'ovh_cloud_project' },
    },
  },
};
