import { location } from './common';
import { type Family, nested } from './notation';

const instanceState = nested('single', 'computed', {
  host_id: 'string computed',
  locked: 'bool computed',
  name: 'string computed',
  power_state: 'string computed',
  project_id: 'string computed',
  ssh_key_name: 'string computed',
  user_id: 'string computed',
  flavor: nested('single', 'computed', {
    id: 'string computed',
    disk: 'number computed',
    ephemeral: 'number computed',
    name: 'string computed',
    ram: 'number computed',
    swap: 'number computed',
    vcpus: 'number computed',
  }),
  group: nested('single', 'computed', {
    id: 'string computed',
  }),
  image: nested('single', 'computed', {
    id: 'string computed',
    deprecated: 'bool computed',
    name: 'string computed',
    size: 'number computed',
    status: 'string computed',
  }),
  location,
  networks: nested('list', 'computed', {
    id: 'string computed',
    gateway_id: 'string computed',
    subnet_id: 'string computed',
    addresses: nested('list', 'computed', {
      ip: 'string computed',
      mac: 'string computed',
      type: 'string computed',
      version: 'number computed',
    }),
  }),
  security_groups: nested('list', 'computed', {
    id: 'string computed',
  }),
  shares: nested('list', 'computed', {
    id: 'string computed',
    access_level: 'string computed',
    access_to: 'string computed',
    state: 'string computed',
  }),
  volumes: nested('list', 'computed', {
    id: 'string computed',
    name: 'string computed',
    size: 'number computed',
  }),
});

const groupState = nested('single', 'computed', {
  name: 'string computed',
  policy: 'string computed',
  location,
  members: nested('list', 'computed', {
    id: 'string computed',
  }),
});

/** Instances, second family (API v2). */
export const instanceV2: Family = {
  resources: {
    ovh_cloud_instance: {
      framework: true,
      importId: '{service_name}/{id}',
      replacementLoses:
        'the root disk and the addresses of the instance; a change of image_id rebuilds it in place and wipes the root disk too',
      attributes: {
        id: 'string computed',
        service_name: 'string required force-new',
        flavor_id: 'string required',
        name: 'string required',
        region: 'string required force-new',
        group_id: 'string optional force-new',
        ssh_key_name: 'string optional force-new',
        volume_ids: 'list(string) optional',
        networks: nested('list', 'optional', {
          auto_assign_public_ip: 'bool optional',
          ip: 'string optional',
          network_id: 'string optional',
          subnet_id: 'string optional',
        }),
        shares: nested('list', 'optional', {
          id: 'string required',
          access_level: 'string optional enum=READ_ONLY|READ_WRITE',
        }),
        availability_zone: 'string optional computed force-new=configured stable',
        image_id: 'string optional computed stable',
        power_state: 'string optional computed stable enum=ACTIVE|SHUTOFF|SHELVED',
        security_group_ids: 'list(string) optional computed stable',

        checksum: 'string computed',
        created_at: 'string computed',
        resource_status: 'string computed',
        updated_at: 'string computed',
        current_state: instanceState,
      },
    },
    ovh_cloud_instance_group: {
      framework: true,
      importId: '{service_name}/{id}',
      attributes: {
        id: 'string computed',
        service_name: 'string required force-new',
        name: 'string required force-new',
        policy: 'string required force-new enum=AFFINITY|ANTI_AFFINITY',
        region: 'string required force-new',

        checksum: 'string computed',
        created_at: 'string computed',
        resource_status: 'string computed',
        current_state: groupState,
      },
    },
  },
  dataSources: {
    ovh_cloud_instance: {
      framework: true,
      attributes: {
        id: 'string required',
        service_name: 'string required',

        availability_zone: 'string computed',
        checksum: 'string computed',
        created_at: 'string computed',
        flavor_id: 'string computed',
        group_id: 'string computed',
        image_id: 'string computed',
        name: 'string computed',
        power_state: 'string computed',
        region: 'string computed',
        resource_status: 'string computed',
        security_group_ids: 'list(string) computed',
        ssh_key_name: 'string computed',
        updated_at: 'string computed',
        volume_ids: 'list(string) computed',
        current_state: instanceState,
        networks: nested('list', 'computed', {
          auto_assign_public_ip: 'bool computed',
          ip: 'string computed',
          network_id: 'string computed',
          subnet_id: 'string computed',
        }),
        shares: nested('list', 'computed', {
          id: 'string computed',
          access_level: 'string computed',
        }),
      },
    },
    ovh_cloud_instances: {
      framework: true,
      attributes: {
        service_name: 'string required',

        instances: nested('list', 'computed', {
          id: 'string computed',
          availability_zone: 'string computed',
          checksum: 'string computed',
          created_at: 'string computed',
          flavor_id: 'string computed',
          image_id: 'string computed',
          name: 'string computed',
          power_state: 'string computed',
          region: 'string computed',
          resource_status: 'string computed',
          updated_at: 'string computed',
          current_state: instanceState,
        }),
      },
    },
    ovh_cloud_instance_flavor: {
      framework: true,
      attributes: {
        id: 'string required',
        service_name: 'string required',

        description: 'string computed',
        disk: 'number computed',
        ephemeral: 'number computed',
        is_public: 'bool computed',
        name: 'string computed',
        ram: 'number computed',
        swap: 'number computed',
        vcpus: 'number computed',
        location,
      },
    },
    ovh_cloud_instance_flavors: {
      framework: true,
      attributes: {
        service_name: 'string required',
        region: 'string optional',

        flavors: nested('list', 'computed', {
          id: 'string computed',
          description: 'string computed',
          disk: 'number computed',
          ephemeral: 'number computed',
          is_public: 'bool computed',
          name: 'string computed',
          ram: 'number computed',
          swap: 'number computed',
          vcpus: 'number computed',
          location,
        }),
      },
    },
    ovh_cloud_instance_group: {
      framework: true,
      attributes: {
        id: 'string required',
        service_name: 'string required',

        checksum: 'string computed',
        created_at: 'string computed',
        name: 'string computed',
        policy: 'string computed',
        region: 'string computed',
        resource_status: 'string computed',
        current_state: groupState,
      },
    },
    ovh_cloud_instance_groups: {
      framework: true,
      attributes: {
        service_name: 'string required',

        instance_groups: nested('list', 'computed', {
          id: 'string computed',
          checksum: 'string computed',
          created_at: 'string computed',
          name: 'string computed',
          policy: 'string computed',
          region: 'string computed',
          resource_status: 'string computed',
          current_state: groupState,
        }),
      },
    },
    ovh_cloud_instance_image: {
      framework: true,
      attributes: {
        id: 'string required',
        service_name: 'string required',

        created_at: 'string computed',
        min_disk: 'number computed',
        min_ram: 'number computed',
        name: 'string computed',
        size: 'number computed',
        status: 'string computed',
        updated_at: 'string computed',
        visibility: 'string computed',
        location,
      },
    },
    ovh_cloud_instance_images: {
      framework: true,
      attributes: {
        service_name: 'string required',
        region: 'string optional',

        images: nested('list', 'computed', {
          id: 'string computed',
          created_at: 'string computed',
          min_disk: 'number computed',
          min_ram: 'number computed',
          name: 'string computed',
          size: 'number computed',
          status: 'string computed',
          updated_at: 'string computed',
          visibility: 'string computed',
          location,
        }),
      },
    },
  },
};
