import { project } from '../workspace';
import { account, badRequest, type Cases, conflict, made, notFound, refused, type Seed } from './harness';

const group = `urn:v1:eu:identity:group:${account}/ops`;
const urn = `urn:v1:eu:resource:publicCloudProject:${project}`;

export const accountSeeds: readonly Seed[] = [
  { type: 'ovh_me_identity_group', id: 'ops', attributes: { name: 'ops', role: 'NONE' } },
  { type: 'ovh_me_identity_user', id: 'eva', attributes: { login: 'eva', email: 'eva@example.com' } },
  { type: 'ovh_iam_policy', id: 'first', attributes: { name: 'taken' } },
  { type: 'ovh_iam_resource_group', id: 'group', attributes: { name: 'taken' } },
];

const policy = (name: string, more: object = {}) => ({
  name,
  identities: [group],
  resources: [urn],
  allow: ['publicCloudProject:apiovh:get'],
  ...more,
});
const match = { operator: 'MATCH', values: { 'resource.Tag(environment)': 'production' } };
const conditions = (...conditions: object[]) => ({ conditions });
const user = (login: string, more: object = {}) => ({
  login,
  email: `${login}@example.com`,
  password: 'sandbox-password',
  group: 'ops',
  ...more,
});
const client = (name: string, more: object = {}) => ({
  name,
  description: name,
  flow: 'CLIENT_CREDENTIALS',
  ...more,
});
const tags = (id: string, more: object) => ({
  urn: `urn:v1:eu:resource:vrack:${id}`,
  tags: more,
});
const malformed = (action: string) =>
  badRequest(`Action ${action} is malformed: <resource type>:<api>:<path>, with * at the end only`);

