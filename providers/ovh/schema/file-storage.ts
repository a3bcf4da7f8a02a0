import { location } from './common';
import { type Family, nested } from './notation';

const currentState = nested('single', 'computed', {
  description: 'string computed',
  name: 'string computed',
  protocol: 'string computed',
  share_network_id: 'string computed',
  share_type: 'string computed',
  size: 'number computed',
  capabilities: nested('list', 'computed', {
    enabled: 'bool computed',
    name: 'string computed',
    reason: 'string computed',
  }),
  export_locations: nested('list', 'computed', {
    path: 'string computed',
    preferred: 'bool computed',
  }),
  location,
});

/** File shares (NFS), both families. */
export const fileStorage: Family = {
  resources: {
    ovh_cloud_project_file_storage_share: {
      framework: true,
      importId: '{service_name}/{region_name}/{id}',
      replacementLoses: 'the data of the share',
      attributes: {
        id: 'string computed',
        service_name: 'string required force-new',
        region_name: 'string required force-new',
        availability_zone: 'string optional computed force-new=configured',
        description: 'string optional computed',
        name: 'string optional computed',
        network_id: 'string optional computed force-new=configured stable',
        share_network_id: 'string optional computed force-new=configured stable',
        size: 'number optional computed',
        snapshot_id: 'string optional computed force-new=configured',
        subnet_id: 'string optional computed force-new=configured stable',
        type: 'string optional computed force-new=configured enum=standard-1az',

        created_at: 'string computed',
        is_public: 'bool computed',
        protocol: 'string computed enum=NFS',
        status:
          'string computed enum=available|awaiting_transfer|backup_creating|backup_restoring|backup_restoring_error|creating|creating_from_snapshot|deleted|deleting|error|error_deleting|extending|extending_error|inactive|manage_error|manage_starting|migrating|migrating_to|replication_change|reverting|reverting_error|shrinking|shrinking_error|shrinking_possible_data_loss_error|unmanage_error|unmanage_starting|unmanaged',
      },
    },
    ovh_cloud_project_file_storage_share_network: {
      framework: true,
      importId: '{service_name}/{region_name}/{id}',
      attributes: {
        id: 'string computed',
        service_name: 'string required force-new',
        network_id: 'string required force-new',
        region_name: 'string required force-new',
        subnet_id: 'string required force-new',
        availability_zone: 'string optional computed force-new=configured',
        description: 'string optional computed force-new=configured',
        name: 'string optional computed force-new=configured',

        cidr: 'string computed',
        created_at: 'string computed',
        network_type: 'string computed',
        updated_at: 'string computed',
      },
    },
    ovh_cloud_storage_file_share: {
      framework: true,
      importId: '{service_name}/{id}',
      replacementLoses: 'the data of the share',
      attributes: {
        id: 'string computed',
        service_name: 'string required force-new',
        name: 'string required',
        protocol: 'string required force-new',
        region: 'string required force-new',
        share_network_id: 'string required force-new',
        share_type: 'string required force-new',
        size: 'number required',
        availability_zone: 'string optional computed force-new stable',
        description: 'string optional computed stable',

        checksum: 'string computed',
        created_at: 'string computed',
        resource_status: 'string computed',
        updated_at: 'string computed',
        current_state: currentState,
      },
    },
  },
  dataSources: {
    ovh_cloud_storage_file_share: {
      framework: true,
      attributes: {
        id: 'string required',
        service_name: 'string required',

        checksum: 'string computed',
        created_at: 'string computed',
        description: 'string computed',
        name: 'string computed',
        protocol: 'string computed',
        resource_status: 'string computed',
        share_network_id: 'string computed',
        share_type: 'string computed',
        size: 'number computed',
        updated_at: 'string computed',
        current_state: currentState,
        location,
      },
    },
    ovh_cloud_storage_file_shares: {
      framework: true,
      attributes: {
        service_name: 'string required',
        region: 'string optional',

        file_shares: nested('list', 'computed', {
          id: 'string computed',
          checksum: 'string computed',
          created_at: 'string computed',
          description: 'string computed',
          name: 'string computed',
          protocol: 'string computed',
          resource_status: 'string computed',
          share_network_id: 'string computed',
          share_type: 'string computed',
          size: 'number computed',
          updated_at: 'string computed',
          current_state: currentState,
          location,
        }),
      },
    },
  },
};
