import { IamPolicy as IamPolicyResource } from '@cdktf/provider-ovh/lib/iam-policy';
import { describe, expect, test } from 'vitest';
import { IamPolicy, type IamPolicyProps, iamPolicySettings } from '../../../constructs/identity/iam-policy';
import { presets } from '../../../constructs/identity/presets';
import { ServiceAccount } from '../../../constructs/identity/service-account';
import { CloudProject } from '../../../constructs/project/cloud-project';
import { testBounds, wordsOf } from '../../support/bounds';
import { addresses, mistakesOf, only, testStack } from '../../support/synth';

const project = CloudProject.fromServiceName('4f1b2c3d4e5f46a7b8c9d0e1f2a3b4c5');
const group = { urn: 'urn:v1:eu:identity:group:xx1111-ovh/fd' };
const make = (props: Partial<IamPolicyProps>) => {
  const stack = testStack();
  new IamPolicy(stack, 'Policy', { name: 'fd-prod', identities: [group], resources: [project], ...props });
  return stack;
};
const policy = (props: Partial<IamPolicyProps>) => only(make(props), IamPolicyResource);

test.each<[string, Partial<IamPolicyProps>]>([
  [
    'a whole kind but for some of it',
    { allow: ['publicCloudProject:apiovh:kube/*'], except: ['publicCloudProject:apiovh:kube/delete'] },
  ],
  [
    'a whole kind with a deny in it',
    { allow: ['publicCloudProject:apiovh:kube/*'], deny: ['publicCloudProject:apiovh:kube/delete'] },
  ],
  ['all resources of the account', { preset: 'viewer', resources: [{ urn: 'urn:v1:eu:resource:*' }] }],
  ['all of a kind', { preset: 'viewer', resources: [{ urn: 'urn:v1:eu:resource:vrack:*' }] }],
  [
    'a group of resources',
    { preset: 'viewer', resources: [{ urn: 'urn:v1:eu:resourceGroup:2f1b7c3a-6c1e-4d1b-9a57-0d9f5d1c2b3a' }] },
  ],
  [
    'a resource type that is newer than the lists, where it is said to be',
    {
      allow: ['quantum:apiovh:get'],
      unlistedActions: ['quantum:apiovh:get'],
      resources: [{ urn: 'urn:v1:eu:resource:quantum:q-1' }],
    },
  ],
  [
    'a service account',
    { preset: 'viewer', identities: [{ urn: 'urn:v1:eu:identity:credential:xx1111-ovh/oauth2-0a1b2c3d4e5f' }] },
  ],
  ['a description that speaks of secrets', { preset: 'viewer', description: 'rotates the passwords of databases' }],
])('takes %s', (_, props) => {
  expect(mistakesOf(() => make(props))).toEqual([]);
});

describe('secure defaults', () => {
  test('nothing is allowed that is not named', () => {
    const { allow, except, deny, permissions_groups } = policy({ allow: ['publicCloudProject:apiovh:get'] });
    expect({ allow, except, deny, permissions_groups }).toEqual({ allow: ['publicCloudProject:apiovh:get'] });
  });
});

describe('settings', () => {
  test('each lands on its attribute', () => {
    expect(
      policy({
        description: 'Night shift',
        allow: ['publicCloudProject:apiovh:kube/*'],
        except: ['publicCloudProject:apiovh:kube/delete'],
        deny: ['publicCloudProject:apiovh:terminate'],
        permissionsGroups: ['urn:v1:eu:permissionsGroup:ovh:vSphereAdmin'],
        expires: '2027-01-31',
      }),
    ).toMatchObject({
      name: 'fd-prod',
      description: 'Night shift',
      identities: ['urn:v1:eu:identity:group:xx1111-ovh/fd'],
      resources: ['urn:v1:eu:resource:publicCloudProject:4f1b2c3d4e5f46a7b8c9d0e1f2a3b4c5'],
      allow: ['publicCloudProject:apiovh:kube/*'],
      except: ['publicCloudProject:apiovh:kube/delete'],
      deny: ['publicCloudProject:apiovh:terminate'],
      permissions_groups: ['urn:v1:eu:permissionsGroup:ovh:vSphereAdmin'],
      expired_at: '2027-01-31T00:00:00Z',
    });
  });

  test('a preset is added to, not replaced', () => {
    const { allow, except } = policy({ preset: 'owner', allow: ['ldp:apiovh:get'], except: ['ldp:apiovh:edit'] });
    expect(allow).toEqual(['ldp:apiovh:get', 'publicCloudProject:apiovh:*']);
    expect(except).toEqual([...presets.owner.except, 'ldp:apiovh:edit'].sort());
  });

  test('the order of the settings changes nothing', () => {
    const actions = ['ldp:apiovh:get', 'vrack:apiovh:get', 'ldp:apiovh:edit'];
    expect(policy({ allow: actions })).toEqual(policy({ allow: [...actions].reverse() }));
  });

  test('a service account is named by what it is after apply', () => {
    const stack = testStack();
    const pipeline = new ServiceAccount(stack, 'Pipeline', { description: 'Deploys prod' });
    new IamPolicy(stack, 'Policy', {
      name: 'fd-prod',
      preset: 'pipeline',
      identities: [pipeline],
      resources: [project],
    });
    expect(only(stack, IamPolicyResource)['identities']).toEqual([
      expect.stringMatching(/^\$\{ovh_me_api_oauth2_client\..+\.identity\}$/),
    ]);
  });

  test('everything can be allowed by saying so', () => {
    expect(policy({ allow: ['*'], allowEverything: true })).toMatchObject({ allow: ['*'] });
  });

  test('an action that the lists lack can be used by naming it', () => {
    const action = 'publicCloudProject:apiovh:hologram/create';
    expect(policy({ allow: [action], unlistedActions: [action] })).toMatchObject({ allow: [action] });
  });
});

