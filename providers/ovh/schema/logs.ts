import type { Family } from './notation';

/** Logs Data Platform: clusters, streams, roles, tokens, keys. */
export const logs: Family = {
  resources: {
    ovh_dbaas_logs_cluster: {
      importId: '{service_name}/{cluster_id}',
      attributes: {
        id: 'string optional computed',
        service_name: 'string required force-new',
        archive_allowed_networks: 'set(string) optional',
        cluster_id: 'string optional',
        direct_input_allowed_networks: 'set(string) optional',
        query_allowed_networks: 'set(string) optional',

        cluster_type: 'string computed',
        dedicated_input_pem: 'string computed sensitive',
        direct_input_pem: 'string computed sensitive',
        hostname: 'string computed',
        initial_archive_allowed_networks: 'set(string) computed sensitive',
        initial_direct_input_allowed_networks: 'set(string) computed sensitive',
        initial_query_allowed_networks: 'set(string) computed sensitive',
        is_default: 'bool computed',
        is_unlocked: 'bool computed',
        region: 'string computed',
      },
    },
    ovh_dbaas_logs_encryption_key: {
      framework: true,
      importId: '{service_name}/{id}',
      replacementLoses: 'the reference that encrypted archives point to',
      attributes: {
        id: 'string computed',
        service_name: 'string required force-new',
        content: 'string required force-new sensitive',
        fingerprint: 'string required force-new',
        title: 'string required',

        created_at: 'string computed',
        encryption_key_id: 'string computed',
        is_editable: 'bool computed stable',
      },
    },
    ovh_dbaas_logs_output_graylog_stream: {
      importId: '{service_name}/{id}',
      replacementLoses: 'the logs of the stream and its write token',
      attributes: {
        id: 'string optional computed',
        service_name: 'string required',
        description: 'string required',
        title: 'string required',
        encryption_keys_ids: 'set(string) optional',
        parent_stream_id: 'string optional force-new',
        cold_storage_compression: 'string optional computed enum-any-case=LZMA|GZIP|DEFLATED|ZSTD',
        cold_storage_content: 'string optional computed enum-any-case=ALL|GELF|PLAIN',
        cold_storage_enabled: 'bool optional computed',
        cold_storage_notify_enabled: 'bool optional computed',
        cold_storage_retention: 'number optional computed',
        cold_storage_target: 'string optional computed enum-any-case=PCA|PCS',
        indexing_enabled: 'bool optional computed',
        indexing_max_size: 'number optional computed',
        indexing_notify_enabled: 'bool optional computed',
        pause_indexing_on_max_size: 'bool optional computed',
        retention_id: 'string optional computed force-new',
        web_socket_enabled: 'bool optional computed',

        can_alert: 'bool computed',
        created_at: 'string computed',
        is_editable: 'bool computed',
        is_shareable: 'bool computed',
        nb_alert_condition: 'number computed',
        nb_archive: 'number computed',
        stream_id: 'string computed',
        updated_at: 'string computed',
        write_token: 'string computed sensitive',
      },
    },
    ovh_dbaas_logs_role: {
      importId: '{service_name}/{id}',
      attributes: {
        id: 'string optional computed',
        service_name: 'string required',
        description: 'string required',
        name: 'string required',

        created_at: 'string computed',
        nb_member: 'number computed',
        nb_permission: 'number computed',
        role_id: 'string computed',
        updated_at: 'string computed',
      },
    },
    ovh_dbaas_logs_role_permission_stream: {
      importId: '{service_name}/{role_id}/{id}',
      attributes: {
        id: 'string optional computed',
        service_name: 'string required force-new',
        role_id: 'string required force-new',
        stream_id: 'string required force-new',

        permission_id: 'string computed',
        permission_type: 'string computed',
      },
    },
    ovh_dbaas_logs_token: {
      framework: true,
      importId: '{service_name}/{token_id}',
      replacementLoses: 'the token that its readers use',
      attributes: {
        id: 'string computed',
        service_name: 'string required force-new',
        name: 'string required force-new',
        cluster_id: 'string optional computed force-new',

        created_at: 'string computed',
        token_id: 'string computed',
        updated_at: 'string computed',
        value: 'string computed sensitive',
      },
    },
  },
  dataSources: {
    ovh_dbaas_logs_cluster: {
      attributes: {
        id: 'string optional computed',
        service_name: 'string required',
        cluster_id: 'string optional computed',

        archive_allowed_networks: 'set(string) computed',
        cluster_type: 'string computed',
        dedicated_input_pem: 'string computed sensitive',
        direct_input_allowed_networks: 'set(string) computed',
        direct_input_pem: 'string computed sensitive',
        hostname: 'string computed',
        is_default: 'bool computed',
        is_unlocked: 'bool computed',
        query_allowed_networks: 'set(string) computed',
        region: 'string computed',
        urn: 'string computed',
      },
    },
    ovh_dbaas_logs_clusters: {
      attributes: {
        id: 'string optional computed',
        service_name: 'string required',

        urn: 'string computed',
        uuids: 'set(string) computed',
      },
    },
    ovh_dbaas_logs_cluster_retention: {
      framework: true,
      attributes: {
        service_name: 'string required',
        cluster_id: 'string required',
        duration: 'string optional computed conflicts=retention_id',
        retention_id: 'string optional computed conflicts=retention_type',
        retention_type:
          'string optional computed enum=LOGS_COLD_STORAGE|LOGS_INDEXING|METRICS_TENANT conflicts=retention_id',

        is_supported: 'bool computed',
      },
    },
    ovh_dbaas_logs_encryption_key: {
      framework: true,
      attributes: {
        service_name: 'string required',
        encryption_key_id: 'string optional computed conflicts=title',
        title: 'string optional computed conflicts=encryption_key_id',

        created_at: 'string computed',
        fingerprint: 'string computed',
        is_editable: 'bool computed',
      },
    },
    ovh_dbaas_logs_output_graylog_stream: {
      attributes: {
        id: 'string optional computed',
        service_name: 'string required',
        title: 'string required',

        can_alert: 'bool computed',
        cold_storage_compression: 'string computed',
        cold_storage_content: 'string computed',
        cold_storage_enabled: 'bool computed',
        cold_storage_notify_enabled: 'bool computed',
        cold_storage_retention: 'number computed',
        cold_storage_target: 'string computed',
        created_at: 'string computed',
        description: 'string computed',
        encryption_keys_ids: 'set(string) computed',
        indexing_enabled: 'bool computed',
        indexing_max_size: 'number computed',
        indexing_notify_enabled: 'bool computed',
        is_editable: 'bool computed',
        is_shareable: 'bool computed',
        nb_alert_condition: 'number computed',
        nb_archive: 'number computed',
        parent_stream_id: 'string computed',
        pause_indexing_on_max_size: 'bool computed',
        retention_id: 'string computed',
        stream_id: 'string computed',
        updated_at: 'string computed',
        web_socket_enabled: 'bool computed',
        write_token: 'string computed sensitive',
      },
    },
    ovh_dbaas_logs_output_graylog_stream_url: {
      attributes: {
        id: 'string optional computed',
        service_name: 'string required',
        stream_id: 'string required',

        url: 'list(object({address=string,type=string})) computed',
      },
    },
  },
};
