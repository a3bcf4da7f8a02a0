import { CloudProjectKube } from '@cdktf/provider-ovh/lib/cloud-project-kube';
import { CloudProjectKubeIprestrictions } from '@cdktf/provider-ovh/lib/cloud-project-kube-iprestrictions';
import { CloudProjectUser } from '@cdktf/provider-ovh/lib/cloud-project-user';
import { CloudProjectUserS3Policy } from '@cdktf/provider-ovh/lib/cloud-project-user-s3-policy';
import { CloudSecurityGroup } from '@cdktf/provider-ovh/lib/cloud-security-group';
import { IamPolicy } from '@cdktf/provider-ovh/lib/iam-policy';
import { MeApiOauth2Client } from '@cdktf/provider-ovh/lib/me-api-oauth2-client';
import { MeIdentityGroup } from '@cdktf/provider-ovh/lib/me-identity-group';
import { Fn, type TerraformStack, TerraformVariable } from 'cdktf';
import { describe, expect, test } from 'vitest';
import { denied } from '../../constructs/identity/floor-actions';
import { presets } from '../../constructs/identity/presets';
import { access } from '../../src/readings/access/access';
import { exposure } from '../../src/readings/exposure/exposure';
import { project, stack, together, zone } from '../review/corpus';
import { changesOf, gates } from './readings';

const admins = 'urn:v1:eu:identity:group:xx1111-ovh/admins';
const projectUrn = `urn:v1:eu:resource:publicCloudProject:${project}`;
const none = stack(() => {});

const policy = (changes: object, more: (scope: TerraformStack) => object = () => ({})) =>
  stack((scope) => {
    new IamPolicy(scope, 'P', { name: 'p', identities: [admins], resources: [projectUrn], ...changes, ...more(scope) });
  });
const variable = (scope: TerraformStack, type = 'string') => new TerraformVariable(scope, 'given', { type });

describe('gate access', () => {
  const own = { allow: ['publicCloudProject:apiovh:kube/*'] };
  const floor = (actions: string[]) => policies({ Own: own, Floor: { deny: actions } });
  const policies = (all: Readonly<Record<string, object>>) =>
    stack((scope) => {
      for (const [name, given] of Object.entries(all))
        new IamPolicy(scope, name, { name, identities: [admins], resources: [projectUrn], ...given });
    });

  test('is tripped by a deny that is lifted, whether anything allows it now or not', () => {
    const sides = [floor(['publicCloudProject:apiovh:kube/reset']), policies({ Own: own })] as const;
    expect(gates(access, ...sides)).toContain('access');
    expect(changesOf(access, ...sides).map(({ change, severity }) => [change, severity])).toEqual([
      ['gained', 'danger'],
      ['lost', 'danger'],
    ]);
    expect(gates(access, policies({ Floor: { deny: ['vrack:apiovh:attach'] } }), none)).toEqual(['access']);
    const [lifted] = changesOf(access, policies({ Floor: { deny: ['vrack:apiovh:attach'] } }), none);
    expect(lifted).toMatchObject({ change: 'lost', severity: 'danger' });
  });

  test('is tripped by a deny that is narrowed, ends one day, or holds under a condition from now on', () => {
    const deny = ['vrack:apiovh:attach', 'vrack:apiovh:detach'];
    const before = policies({ Floor: { deny } });
    expect(gates(access, before, policies({ Floor: { deny: deny.slice(1) } }))).toEqual(['access']);
    expect(gates(access, before, policies({ Floor: { deny, expiredAt: '2027-01-01T00:00:00Z' } }))).toEqual(['access']);
    const conditions = { operator: 'MATCH', values: { 'resource.Tag(env)': 'prod' } };
    expect(gates(access, before, policies({ Floor: { deny, conditions } }))).toEqual(['access']);
  });

  test('is not tripped by a deny that comes, by what is taken away, or by what is denied as before', () => {
    const deny = ['publicCloudProject:apiovh:kube/reset'];
    expect(gates(access, policies({ Own: own }), floor(deny))).toEqual([]);
    expect(gates(access, policies({ Own: own }), none)).toEqual([]);
    const denied = { Floor: { deny: ['vrack:apiovh:attach'] } };
    expect(gates(access, policies(denied), policies({ ...denied, Own: { allow: ['vrack:apiovh:attach'] } }))).toEqual(
      [],
    );
  });
});

