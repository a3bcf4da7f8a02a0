import { location } from './common';
import { type Family, nested } from './notation';

const backups = nested('list', 'computed', {
  id: 'string computed',
  description: 'string computed',
  name: 'string computed',
  resource_status: 'string computed',
  size: 'number computed',
  volume_id: 'string computed',
  location: nested('single', 'computed', {
    region: 'string computed',
  }),
});

const currentState = nested('single', 'computed', {
  description: 'string computed',
  name: 'string computed',
  size: 'number computed',
  volume_id: 'string computed',
  location: nested('single', 'computed', {
    region: 'string computed',
  }),
});

/** Block volumes with their backups and snapshots, both families. */
export const volume: Family = {
  resources: {
    ovh_cloud_project_volume: {
      framework: true,
      importId: '{service_name}/{region_name}/{id}',
      replacementLoses: 'the data of the volume',
      attributes: {
        id: 'string computed',
        service_name: 'string optional force-new',
        region_name: 'string required force-new',
        availability_zone: 'string optional computed force-new',
        description: 'string optional computed',
        image_id: 'string optional computed',
        instance_id: 'string optional computed',
        name: 'string optional computed',
        size: 'number optional computed',
        snapshot_id: 'string optional computed',
        type: 'string optional computed force-new enum=classic|classic-luks|classic-multiattach|high-speed|high-speed-luks|high-speed-gen2|high-speed-gen2-luks',
        volume_id: 'string optional computed',
        encryption: nested('single', 'optional computed', {
          encrypted: 'bool optional computed force-new',
          kms: nested('single', 'optional computed', {
            domain_id: 'string optional computed force-new',
            service_key_id: 'string optional computed force-new',
          }),
        }),

        action: 'string computed',
        completed_at: 'string computed',
        created_at: 'string computed',
        progress: 'number computed',
        regions: 'list(string) computed',
        resource_id: 'string computed',
        started_at: 'string computed',
        status: 'string computed',
        sub_operations: nested('list', 'computed', {
          resource_id: 'string computed',
          resource_type: 'string computed',
        }),
      },
    },
    ovh_cloud_project_volume_backup: {
      framework: true,
      importId: '{service_name}/{region_name}/{id}',
      replacementLoses: 'the backup',
      attributes: {
        id: 'string computed',
        service_name: 'string optional force-new',
        region_name: 'string required force-new',
        volume_id: 'string required force-new',
        name: 'string optional computed force-new',

        creation_date: 'string computed',
        region: 'string computed',
        size: 'number computed',
        status: 'string computed',
      },
    },
    ovh_cloud_storage_block_volume: {
      framework: true,
      importId: '{service_name}/{id}',
      replacementLoses: 'the data of the volume',
      attributes: {
        id: 'string computed',
        service_name: 'string optional computed force-new stable env=OVH_CLOUD_PROJECT_SERVICE',
        name: 'string required',
        region: 'string required force-new',
        size: 'number required',
        create_from: nested('single', 'optional force-new', {
          backup_id: 'string optional',
          image_id: 'string optional',
          snapshot_id: 'string optional',
        }),
        availability_zone: 'string optional computed force-new stable',
        volume_type: 'string optional computed stable',
        encryption: nested('single', 'optional computed force-new stable', {
          enabled: 'bool optional computed force-new stable',
        }),

        checksum: 'string computed',
        created_at: 'string computed',
        resource_status: 'string computed',
        updated_at: 'string computed',
        current_state: nested('single', 'computed', {
          bootable: 'bool computed',
          name: 'string computed',
          size: 'number computed',
          status: 'string computed',
          volume_type: 'string computed',
          attached_instances: nested('list', 'computed', {
            id: 'string computed',
          }),
          encryption: nested('single', 'computed', {
            enabled: 'bool computed',
          }),
          location,
        }),
      },
    },
    ovh_cloud_storage_block_volume_backup: {
      framework: true,
      importId: '{service_name}/{id}',
      replacementLoses: 'the backup',
      attributes: {
        id: 'string computed',
        service_name: 'string optional computed force-new stable env=OVH_CLOUD_PROJECT_SERVICE',
        name: 'string required',
        region: 'string required force-new',
        volume_id: 'string required force-new',
        description: 'string optional computed',

        checksum: 'string computed',
        created_at: 'string computed',
        resource_status: 'string computed',
        updated_at: 'string computed',
        current_state: currentState,
      },
    },
    ovh_cloud_storage_block_volume_snapshot: {
      framework: true,
      importId: '{service_name}/{id}',
      replacementLoses: 'the snapshot',
      attributes: {
        id: 'string computed',
        service_name: 'string optional computed force-new stable env=OVH_CLOUD_PROJECT_SERVICE',
        name: 'string required',
        region: 'string required force-new',
        volume_id: 'string required force-new',
        description: 'string optional computed',

        checksum: 'string computed',
        created_at: 'string computed',
        resource_status: 'string computed',
        updated_at: 'string computed',
        current_state: currentState,
      },
    },
  },
  dataSources: {
    ovh_cloud_project_volume: {
      framework: true,
      attributes: {
        id: 'string computed',
        service_name: 'string required',
        region_name: 'string required',
        volume_id: 'string required',

        name: 'string computed',
        size: 'number computed',
      },
    },
    ovh_cloud_project_volumes: {
      framework: true,
      attributes: {
        service_name: 'string required',
        region_name: 'string required',

        volumes: nested('set', 'computed', {
          id: 'string computed',
          name: 'string computed',
          size: 'number computed',
        }),
      },
    },
    ovh_cloud_storage_block_volume: {
      framework: true,
      attributes: {
        id: 'string required',
        service_name: 'string required',

        bootable: 'bool computed',
        name: 'string computed',
        resource_status: 'string computed',
        size: 'number computed',
        status: 'string computed',
        volume_type: 'string computed',
        attached_instances: nested('list', 'computed', {
          id: 'string computed',
        }),
        encryption: nested('single', 'computed', {
          enabled: 'bool computed',
        }),
        location: nested('single', 'computed', {
          region: 'string computed',
        }),
      },
    },
    ovh_cloud_storage_block_volumes: {
      framework: true,
      attributes: {
        service_name: 'string required',
        region: 'string required',

        volumes: nested('list', 'computed', {
          id: 'string computed',
          bootable: 'bool computed',
          name: 'string computed',
          resource_status: 'string computed',
          size: 'number computed',
          status: 'string computed',
          volume_type: 'string computed',
          attached_instances: nested('list', 'computed', {
            id: 'string computed',
          }),
          encryption: nested('single', 'computed', {
            enabled: 'bool computed',
          }),
          location: nested('single', 'computed', {
            region: 'string computed',
          }),
        }),
      },
    },
    ovh_cloud_storage_block_volume_backup: {
      framework: true,
      attributes: {
        id: 'string required',
        service_name: 'string required',

        description: 'string computed',
        name: 'string computed',
        resource_status: 'string computed',
        size: 'number computed',
        volume_id: 'string computed',
        location: nested('single', 'computed', {
          region: 'string computed',
        }),
      },
    },
    ovh_cloud_storage_block_volume_backups: {
      framework: true,
      attributes: {
        service_name: 'string required',
        region: 'string required',
        volume_id: 'string required',

        backups,
      },
    },
    ovh_cloud_storage_block_volume_snapshot: {
      framework: true,
      attributes: {
        id: 'string required',
        service_name: 'string required',

        description: 'string computed',
        name: 'string computed',
        resource_status: 'string computed',
        size: 'number computed',
        volume_id: 'string computed',
        location: nested('single', 'computed', {
          region: 'string computed',
        }),
      },
    },
    ovh_cloud_storage_block_volume_snapshots: {
      framework: true,
      attributes: {
        service_name: 'string required',
        region: 'string required',
        volume_id: 'string required',

        snapshots: backups,
      },
    },
  },
};
