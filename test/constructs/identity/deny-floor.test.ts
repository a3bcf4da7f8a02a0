import { IamPolicy as IamPolicyResource } from '@cdktf/provider-ovh/lib/iam-policy';
import { describe, expect, test } from 'vitest';
import { DenyFloor, type DenyFloorProps } from '../../../constructs/identity/deny-floor';
import { denied, denyFloor } from '../../../constructs/identity/floor-actions';
import { CloudProject } from '../../../constructs/project/cloud-project';
import { addresses, mistakesOf, only, testStack } from '../../support/synth';

const project = CloudProject.fromServiceName('4f1b2c3d4e5f46a7b8c9d0e1f2a3b4c5');
const group = { urn: 'urn:v1:eu:identity:group:xx1111-ovh/fd' };
const make = (props: Partial<DenyFloorProps> = {}) => {
  const stack = testStack();
  const all = { name: 'fd-prod-floor', audience: 'people' as const, identities: [group], resources: [project] };
  new DenyFloor(stack, 'DenyFloor', { ...all, ...props });
  return stack;
};

describe('secure defaults', () => {
  test.each(['people', 'pipelines'] as const)(
    '%s can not end the project, move its vRack or change IAM',
    (audience) => {
      const { deny, allow } = only(make({ audience }), IamPolicyResource);
      expect(allow).toBeUndefined();
      expect(deny).toEqual(
        expect.arrayContaining([
          'account:apiovh:iam/policy/create',
          'account:apiovh:me/identity/group/edit',
          'publicCloudProject:apiovh:confirmTermination',
          'publicCloudProject:apiovh:terminate',
          'publicCloudProject:apiovh:vrack/attach',
          'vrack:apiovh:cloudProject/detach',
        ]),
      );
    },
  );

  test('people get no kubeconfig; the pipeline that makes the cluster does', () => {
    const kubeconfig = [
      'publicCloudProject:apiovh:kube/kubeconfig/create',
      'publicCloudProject:apiovh:kube/kubeconfig/reset',
    ];
    expect(only(make(), IamPolicyResource)['deny']).toEqual(expect.arrayContaining(kubeconfig));
    expect(denied('pipelines').filter((action) => action.includes('kubeconfig'))).toEqual([]);
  });

  test('it reaches the vRacks and the account, not only the project', () => {
    expect(only(make(), IamPolicyResource)['resources']).toEqual([
      project.urn,
      'urn:v1:eu:resource:vrack:*',
      'urn:v1:eu:resource:account:*',
    ]);
  });

  test('nothing is denied that only reads', () => {
    expect(Object.values(denyFloor).flatMap((actions) => actions.filter((action) => action.endsWith('get')))).toEqual(
      [],
    );
  });
});

describe('settings', () => {
  test('it says whom it binds', () => {
    const said = (['people', 'pipelines'] as const).map((audience) => only(make({ audience }), IamPolicyResource));
    expect(said.map(({ description }) => description)).toEqual([
      'What no person of these projects may do',
      'What no pipeline of these projects may do',
    ]);
  });

  test('more can be denied', () => {
    const { name, deny } = only(make({ alsoDeny: ['publicCloudProject:apiovh:kube/delete'] }), IamPolicyResource);
    expect(name).toBe('fd-prod-floor');
    expect(deny).toEqual([...denied('people'), 'publicCloudProject:apiovh:kube/delete'].sort());
  });
});

describe('mistakes', () => {
  test.each<[string, Partial<DenyFloorProps>, string]>([
    [
      'an identity of last resort',
      { breakGlass: [group] },
      'identities.0: is break-glass, which a deny would bind too, got "urn:v1:eu:identity:group:xx1111-ovh/fd"; remove it',
    ],
    ['nobody', { identities: [] }, 'identities: names nobody; give at least one identity'],
    ['nothing', { resources: [] }, 'resources: names nothing; give at least one resource'],
    [
      'a misspelt action',
      { alsoDeny: ['publicCloudProject:apiovh:kube/delte'] },
      'alsoDeny.0: is not a known action, got "publicCloudProject:apiovh:kube/delte"; did you mean \'publicCloudProject:apiovh:kube/delete\'? or, if OVHcloud has it, name it in unlistedActions as well',
    ],
    [
      'everything',
      { alsoDeny: ['*'] },
      'alsoDeny.0: would be every action of every product, got "*"; name the actions',
    ],
  ])('%s', (_, props, message) => {
    expect(mistakesOf(() => make(props))).toEqual([`s/DenyFloor.${message}`]);
  });
});

test('addresses', () => {
  expect(addresses(make())).toMatchInlineSnapshot(`
    [
      "ovh_iam_policy.DenyFloor_9634444C",
    ]
  `);
});