describe('gate star', () => {
  test.each([
    ['*', {}],
    ['every product action', { allow: ['publicCloudProject:*'] }],
    ['every action of an API', { allow: ['publicCloudProject:apiovh:*'] }],
    ['every action of another product', { allow: ['vrack:apiovh:*'] }],
    ['the owner of a project', { allow: presets.owner.allow, except: presets.owner.except }],
    ['one action on the whole account', { allow: ['account:apiovh:me/get'], resources: ['urn:v1:eu:resource:*'] }],
  ])('is tripped by %s', (_, changes) => {
    const changed = { allow: ['*'], ...changes };
    expect(gates(access, none, policy(changed))).toEqual(['access', 'star']);
    const [worst] = changesOf(access, none, policy(changed)).filter(({ came }) => came['action']);
    expect(worst?.severity).toBe('danger');
  });

  test('is tripped by what nobody knows: actions, or on what', () => {
    const unknown = { name: 'p', identities: [admins], resources: [projectUrn] };
    const actions = stack((scope) => {
      new IamPolicy(scope, 'P', { ...unknown, allow: variable(scope, 'list(string)').listValue });
    });
    const resources = policy({ allow: ['vrack:apiovh:get'] }, (scope) => ({
      resources: [variable(scope).stringValue],
    }));
    expect(gates(access, none, actions)).toEqual(['access', 'star']);
    expect(gates(access, none, resources)).toEqual(['access', 'star']);
  });

  test('is tripped by a permissions group of OVHcloud, unless it is published how little is in it', () => {
    const grouped = (urn: string, resource = 'urn:v1:eu:resource:account:xx1111-ovh') =>
      stack((scope) => {
        const given = { name: 'p', identities: [admins], resources: [resource] };
        new IamPolicy(scope, 'P', { ...given, permissionsGroups: [`urn:v1:${urn}`] });
      });
    const group = 'permissionsGroup:ovh:';
    for (const name of ['globalReadOnly', 'controlPanelAccess']) {
      expect(gates(access, none, grouped(`eu:${group}${name}`)), name).toEqual(['access']);
      // on everything, in another region, or one of the customer's own of the same name
      expect(gates(access, none, grouped(`eu:${group}${name}`, 'urn:v1:eu:resource:*'))).toContain('star');
      expect(gates(access, none, grouped(`us:${group}${name}`))).toContain('star');
      expect(gates(access, none, grouped(`eu:permissionsGroup:xx1111-ovh/${name}`))).toContain('star');
    }
    for (const name of ['globalAdmin', 'globalReadWrite', 'openstackAdmin', 'globalReadOnly2', 'globalReadOnly*'])
      expect(gates(access, none, grouped(`eu:${group}${name}`)), name).toContain('star');
  });

  test('is tripped by an administrator of an account, a project, a bucket', () => {
    const group = stack((scope) => new MeIdentityGroup(scope, 'Admins', { name: 'admins', role: 'ADMIN' }));
    const user = stack(
      (scope) => new CloudProjectUser(scope, 'User', { serviceName: project, roleNames: ['administrator'] }),
    );
    const bucket = stack((scope) => {
      const statement = { Effect: 'Allow', Action: ['s3:*'], Resource: ['arn:aws:s3:::a/*'] };
      const text = JSON.stringify({ Statement: [statement] });
      new CloudProjectUserS3Policy(scope, 'S3', { serviceName: project, userId: '1', policy: text });
    });
    for (const program of [group, user, bucket]) expect(gates(access, none, program)).toContain('star');
  });

  test('is not tripped by a viewer, an operator, a family of actions, or somebody whom only Terraform knows', () => {
    const some = [
      { allow: presets.viewer.allow },
      { allow: presets.operator.allow },
      { allow: ['publicCloudProject:apiovh:kube/*'] },
      { allow: ['ldp:apiovh:get'], resources: ['urn:v1:eu:resource:ldp:*'] },
    ];
    for (const given of some) expect(gates(access, none, policy(given))).toEqual(['access']);
    const somebody = policy({ allow: ['vrack:apiovh:get'] }, (scope) => ({
      identities: [variable(scope).stringValue],
    }));
    expect(gates(access, none, somebody)).toEqual(['access']);
  });

  test('is not tripped by the pipeline of a new environment, and is by one without the floor', () => {
    const pipeline = (except: readonly string[]) =>
      stack((scope) => {
        const robot = new MeApiOauth2Client(scope, 'Robot', {
          name: 'r',
          description: 'r',
          flow: 'CLIENT_CREDENTIALS',
        });
        const given = { name: 'p', identities: [robot.identity], resources: [projectUrn] };
        new IamPolicy(scope, 'P', { ...given, allow: [...presets.pipeline.allow], except: [...except] });
      });
    expect(gates(access, none, pipeline(presets.pipeline.except))).toEqual(['access']);
    expect(gates(access, none, pipeline(presets.pipeline.except.slice(1)))).toEqual(['access', 'star']);
    const floor = { identities: [admins], resources: [projectUrn], deny: [...denied('people')] };
    expect(gates(access, together(zone()), together(zone(), policy(floor)))).toEqual([]);
  });
});

