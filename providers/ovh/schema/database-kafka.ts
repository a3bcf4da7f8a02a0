import type { Family } from './notation';

/** Managed Kafka: topics and access. */
export const databaseKafka: Family = {
  resources: {
    ovh_cloud_project_database_kafka_acl: {
      importId: '{service_name}/{cluster_id}/{id}',
      timeouts: { create: '20m', delete: '20m' },
      attributes: {
        id: 'string optional computed',
        service_name: 'string required force-new env=OVH_CLOUD_PROJECT_SERVICE',
        cluster_id: 'string required force-new',
        permission: 'string required force-new',
        topic: 'string required force-new',
        username: 'string required force-new',
      },
    },
    ovh_cloud_project_database_kafka_schemaregistryacl: {
      importId: '{service_name}/{cluster_id}/{id}',
      timeouts: { create: '20m', delete: '20m' },
      attributes: {
        id: 'string optional computed',
        service_name: 'string required force-new env=OVH_CLOUD_PROJECT_SERVICE',
        cluster_id: 'string required force-new',
        permission: 'string required force-new',
        resource: 'string required force-new',
        username: 'string required force-new',
      },
    },
    ovh_cloud_project_database_kafka_topic: {
      importId: '{service_name}/{cluster_id}/{id}',
      replacementLoses: 'the messages of the topic',
      timeouts: { create: '20m', delete: '20m' },
      attributes: {
        id: 'string optional computed',
        service_name: 'string required force-new env=OVH_CLOUD_PROJECT_SERVICE',
        cluster_id: 'string required force-new',
        name: 'string required force-new',
        min_insync_replicas: 'number optional computed force-new range=1..',
        partitions: 'number optional computed force-new range=1..',
        replication: 'number optional computed force-new range=2..',
        retention_bytes: 'number optional computed force-new',
        retention_hours: 'number optional computed force-new',
      },
    },
  },
  dataSources: {
    ovh_cloud_project_database_kafka_acl: {
      attributes: {
        id: 'string required',
        service_name: 'string required env=OVH_CLOUD_PROJECT_SERVICE',
        cluster_id: 'string required',

        permission: 'string computed',
        topic: 'string computed',
        username: 'string computed',
      },
    },
    ovh_cloud_project_database_kafka_acls: {
      attributes: {
        id: 'string optional computed',
        service_name: 'string required env=OVH_CLOUD_PROJECT_SERVICE',
        cluster_id: 'string required',

        acl_ids: 'list(string) computed',
      },
    },
    ovh_cloud_project_database_kafka_schemaregistryacl: {
      attributes: {
        id: 'string required',
        service_name: 'string required env=OVH_CLOUD_PROJECT_SERVICE',
        cluster_id: 'string required',

        permission: 'string computed',
        resource: 'string computed',
        username: 'string computed',
      },
    },
    ovh_cloud_project_database_kafka_schemaregistryacls: {
      attributes: {
        id: 'string optional computed',
        service_name: 'string required env=OVH_CLOUD_PROJECT_SERVICE',
        cluster_id: 'string required',

        acl_ids: 'list(string) computed',
      },
    },
    ovh_cloud_project_database_kafka_topic: {
      attributes: {
        id: 'string required',
        service_name: 'string required env=OVH_CLOUD_PROJECT_SERVICE',
        cluster_id: 'string required',

        min_insync_replicas: 'number computed',
        name: 'string computed',
        partitions: 'number computed',
        replication: 'number computed',
        retention_bytes: 'number computed',
        retention_hours: 'number computed',
      },
    },
    ovh_cloud_project_database_kafka_topics: {
      attributes: {
        id: 'string optional computed',
        service_name: 'string required env=OVH_CLOUD_PROJECT_SERVICE',
        cluster_id: 'string required',

        topic_ids: 'list(string) computed',
      },
    },
    ovh_cloud_project_database_kafka_user_access: {
      attributes: {
        id: 'string optional computed',
        service_name: 'string required env=OVH_CLOUD_PROJECT_SERVICE',
        cluster_id: 'string required',
        user_id: 'string required',

        cert: 'string computed',
        key: 'string computed sensitive',
      },
    },
  },
};
