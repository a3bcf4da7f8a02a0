import { orderBlock, plan, planOption } from './common';
import { block, type Family } from './notation';

/** DNS zones. */
export const domain: Family = {
  resources: {
    ovh_domain_zone: {
      noUpdate: true,
      importId: '{name}',
      replacementLoses: 'every record of the zone',
      timeouts: { create: '30m' },
      attributes: {
        id: 'string optional computed',
        payment_mean: 'string optional force-new deprecated enum-any-case=default-payment-mean|fidelity|ovh-account',
        plan_option: planOption,
        ovh_subsidiary:
          'string optional computed force-new enum-any-case=asia|au|ca|cz|de|es|eu|fi|fr|gb|ie|it|lt|ma|nl|pl|pt|qc|sg|sn|tn|us|we|ws',
        order: orderBlock,
        plan,

        dnssec_supported: 'bool computed',
        has_dns_anycast: 'bool computed',
        last_update: 'string computed',
        name: 'string computed',
        name_servers: 'list(string) computed',
        urn: 'string computed',
      },
    },
    ovh_domain_zone_record: {
      importId: '{id}.{zone}',
      attributes: {
        id: 'string optional computed',
        fieldtype: 'string required force-new',
        target: 'string required normalized',
        zone: 'string required force-new',
        subdomain: 'string optional',
        ttl: 'number optional default=0',
      },
    },
    ovh_domain_zone_dnssec: {
      framework: true,
      attributes: {
        id: 'string computed',
        zone_name: 'string required force-new',

        status: 'string computed',
      },
    },
    ovh_domain_zone_import: {
      framework: true,
      attributes: {
        id: 'string computed',
        zone_file: 'string required force-new',
        zone_name: 'string required force-new',

        exported_content: 'string computed',
      },
    },
    ovh_domain_zone_redirection: {
      attributes: {
        id: 'string optional computed',
        target: 'string required',
        type: 'string required',
        zone: 'string required',
        description: 'string optional',
        keywords: 'string optional',
        subdomain: 'string optional force-new',
        title: 'string optional',
      },
    },
    ovh_domain_name_servers: {
      importId: '{domain}',
      timeouts: { create: '10m', read: '30s', update: '10m', delete: '10m', default: '10m' },
      attributes: {
        id: 'string optional computed',
        domain: 'string required force-new',
        servers: block('set', 'min=2 max=8', {
          host: 'string required',
          ip: 'string optional format=ip default=""',
        }),
      },
    },
    ovh_domain_ds_records: {
      importId: '{domain}',
      timeouts: { create: '10m', read: '30s', update: '10m', delete: '10m', default: '10m' },
      attributes: {
        id: 'string optional computed',
        domain: 'string required force-new',
        ds_records: block('list', 'min=1 max=4', {
          algorithm:
            'string required enum=RSASHA1|RSASHA1_NSEC3_SHA1|RSASHA256|RSASHA512|ECDSAP256SHA256|ECDSAP384SHA384|ED25519',
          flags: 'string required enum=ZONE_SIGNING_KEY|KEY_SIGNING_KEY',
          public_key: 'string required',
          tag: 'number required range=1..65535',
        }),
      },
    },
  },
  dataSources: {
    ovh_domain_zone: {
      attributes: {
        id: 'string optional computed',
        name: 'string required',

        dnssec_supported: 'bool computed',
        has_dns_anycast: 'bool computed',
        last_update: 'string computed',
        name_servers: 'set(string) computed',
        urn: 'string computed',
      },
    },
    ovh_domain_zone_dnssec: {
      framework: true,
      attributes: {
        id: 'string computed',
        zone_name: 'string required',

        status: 'string computed',
      },
    },
    ovh_domain_zone_record: {
      framework: true,
      attributes: {
        id: 'number required',
        zone_name: 'string required',

        field_type: 'string computed',
        sub_domain: 'string computed',
        target: 'string computed',
        ttl: 'number computed',
        zone: 'string computed',
      },
    },
    ovh_domain_zone_records: {
      framework: true,
      attributes: {
        zone_name: 'string required',

        ids: 'list(number) computed',
      },
    },
  },
};
