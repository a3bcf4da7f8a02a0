import { block, type Family } from './notation';

/** Logs Data Platform: inputs, and indices and aliases of OpenSearch. */
export const logsData: Family = {
  resources: {
    ovh_dbaas_logs_input: {
      importId: '{service_name}/{id}',
      replacementLoses: 'the address that its senders use',
      timeouts: { create: '1h', update: '1h', delete: '1h' },
      attributes: {
        id: 'string optional computed',
        service_name: 'string required force-new',
        description: 'string required',
        engine_id: 'string required',
        stream_id: 'string required',
        title: 'string required',
        configuration: block('list', 'min=1 force-new max=1', {
          flowgger: block('list', 'optional conflicts=configuration.logstash max=1', {
            log_format: 'string required enum-any-case=RFC5424|LTSV|GELF|CAPNP',
            log_framing: 'string required enum-any-case=LINE|NUL|SYSLEN|CAPNP',
          }),
          logstash: block('list', 'optional conflicts=configuration.flowgger max=1', {
            input_section: 'string required',
            filter_section: 'string optional default=""',
            pattern_section: 'string optional default=""',
          }),
        }),
        autoscale: 'bool optional conflicts=nb_instance',
        max_scale_instance: 'number optional',
        min_scale_instance: 'number optional',
        nb_instance: 'number optional conflicts=autoscale',
        allowed_networks: 'set(string) optional computed',
        exposed_port: 'string optional computed',

        created_at: 'string computed',
        current_nb_instance: 'number computed',
        hostname: 'string computed',
        input_id: 'string computed',
        is_restart_required: 'bool computed',
        public_address: 'string computed',
        ssl_certificate: 'string computed sensitive',
        status: 'string computed',
        updated_at: 'string computed',
      },
    },
    ovh_dbaas_logs_output_opensearch_alias: {
      importId: '{service_name}/{id}',
      attributes: {
        id: 'string optional computed',
        service_name: 'string required',
        description: 'string required',
        suffix: 'string required',
        indexes: 'set(string) optional computed',
        nb_index: 'number optional computed',
        nb_stream: 'number optional computed',
        streams: 'set(string) optional computed',

        alias_id: 'string computed',
        created_at: 'string computed',
        current_size: 'number computed',
        is_editable: 'bool computed',
        name: 'string computed',
        updated_at: 'string computed',
      },
    },
    ovh_dbaas_logs_output_opensearch_index: {
      importId: '{service_name}/{id}',
      attributes: {
        id: 'string optional computed',
        service_name: 'string required',
        description: 'string required',
        nb_shard: 'number required',
        suffix: 'string required',

        alert_notify_enabled: 'bool computed',
        created_at: 'string computed',
        current_size: 'number computed',
        index_id: 'string computed',
        is_editable: 'bool computed',
        max_size: 'number computed',
        name: 'string computed',
        updated_at: 'string computed',
      },
    },
  },
  dataSources: {
    ovh_dbaas_logs_input_engine: {
      attributes: {
        id: 'string optional computed',
        service_name: 'string required',
        is_deprecated: 'bool optional computed',
        name: 'string optional computed',
        version: 'string optional computed',
      },
    },
    ovh_dbaas_logs_output_opensearch_index: {
      attributes: {
        id: 'string optional computed',
        service_name: 'string required',
        name: 'string required',
        nb_shard: 'number optional computed',

        alert_notify_enabled: 'bool computed',
        created_at: 'string computed',
        current_size: 'number computed',
        description: 'string computed',
        index_id: 'string computed',
        is_editable: 'bool computed',
        max_size: 'number computed',
        updated_at: 'string computed',
      },
    },
  },
};
