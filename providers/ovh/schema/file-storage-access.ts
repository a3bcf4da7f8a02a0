import { location } from './common';
import { type Family, nested } from './notation';

const aclState = nested('single', 'computed', {
  access_level: 'string computed',
  access_to: 'string computed',
  created_at: 'string computed',
  state: 'string computed',
});

const networkState = nested('single', 'computed', {
  description: 'string computed',
  name: 'string computed',
  network_id: 'string computed',
  subnet_id: 'string computed',
  location,
});

const snapshotState = nested('single', 'computed', {
  description: 'string computed',
  name: 'string computed',
  share_id: 'string computed',
  size: 'number computed',
  location,
});

/** Access lists, networks and snapshots of file shares, second family (API v2). */
export const fileStorageAccess: Family = {
  resources: {
    ovh_cloud_storage_file_share_acl: {
      framework: true,
      importId: '{service_name}/{share_id}/{id}',
      attributes: {
        id: 'string computed',
        service_name: 'string required force-new',
        access_level: 'string required force-new',
        access_to: 'string required force-new',
        share_id: 'string required force-new',

        checksum: 'string computed',
        created_at: 'string computed',
        resource_status: 'string computed',
        updated_at: 'string computed',
        current_state: aclState,
      },
    },
    ovh_cloud_storage_file_share_network: {
      framework: true,
      importId: '{service_name}/{id}',
      attributes: {
        id: 'string computed',
        service_name: 'string required force-new',
        name: 'string required force-new',
        network_id: 'string required force-new',
        region: 'string required force-new',
        subnet_id: 'string required force-new',
        description: 'string optional computed force-new stable',

        checksum: 'string computed',
        created_at: 'string computed',
        resource_status: 'string computed',
        updated_at: 'string computed',
        current_state: networkState,
      },
    },
    ovh_cloud_storage_file_share_snapshot: {
      framework: true,
      importId: '{service_name}/{id}',
      replacementLoses: 'the snapshot',
      attributes: {
        id: 'string computed',
        service_name: 'string required force-new',
        share_id: 'string required force-new',
        description: 'string optional computed stable',
        name: 'string optional computed stable',

        checksum: 'string computed',
        created_at: 'string computed',
        resource_status: 'string computed',
        updated_at: 'string computed',
        current_state: snapshotState,
      },
    },
  },
  dataSources: {
    ovh_cloud_storage_file_share_acl: {
      framework: true,
      attributes: {
        id: 'string required',
        service_name: 'string required',
        share_id: 'string required',

        access_level: 'string computed',
        access_to: 'string computed',
        checksum: 'string computed',
        created_at: 'string computed',
        resource_status: 'string computed',
        updated_at: 'string computed',
        current_state: aclState,
      },
    },
    ovh_cloud_storage_file_share_acls: {
      framework: true,
      attributes: {
        service_name: 'string required',
        share_id: 'string required',

        share_acls: nested('list', 'computed', {
          id: 'string computed',
          access_level: 'string computed',
          access_to: 'string computed',
          checksum: 'string computed',
          created_at: 'string computed',
          resource_status: 'string computed',
          updated_at: 'string computed',
          current_state: aclState,
        }),
      },
    },
    ovh_cloud_storage_file_share_network: {
      framework: true,
      attributes: {
        id: 'string required',
        service_name: 'string required',

        checksum: 'string computed',
        created_at: 'string computed',
        description: 'string computed',
        name: 'string computed',
        network_id: 'string computed',
        resource_status: 'string computed',
        subnet_id: 'string computed',
        updated_at: 'string computed',
        current_state: networkState,
        location,
      },
    },
    ovh_cloud_storage_file_share_networks: {
      framework: true,
      attributes: {
        service_name: 'string required',
        region: 'string optional',

        share_networks: nested('list', 'computed', {
          id: 'string computed',
          checksum: 'string computed',
          created_at: 'string computed',
          description: 'string computed',
          name: 'string computed',
          network_id: 'string computed',
          resource_status: 'string computed',
          subnet_id: 'string computed',
          updated_at: 'string computed',
          current_state: networkState,
          location,
        }),
      },
    },
    ovh_cloud_storage_file_share_snapshot: {
      framework: true,
      attributes: {
        id: 'string required',
        service_name: 'string required',

        checksum: 'string computed',
        created_at: 'string computed',
        description: 'string computed',
        name: 'string computed',
        resource_status: 'string computed',
        share_id: 'string computed',
        updated_at: 'string computed',
        current_state: snapshotState,
      },
    },
    ovh_cloud_storage_file_share_snapshots: {
      framework: true,
      attributes: {
        service_name: 'string required',

        share_snapshots: nested('list', 'computed', {
          id: 'string computed',
          checksum: 'string computed',
          created_at: 'string computed',
          description: 'string computed',
          name: 'string computed',
          resource_status: 'string computed',
          share_id: 'string computed',
          updated_at: 'string computed',
          current_state: snapshotState,
        }),
      },
    },
  },
};
