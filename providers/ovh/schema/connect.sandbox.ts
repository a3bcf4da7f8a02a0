import type { Behaviour, FamilyBehaviour } from './behaviour';

/** The Connect service itself: ordered outside Terraform, so it can only be seeded. */
const service = 'ovh_ovhcloud_connect';

/** No attribute forces a replacement, and the provider has no update: every change is planned, and fails. */
const noUpdate = (...attributes: readonly string[]): Behaviour['failsOnUpdate'] =>
  Object.fromEntries(['service_name', 'subnet', ...attributes].map((name) => [name, 'update is not implemented']));

const pop = 'ovh_ovhcloud_connect_pop_config';
const datacenter = 'ovh_ovhcloud_connect_pop_datacenter_config';

export const connectBehaviour: FamilyBehaviour = {
  resources: {
    [pop]: {
      id: '{$digits5}',
      unique: ['service_name', 'interface_id'],
      links: { service_name: service },
      computed: { status: 'active', subnet: null, ovh_bgp_area: null, customer_bgp_area: null },
      failsOnUpdate: noUpdate('interface_id', 'type', 'customer_bgp_area', 'ovh_bgp_area'),
      refreshFails: true,
    },
    [datacenter]: {
      id: '{$digits5}',
      unique: ['config_pop_id', 'datacenter_id'],
      links: { service_name: service, config_pop_id: pop },
      computed: { status: 'active', subnet: null, ovh_bgp_area: null },
      failsOnUpdate: noUpdate('config_pop_id', 'datacenter_id', 'ovh_bgp_area'),
      refreshFails: true,
    },
    ovh_ovhcloud_connect_pop_datacenter_extra_config: {
      id: '{$digits5}',
      unique: ['config_datacenter_id', 'type', 'subnet', 'bgp_neighbor_ip'],
      links: { service_name: service, config_pop_id: pop, config_datacenter_id: datacenter },
      computed: { status: 'active', subnet: null, bgp_neighbor_area: null, bgp_neighbor_ip: null, next_hop: null },
      failsOnUpdate: noUpdate(
        'config_pop_id',
        'config_datacenter_id',
        'type',
        'bgp_neighbor_area',
        'bgp_neighbor_ip',
        'next_hop',
      ),
      refreshFails: true,
    },
  },
  dataSources: {
    [service]: {
      of: service,
      by: { service_name: '$id' },
      computed: {
        'iam.urn': 'urn:v1:eu:resource:ovhCloudConnect:{service_name}',
        uuid: '{service_name}',
        status: 'active',
        vrack: ({ now, cloud }) =>
          cloud.find('ovh_vrack_ovhcloudconnect', { ovh_cloud_connect: now['service_name'] ?? '' })[0]?.attributes[
            'service_name'
          ] ?? null,
      },
    },
    ovh_ovhcloud_connects: { of: service, by: {}, lists: { attribute: 'occs' } },
    ovh_ovhcloud_connect_config_pops: {
      of: pop,
      by: { service_name: 'service_name' },
      lists: { attribute: 'pop_configs' },
      links: { service_name: service },
    },
    ovh_ovhcloud_connect_config_pop_datacenters: {
      of: datacenter,
      by: { service_name: 'service_name', config_pop_id: 'config_pop_id' },
      lists: { attribute: 'datacenter_configs' },
      links: { service_name: service },
    },
    ovh_ovhcloud_connect_config_pop_datacenter_extras: {
      of: 'ovh_ovhcloud_connect_pop_datacenter_extra_config',
      by: {
        service_name: 'service_name',
        config_pop_id: 'config_pop_id',
        config_datacenter_id: 'config_datacenter_id',
      },
      lists: { attribute: 'extra_configs' },
      links: { service_name: service },
    },
    ovh_ovhcloud_connect_datacenters: {
      links: { service_name: service },
      computed: {
        datacenters: [
          { id: 1, available: true, name: 'gra', region: 'eu-west-gra', region_type: 'REGION-1-AZ' },
          { id: 2, available: true, name: 'rbx', region: 'eu-west-rbx', region_type: 'REGION-1-AZ' },
        ],
      },
    },
  },
};
