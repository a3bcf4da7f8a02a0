import { type Family, nested } from './notation';

const quantity = nested('single', 'computed', {
  unit: 'string computed',
  value: 'number computed',
});

const route = nested('single', 'computed', {
  gateway: 'string computed',
  ip: 'string computed',
  network: 'string computed',
});

/** Hardware and network of dedicated servers. */
export const dedicatedServerSpecifications: Family = {
  resources: {},
  dataSources: {
    ovh_dedicated_server_specifications_hardware: {
      framework: true,
      attributes: {
        service_name: 'string required',

        boot_mode: 'string computed',
        cores_per_processor: 'number computed',
        default_hardware_raid_type: 'string computed',
        description: 'string computed',
        form_factor: 'string computed',
        motherboard: 'string computed',
        number_of_processors: 'number computed',
        processor_architecture: 'string computed',
        processor_name: 'string computed',
        threads_per_processor: 'number computed',
        default_hardware_raid_size: quantity,
        disk_groups: nested('list', 'computed', {
          default_hardware_raid_type: 'string computed',
          description: 'string computed',
          disk_group_id: 'number computed',
          disk_type: 'string computed',
          number_of_disks: 'number computed',
          raid_controller: 'string computed',
          default_hardware_raid_size: quantity,
          disk_size: quantity,
        }),
        expansion_cards: nested('list', 'computed', {
          description: 'string computed',
          type: 'string computed',
        }),
        memory_size: quantity,
        usb_keys: nested('list', 'computed', {
          unit: 'string computed',
          value: 'number computed',
        }),
      },
    },
    ovh_dedicated_server_specifications_network: {
      framework: true,
      attributes: {
        service_name: 'string required',

        bandwidth: nested('single', 'computed', {
          type: 'string computed',
          internet_to_ovh: quantity,
          ovh_to_internet: quantity,
          ovh_to_ovh: quantity,
        }),
        connection_val: quantity,
        ola: nested('single', 'computed', {
          available: 'bool computed',
          supported_modes: 'list(string) computed',
          available_modes: nested('list', 'computed', {
            default: 'bool computed',
            name: 'string computed',
            interfaces: nested('list', 'computed', {
              aggregation: 'bool computed',
              count: 'number computed',
              type: 'string computed',
            }),
          }),
        }),
        routing: nested('single', 'computed', {
          ipv4: route,
          ipv6: route,
        }),
        switching: nested('single', 'computed', {
          name: 'string computed',
        }),
        traffic: nested('single', 'computed', {
          is_throttled: 'bool computed',
          reset_quota_date: 'string computed',
          input_quota_size: quantity,
          input_quota_used: quantity,
          output_quota_size: quantity,
          output_quota_used: quantity,
        }),
        vmac: nested('single', 'computed', {
          supported: 'bool computed',
        }),
        vrack: nested('single', 'computed', {
          type: 'string computed',
          bandwidth: quantity,
        }),
      },
    },
  },
};
