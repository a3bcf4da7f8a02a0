import { databaseEngineFacts } from '../../../facts/databases';
import { items, text } from '../rules/given';
import type {
  Behaviour,
  CloudValue,
  CloudValues,
  CloudView,
  ComputeContext,
  DataBehaviour,
  FamilyBehaviour,
  Request,
} from './behaviour';
import { databaseRefusals } from './database-rules.sandbox';
import { foreignStream } from './logs-rules.sandbox';
import { networkTargets, subnetTypes } from './subnet-rules.sandbox';

const database = 'ovh_cloud_project_database';
const ofCluster = { service_name: 'ovh_cloud_project', cluster_id: database } as const;

/** What belongs to a cluster: it dies with it. */
const part = (more: Behaviour = {}): Behaviour => ({ links: ofCluster, ...more });

/** The provider takes over a user or database that exists under the name. */
const adoptedByName = (type: string) => ({
  id: ({ now }: Request, cloud: CloudView): string =>
    cloud.find(type, { cluster_id: now['cluster_id'] ?? '', name: now['name'] ?? '' })[0]?.id ?? '{$uuid}',
  adopts: true,
});

const user = (type: string, computed: Behaviour['computed'] = {}): Behaviour =>
  part({
    ...adoptedByName(type),
    unique: ['cluster_id', 'name'],
    computed: { status: 'READY', ...computed },
    opens: { password: ['password_reset'] },
    notRead: ['password'],
  });

const ports: { readonly [engine: string]: number } = { postgresql: 20184, mysql: 20184, mongodb: 27017, valkey: 20185 };

function endpoints({ now, text: fill }: ComputeContext): readonly CloudValues[] {
  const engine = text(now['engine']);
  const domain = fill('{engine}-{$hex8:domain}-o{$hex8:project}.database.sandbox.invalid');
  const port = ports[engine] ?? 20186;
  return [
    {
      component: engine,
      domain,
      path: '',
      port,
      scheme: engine,
      ssl: true,
      ssl_mode: 'require',
      uri: `${engine}://<username>:<password>@${domain}:${port}/defaultdb?sslmode=require`,
    },
  ];
}

const place = (now: CloudValues): string =>
  JSON.stringify(
    items(now['nodes'])
      .slice(0, 1)
      .map(({ region, network_id }) => [region, network_id ?? '']),
  );

const byName: DataBehaviour = { by: { cluster_id: 'cluster_id', name: 'name' }, links: ofCluster };
const byId: DataBehaviour = { by: { cluster_id: 'cluster_id', id: '$id' }, links: ofCluster };
const idsOf = (of: string, attribute: string): DataBehaviour => ({
  of,
  by: { cluster_id: 'cluster_id' },
  lists: { attribute, element: '$id' },
  links: ofCluster,
});

const userTypes = [
  `${database}_user`,
  `${database}_clickhouse_user`,
  `${database}_mongodb_user`,
  `${database}_opensearch_user`,
  `${database}_postgresql_user`,
  `${database}_valkey_user`,
];

const users = ({ now, cloud }: ComputeContext): CloudValue =>
  userTypes.flatMap((type) => cloud.find(type, { cluster_id: now['cluster_id'] ?? '' }).map(({ id }) => id));