export const accountCases: Cases = {
  'a policy with the prefix of OVHcloud': refused(
    'ovh_iam_policy',
    policy('ovh-ops'),
    badRequest('Name ovh-ops begins with ovh-, which is reserved'),
  ),
  'a second policy of the name': refused(
    'ovh_iam_policy',
    policy('taken'),
    conflict('ovh_iam_policy with name = taken already exists: first'),
  ),
  'a policy': made('ovh_iam_policy', policy('ops', conditions({ operator: 'AND', condition: [match, match] }))),
  'a policy on every resource': refused(
    'ovh_iam_policy',
    policy('all', { resources: ['*'] }),
    badRequest('* in resources is not a URN: urn:v1:<plate>:<kind>:…'),
  ),
  'a policy on everything of the account': made(
    'ovh_iam_policy',
    policy('account', { resources: ['urn:v1:eu:resource:*'] }),
  ),
  'a policy on resources of a kind': made(
    'ovh_iam_policy',
    policy('kind', { resources: ['urn:v1:eu:resource:vps:*'] }),
  ),
  'a policy on a malformed URN': refused(
    'ovh_iam_policy',
    policy('malformed', { resources: ['urn:v1:publicCloudProject:1'] }),
    badRequest('urn:v1:publicCloudProject:1 in resources is not a URN: urn:v1:<plate>:<kind>:…'),
  ),
  'a policy for a name': refused(
    'ovh_iam_policy',
    policy('name', { identities: ['ops'] }),
    badRequest('ops in identities is not a URN: urn:v1:<plate>:<kind>:…'),
  ),
  'a policy for a group that does not exist': refused(
    'ovh_iam_policy',
    policy('nobody', { identities: [`urn:v1:eu:identity:group:${account}/nobody`] }),
    notFound(`Identity urn:v1:eu:identity:group:${account}/nobody does not exist`),
  ),
  'a policy for a service account that does not exist': refused(
    'ovh_iam_policy',
    policy('ghost', { identities: [`urn:v1:eu:identity:credential:${account}/oauth2-EU.0`] }),
    notFound(`Identity urn:v1:eu:identity:credential:${account}/oauth2-EU.0 does not exist`),
  ),
  'a policy for a default group and a user': made(
    'ovh_iam_policy',
    policy('people', {
      identities: [`urn:v1:eu:identity:group:${account}/ADMIN`, `urn:v1:eu:identity:user:${account}/eva`],
    }),
  ),
  'a policy for a group of another account': made(
    'ovh_iam_policy',
    policy('partner', { identities: ['urn:v1:eu:identity:group:yy2222-ovh/partners'] }),
  ),
  'a policy with the name of a permissions group': refused(
    'ovh_iam_policy',
    policy('permissions', { permissions_groups: ['globalReadOnly'] }),
    badRequest('globalReadOnly in permissions_groups is not a URN: urn:v1:<plate>:<kind>:…'),
  ),
  'a policy without permissions': refused(
    'ovh_iam_policy',
    policy('nothing', { allow: [] }),
    badRequest('No permission is given: one of allow, except, deny or permissions_groups is needed'),
  ),
  'an action with * in the middle': refused(
    'ovh_iam_policy',
    policy('middle', { allow: ['publicCloudProject:apiovh:*/delete'] }),
    malformed('publicCloudProject:apiovh:*/delete'),
  ),
  'an action without resource type': refused(
    'ovh_iam_policy',
    policy('untyped', { deny: ['kube/delete'] }),
    malformed('kube/delete'),
  ),
  'actions with * at the end, and with a parameter': made(
    'ovh_iam_policy',
    policy('suffix', {
      allow: ['*', 'vrack:*', 'publicCloudProject:apiovh:kube/*', 'pccVMware:vSphere:assumeRole?iam-admin'],
    }),
  ),
  'an unknown operator of conditions': refused(
    'ovh_iam_policy',
    policy('xor', conditions({ operator: 'XOR', condition: [match] })),
    badRequest('Condition operator must be one of AND, OR, NOT, MATCH, got XOR'),
  ),
  'a condition without values': refused(
    'ovh_iam_policy',
    policy('empty', conditions({ operator: 'AND', condition: [{ operator: 'MATCH' }] })),
    badRequest('Condition MATCH needs values'),
  ),
  'a condition without conditions': refused(
    'ovh_iam_policy',
    policy('hollow', conditions({ operator: 'OR' })),
    badRequest('Condition OR needs conditions of its own'),
  ),
  'an expiry without time': refused(
    'ovh_iam_policy',
    policy('dated', { expired_at: '2027-03-31' }),
    badRequest('expiredAt must be a date such as 2027-03-31T00:00:00Z, got 2027-03-31'),
  ),
  'an expiry': made('ovh_iam_policy', policy('expiring', { expired_at: '2027-03-31T00:00:00Z' })),
  'a permissions group without permissions': refused(
    'ovh_iam_permissions_group',
    { name: 'nothing', description: 'nothing' },
    badRequest('No permission is given: one of allow, except, deny or permissions_groups is needed'),
  ),
  'a permissions group with the prefix of OVHcloud': refused(
    'ovh_iam_permissions_group',
    { name: 'ovh-own', description: 'own', allow: ['vrack:apiovh:get'] },
    badRequest('Name ovh-own begins with ovh-, which is reserved'),
  ),
  'an action with * in the middle of a permissions group': refused(
    'ovh_iam_permissions_group',
    { name: 'middle', description: 'middle', allow: ['*get'] },
    malformed('*get'),
  ),
  'a resource group with a malformed URN': refused(
    'ovh_iam_resource_group',
    { name: 'malformed', resources: [project] },
    badRequest(`${project} in resources is not a URN: urn:v1:<plate>:<kind>:…`),
  ),
  'a second resource group of the name': refused(
    'ovh_iam_resource_group',
    { name: 'taken', resources: [urn] },
    conflict('ovh_iam_resource_group with name = taken already exists: group'),
  ),
  'a tag of OVHcloud': refused(
    'ovh_iam_resource_tags',
    tags('pn-1', { 'ovh:region': 'gra' }),
    badRequest('Tag ovh:region begins with ovh:, which is reserved'),
  ),
  'a tag key with a space': refused(
    'ovh_iam_resource_tags',
    tags('pn-2', { 'cost centre': 'IT-1' }),
    badRequest('Tag key cost centre must have 1 to 128 of the characters a-z A-Z 0-9 _ . : / = + @ -'),
  ),
  'a tag value with a space': refused(
    'ovh_iam_resource_tags',
    tags('pn-3', { owner: 'the team' }),
    badRequest('The value of tag owner must have at most 256 of the characters a-z A-Z 0-9 _ . : / = + @ -'),
  ),
  'tags of an identity': refused(
    'ovh_iam_resource_tags',
    { urn: group, tags: { owner: 'it' } },
    badRequest(`${group} is not the URN of a resource`),
  ),
  'tags of a vRack': made('ovh_iam_resource_tags', tags('pn-4', { 'cost-centre': 'IT-1', owner: 'it@example.com' })),
  'a second group of the name': refused(
    'ovh_me_identity_group',
    { name: 'ops' },
    conflict('ovh_me_identity_group with name = ops already exists: ops'),
  ),
  'a group that every account has': refused(
    'ovh_me_identity_group',
    { name: 'DEFAULT' },
    conflict('Group DEFAULT exists in every account'),
  ),
  'a user in a group that does not exist': refused(
    'ovh_me_identity_user',
    user('max', { group: 'nobody' }),
    notFound('Group nobody does not exist'),
  ),
  'a second user of the login': refused(
    'ovh_me_identity_user',
    user('eva'),
    conflict('ovh_me_identity_user with login = eva already exists: eva'),
  ),
  'a user in a group': made('ovh_me_identity_user', user('ada')),
  'a token of a user that does not exist': refused(
    'ovh_me_identity_user_token',
    { user_login: 'nobody', name: 'ci', description: 'ci' },
    notFound('The requested object (user_login = nobody) does not exist'),
  ),
  'a client for people without call-back': refused(
    'ovh_me_api_oauth2_client',
    client('portal', { flow: 'AUTHORIZATION_CODE' }),
    badRequest('callbackUrls is needed for flow AUTHORIZATION_CODE'),
  ),
  'a client for pipelines': made('ovh_me_api_oauth2_client', client('pipeline')),
};
