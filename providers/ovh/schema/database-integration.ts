import type { Family } from './notation';

/** Managed databases: integrations, log subscriptions, metrics. */
export const databaseIntegration: Family = {
  resources: {
    ovh_cloud_project_database_integration: {
      importId: '{service_name}/{engine}/{cluster_id}/{id}',
      timeouts: { create: '20m', delete: '20m' },
      attributes: {
        id: 'string optional computed',
        service_name: 'string required force-new env=OVH_CLOUD_PROJECT_SERVICE',
        cluster_id: 'string required force-new',
        destination_service_id: 'string required force-new',
        engine: 'string required force-new',
        source_service_id: 'string required force-new',
        parameters: 'map(string) optional force-new',
        type: 'string optional computed force-new enum=grafanaDashboard|grafanaDatasource|kafkaConnect|kafkaLogs|kafkaMirrorMaker|opensearchLogs|postgresqlMetrics',

        status: 'string computed',
      },
    },
    ovh_cloud_project_database_log_subscription: {
      importId: '{service_name}/{engine}/{cluster_id}/{id}',
      timeouts: { create: '20m', update: '20m', delete: '20m' },
      attributes: {
        id: 'string optional computed',
        service_name: 'string required force-new env=OVH_CLOUD_PROJECT_SERVICE',
        cluster_id: 'string required force-new',
        engine:
          'string required force-new enum=clickhouse|grafana|kafka|kafkaConnect|kafkaMirrorMaker|mongodb|mysql|opensearch|postgresql|valkey',
        kind: 'string required force-new',
        stream_id: 'string required force-new',

        created_at: 'string computed',
        ldp_service_name: 'string computed sensitive',
        operation_id: 'string computed',
        resource_name: 'string computed',
        resource_type: 'string computed',
        updated_at: 'string computed',
      },
    },
    ovh_cloud_project_database_prometheus: {
      importId: '{service_name}/{engine}/{cluster_id}',
      timeouts: { create: '40m', update: '40m', delete: '20m' },
      attributes: {
        id: 'string optional computed',
        service_name: 'string required force-new env=OVH_CLOUD_PROJECT_SERVICE',
        cluster_id: 'string required force-new',
        engine:
          'string required force-new enum=clickhouse|kafka|kafkaConnect|kafkaMirrorMaker|mysql|opensearch|postgresql|valkey',
        password_reset: 'string optional',

        password: 'string computed sensitive',
        targets: 'list(object({host=string,port=number})) computed',
        username: 'string computed',
      },
    },
    ovh_cloud_project_database_mongodb_prometheus: {
      importId: '{service_name}/mongodb/{cluster_id}',
      timeouts: { create: '40m', update: '40m', delete: '20m' },
      attributes: {
        id: 'string optional computed',
        service_name: 'string required force-new env=OVH_CLOUD_PROJECT_SERVICE',
        cluster_id: 'string required force-new',
        password_reset: 'string optional',

        password: 'string computed sensitive',
        srv_domain: 'string computed',
        username: 'string computed',
      },
    },
  },
  dataSources: {
    ovh_cloud_project_database_integration: {
      attributes: {
        id: 'string required',
        service_name: 'string required env=OVH_CLOUD_PROJECT_SERVICE',
        cluster_id: 'string required',
        engine: 'string required',

        destination_service_id: 'string computed',
        parameters: 'map(string) computed',
        source_service_id: 'string computed',
        status: 'string computed',
        type: 'string computed',
      },
    },
    ovh_cloud_project_database_integrations: {
      attributes: {
        id: 'string optional computed',
        service_name: 'string required env=OVH_CLOUD_PROJECT_SERVICE',
        cluster_id: 'string required',
        engine: 'string required',

        integration_ids: 'list(string) computed',
      },
    },
    ovh_cloud_project_database_log_subscription: {
      attributes: {
        id: 'string required',
        service_name: 'string required env=OVH_CLOUD_PROJECT_SERVICE',
        cluster_id: 'string required',
        engine:
          'string required enum=clickhouse|grafana|kafka|kafkaConnect|kafkaMirrorMaker|mongodb|mysql|opensearch|postgresql|valkey',

        created_at: 'string computed',
        kind: 'string computed',
        ldp_service_name: 'string computed sensitive',
        resource_name: 'string computed',
        resource_type: 'string computed',
        stream_id: 'string computed',
        updated_at: 'string computed',
      },
    },
    ovh_cloud_project_database_log_subscriptions: {
      attributes: {
        id: 'string optional computed',
        service_name: 'string required env=OVH_CLOUD_PROJECT_SERVICE',
        cluster_id: 'string required',
        engine:
          'string required enum=clickhouse|grafana|kafka|kafkaConnect|kafkaMirrorMaker|mongodb|mysql|opensearch|postgresql|valkey',

        subscription_ids: 'list(string) computed',
      },
    },
    ovh_cloud_project_database_prometheus: {
      attributes: {
        id: 'string optional computed',
        service_name: 'string required force-new env=OVH_CLOUD_PROJECT_SERVICE',
        cluster_id: 'string required force-new',
        engine:
          'string required force-new enum=clickhouse|kafka|kafkaConnect|kafkaMirrorMaker|mysql|opensearch|postgresql|valkey',

        targets: 'list(object({host=string,port=number})) computed',
        username: 'string computed',
      },
    },
    ovh_cloud_project_database_mongodb_prometheus: {
      attributes: {
        id: 'string optional computed',
        service_name: 'string required env=OVH_CLOUD_PROJECT_SERVICE',
        cluster_id: 'string required',

        srv_domain: 'string computed',
        username: 'string computed',
      },
    },
  },
};
