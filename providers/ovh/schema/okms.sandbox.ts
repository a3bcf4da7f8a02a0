import { is, isSet, items, knownTexts, text, texts } from '../rules/given';
import { type Behaviour, type FamilyBehaviour, type Refusal, wording } from './behaviour';

const okms = 'ovh_okms';
const ofOkms = { okms_id: okms } as const;
const okmsDocs = 'OVHcloud docs, manage-and-operate/kms; provider docs of ovh_okms_service_key';

const sizes: { readonly [type: string]: readonly number[] } = { oct: [128, 192, 256], RSA: [2048, 3072, 4096] };
const operations: { readonly [type: string]: readonly string[] } = {
  oct: ['encrypt', 'decrypt', 'wrapKey', 'unwrapKey'],
  RSA: ['sign', 'verify', 'wrapKey', 'unwrapKey'],
  EC: ['sign', 'verify'],
};

const keyRefusals: readonly Refusal[] = [
  {
    status: 400,
    on: ['create'],
    says: 'A key of type {type} {rule}',
    source: okmsDocs,
    unsure: wording,
    when: ({ now }) => {
      const [type, size] = [text(now['type']), now['size']];
      if (type === 'EC') return (isSet(size) || !isSet(now['curve'])) && { rule: 'has a curve and no size' };
      if (isSet(now['curve'])) return { rule: 'has a size and no curve' };
      const known = sizes[type] ?? [];
      return isSet(size) && !known.includes(Number(size)) && { rule: `has a size of ${known.join(', ')}` };
    },
  },
  {
    status: 400,
    on: ['create'],
    says: 'Operation {operation} is not one of a key of type {type}: {known}',
    source: okmsDocs,
    unsure: wording,
    when: ({ now }) => {
      const known = operations[text(now['type'])] ?? [];
      const operation = knownTexts(now['operations']).find((one) => !known.includes(one));
      return operation !== undefined && { operation, known: known.join(', ') };
    },
  },
  {
    status: 400,
    on: ['create'],
    says: 'A key of type RSA signs or wraps, not both',
    source: okmsDocs,
    unsure: wording,
    when: ({ now }) => {
      const all = texts(now['operations']);
      const hasAny = (...some: readonly string[]) => some.some((one) => all.includes(one));
      return is(now['type'], 'RSA') && hasAny('sign', 'verify') && hasAny('wrapKey', 'unwrapKey');
    },
  },
];

const iamOf = (kind: string) => ({
  'iam.id': '{$uuid:iam}',
  'iam.urn': `urn:v1:eu:resource:${kind}:{id}`,
  'iam.display_name': '{name}',
  'iam.tags': {},
});

const serviceKey: Behaviour = {
  unique: ['okms_id', 'name'],
  links: ofOkms,
  computed: { state: 'ACTIVE', deactivation_reason: null },
  refreshFails: true,
};

/** Key Management Service. */
export const okmsBehaviour: FamilyBehaviour = {
  resources: {
    [okms]: {
      unique: ['display_name', 'region'],
      computed: {
        display_name: 'okms-{$letters6:name}',
        kmip_endpoint: ({ now }) => `${text(now['region']).toLowerCase()}.okms.sandbox.invalid:5696`,
        rest_endpoint: ({ now }) => `https://${text(now['region']).toLowerCase()}.okms.sandbox.invalid`,
        swagger_endpoint: ({ now }) => `https://${text(now['region']).toLowerCase()}.okms.sandbox.invalid/swagger`,
        public_ca: '-----BEGIN CERTIFICATE-----\nSANDBOX\n-----END CERTIFICATE-----\n',
        ...iamOf('okms'),
        'iam.display_name': '{display_name}',
      },
      // decided by the provider's code
      replaces: ({ now, before }) => (now['region'] === before['region'] ? [] : ['region']),
      refreshFails: true,
    },
    ovh_okms_credential: {
      unique: ['okms_id', 'name'],
      links: ofOkms,
      computed: {
        certificate_pem: '-----BEGIN CERTIFICATE-----\nSANDBOX\n-----END CERTIFICATE-----\n',
        certificate_type: 'ECDSA',
        csr: null,
        description: '',
        validity: 365,
        expired_at: '2027-01-01T00:00:00Z',
        from_csr: ({ now }) => isSet(now['csr']),
        private_key_pem: ({ now }) => (isSet(now['csr']) ? null : 'sandbox: not a key'),
        status: 'READY',
      },
      notRead: ['private_key_pem', 'csr', 'validity'],
      refreshFails: true,
    },
    ovh_okms_secret: {
      id: '{path}',
      key: '{okms_id}/{path}',
      unique: ['okms_id', 'path'],
      links: ofOkms,
      computed: {
        'version.id': 1,
        'version.state': 'ACTIVE',
        'version.deactivated_at': null,
        'metadata.cas_required': false,
        'metadata.current_version': 1,
        'metadata.max_versions': 10,
        'metadata.oldest_version': 1,
        'metadata.deactivate_version_after': '0s',
        'metadata.custom_metadata': {},
        include_data: null,
        'iam.urn': 'urn:v1:eu:resource:okms:{okms_id}/secret/{path}',
      },
      refreshFails: true,
    },
    ovh_okms_service_key: {
      ...serviceKey,
      computed: {
        ...serviceKey.computed,
        context: '{name}',
        curve: null,
        size: ({ now }) => sizes[text(now['type'])]?.[2] ?? null,
      },
      refuses: keyRefusals,
    },
    ovh_okms_service_key_jwk: {
      ...serviceKey,
      computed: {
        ...serviceKey.computed,
        'keys.kid': '{id}',
        type: ({ now }) => text(items(now['keys'])[0]?.['kty']),
        size: 256,
        ...iamOf('okms'),
      },
      notRead: ['keys'],
    },
  },
  dataSources: {
    ovh_okms_resource: { of: okms, by: { id: '$id' } },
    ovh_okms_credential: { by: { okms_id: 'okms_id', id: '$id' }, links: ofOkms },
    ovh_okms_secret: {
      by: { okms_id: 'okms_id', path: 'path' },
      links: ofOkms,
      // an attribute of the data source is a number where the resource has an object
      computed: { version: 1, data: 'sandbox-{$hex24}' },
    },
    ovh_okms_service_key: { by: { okms_id: 'okms_id', id: '$id' }, links: ofOkms },
    ovh_okms_service_key_jwk: { by: { okms_id: 'okms_id', id: '$id' }, links: ofOkms },
    ovh_okms_service_key_pem: {
      of: 'ovh_okms_service_key',
      by: { okms_id: 'okms_id', id: '$id' },
      links: ofOkms,
      computed: { keys_pem: [{ pem: '-----BEGIN PUBLIC KEY-----\nSANDBOX\n-----END PUBLIC KEY-----\n' }] },
    },
  },
};
