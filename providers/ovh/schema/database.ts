import { block, type Family } from './notation';

/** Managed databases: clusters, databases and users. */
export const database: Family = {
  resources: {
    ovh_cloud_project_database: {
      importId: '{service_name}/{engine}/{id}',
      replacementLoses: 'the data of the cluster, its users and its endpoints',
      timeouts: { create: '40m', update: '40m', delete: '20m' },
      attributes: {
        id: 'string optional computed',
        service_name: 'string required force-new env=OVH_CLOUD_PROJECT_SERVICE',
        engine:
          'string required force-new enum=clickhouse|grafana|kafka|kafkaConnect|kafkaMirrorMaker|mongodb|mysql|opensearch|postgresql|valkey',
        flavor: 'string required',
        plan: 'string required',
        version: 'string required',
        nodes: block('list', 'min=1', {
          region: 'string required',
          network_id: 'string optional',
          subnet_id: 'string optional',
        }),
        deletion_protection: 'bool optional',
        description: 'string optional',
        kafka_rest_api: 'bool optional normalized',
        kafka_schema_registry: 'bool optional normalized',
        opensearch_acls_enabled: 'bool optional normalized',
        ip_restrictions: block('set', 'optional', {
          description: 'string optional',
          ip: 'string optional',
          status: 'string computed',
        }),
        advanced_configuration: 'map(string) optional computed normalized',
        backup_regions: 'list(string) optional computed',
        backup_time: 'string optional computed',
        disk_size: 'number optional computed range=0..',
        maintenance_time: 'string optional computed',

        created_at: 'string computed',
        disk_type: 'string computed',
        endpoints:
          'list(object({component=string,domain=string,path=string,port=number,scheme=string,ssl=bool,ssl_mode=string,uri=string})) computed',
        network_type: 'string computed',
        status: 'string computed',
      },
    },
    ovh_cloud_project_database_database: {
      importId: '{service_name}/{engine}/{cluster_id}/{id}',
      replacementLoses: 'the data of the database',
      timeouts: { create: '20m', delete: '20m' },
      attributes: {
        id: 'string optional computed',
        service_name: 'string required force-new env=OVH_CLOUD_PROJECT_SERVICE',
        cluster_id: 'string required force-new',
        engine: 'string required force-new enum=clickhouse|mysql|postgresql',
        name: 'string required force-new',

        default: 'bool computed',
      },
    },
    ovh_cloud_project_database_user: {
      importId: '{service_name}/{engine}/{cluster_id}/{id}',
      timeouts: { create: '20m', update: '20m', delete: '20m' },
      attributes: {
        id: 'string optional computed',
        service_name: 'string required force-new env=OVH_CLOUD_PROJECT_SERVICE',
        cluster_id: 'string required force-new',
        engine: 'string required force-new enum=mysql|kafka|kafkaConnect|grafana',
        name: 'string required force-new',
        password_reset: 'string optional',

        created_at: 'string computed',
        password: 'string computed sensitive',
        status: 'string computed',
      },
    },
  },
  dataSources: {
    ovh_cloud_project_database: {
      attributes: {
        id: 'string required',
        service_name: 'string required env=OVH_CLOUD_PROJECT_SERVICE',
        engine:
          'string required enum=clickhouse|grafana|kafka|kafkaConnect|kafkaMirrorMaker|mongodb|mysql|opensearch|postgresql|valkey',

        advanced_configuration: 'map(string) computed',
        backup_regions: 'list(string) computed',
        backup_time: 'string computed',
        created_at: 'string computed',
        deletion_protection: 'bool computed',
        description: 'string computed',
        disk_size: 'number computed',
        disk_type: 'string computed',
        endpoints:
          'list(object({component=string,domain=string,path=string,port=number,scheme=string,ssl=bool,ssl_mode=string,uri=string})) computed',
        flavor: 'string computed',
        ip_restrictions: 'set(object({description=string,ip=string,status=string})) computed',
        kafka_rest_api: 'bool computed',
        kafka_schema_registry: 'bool computed',
        maintenance_time: 'string computed',
        network_type: 'string computed',
        nodes: 'list(object({network_id=string,region=string,subnet_id=string})) computed',
        opensearch_acls_enabled: 'bool computed',
        plan: 'string computed',
        status: 'string computed',
        version: 'string computed',
      },
    },
    ovh_cloud_project_databases: {
      attributes: {
        id: 'string optional computed',
        service_name: 'string required env=OVH_CLOUD_PROJECT_SERVICE',
        engine:
          'string required enum=clickhouse|grafana|kafka|kafkaConnect|kafkaMirrorMaker|mongodb|mysql|opensearch|postgresql|valkey',

        cluster_ids: 'list(string) computed',
      },
    },
    ovh_cloud_project_database_capabilities: {
      attributes: {
        id: 'string optional computed',
        service_name: 'string required env=OVH_CLOUD_PROJECT_SERVICE',

        engines:
          'set(object({default_version=string,description=string,name=string,ssl_modes=set(string),versions=set(string)})) computed',
        flavors: 'set(object({core=number,memory=number,name=string,storage=number})) computed',
        options: 'set(object({name=string,type=string})) computed',
        plans: 'set(object({backup_retention=string,description=string,name=string})) computed',
      },
    },
    ovh_cloud_project_database_certificates: {
      attributes: {
        id: 'string optional computed',
        service_name: 'string required env=OVH_CLOUD_PROJECT_SERVICE',
        cluster_id: 'string required',
        engine: 'string required enum=clickhouse|kafka|mysql|postgresql',

        ca: 'string computed',
      },
    },
    ovh_cloud_project_database_database: {
      attributes: {
        id: 'string optional computed',
        service_name: 'string required env=OVH_CLOUD_PROJECT_SERVICE',
        cluster_id: 'string required',
        engine: 'string required enum=clickhouse|mysql|postgresql',
        name: 'string required',

        default: 'bool computed',
      },
    },
    ovh_cloud_project_database_databases: {
      attributes: {
        id: 'string optional computed',
        service_name: 'string required env=OVH_CLOUD_PROJECT_SERVICE',
        cluster_id: 'string required',
        engine: 'string required enum=clickhouse|mysql|postgresql',

        database_ids: 'list(string) computed',
      },
    },
    ovh_cloud_project_database_user: {
      attributes: {
        id: 'string optional computed',
        service_name: 'string required env=OVH_CLOUD_PROJECT_SERVICE',
        cluster_id: 'string required',
        engine: 'string required enum=grafana|kafka|kafkaConnect|mysql',
        name: 'string required',

        created_at: 'string computed',
        status: 'string computed',
      },
    },
    ovh_cloud_project_database_users: {
      attributes: {
        id: 'string optional computed',
        service_name: 'string required env=OVH_CLOUD_PROJECT_SERVICE',
        cluster_id: 'string required',
        engine:
          'string required enum=clickhouse|grafana|kafka|kafkaConnect|kafkaMirrorMaker|mongodb|mysql|opensearch|postgresql|valkey',

        user_ids: 'list(string) computed',
      },
    },
  },
};
