import { orderBlock, plan, planOption } from './common';
import { block, type Family } from './notation';

/** Addresses outside Public Cloud: order, firewall, mitigation, reverse name. */
export const ip: Family = {
  resources: {
    ovh_ip_service: {
      importId: '{service_name}',
      replacementLoses: 'the addresses',
      timeouts: { create: '30m' },
      attributes: {
        id: 'string optional computed',
        payment_mean: 'string optional force-new deprecated enum-any-case=default-payment-mean|fidelity|ovh-account',
        plan_option: planOption,
        description: 'string optional computed',
        ovh_subsidiary:
          'string optional computed force-new enum-any-case=asia|au|ca|cz|de|es|eu|fi|fr|gb|ie|it|lt|ma|nl|pl|pt|qc|sg|sn|tn|us|we|ws',
        order: orderBlock,
        plan,

        can_be_terminated: 'bool computed',
        country: 'string computed',
        ip: 'string computed',
        organisation_id: 'string computed',
        routed_to: 'list(object({service_name=string})) computed',
        service_name: 'string computed',
        type: 'string computed',
      },
    },
    ovh_ip_firewall: {
      framework: true,
      importId: '{ip}/{ip_on_firewall}',
      attributes: {
        id: 'string computed',
        ip: 'string required',
        ip_on_firewall: 'string required',
        enabled: 'bool optional computed',

        state: 'string computed',
      },
    },
    ovh_ip_firewall_rule: {
      framework: true,
      importId: '{ip}|{ip_on_firewall}|{sequence}',
      attributes: {
        id: 'string computed',
        action: 'string required force-new enum=deny|permit',
        ip: 'string required force-new',
        ip_on_firewall: 'string required force-new',
        protocol: 'string required force-new enum=ah|esp|gre|icmp|ipv4|tcp|udp',
        sequence: 'number required force-new enum=0|1|2|3|4|5|6|7|8|9|10|11|12|13|14|15|16|17|18|19',
        destination_port: 'number optional computed force-new',
        fragments: 'bool optional computed force-new',
        source: 'string optional computed force-new',
        source_port: 'number optional computed force-new',
        tcp_option: 'string optional computed force-new enum=established|syn',

        creation_date: 'string computed',
        destination: 'string computed',
        destination_port_desc: 'string computed',
        rule: 'string computed',
        source_port_desc: 'string computed',
        state: 'string computed',
      },
    },
    ovh_ip_mitigation: {
      framework: true,
      attributes: {
        id: 'string computed',
        ip: 'string required force-new',
        ip_on_mitigation: 'string required force-new',
        permanent: 'bool optional computed deprecated',

        auto: 'bool computed',
        state: 'string computed',
      },
    },
    ovh_ip_move: {
      importId: '{ip}',
      attributes: {
        id: 'string optional computed',
        ip: 'string required',
        routed_to: block('list', 'min=1 max=1', {
          service_name: 'string required',
        }),
        description: 'string optional computed',

        can_be_terminated: 'bool computed',
        country: 'string computed',
        organisation_id: 'string computed',
        service_name: 'string computed',
        task_start_date: 'string computed',
        task_status: 'string computed',
        type: 'string computed',
      },
    },
    ovh_ip_reverse: {
      importId: '{ip}|{ip_reverse}',
      attributes: {
        id: 'string optional computed',
        ip: 'string required force-new format=ip-or-cidr',
        ip_reverse: 'string required force-new format=ip',
        reverse: 'string required force-new',
        readiness_timeout_duration: 'string optional force-new',
      },
    },
  },
  dataSources: {
    ovh_ip_service: {
      attributes: {
        id: 'string optional computed',
        service_name: 'string required',

        can_be_terminated: 'bool computed',
        country: 'string computed',
        description: 'string computed',
        ip: 'string computed',
        organisation_id: 'string computed',
        routed_to: 'list(object({service_name=string})) computed',
        type: 'string computed',
      },
    },
    ovh_ip_firewall: {
      framework: true,
      attributes: {
        id: 'string computed',
        ip: 'string required',
        ip_on_firewall: 'string required',

        enabled: 'bool computed',
        state: 'string computed',
      },
    },
    ovh_ip_firewall_rule: {
      framework: true,
      attributes: {
        ip: 'string required',
        ip_on_firewall: 'string required',
        sequence: 'number required enum=0|1|2|3|4|5|6|7|8|9|10|11|12|13|14|15|16|17|18|19',

        action: 'string computed enum=deny|permit',
        creation_date: 'string computed',
        destination: 'string computed',
        destination_port: 'string computed',
        fragments: 'bool computed',
        protocol: 'string computed enum=ah|esp|gre|icmp|ipv4|tcp|udp',
        rule: 'string computed',
        source: 'string computed',
        source_port: 'string computed',
        state: 'string computed',
        tcp_option: 'string computed enum=established|syn',
      },
    },
    ovh_ip_mitigation: {
      framework: true,
      attributes: {
        id: 'string computed',
        ip: 'string required',
        ip_on_mitigation: 'string required',

        auto: 'bool computed',
        permanent: 'bool computed deprecated',
        state: 'string computed',
      },
    },
  },
};