describe('gates exposure and world', () => {
  const cluster = (ips: (scope: TerraformStack) => string[]) =>
    stack((scope) => {
      const { id } = new CloudProjectKube(scope, 'Kube', { serviceName: project, region: 'GRA11' });
      new CloudProjectKubeIprestrictions(scope, 'Access', { serviceName: project, kubeId: id, ips: ips(scope) });
    });
  const office = cluster(() => ['203.0.113.0/28']);

  test.each<[string, (scope: TerraformStack) => string[]]>([
    ['the internet', () => ['0.0.0.0/0']],
    ['both halves of it', () => ['0.0.0.0/1', '128.0.0.0/1']],
    ['many large networks', () => Array.from({ length: 64 }, (_, n) => `${n + 1}.0.0.0/8`)],
    ['nobody, which is everybody', () => []],
    ['a list that only Terraform knows', (scope) => variable(scope, 'list(string)').listValue],
    [
      'an address of which the mask is not known',
      (scope) => ['203.0.113.0/28', `192.0.2.0/${variable(scope).stringValue}`],
    ],
    [
      'a list that is known in parts',
      (scope) => Fn.concat([['203.0.113.0/28'], variable(scope, 'list(string)').listValue]),
    ],
  ])('are tripped by %s', (_, ips) => {
    expect(gates(exposure, office, cluster(ips))).toEqual(['exposure', 'world']);
  });

  test('only the first by an address that only Terraform knows, whose mask is written', () => {
    const some = cluster((scope) => ['203.0.113.0/28', `${variable(scope).stringValue}/32`]);
    expect(gates(exposure, office, some)).toEqual(['exposure']);
    expect(
      gates(
        exposure,
        office,
        cluster(() => ['203.0.113.0/28', '198.51.100.0/24']),
      ),
    ).toEqual(['exposure']);
  });

  test('neither by what is closed, or was open to everybody already', () => {
    const all = cluster(() => ['0.0.0.0/0']);
    expect(
      gates(
        exposure,
        cluster(() => ['203.0.113.0/28', '198.51.100.0/24']),
        office,
      ),
    ).toEqual([]);
    expect(gates(exposure, all, office)).toEqual([]);
    expect(
      gates(
        exposure,
        all,
        cluster(() => ['0.0.0.0/0', '198.51.100.0/24']),
      ),
    ).toEqual([]);
    expect(
      gates(
        exposure,
        all,
        cluster(() => ['0.0.0.0/0', '::/0']),
      ),
    ).toEqual(['exposure', 'world']);
  });

  test('by instances: a list of which none is made closes nothing', () => {
    const counted = (count: number) =>
      stack((scope) => {
        const { id } = new CloudProjectKube(scope, 'Kube', { serviceName: project, region: 'GRA11' });
        new CloudProjectKubeIprestrictions(scope, 'Access', {
          serviceName: project,
          kubeId: id,
          ips: ['203.0.113.0/28'],
          count,
        });
      });
    expect(gates(exposure, counted(1), counted(0))).toEqual(['exposure', 'world']);
    expect(gates(exposure, counted(0), counted(1))).toEqual([]);
  });

  test('by blocks that a list makes', () => {
    const group = (rules: object) =>
      stack((scope) => {
        const given = { serviceName: project, name: 'web', region: 'GRA11' };
        new CloudSecurityGroup(scope, 'Web', given).addOverride('dynamic', rules);
      });
    const content = { direction: 'INGRESS', ethernet_type: 'IPV4', protocol: 'TCP', remote_ip_prefix: '${rule.value}' };
    const dynamic = { rule: { for_each: '${var.ranges}', content } };
    expect(gates(exposure, none, group(dynamic))).toEqual(['exposure', 'world']);
  });

  test('neither by the API of an environment as the library makes it', () => {
    const opened = zone({ 'prod.clusters.main.apiAccess': ['203.0.113.0/28', '198.51.100.7/32'] });
    expect(gates(exposure, zone(), opened)).toEqual(['exposure']);
    expect(gates(exposure, zone({ 'teams.web.environments': {} }), zone())).toEqual(['exposure']);
  });
});
