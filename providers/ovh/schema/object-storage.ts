import { type Family, nested } from './notation';

const objects = nested('list', 'computed', {
  etag: 'string computed',
  is_delete_marker: 'bool computed',
  is_latest: 'bool computed',
  key: 'string computed',
  last_modified: 'string computed',
  size: 'number computed',
  storage_class: 'string computed',
  version_id: 'string computed',
});

const replication = nested('single', 'computed', {
  rules: nested('list', 'computed', {
    id: 'string computed',
    delete_marker_replication: 'string computed',
    priority: 'number computed',
    status: 'string computed',
    destination: nested('single', 'computed', {
      name: 'string computed',
      region: 'string computed',
      storage_class: 'string computed',
    }),
    filter: nested('single', 'computed', {
      prefix: 'string computed',
      tags: 'map(string) computed',
    }),
  }),
});

/** Object storage (S3 compatible). */
export const objectStorage: Family = {
  resources: {
    ovh_cloud_project_storage: {
      framework: true,
      importId: '{service_name}/{region_name}/{name}',
      replacementLoses: 'every object in the bucket; destroying it empties it without asking',
      attributes: {
        id: 'string computed',
        service_name: 'string optional',
        name: 'string required force-new',
        region_name: 'string required force-new',
        hide_objects: 'bool optional',
        limit: 'number optional computed',
        marker: 'string optional computed',
        owner_id: 'number optional computed',
        prefix: 'string optional computed',
        tags: 'map(string) optional computed',
        encryption: nested('single', 'optional computed', {
          sse_algorithm: 'string optional computed enum=AES256|plaintext',
        }),
        object_lock: nested('single', 'optional computed', {
          status: 'string optional computed enum=disabled|enabled',
          rule: nested('single', 'optional computed', {
            mode: 'string optional computed enum=compliance|governance',
            period: 'string optional computed',
          }),
        }),
        replication: nested('single', 'optional computed', {
          rules: nested('list', 'optional computed', {
            id: 'string optional computed',
            delete_marker_replication: 'string optional computed enum=disabled|enabled',
            priority: 'number optional computed',
            status: 'string optional computed enum=disabled|enabled',
            destination: nested('single', 'optional computed', {
              name: 'string required',
              region: 'string required',
              remove_on_main_bucket_deletion: 'bool optional',
              storage_class:
                'string optional computed enum=DEEP_ARCHIVE|GLACIER|GLACIER_IR|HIGH_PERF|INTELLIGENT_TIERING|ONEZONE_IA|STANDARD|STANDARD_IA',
            }),
            filter: nested('single', 'optional computed', {
              prefix: 'string optional computed',
              tags: 'map(string) optional computed',
            }),
          }),
        }),
        versioning: nested('single', 'optional computed', {
          status: 'string optional computed enum=disabled|enabled|suspended',
        }),

        created_at: 'string computed',
        objects_count: 'number computed',
        objects_size: 'number computed',
        region: 'string computed',
        virtual_host: 'string computed',
        objects,
      },
    },
    ovh_cloud_project_storage_object_bucket_lifecycle_configuration: {
      framework: true,
      importId: '{service_name}/{region_name}/{container_name}',
      attributes: {
        id: 'string computed',
        service_name: 'string optional computed force-new',
        container_name: 'string required force-new',
        region_name: 'string required force-new',
        rules: nested('list', 'required', {
          id: 'string optional computed',
          status: 'string required enum=enabled|disabled',
          abort_incomplete_multipart_upload: nested('single', 'optional', {
            days_after_initiation: 'number optional',
          }),
          expiration: nested('single', 'optional', {
            date: 'string optional',
            days: 'number optional',
            expired_object_delete_marker: 'bool optional',
          }),
          filter: nested('single', 'optional', {
            object_size_greater_than: 'number optional',
            object_size_less_than: 'number optional',
            prefix: 'string optional',
            tags: 'map(string) optional',
          }),
          noncurrent_version_expiration: nested('single', 'optional', {
            newer_noncurrent_versions: 'number optional',
            noncurrent_days: 'number optional',
          }),
          noncurrent_version_transitions: nested('list', 'optional', {
            newer_noncurrent_versions: 'number optional',
            noncurrent_days: 'number optional',
            storage_class: 'string optional',
          }),
          transitions: nested('list', 'optional', {
            storage_class: 'string required enum=DEEP_ARCHIVE|GLACIER_IR|STANDARD|STANDARD_IA',
            date: 'string optional',
            days: 'number optional',
          }),
        }),
      },
    },
    ovh_cloud_project_storage_replication_job: {
      framework: true,
      attributes: {
        id: 'string computed stable',
        service_name: 'string optional force-new',
        container_name: 'string required force-new',
        region_name: 'string required force-new',
      },
    },
    ovh_cloud_project_region_storage_presign: {
      attributes: {
        id: 'string optional computed',
        service_name: 'string required force-new env=OVH_CLOUD_PROJECT_SERVICE',
        expire: 'number required force-new',
        method: 'string required force-new enum=GET|PUT',
        name: 'string required force-new',
        object: 'string required force-new',
        region_name: 'string required force-new',
        version_id: 'string optional force-new',

        signed_headers: 'map(string) computed',
        url: 'string computed',
      },
    },
  },
  dataSources: {
    ovh_cloud_project_storage: {
      framework: true,
      attributes: {
        service_name: 'string required',
        name: 'string required',
        region_name: 'string required',
        hide_objects: 'bool optional',
        limit: 'number optional computed',
        marker: 'string optional computed',
        prefix: 'string optional computed',

        created_at: 'string computed',
        objects_count: 'number computed',
        objects_size: 'number computed',
        owner_id: 'number computed',
        region: 'string computed',
        tags: 'map(string) computed',
        virtual_host: 'string computed',
        encryption: nested('single', 'computed', {
          sse_algorithm: 'string computed',
        }),
        objects,
        replication,
        versioning: nested('single', 'computed', {
          status: 'string computed',
        }),
      },
    },
    ovh_cloud_project_storages: {
      framework: true,
      attributes: {
        service_name: 'string required',
        region_name: 'string required',

        containers: nested('set', 'computed', {
          created_at: 'string computed',
          name: 'string computed',
          objects_count: 'number computed',
          objects_size: 'number computed',
          owner_id: 'number computed',
          region: 'string computed',
          tags: 'map(string) computed',
          virtual_host: 'string computed',
          encryption: nested('single', 'computed', {
            sse_algorithm: 'string computed',
          }),
          objects,
          replication,
          versioning: nested('single', 'computed', {
            status: 'string computed',
          }),
        }),
      },
    },
    ovh_cloud_project_storage_object: {
      framework: true,
      attributes: {
        service_name: 'string required',
        key: 'string required',
        name: 'string required',
        region_name: 'string required',

        etag: 'string computed',
        is_delete_marker: 'bool computed',
        is_latest: 'bool computed',
        last_modified: 'string computed',
        size: 'number computed',
        storage_class: 'string computed',
        version_id: 'string computed',
      },
    },
    ovh_cloud_project_storage_objects: {
      framework: true,
      attributes: {
        service_name: 'string required',
        name: 'string required',
        region_name: 'string required',
        key_marker: 'string optional',
        limit: 'number optional',
        prefix: 'string optional',
        version_id_marker: 'string optional',
        with_versions: 'bool optional',

        objects: nested('set', 'computed', {
          etag: 'string computed',
          is_delete_marker: 'bool computed',
          is_latest: 'bool computed',
          key: 'string computed',
          last_modified: 'string computed',
          size: 'number computed',
          storage_class: 'string computed',
          version_id: 'string computed',
        }),
      },
    },
    ovh_cloud_project_storage_object_bucket_lifecycle_configuration: {
      framework: true,
      attributes: {
        id: 'string computed',
        service_name: 'string optional computed',
        container_name: 'string required',
        region_name: 'string required',

        rules: nested('list', 'computed', {
          id: 'string computed',
          status: 'string computed enum=enabled|disabled',
          abort_incomplete_multipart_upload: nested('single', 'computed', {
            days_after_initiation: 'number computed',
          }),
          expiration: nested('single', 'computed', {
            date: 'string computed',
            days: 'number computed',
            expired_object_delete_marker: 'bool computed',
          }),
          filter: nested('single', 'computed', {
            object_size_greater_than: 'number computed',
            object_size_less_than: 'number computed',
            prefix: 'string computed',
            tags: 'map(string) computed',
          }),
          noncurrent_version_expiration: nested('single', 'computed', {
            newer_noncurrent_versions: 'number computed',
            noncurrent_days: 'number computed',
          }),
          noncurrent_version_transitions: nested('list', 'computed', {
            newer_noncurrent_versions: 'number computed',
            noncurrent_days: 'number computed',
            storage_class: 'string computed',
          }),
          transitions: nested('list', 'computed', {
            date: 'string computed',
            days: 'number computed',
            storage_class: 'string computed',
          }),
        }),
      },
    },
  },
};
