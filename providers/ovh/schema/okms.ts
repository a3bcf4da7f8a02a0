import { iamBlock } from './common';
import { type Family, nested } from './notation';

/** Key Management Service. */
export const okms: Family = {
  resources: {
    ovh_okms: {
      framework: true,
      importId: '{id}',
      replacementLoses: 'every key and secret in it, and so what they encrypt',
      attributes: {
        id: 'string computed stable',
        ovh_subsidiary: 'string required stable',
        region: 'string required force-new=conditional stable',
        display_name: 'string optional computed stable',

        kmip_endpoint: 'string computed stable',
        public_ca: 'string computed stable',
        rest_endpoint: 'string computed stable',
        swagger_endpoint: 'string computed stable',
        iam: nested('single', 'computed', {
          id: 'string computed stable',
          display_name: 'string computed stable',
          tags: 'map(string) computed',
          urn: 'string computed stable',
        }),
      },
    },
    ovh_okms_credential: {
      framework: true,
      importId: '{okms_id}/{id}',
      replacementLoses: 'the certificate that its users authenticate with',
      attributes: {
        id: 'string computed stable',
        identity_urns: 'list(string) required force-new',
        name: 'string required force-new',
        okms_id: 'string required force-new',
        certificate_type: 'string optional computed force-new=configured',
        csr: 'string optional computed force-new=conditional',
        description: 'string optional computed force-new',
        validity: 'number optional computed force-new=configured',

        certificate_pem: 'string computed',
        created_at: 'string computed stable',
        expired_at: 'string computed stable',
        from_csr: 'bool computed stable',
        private_key_pem: 'string computed sensitive stable',
        status: 'string computed',
      },
    },
    ovh_okms_secret: {
      framework: true,
      replacementLoses: 'the secret with its versions',
      attributes: {
        okms_id: 'string required force-new',
        path: 'string required force-new',
        version: nested('single', 'required', {
          id: 'number computed',
          data: 'string required sensitive',
          created_at: 'string computed',
          deactivated_at: 'string computed',
          state: 'string computed',
        }),
        cas: 'number optional',
        include_data: 'bool optional computed deprecated',
        metadata: nested('single', 'optional computed', {
          cas_required: 'bool optional computed',
          custom_metadata: 'map(string) optional computed',
          deactivate_version_after: 'string optional computed',
          max_versions: 'number optional computed',
          created_at: 'string computed',
          current_version: 'number computed',
          oldest_version: 'number computed',
          updated_at: 'string computed',
        }),

        iam: iamBlock,
      },
    },
    ovh_okms_service_key: {
      framework: true,
      replacementLoses: 'the key, and so what it encrypts',
      attributes: {
        id: 'string computed stable',
        name: 'string required',
        okms_id: 'string required force-new stable',
        operations: 'list(string) required force-new stable',
        type: 'string required force-new stable enum=EC|RSA|oct',
        context: 'string optional computed force-new=configured stable',
        curve: 'string optional computed force-new=configured stable enum=P-256|P-384|P-521',
        size: 'number optional computed force-new=configured stable enum=128|192|256|2048|3072|4096',

        created_at: 'string computed stable',
        deactivation_reason:
          'string computed enum=AFFILIATION_CHANGED|CA_COMPROMISE|CESSATION_OF_OPERATION|KEY_COMPROMISE|PRIVILEGE_WITHDRAWN|SUPERSEDED|UNSPECIFIED',
        state: 'string computed enum=ACTIVE|COMPROMISED|DEACTIVATED',
      },
    },
    ovh_okms_service_key_jwk: {
      framework: true,
      replacementLoses: 'the key, and so what it encrypts',
      attributes: {
        id: 'string computed stable',
        name: 'string required',
        okms_id: 'string required force-new stable',
        keys: nested('list', 'required force-new min=1 max=1', {
          key_ops: 'list(string) required',
          kty: 'string required enum=EC|RSA|oct',
          alg: 'string optional enum=ES256|ES384|ES512|PS256|PS384|PS512|RS256|RS384|RS512',
          crv: 'string optional enum=P-256|P-384|P-521',
          d: 'string optional sensitive',
          dp: 'string optional sensitive',
          dq: 'string optional sensitive',
          e: 'string optional',
          k: 'string optional sensitive',
          n: 'string optional',
          p: 'string optional sensitive',
          q: 'string optional sensitive',
          qi: 'string optional sensitive',
          use: 'string optional enum=enc|sig',
          x: 'string optional',
          y: 'string optional',
          kid: 'string computed stable',
        }),
        context: 'string optional force-new=configured stable',

        created_at: 'string computed stable',
        deactivation_reason:
          'string computed enum=AFFILIATION_CHANGED|CA_COMPROMISE|CESSATION_OF_OPERATION|KEY_COMPROMISE|PRIVILEGE_WITHDRAWN|SUPERSEDED|UNSPECIFIED',
        size: 'number computed stable',
        state: 'string computed enum=ACTIVE|COMPROMISED|DEACTIVATED',
        type: 'string computed stable enum=EC|RSA|oct',
        iam: iamBlock,
      },
    },
  },
  dataSources: {
    ovh_okms_resource: {
      framework: true,
      attributes: {
        id: 'string required',

        kmip_endpoint: 'string computed',
        public_ca: 'string computed',
        region: 'string computed',
        rest_endpoint: 'string computed',
        swagger_endpoint: 'string computed',
        iam: iamBlock,
      },
    },
    ovh_okms_credential: {
      framework: true,
      attributes: {
        id: 'string required',
        okms_id: 'string required',

        certificate_pem: 'string computed',
        certificate_type: 'string computed',
        created_at: 'string computed',
        description: 'string computed',
        expired_at: 'string computed',
        from_csr: 'bool computed',
        identity_urns: 'list(string) computed',
        name: 'string computed',
        status: 'string computed',
      },
    },
    ovh_okms_secret: {
      framework: true,
      attributes: {
        okms_id: 'string required',
        path: 'string required',
        include_data: 'bool optional',
        version: 'number optional computed',

        data: 'string computed sensitive',
        iam: iamBlock,
        metadata: nested('single', 'computed', {
          cas_required: 'bool computed',
          created_at: 'string computed',
          current_version: 'number computed',
          custom_metadata: 'map(string) computed',
          deactivate_version_after: 'string computed',
          max_versions: 'number computed',
          oldest_version: 'number computed',
          updated_at: 'string computed',
        }),
      },
    },
    ovh_okms_service_key: {
      framework: true,
      attributes: {
        id: 'string required',
        okms_id: 'string required',

        created_at: 'string computed',
        curve: 'string computed',
        name: 'string computed',
        operations: 'list(string) computed',
        size: 'number computed',
        state: 'string computed',
        type: 'string computed',
        iam: iamBlock,
      },
    },
    ovh_okms_service_key_jwk: {
      framework: true,
      attributes: {
        id: 'string required',
        okms_id: 'string required',

        created_at: 'string computed',
        name: 'string computed',
        size: 'number computed',
        state: 'string computed',
        type: 'string computed',
        iam: iamBlock,
        keys: nested('list', 'computed', {
          alg: 'string computed',
          crv: 'string computed',
          e: 'string computed',
          key_ops: 'list(string) computed',
          kid: 'string computed',
          kty: 'string computed',
          n: 'string computed',
          use: 'string computed',
          x: 'string computed',
          y: 'string computed',
        }),
      },
    },
    ovh_okms_service_key_pem: {
      framework: true,
      attributes: {
        id: 'string required',
        okms_id: 'string required',

        created_at: 'string computed',
        curve: 'string computed',
        name: 'string computed',
        operations: 'list(string) computed',
        size: 'number computed',
        state: 'string computed',
        type: 'string computed',
        iam: iamBlock,
        keys_pem: nested('list', 'computed', {
          pem: 'string computed',
        }),
      },
    },
  },
};
