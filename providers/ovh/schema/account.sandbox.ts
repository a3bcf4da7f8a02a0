import {
  clientRefusals,
  groupRefusals,
  permissionsGroupRefusals,
  policyRefusals,
  resourceGroupRefusals,
  tagRefusals,
  userRefusals,
} from './account-rules.sandbox';
import type { Behaviour, ComputeContext, FamilyBehaviour } from './behaviour';

const dates = { created_at: '2026-01-01T00:00:00Z', updated_at: '2026-01-01T00:00:00Z' };

/** What IAM makes: owned by the account, found by the name that the account gave it. */
const owned = (computed: NonNullable<Behaviour['computed']>): Behaviour => ({
  unique: ['name'],
  computed: { owner: '{$account}', read_only: false, ...dates, ...computed },
  refreshFails: true,
});

const userUrn = ({ now, text }: ComputeContext): string => text(`urn:v1:eu:identity:user:{$account}/${now['login']}`);

/** Permissions groups that OVHcloud keeps. */
const ovhGroups = [
  'controlPanelAccess',
  'globalAdmin',
  'globalBillingAccount',
  'globalReadOnly',
  'globalReadWrite',
  'globalTechnicalAccount',
  'openstackAdmin',
  'vSphereAdmin',
  'vrackManagement',
];

/** Identities and access management. */
export const accountBehaviour: FamilyBehaviour = {
  resources: {
    ovh_iam_policy: { ...owned({}), refuses: policyRefusals },
    ovh_iam_permissions_group: {
      ...owned({ urn: '{id}' }),
      id: 'urn:v1:eu:permissionsGroup:{$uuid}',
      refuses: permissionsGroupRefusals,
    },
    ovh_iam_resource_group: {
      ...owned({ urn: 'urn:v1:eu:resourceGroup:{id}' }),
      refuses: resourceGroupRefusals,
    },
    // the whole map is written: tags that others set are wiped
    ovh_iam_resource_tags: { id: '{urn}', adopts: true, refreshFails: true, refuses: tagRefusals },
    ovh_me_identity_group: {
      id: '{name}',
      unique: ['name'],
      computed: { urn: 'urn:v1:eu:identity:group:{$account}/{name}', default_group: false },
      refuses: groupRefusals,
    },
    ovh_me_identity_user: {
      id: '{login}',
      unique: ['login'],
      computed: { urn: userUrn, status: 'OK' },
      ignoresUpdate: {
        password: {
          says: 'only the state changes; the API never gets the new password',
          source: 'a run of provider 2.19.0',
        },
      },
      refuses: userRefusals,
    },
    ovh_me_identity_user_token: {
      id: '{user_login}/{name}',
      unique: ['user_login', 'name'],
      links: { user_login: 'ovh_me_identity_user' },
      computed: { expires_at: null, last_used: null },
      notRead: ['token'],
    },
    ovh_me_api_oauth2_client: {
      id: 'EU.{$hex16}',
      unique: ['name'],
      computed: {
        client_id: '{id}',
        client_secret: 'sandbox-{$hex32}',
        identity: 'urn:v1:eu:identity:credential:{$account}/oauth2-{id}',
      },
      notRead: ['client_secret'],
      refuses: clientRefusals,
    },
  },
  dataSources: {
    ovh_me: {
      computed: {
        id: '{$account}',
        nichandle: '{$account}',
        customer_code: '{$account}',
        urn: 'urn:v1:eu:resource:account:{$account}',
        ovh_subsidiary: 'FR',
        country: 'FR',
        legalform: 'corporation',
        ovh_company: 'ovh',
        state: 'complete',
        currency: [{ code: 'EUR', symbol: '€' }],
        email: 'sandbox@sandbox.invalid',
      },
    },
    ovh_me_identity_group: { by: { name: '$id' } },
    ovh_me_identity_groups: { of: 'ovh_me_identity_group', by: {}, lists: { attribute: 'groups', element: '$id' } },
    ovh_me_identity_user: { by: { user: '$id' } },
    ovh_me_identity_users: { of: 'ovh_me_identity_user', by: {}, lists: { attribute: 'users', element: '$id' } },
    ovh_me_api_oauth2_client: { by: { client_id: '$id' } },
    ovh_me_api_oauth2_clients: {
      of: 'ovh_me_api_oauth2_client',
      by: {},
      lists: { attribute: 'client_ids', element: '$id' },
    },
    ovh_iam_policy: { by: { id: '$id' } },
    ovh_iam_policies: { of: 'ovh_iam_policy', by: {}, lists: { attribute: 'policies', element: '$id' } },
    ovh_iam_resource_group: { by: { id: '$id' } },
    ovh_iam_permissions_group: {
      by: { urn: '$id' },
    },
    ovh_iam_permissions_groups: {
      computed: {
        urns: ({ cloud }) => [
          ...ovhGroups.map((name) => `urn:v1:eu:permissionsGroup:ovh:${name}`),
          ...cloud.find('ovh_iam_permissions_group').map(({ id }) => id),
        ],
      },
    },
    ovh_iam_reference_actions: {
      computed: {
        actions: ({ now }) =>
          ['get', 'create', 'edit', 'delete'].map((verb) => ({
            action: `${now['type']}:apiovh:${verb}`,
            categories: [verb === 'get' ? 'READ' : verb.toUpperCase()],
            description: 'sandbox',
            resource_type: now['type'] ?? '',
          })),
      },
    },
    ovh_iam_reference_resource_type: {
      computed: {
        types: [
          'account',
          'ldp',
          'okms',
          'ovhCloudConnect',
          'pccVMware',
          'publicCloudProject',
          'vrack',
          'vrackServices',
        ],
      },
    },
    ovh_iam_resource_groups: {
      of: 'ovh_iam_resource_group',
      by: {},
      lists: { attribute: 'resource_groups', element: '$id' },
    },
  },
};
