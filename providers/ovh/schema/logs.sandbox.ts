import type { FamilyBehaviour } from './behaviour';

/** The Logs Data Platform service itself: ordered outside Terraform, so it can only be seeded. */
const service = 'ovh_dbaas_logs';

export const logsBehaviour: FamilyBehaviour = {
  resources: {
    [service]: {
      alsoMakes: ({ id }) => [
        {
          type: 'ovh_dbaas_logs_cluster',
          id: `${id}-cluster`,
          attributes: {
            id: `${id}-cluster`,
            service_name: id,
            cluster_id: `${id}-cluster`,
            cluster_type: 'SHARED',
            hostname: `${id}.logs.sandbox.invalid`,
            region: 'gra',
            is_default: true,
            is_unlocked: true,
          },
        },
      ],
    },
    ovh_dbaas_logs_cluster: {
      id: '{service_name}-cluster',
      adopts: true,
      destroyKeeps: true,
      links: { service_name: service },
      refreshFails: true,
    },
    ovh_dbaas_logs_output_graylog_stream: {
      unique: ['service_name', 'title'],
      links: {
        service_name: service,
        parent_stream_id: 'ovh_dbaas_logs_output_graylog_stream',
        encryption_keys_ids: { to: 'ovh_dbaas_logs_encryption_key', whenGone: 'blocks' },
      },
      computed: {
        stream_id: '{id}',
        write_token: 'sandbox-{$hex32}',
        retention_id: '{$uuid:retention}',
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
    },
  },
  dataSources: {
    ovh_dbaas_logs_cluster: {
      by: { service_name: 'service_name', cluster_id: '$id' },
      links: { service_name: service },
    },
    ovh_dbaas_logs_cluster_retention: {
      links: { service_name: service, cluster_id: 'ovh_dbaas_logs_cluster' },
      computed: {
        duration: 'P14D',
        retention_type: 'LOGS_INDEXING',
        retention_id: ({ now, text }) => text(`{$uuid:${String(now['duration']).replaceAll(/\W/g, '_')}}`),
        is_supported: true,
      },
    },
    ovh_dbaas_logs_output_graylog_stream: {
      by: { service_name: 'service_name', title: 'title' },
      links: { service_name: service },
    },
  },
};