describe('mistakes', () => {
  const override = 'or, if OVHcloud has it, name it in unlistedActions as well';
  test.each<[string, Partial<IamPolicyProps>, string]>([
    [
      'a misspelt action',
      { allow: ['publicCloudProject:apiovh:kube/nodepol/get'] },
      `allow.0: is not a known action, got "publicCloudProject:apiovh:kube/nodepol/get"; did you mean 'publicCloudProject:apiovh:kube/nodepool/get'? ${override}`,
    ],
    [
      'a path that matches no action',
      { deny: ['vrack:apiovh:cloudProjects/*'] },
      `deny.0: is not a known action, got "vrack:apiovh:cloudProjects/*"; did you mean 'vrack:apiovh:cloudProject/*'? ${override}`,
    ],
    [
      'a misspelt resource type',
      { allow: ['publicCloud:apiovh:kube/get'] },
      `allow.0: is of an unknown resource type, got "publicCloud:apiovh:kube/get"; did you mean 'publicCloudProject'? ${override}`,
    ],
    [
      'a star in the middle',
      { allow: ['publicCloudProject:apiovh:*/delete'] },
      'allow.0: must have \'*\' only at its end, got "publicCloudProject:apiovh:*/delete"; name the actions one by one',
    ],
    [
      'no action at all',
      { allow: ['kube/get'] },
      'allow.0: must be <resource type>:<api>:<path>, got "kube/get"; write one such as publicCloudProject:apiovh:kube/get',
    ],
    [
      'everything',
      { allow: ['*'] },
      'allow.0: would be every action of every product, got "*"; name the actions, or set allowEverything',
    ],
    [
      'a denial of everything',
      { deny: ['*'], allowEverything: true },
      'deny.0: would be every action of every product, got "*"; name the actions',
    ],
    [
      'an unknown preset',
      { preset: 'viever' as 'viewer' },
      'preset: is not known, got "viever"; did you mean \'viewer\'?',
    ],
    ['no rule', {}, 'neither allows nor denies anything; give preset, allow, deny or permissionsGroups'],
    [
      'an exception from nothing',
      { except: ['ldp:apiovh:get'], deny: ['ldp:apiovh:edit'] },
      'except: takes nothing out, as nothing is allowed here; deny the actions instead',
    ],
    [
      "OVHcloud's prefix",
      { name: 'ovh-fd', preset: 'viewer' },
      "name: must not start with 'ovh-', which is OVHcloud's own, got \"ovh-fd\"; rename it",
    ],
    [
      'a name with spaces',
      { name: 'fd prod', preset: 'viewer' },
      "name: must be 1 to 128 letters, digits, '.', '_', '/' or '-', got \"fd prod\"; rename it",
    ],
    [
      'a day that no calendar has',
      { expires: '2027-02-30', preset: 'viewer' },
      'expires: must be a day such as 2027-01-31, got "2027-02-30"; write year, month and day of one that there is',
    ],
    [
      'a permission group by its name',
      { permissionsGroups: ['vSphereAdmin'] },
      'permissionsGroups.0: must be the URN of a permission group, got "vSphereAdmin"; write one such as urn:v1:eu:permissionsGroup:ovh:vSphereAdmin',
    ],
    [
      'an action that is denied beside it',
      { allow: ['ldp:apiovh:get', 'vrack:apiovh:get'], deny: ['vrack:apiovh:get'] },
      'allow.1: is denied here too, which counts more, got "vrack:apiovh:get"; take it out of one of the two',
    ],
    [
      'an action that a whole kind of exceptions takes out again',
      { allow: ['publicCloudProject:apiovh:kube/delete'], except: ['publicCloudProject:apiovh:kube/*'] },
      'allow.0: is taken out again by except, got "publicCloudProject:apiovh:kube/delete"; take it out of one of the two',
    ],
    [
      'an action that the preset takes out again',
      { preset: 'owner', allow: ['publicCloudProject:apiovh:terminate'] },
      'allow.0: is taken out again by the preset owner, got "publicCloudProject:apiovh:terminate"; allow it in a policy of its own',
    ],
    [
      'an action twice',
      { allow: ['ldp:apiovh:get', 'ldp:apiovh:get'] },
      'allow.1: is there twice, got "ldp:apiovh:get"; remove one',
    ],
    [
      'a resource of a type that is misspelt',
      { resources: [{ urn: 'urn:v1:eu:resource:vrak:pn-1000001' }], preset: 'viewer' },
      'resources.0: is of an unknown resource type, got "urn:v1:eu:resource:vrak:pn-1000001"; did you mean \'vrack\'? or, if OVHcloud has it, name an action of it in unlistedActions',
    ],
    [
      'a star in the middle of a resource',
      { resources: [{ urn: 'urn:v1:eu:resource:vrack:*-1' }], preset: 'viewer' },
      'resources.0: must be the URN of a resource, got "urn:v1:eu:resource:vrack:*-1"; write one such as urn:v1:eu:resource:vrack:pn-1000001, \'*\' only at its end',
    ],
    [
      'an identity of a kind that there is not',
      { identities: [{ urn: 'urn:v1:eu:identity:grup:xx1111-ovh/fd' }], preset: 'viewer' },
      'identities.0: is of an unknown kind of identity, got "urn:v1:eu:identity:grup:xx1111-ovh/fd"; did you mean \'group\'?',
    ],
    [
      'a description with a password',
      { description: 'night shift, password=Tr0ub4dor', preset: 'viewer' },
      'description: holds what looks like a secret, got "night shift, password=(hidden)"; settings are read by many, keep it in a secret store',
    ],
    ['nobody', { identities: [], preset: 'viewer' }, 'identities: names nobody; give at least one identity'],
    ['nothing', { resources: [], preset: 'viewer' }, 'resources: names nothing; give at least one resource'],
    [
      'everything there is',
      { resources: [{ urn: '*' }], preset: 'viewer' },
      'resources.0: must be the URN of a resource, got "*"; write one such as urn:v1:eu:resource:vrack:pn-1000001, \'*\' only at its end',
    ],
    [
      'a resource in place of an identity',
      { identities: [project], preset: 'viewer' },
      'identities.0: must be the URN of an identity, got "urn:v1:eu:resource:publicCloudProject:4f1b2c3d4e5f46a7b8c9d0e1f2a3b4c5"; write one such as urn:v1:eu:identity:group:xx1111-ovh/admins',
    ],
  ])('%s', (_, props, message) => {
    const path = message.startsWith('neither') ? 's/Policy: ' : 's/Policy.';
    expect(mistakesOf(() => make(props))).toEqual([`${path}${message}`]);
  });

  test('every one is reported, in settings and in what they name', () => {
    expect(mistakesOf(() => make({ allow: ['kube/get', '*'], identities: [] }))).toHaveLength(3);
  });
});

