import { is, isSet, items, knownTexts, type Readable, type Readables, text } from '../rules/given';
import { type Neighbours, type Refusal, wording } from './behaviour';

/** What OVHcloud refuses of identities and access. */

const concepts = 'OVHcloud docs, account-and-service-management/account-information/iam-policies-api (September 2026)';
const iamApi = 'OVHcloud API schema iam';

/** Groups that every account has. */
export const defaultGroups = ['ADMIN', 'DEFAULT', 'UNPRIVILEGED'] as const;

const permissions = ['allow', 'deny', 'except'] as const;

const isUrn = (urn: string): boolean =>
  /^urn:v1:(eu|ca|us):((identity|resource|resourceGroup|permissionsGroup):[^\s*]+\*?|resource:\*)$/.test(urn);

/** The first of a set's texts that fails a test, as `name` for the message. */
const firstBad = (value: Readable, name: string, isGood: (one: string) => boolean): false | Readables => {
  const bad = knownTexts(value).find((one) => !isGood(one));
  return bad !== undefined && { [name]: bad };
};

const isAction = (action: string): boolean =>
  action === '*' || /^[A-Za-z0-9_-]+:(\*|[A-Za-z0-9_-]+:(\*|[^\s*:]+\*?))$/.test(action);

/** Whether an identity of this account exists; those of other accounts can't be seen from here. */
function exists(cloud: Neighbours, urn: string): boolean {
  const [, kind = '', account = '', name = ''] =
    /^urn:v1:\w+:identity:(group|user|credential):([^/]+)\/(.+)$/.exec(urn) ?? [];
  if (account !== cloud.account) return true;
  if (kind === 'group')
    return defaultGroups.some((group) => group === name) || cloud.get('ovh_me_identity_group', name) !== undefined;
  if (kind === 'user') return cloud.get('ovh_me_identity_user', name) !== undefined;
  return !cloud.lacks(['ovh_me_api_oauth2_client'], { identity: urn });
}

const actionRefusals: readonly Refusal[] = [
  {
    status: 400,
    says: 'No permission is given: one of allow, except, deny or permissions_groups is needed',
    source: `${concepts}: identities, name, permissions and resources are required`,
    unsure: wording,
    when: ({ now }) => ![...permissions, 'permissions_groups'].some((name) => isSet(now[name])),
  },
  {
    status: 400,
    says: 'Action {action} is malformed: <resource type>:<api>:<path>, with * at the end only',
    source: `${concepts}: * is a suffix`,
    unsure: wording,
    when: ({ now }) =>
      firstBad(
        permissions.flatMap((name) => knownTexts(now[name])),
        'action',
        isAction,
      ),
  },
];

const reservedName: Refusal = {
  status: 400,
  says: 'Name {name} begins with ovh-, which is reserved',
  source: `${concepts}: prefix ovh- is reserved`,
  unsure: wording,
  when: ({ now }) => /^ovh-/i.test(text(now['name'])),
};

const malformedUrn = (attribute: 'resources' | 'identities' | 'permissions_groups'): Refusal => ({
  status: 400,
  says: `{urn} in ${attribute} is not a URN: urn:v1:<plate>:<kind>:…`,
  source: `${concepts}; issue 779 of the provider (* alone is refused)`,
  unsure: wording,
  when: ({ now }) => firstBad(now[attribute], 'urn', isUrn),
});

const operators = ['AND', 'OR', 'NOT', 'MATCH'];

/** The first condition, at any depth, that a test finds wrong. */
function wrongCondition(value: Readable, isWrong: (one: Readables) => boolean): Readables | undefined {
  for (const one of items(value)) {
    if (isWrong(one)) return { operator: text(one['operator']) };
    const inner = wrongCondition(one['condition'], isWrong);
    if (inner !== undefined) return inner;
  }
  return undefined;
}

const conditionRefusals: readonly Refusal[] = [
  {
    status: 400,
    says: `Condition operator must be one of ${operators.join(', ')}, got {operator}`,
    source: `${iamApi}; ${concepts}`,
    unsure: wording,
    when: ({ now }) =>
      wrongCondition(now['conditions'], ({ operator }) => !operators.includes(text(operator))) ?? false,
  },
  {
    status: 400,
    says: 'Condition {operator} needs {what}',
    source: `${iamApi}; ${concepts}`,
    unsure: 'that the API refuses it',
    when: ({ now }) => {
      const isEmpty = (one: Readables) =>
        is(one['operator'], 'MATCH')
          ? Object.keys(items(one['values'])[0] ?? {}).length === 0
          : !isSet(one['condition']);
      const wrong = wrongCondition(now['conditions'], isEmpty);
      return (
        wrong !== undefined && {
          ...wrong,
          what: is(wrong['operator'], 'MATCH') ? 'values' : 'conditions of its own',
        }
      );
    },
  },
];

