import { block, type Family } from './notation';

/** Managed databases: what a single engine has (users, patterns, pools). */
export const databaseEngine: Family = {
  resources: {
    ovh_cloud_project_database_clickhouse_user: {
      importId: '{service_name}/{cluster_id}/{id}',
      timeouts: { create: '20m', update: '20m', delete: '20m' },
      attributes: {
        id: 'string optional computed',
        service_name: 'string required force-new env=OVH_CLOUD_PROJECT_SERVICE',
        cluster_id: 'string required force-new',
        name: 'string required force-new',
        password_reset: 'string optional',

        created_at: 'string computed',
        password: 'string computed sensitive',
        roles: 'set(string) computed',
        status: 'string computed',
      },
    },
    ovh_cloud_project_database_mongodb_user: {
      importId: '{service_name}/{cluster_id}/{id}',
      timeouts: { create: '20m', update: '20m', delete: '20m' },
      attributes: {
        id: 'string optional computed',
        service_name: 'string required force-new env=OVH_CLOUD_PROJECT_SERVICE',
        cluster_id: 'string required force-new',
        name: 'string required force-new normalized',
        password_reset: 'string optional',
        roles: 'set(string) optional',

        created_at: 'string computed',
        password: 'string computed sensitive',
        status: 'string computed',
      },
    },
    ovh_cloud_project_database_opensearch_pattern: {
      importId: '{service_name}/{cluster_id}/{id}',
      replacementLoses: 'the indices that the pattern retains',
      timeouts: { create: '20m', delete: '20m' },
      attributes: {
        id: 'string optional computed',
        service_name: 'string required force-new env=OVH_CLOUD_PROJECT_SERVICE',
        cluster_id: 'string required force-new',
        pattern: 'string required force-new',
        max_index_count: 'number optional force-new',
      },
    },
    ovh_cloud_project_database_opensearch_user: {
      importId: '{service_name}/{cluster_id}/{id}',
      timeouts: { create: '20m', update: '20m', delete: '20m' },
      attributes: {
        id: 'string optional computed',
        service_name: 'string required force-new env=OVH_CLOUD_PROJECT_SERVICE',
        cluster_id: 'string required force-new',
        name: 'string required force-new',
        password_reset: 'string optional',
        acls: block('set', 'optional', {
          pattern: 'string required',
          permission: 'string required',
        }),

        created_at: 'string computed',
        password: 'string computed sensitive',
        status: 'string computed',
      },
    },
    ovh_cloud_project_database_postgresql_connection_pool: {
      importId: '{service_name}/{cluster_id}/{id}',
      timeouts: { create: '20m', update: '20m', delete: '20m' },
      attributes: {
        id: 'string optional computed',
        service_name: 'string required force-new env=OVH_CLOUD_PROJECT_SERVICE',
        cluster_id: 'string required force-new',
        database_id: 'string required',
        mode: 'string required enum=session|statement|transaction',
        name: 'string required force-new',
        size: 'number required',
        user_id: 'string optional computed',

        port: 'number computed',
        ssl_mode: 'string computed',
        uri: 'string computed',
      },
    },
    ovh_cloud_project_database_postgresql_user: {
      importId: '{service_name}/{cluster_id}/{id}',
      timeouts: { create: '20m', update: '20m', delete: '20m' },
      attributes: {
        id: 'string optional computed',
        service_name: 'string required force-new env=OVH_CLOUD_PROJECT_SERVICE',
        cluster_id: 'string required force-new',
        name: 'string required force-new',
        password_reset: 'string optional',
        roles: 'set(string) optional computed',

        created_at: 'string computed',
        password: 'string computed sensitive',
        status: 'string computed',
      },
    },
    ovh_cloud_project_database_valkey_user: {
      importId: '{service_name}/{cluster_id}/{id}',
      timeouts: { create: '20m', update: '20m', delete: '20m' },
      attributes: {
        id: 'string optional computed',
        service_name: 'string required force-new env=OVH_CLOUD_PROJECT_SERVICE',
        cluster_id: 'string required force-new',
        name: 'string required force-new',
        categories: 'set(string) optional',
        commands: 'set(string) optional',
        keys: 'set(string) optional',
        password_reset: 'string optional',
        channels: 'set(string) optional computed',

        created_at: 'string computed',
        password: 'string computed sensitive',
        status: 'string computed',
      },
    },
  },
  dataSources: {
    ovh_cloud_project_database_clickhouse_user: {
      attributes: {
        id: 'string optional computed',
        service_name: 'string required env=OVH_CLOUD_PROJECT_SERVICE',
        cluster_id: 'string required',
        name: 'string required',

        created_at: 'string computed',
        roles: 'set(string) computed',
        status: 'string computed',
      },
    },
    ovh_cloud_project_database_mongodb_user: {
      attributes: {
        id: 'string optional computed',
        service_name: 'string required env=OVH_CLOUD_PROJECT_SERVICE',
        cluster_id: 'string required',
        name: 'string required',

        created_at: 'string computed',
        roles: 'set(string) computed',
        status: 'string computed',
      },
    },
    ovh_cloud_project_database_opensearch_pattern: {
      attributes: {
        id: 'string required',
        service_name: 'string required env=OVH_CLOUD_PROJECT_SERVICE',
        cluster_id: 'string required',

        max_index_count: 'number computed',
        pattern: 'string computed',
      },
    },
    ovh_cloud_project_database_opensearch_patterns: {
      attributes: {
        id: 'string optional computed',
        service_name: 'string required env=OVH_CLOUD_PROJECT_SERVICE',
        cluster_id: 'string required',

        pattern_ids: 'list(string) computed',
      },
    },
    ovh_cloud_project_database_opensearch_user: {
      attributes: {
        id: 'string optional computed',
        service_name: 'string required env=OVH_CLOUD_PROJECT_SERVICE',
        cluster_id: 'string required',
        name: 'string required',

        acls: 'set(object({pattern=string,permission=string})) computed',
        created_at: 'string computed',
        status: 'string computed',
      },
    },
    ovh_cloud_project_database_postgresql_connection_pool: {
      attributes: {
        id: 'string optional computed',
        service_name: 'string required env=OVH_CLOUD_PROJECT_SERVICE',
        cluster_id: 'string required',
        name: 'string required',

        database_id: 'string computed',
        mode: 'string computed',
        port: 'number computed',
        size: 'number computed',
        ssl_mode: 'string computed',
        uri: 'string computed',
        user_id: 'string computed',
      },
    },
    ovh_cloud_project_database_postgresql_connection_pools: {
      attributes: {
        id: 'string optional computed',
        service_name: 'string required env=OVH_CLOUD_PROJECT_SERVICE',
        cluster_id: 'string required',

        connection_pool_ids: 'list(string) computed',
      },
    },
    ovh_cloud_project_database_postgresql_user: {
      attributes: {
        id: 'string optional computed',
        service_name: 'string required env=OVH_CLOUD_PROJECT_SERVICE',
        cluster_id: 'string required',
        name: 'string required',

        created_at: 'string computed',
        roles: 'set(string) computed',
        status: 'string computed',
      },
    },
    ovh_cloud_project_database_valkey_user: {
      attributes: {
        id: 'string optional computed',
        service_name: 'string required env=OVH_CLOUD_PROJECT_SERVICE',
        cluster_id: 'string required',
        name: 'string required',

        categories: 'set(string) computed',
        channels: 'set(string) computed',
        commands: 'set(string) computed',
        created_at: 'string computed',
        keys: 'set(string) computed',
        status: 'string computed',
      },
    },
  },
};