export const databaseBehaviour: FamilyBehaviour = {
  resources: {
    [database]: {
      unique: ['service_name', 'engine', 'description'],
      links: {
        service_name: 'ovh_cloud_project',
        'nodes.network_id': { to: networkTargets, whenGone: 'blocks' },
        'nodes.subnet_id': { to: subnetTypes, whenGone: 'blocks' },
      },
      computed: {
        'ip_restrictions.status': 'READY',
        advanced_configuration: {},
        backup_regions: ({ now }) =>
          items(now['nodes'])
            .slice(0, 1)
            .map(({ region }) => region ?? ''),
        backup_time: '02:00:00',
        maintenance_time: '01:00:00',
        disk_size: 80,
        disk_type: 'high-speed',
        network_type: ({ now }) =>
          items(now['nodes']).some(({ network_id: id }) => text(id) !== '') ? 'private' : 'public',
        status: 'READY',
        endpoints,
      },
      // decided by the provider's code: another place is another cluster, another number of nodes is not
      ignoresUpdate: {
        'nodes.subnet_id': {
          says: 'the nodes stay in their subnet; only the state changes',
          source: 'a run of provider 2.19.0',
          isStored: true,
        },
      },
      replaces: ({ now, before }) => (place(now) === place(before) ? [] : ['nodes']),
      refuses: databaseRefusals,
    },
    [`${database}_database`]: part({
      ...adoptedByName(`${database}_database`),
      unique: ['cluster_id', 'name'],
      computed: { default: false },
    }),
    ...Object.fromEntries(userTypes.map((type) => [type, user(type)])),
    [`${database}_clickhouse_user`]: user(`${database}_clickhouse_user`, { roles: ['default'] }),
    [`${database}_postgresql_user`]: user(`${database}_postgresql_user`, { roles: [] }),
    [`${database}_valkey_user`]: user(`${database}_valkey_user`, { channels: [] }),
    [`${database}_postgresql_connection_pool`]: part({
      links: { ...ofCluster, database_id: `${database}_database`, user_id: `${database}_postgresql_user` },
      computed: { user_id: null, port: 20187, ssl_mode: 'require', uri: 'postgresql://sandbox.invalid:20187/{name}' },
    }),
    [`${database}_opensearch_pattern`]: part({ unique: ['cluster_id', 'pattern'] }),
    [`${database}_integration`]: part({
      unique: ['cluster_id', 'source_service_id', 'destination_service_id', 'type'],
      links: { ...ofCluster, source_service_id: database, destination_service_id: database },
      computed: { status: 'READY' },
    }),
    [`${database}_log_subscription`]: part({
      unique: ['cluster_id', 'kind', 'stream_id'],
      links: { ...ofCluster, stream_id: { to: 'ovh_dbaas_logs_output_graylog_stream', whenGone: 'blocks' } },
      computed: {
        ldp_service_name: ({ now, cloud }) =>
          cloud.get('ovh_dbaas_logs_output_graylog_stream', text(now['stream_id']))?.attributes['service_name'] ?? '',
        resource_name: '{cluster_id}',
        resource_type: 'cloud/project/database',
      },
      refuses: [foreignStream],
    }),
    [`${database}_prometheus`]: part({
      id: '{cluster_id}',
      adopts: true,
      computed: { username: 'prometheus', targets: [{ host: 'metrics.sandbox.invalid', port: 9100 }] },
      notRead: ['password'],
    }),
    [`${database}_mongodb_prometheus`]: part({
      id: '{cluster_id}',
      adopts: true,
      computed: { username: 'prometheus', srv_domain: 'metrics.sandbox.invalid' },
      notRead: ['password'],
    }),
    [`${database}_kafka_acl`]: part({ unique: ['cluster_id', 'username', 'topic', 'permission'] }),
    [`${database}_kafka_schemaregistryacl`]: part({ unique: ['cluster_id', 'username', 'resource', 'permission'] }),
    [`${database}_kafka_topic`]: part({
      computed: {
        min_insync_replicas: 1,
        partitions: 1,
        replication: 2,
        retention_bytes: -1,
        retention_hours: 168,
      },
    }),
  },
  dataSources: {
    [database]: {
      by: { service_name: 'service_name', engine: 'engine', id: '$id' },
      links: { service_name: 'ovh_cloud_project' },
    },
    [`${database}s`]: {
      of: database,
      by: { service_name: 'service_name', engine: 'engine' },
      lists: { attribute: 'cluster_ids', element: '$id' },
      links: { service_name: 'ovh_cloud_project' },
    },
    [`${database}_capabilities`]: {
      links: { service_name: 'ovh_cloud_project' },
      computed: {
        engines: [
          {
            name: 'postgresql',
            default_version: '17',
            description: 'PostgreSQL',
            ssl_modes: ['require'],
            versions: databaseEngineFacts.entries.postgresql.versions,
          },
        ],
        plans: ['essential', 'business', 'enterprise'].map((name) => ({
          name,
          backup_retention: 'P2D',
          description: name,
        })),
        flavors: [{ name: 'db1-4', core: 2, memory: 4, storage: 80 }],
      },
    },
    [`${database}_certificates`]: {
      links: ofCluster,
      computed: { ca: '-----BEGIN CERTIFICATE-----\nSANDBOX\n-----END CERTIFICATE-----\n' },
    },
    [`${database}_database`]: byName,
    [`${database}_databases`]: idsOf(`${database}_database`, 'database_ids'),
    ...Object.fromEntries(userTypes.map((type) => [type, byName])),
    [`${database}_users`]: { links: ofCluster, computed: { user_ids: users } },
    [`${database}_opensearch_pattern`]: byId,
    [`${database}_opensearch_patterns`]: idsOf(`${database}_opensearch_pattern`, 'pattern_ids'),
    [`${database}_postgresql_connection_pool`]: byName,
    [`${database}_postgresql_connection_pools`]: idsOf(`${database}_postgresql_connection_pool`, 'connection_pool_ids'),
    [`${database}_integration`]: byId,
    [`${database}_integrations`]: idsOf(`${database}_integration`, 'integration_ids'),
    [`${database}_log_subscription`]: byId,
    [`${database}_log_subscriptions`]: idsOf(`${database}_log_subscription`, 'subscription_ids'),
    [`${database}_prometheus`]: { by: { cluster_id: '$id' }, links: ofCluster },
    [`${database}_mongodb_prometheus`]: { by: { cluster_id: '$id' }, links: ofCluster },
    [`${database}_kafka_acl`]: byId,
    [`${database}_kafka_acls`]: idsOf(`${database}_kafka_acl`, 'acl_ids'),
    [`${database}_kafka_schemaregistryacl`]: byId,
    [`${database}_kafka_schemaregistryacls`]: idsOf(`${database}_kafka_schemaregistryacl`, 'acl_ids'),
    [`${database}_kafka_topic`]: byId,
    [`${database}_kafka_topics`]: idsOf(`${database}_kafka_topic`, 'topic_ids'),
    [`${database}_kafka_user_access`]: {
      links: { ...ofCluster, user_id: `${database}_user` },
      computed: { cert: '-----BEGIN CERTIFICATE-----\nSANDBOX\n-----END CERTIFICATE-----\n' },
    },
  },
};