export const policyRefusals: readonly Refusal[] = [
  reservedName,
  malformedUrn('resources'),
  malformedUrn('identities'),
  malformedUrn('permissions_groups'),
  ...actionRefusals,
  ...conditionRefusals,
  {
    status: 400,
    says: 'expiredAt must be a date such as 2027-03-31T00:00:00Z, got {expired_at}',
    source: iamApi,
    unsure: wording,
    when: ({ now }) =>
      isSet(now['expired_at']) &&
      !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/.test(text(now['expired_at'])),
  },
  {
    status: 404,
    says: 'Identity {urn} does not exist',
    source: iamApi,
    unsure: wording,
    when: ({ now }, cloud) => firstBad(now['identities'], 'urn', (urn) => exists(cloud, urn)),
  },
];

export const permissionsGroupRefusals: readonly Refusal[] = [reservedName, ...actionRefusals];

export const resourceGroupRefusals: readonly Refusal[] = [malformedUrn('resources')];

const tagWords = /^[a-zA-Z0-9_.:/=+@-]*$/;

export const tagRefusals: readonly Refusal[] = [
  {
    status: 400,
    says: '{urn} is not the URN of a resource',
    source: `${iamApi}; issue 1353 of the provider`,
    unsure: wording,
    when: ({ now }) => !/^urn:v1:(eu|ca|us):resource:[^\s*]+$/.test(text(now['urn'])),
  },
  {
    status: 400,
    says: 'Tag {key} begins with ovh:, which is reserved',
    source: `${iamApi}: prefix ovh: is reserved`,
    unsure: wording,
    when: ({ now }) => badTag(now, ([key]) => key.startsWith('ovh:')),
  },
  {
    status: 400,
    says: 'Tag key {key} must have 1 to 128 of the characters a-z A-Z 0-9 _ . : / = + @ -',
    source: `${iamApi}; a check of the provider too`,
    unsure: wording,
    when: ({ now }) => badTag(now, ([key]) => !tagWords.test(key) || key.length > 128 || key === ''),
  },
  {
    status: 400,
    says: 'The value of tag {key} must have at most 256 of the characters a-z A-Z 0-9 _ . : / = + @ -',
    source: iamApi,
    unsure: wording,
    when: ({ now }) => badTag(now, ([, value]) => !tagWords.test(value) || value.length > 256),
  },
];

function badTag(now: Readables, isBad: (tag: readonly [string, string]) => boolean): false | Readables {
  const tags = Object.entries(items(now['tags'])[0] ?? {}).map(([key, value]) => [key, text(value)] as const);
  const bad = tags.find(isBad);
  return bad !== undefined && { key: bad[0] };
}

export const groupRefusals: readonly Refusal[] = [
  {
    status: 409,
    on: ['create'],
    says: 'Group {name} exists in every account',
    source: 'OVHcloud docs, manage-and-operate/iam/identities-management: default groups',
    unsure: wording,
    when: ({ now }) => defaultGroups.some((name) => is(now['name'], name)),
  },
];

export const userRefusals: readonly Refusal[] = [
  {
    status: 404,
    says: 'Group {group} does not exist',
    source: 'OVHcloud API schema me: a user is in one group',
    unsure: wording,
    when: ({ now }, cloud) =>
      isSet(now['group']) &&
      !defaultGroups.some((name) => is(now['group'], name)) &&
      cloud.get('ovh_me_identity_group', now['group']) === undefined,
  },
];

export const clientRefusals: readonly Refusal[] = [
  {
    status: 400,
    says: 'callbackUrls is needed for flow AUTHORIZATION_CODE',
    source: 'OVHcloud API schema me; OAuth 2.0',
    unsure: 'that the API refuses it',
    when: ({ now }) => is(now['flow'], 'AUTHORIZATION_CODE') && !isSet(now['callback_urls']),
  },
];