testBounds(iamPolicySettings, { name: 'fd-prod' }, [
  ['description', ['a', wordsOf(255)], ['', wordsOf(256)]],
  ['preset', ['viewer', 'operator', 'owner', 'pipeline'], ['admin', '']],
]);

test('a policy may allow and deny one each, in whichever way', () => {
  const allow = ['ldp:apiovh:get'];
  const deny = ['ldp:apiovh:edit'];
  const permissionsGroups = ['urn:v1:eu:permissionsGroup:ovh:vSphereAdmin'];
  const some = [{ allow, deny }, { allow, permissionsGroups }, { deny, permissionsGroups }, { permissionsGroups }];
  expect(some.flatMap((props) => mistakesOf(() => make(props)))).toEqual([]);
});

test('what a preset gives comes from the preset, too', () => {
  const props = { name: 'fd-prod', preset: 'viewer', identities: [group], resources: [project] } as const;
  expect(new IamPolicy(testStack(), 'Policy', props).node.metadata.map(({ data }) => data)).toEqual([
    { attributes: { allow: ['allow', 'preset'], except: ['except', 'preset'], expired_at: 'expires' } },
  ]);
});

test('addresses', () => {
  expect(addresses(make({ preset: 'viewer' }))).toMatchInlineSnapshot(`
    [
      "ovh_iam_policy.Policy_23B91518",
    ]
  `);
});
