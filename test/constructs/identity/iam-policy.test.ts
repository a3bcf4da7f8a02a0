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
      'allow.0: must be <resource type>:<api>:<path> such as publicCloudProject:apiovh:kube/get, got "kube/get"',
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
      'expires: must be a date such as 2027-01-31, got "2027-02-30"',
    ],
    [
      'a permission group by its name',
      { permissionsGroups: ['vSphereAdmin'] },
      'permissionsGroups.0: must be such as urn:v1:eu:permissionsGroup:ovh:vSphereAdmin, got "vSphereAdmin"',
    ],
    ['nobody', { identities: [], preset: 'viewer' }, 'identities: names nobody; give at least one identity'],
    ['nothing', { resources: [], preset: 'viewer' }, 'resources: names nothing; give at least one resource'],
    [
      'everything there is',
      { resources: [{ urn: '*' }], preset: 'viewer' },
      'resources.0: must be a URN that starts with urn:v1:eu:resource:, got "*"',
    ],
    [
      'a resource in place of an identity',
      { identities: [project], preset: 'viewer' },
      'identities.0: must be a URN that starts with urn:v1:eu:identity:, got "urn:v1:eu:resource:publicCloudProject:4f1b2c3d4e5f46a7b8c9d0e1f2a3b4c5"',
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
