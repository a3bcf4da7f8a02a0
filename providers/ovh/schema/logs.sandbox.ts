import { text } from '../rules/given';
import type { FamilyBehaviour, Ignored } from './behaviour';
import {
  aliasRefusals,
  clusterId,
  iamEnabled,
  keyRefusals,
  retentionRefusals,
  retentionsOf,
  streamRefusals,
} from './logs-rules.sandbox';

/** The Logs Data Platform service itself: ordered outside Terraform, so it can only be seeded. */
const service = 'ovh_dbaas_logs';
const ofService = { service_name: service } as const;

const stream = 'ovh_dbaas_logs_output_graylog_stream';
const retention = 'ovh_dbaas_logs_cluster_retention';

const indexStays: Ignored = {
  says: 'the index stays as it is; the provider never sends the change',
  source: 'code of provider 2.19.0',
};

export const logsBehaviour: FamilyBehaviour = {
  resources: {
    [service]: {
      alsoMakes: ({ id }) => [
        {
          type: 'ovh_dbaas_logs_cluster',
          id: clusterId(id),
          attributes: {
            id: clusterId(id),
            service_name: id,
            cluster_id: clusterId(id),
            cluster_type: 'SHARED',
            hostname: `${id}.logs.sandbox.invalid`,
            region: 'gra',
            is_default: true,
            is_unlocked: true,
          },
        },
        ...retentionsOf(id),
      ],
    },
    [retention]: { links: ofService },
    ovh_dbaas_logs_cluster: {
      id: ({ now }) => text(now['cluster_id']) || clusterId(text(now['service_name'])),
      adopts: true,
      destroyKeeps: true,
      links: ofService,
      computed: {
        cluster_type: 'SHARED',
        hostname: '{service_name}.logs.sandbox.invalid',
        region: 'gra',
        is_default: true,
      },
      refreshFails: true,
    },
    ovh_dbaas_logs_encryption_key: {
      unique: ['service_name', 'fingerprint'],
      links: ofService,
      computed: { encryption_key_id: '{id}', is_editable: true },
      notRead: ['content'],
      refreshFails: true,
      refuses: keyRefusals,
    },
    [stream]: {
      unique: ['service_name', 'title'],
      links: {
        service_name: service,
        parent_stream_id: stream,
        encryption_keys_ids: { to: 'ovh_dbaas_logs_encryption_key', whenGone: 'blocks' },
      },
      computed: {
        stream_id: '{id}',
        write_token: 'sandbox-{$hex32}',
        retention_id: ({ now, cloud, text: fill }) =>
          cloud.find(retention, { service_name: now['service_name'] ?? '' })[0]?.id ?? fill('{$uuid:retention}'),
        cold_storage_compression: 'LZMA',
        cold_storage_content: 'ALL',
        cold_storage_enabled: false,
        cold_storage_notify_enabled: true,
        cold_storage_retention: 1,
        cold_storage_target: 'PCA',
        indexing_enabled: true,
        indexing_max_size: null,
        indexing_notify_enabled: false,
        pause_indexing_on_max_size: false,
        web_socket_enabled: true,
        can_alert: true,
        is_editable: true,
        is_shareable: true,
      },
      refuses: streamRefusals,
    },
    ovh_dbaas_logs_role: {
      links: ofService,
      computed: { role_id: '{id}' },
      refuses: [iamEnabled('roles')],
    },
    ovh_dbaas_logs_role_permission_stream: {
      unique: ['role_id', 'stream_id'],
      links: { ...ofService, role_id: 'ovh_dbaas_logs_role', stream_id: stream },
      computed: { permission_id: '{id}', permission_type: 'READ_ONLY' },
    },
    ovh_dbaas_logs_token: {
      links: { ...ofService, cluster_id: 'ovh_dbaas_logs_cluster' },
      computed: {
        token_id: '{id}',
        cluster_id: ({ now }) => clusterId(text(now['service_name'])),
        value: 'sandbox-{$hex32}',
      },
      refreshFails: true,
      refuses: [iamEnabled('tokens')],
    },
    ovh_dbaas_logs_input: {
      unique: ['service_name', 'title'],
      links: { ...ofService, stream_id: { to: stream, whenGone: 'blocks' } },
      computed: {
        input_id: '{id}',
        hostname: '{$hex8}.inputs.sandbox.invalid',
        exposed_port: '6514',
        allowed_networks: [],
        current_nb_instance: 1,
        status: 'RUNNING',
        is_restart_required: false,
      },
    },
    ovh_dbaas_logs_output_opensearch_alias: {
      unique: ['service_name', 'suffix'],
      links: {
        ...ofService,
        indexes: { to: 'ovh_dbaas_logs_output_opensearch_index', whenGone: 'stays' },
        streams: { to: stream, whenGone: 'stays' },
      },
      computed: {
        alias_id: '{id}',
        name: '{service_name}-a-{suffix}',
        is_editable: true,
        indexes: [],
        streams: [],
      },
      refuses: aliasRefusals,
    },
    ovh_dbaas_logs_output_opensearch_index: {
      unique: ['service_name', 'suffix'],
      links: ofService,
      computed: { index_id: '{id}', name: '{service_name}-i-{suffix}', is_editable: true, max_size: 1073741824 },
      ignoresUpdate: { suffix: indexStays, nb_shard: indexStays },
    },
  },
  dataSources: {
    ovh_dbaas_logs_cluster: {
      by: { service_name: 'service_name', cluster_id: '$id' },
      links: ofService,
      computed: { urn: 'urn:v1:eu:resource:ldp:{service_name}' },
    },
    ovh_dbaas_logs_clusters: {
      of: 'ovh_dbaas_logs_cluster',
      by: { service_name: 'service_name' },
      lists: { attribute: 'uuids', element: '$id' },
      links: ofService,
      computed: { urn: 'urn:v1:eu:resource:ldp:{service_name}' },
    },
    [retention]: {
      by: { cluster_id: 'cluster_id', duration: 'duration', retention_id: '$id', retention_type: 'retention_type' },
      links: { ...ofService, cluster_id: 'ovh_dbaas_logs_cluster' },
      refuses: retentionRefusals,
    },
    ovh_dbaas_logs_encryption_key: {
      by: { service_name: 'service_name', encryption_key_id: '$id', title: 'title' },
      links: ofService,
    },
    [stream]: { by: { service_name: 'service_name', title: 'title' }, links: ofService },
    ovh_dbaas_logs_output_graylog_stream_url: {
      links: { ...ofService, stream_id: stream },
      computed: {
        url: ({ now }) =>
          ['GRAYLOG_WEBUI', 'WEB_SOCKET'].map((type) => ({
            type,
            address: `https://${now['service_name']}.logs.sandbox.invalid/streams/${now['stream_id']}`,
          })),
      },
    },
    ovh_dbaas_logs_input_engine: {
      links: ofService,
      computed: { name: 'LOGSTASH', version: '9.x', is_deprecated: false },
    },
    ovh_dbaas_logs_output_opensearch_index: {
      by: { service_name: 'service_name', name: 'name' },
      links: ofService,
    },
  },
};
