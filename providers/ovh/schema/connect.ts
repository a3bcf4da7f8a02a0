import { iamBlock } from './common';
import { type Family, nested } from './notation';

/** OVHcloud Connect. */
export const connect: Family = {
  resources: {
    ovh_ovhcloud_connect_pop_config: {
      framework: true,
      attributes: {
        id: 'number computed',
        service_name: 'string required',
        interface_id: 'number required',
        type: 'string required enum=l2|l3',
        customer_bgp_area: 'number optional computed',
        ovh_bgp_area: 'number optional computed',
        subnet: 'string optional computed',

        status: 'string computed enum=active|init|toDelete',
      },
    },
    ovh_ovhcloud_connect_pop_datacenter_config: {
      framework: true,
      attributes: {
        id: 'number computed',
        service_name: 'string required',
        config_pop_id: 'number required',
        datacenter_id: 'number required',
        ovh_bgp_area: 'number optional computed',
        subnet: 'string optional computed',

        status: 'string computed enum=active|init|toDelete',
      },
    },
    ovh_ovhcloud_connect_pop_datacenter_extra_config: {
      framework: true,
      attributes: {
        id: 'number computed',
        service_name: 'string required',
        config_datacenter_id: 'number required',
        config_pop_id: 'number required',
        type: 'string required enum=bgp|network',
        bgp_neighbor_area: 'number optional computed',
        bgp_neighbor_ip: 'string optional computed',
        next_hop: 'string optional computed',
        subnet: 'string optional computed',

        status: 'string computed enum=active|init|toDelete',
      },
    },
  },
  dataSources: {
    ovh_ovhcloud_connect: {
      framework: true,
      attributes: {
        service_name: 'string required',

        bandwidth: 'string computed',
        description: 'string computed',
        interface_list: 'list(number) computed',
        pop: 'string computed',
        port_quantity: 'string computed',
        product: 'string computed',
        provider_name: 'string computed',
        status: 'string computed',
        uuid: 'string computed',
        vrack: 'string computed',
        iam: iamBlock,
      },
    },
    ovh_ovhcloud_connects: {
      framework: true,
      attributes: {
        occs: nested('set', 'computed', {
          service_name: 'string required',
          bandwidth: 'string computed',
          description: 'string computed',
          interface_list: 'list(number) computed',
          pop: 'string computed',
          port_quantity: 'string computed',
          product: 'string computed',
          provider_name: 'string computed',
          status: 'string computed',
          uuid: 'string computed',
          vrack: 'string computed',
          iam: iamBlock,
        }),
      },
    },
    ovh_ovhcloud_connect_config_pops: {
      framework: true,
      attributes: {
        service_name: 'string required',

        pop_configs: nested('set', 'computed', {
          id: 'number computed',
          customer_bgp_area: 'number computed',
          interface_id: 'number computed',
          ovh_bgp_area: 'number computed',
          status: 'string computed',
          subnet: 'string computed',
          type: 'string computed',
        }),
      },
    },
    ovh_ovhcloud_connect_config_pop_datacenters: {
      framework: true,
      attributes: {
        service_name: 'string required',
        config_pop_id: 'number required',

        datacenter_configs: nested('set', 'computed', {
          id: 'number computed',
          datacenter_id: 'number required',
          ovh_bgp_area: 'number computed',
          status: 'string computed',
          subnet: 'string computed',
        }),
      },
    },
    ovh_ovhcloud_connect_config_pop_datacenter_extras: {
      framework: true,
      attributes: {
        service_name: 'string required',
        config_datacenter_id: 'number required',
        config_pop_id: 'number required',

        extra_configs: nested('set', 'computed', {
          id: 'number computed',
          bgp_neighbor_area: 'number computed',
          bgp_neighbor_ip: 'string computed',
          next_hop: 'string computed',
          status: 'string computed',
          subnet: 'string computed',
          type: 'string computed',
        }),
      },
    },
    ovh_ovhcloud_connect_datacenters: {
      framework: true,
      attributes: {
        service_name: 'string required',

        datacenters: nested('set', 'computed', {
          id: 'number required',
          available: 'bool computed',
          name: 'string computed',
          region: 'string computed',
          region_type: 'string computed',
        }),
      },
    },
  },
};
