import { KubernetesProvider } from '@cdktf/provider-kubernetes/lib/provider';
import { RoleBindingV1 } from '@cdktf/provider-kubernetes/lib/role-binding-v1';
import { CloudProjectDatabaseMongodbUser } from '@cdktf/provider-ovh/lib/cloud-project-database-mongodb-user';
import { CloudProjectRegionStoragePresign } from '@cdktf/provider-ovh/lib/cloud-project-region-storage-presign';
import { CloudProjectUser } from '@cdktf/provider-ovh/lib/cloud-project-user';
import { CloudProjectUserS3Policy } from '@cdktf/provider-ovh/lib/cloud-project-user-s3-policy';
import { IamPermissionsGroup } from '@cdktf/provider-ovh/lib/iam-permissions-group';
import { IamPolicy } from '@cdktf/provider-ovh/lib/iam-policy';
import { IamResourceGroup } from '@cdktf/provider-ovh/lib/iam-resource-group';
import { MeApiOauth2Client } from '@cdktf/provider-ovh/lib/me-api-oauth2-client';
import { MeIdentityGroup } from '@cdktf/provider-ovh/lib/me-identity-group';
import { type TerraformStack, TerraformVariable } from 'cdktf';
import { describe, expect, test } from 'vitest';
import { access as accessReading } from '../../../src/readings/access/access';
import { project, stack, together, zone } from '../../review/corpus';
import { access, changesOf, linesOf } from '../readings';
import { admins, kube, policies, projectUrn } from './policies';

const none = stack(() => {});

describe('an IAM policy', () => {
  test('gives each identity each action on each resource', () => {
    const before = policies({ Read: { allow: [`${kube}/get`] } });
    const after = policies({
      Read: { allow: [`${kube}/edit`, `${kube}/get`], resources: [projectUrn, 'urn:v1:eu:resource:vrack:*'] },
    });
    expect(access(before, after)).toEqual([
      `+ prod/Read: group xx1111-ovh/admins may ${kube}/edit on publicCloudProject:${project}`,
      `+ prod/Read: group xx1111-ovh/admins may ${kube}/edit, ${kube}/get on vrack:*`,
    ]);
  });

  test('is said by its preset, with the environment of the project, and every action in the data', () => {
    const all = changesOf(accessReading, zone(), zone({ 'dev.access': { viewer: ['admins'] } }));
    const changes = linesOf(accessReading, all).flatMap(([first]) => first ?? []);
    const [viewer] = changes.flatMap(({ after }) => (after?.kind === 'allow' ? [after] : []));
    expect(viewer?.from).toMatchObject([{ stack: 'web-dev-foundation', path: 'Access/viewer' }]);
    expect(viewer?.cells).toMatchObject({
      identity: 'group xx1111-ovh/admins',
      resource: 'publicCloudProject:web/dev (0a1b2c3d)',
    });
    expect(viewer?.cells.action.summary).toBe(`viewer preset (${viewer?.cells.action.set.size} actions)`);
    expect([...(viewer?.cells.action.set ?? [])]).toContain(`${kube}/get`);
    const lines = changes.map(({ after }) => `${after?.cells.effect} ${after?.cells.action.summary}`);
    expect(lines.map((line) => line.replace(/\d+/, 'N'))).toEqual([
      'may viewer preset (N actions)',
      'may not deny floor of people (N actions)',
    ]);
  });

  test('with many actions is summed up by what they are about', () => {
    const verbs = ['create', 'delete', 'edit', 'get'];
    const allow = [...verbs.map((verb) => `${kube}/${verb}`), 'vrack:apiovh:get'];
    expect(access(none, policies({ Many: { allow } }))).toEqual([
      `+ prod/Many: group xx1111-ovh/admins may 5 actions: publicCloudProject kube (4), vrack get (1) on publicCloudProject:${project}`,
    ]);
  });

  test('ends when it expires: a later end is more, an earlier one is less', () => {
    const until = (day: string) => policies({ Launch: { allow: [`${kube}/get`], expiredAt: `${day}T00:00:00Z` } });
    const always = policies({ Launch: { allow: [`${kube}/get`] } });
    const says = (more = '') =>
      `prod/Launch: group xx1111-ovh/admins may ${kube}/get${more} on publicCloudProject:${project}`;
    const still = ' (still allowed until 2027-03-31)';
    expect(access(until('2027-03-31'), until('2027-06-30'))).toEqual([`+ ${says()}, until 2027-06-30`]);
    expect(access(until('2027-06-30'), until('2027-03-31'))).toEqual([`- ${says(still)}, until 2027-06-30`]);
    expect(access(until('2027-03-31'), always)).toEqual([`+ ${says()}`]);
    expect(access(always, until('2027-03-31'))).toEqual([`- ${says(still)}`]);
  });

  test('holds under its conditions', () => {
    const not = { operator: 'MATCH', values: { 'resource.Tag(env)': 'prod' } };
    const conditions = {
      operator: 'AND',
      values: { 'date(Europe/Paris).WeekDay.in': 'monday' },
      condition: [{ operator: 'NOT', condition: [not] }],
    };
    expect(access(policies({ P: { allow: ['a:b:c'] } }), policies({ P: { allow: ['a:b:c'], conditions } }))).toEqual([
      `+ prod/P: group xx1111-ovh/admins may a:b:c on publicCloudProject:${project}, if AND(date(Europe/Paris).WeekDay.in=monday, NOT(resource.Tag(env)=prod))`,
      `- prod/P: group xx1111-ovh/admins may a:b:c on publicCloudProject:${project}`,
    ]);
  });

  test('that says the same elsewhere, or in a wider way, takes nothing away', () => {
    const list = policies({ A: { allow: [`${kube}/get`, `${kube}/edit`] } });
    expect(access(list, policies({ B: { allow: [`${kube}/edit`, `${kube}/get`] } }))).toEqual([]);
    expect(access(list, policies({ A: { allow: [`${kube}/node*`, `${kube}/*`] } }))).toEqual([
      `+ prod/A: group xx1111-ovh/admins may ${kube}/*, ${kube}/node* on publicCloudProject:${project}`,
      `+ prod/A: group xx1111-ovh/admins may get the administrator's kubeconfig of every cluster on publicCloudProject:${project}`,
    ]);
  });

  test('of a stack that is gone is lost to nobody: nothing destroys it', () => {
    const own = policies({ A: { allow: ['a:b:c'] } });
    expect(
      access(
        own,
        stack(() => {}, 'other'),
      ),
    ).toEqual([]);
  });

  test('names what only Terraform knows', () => {
    const made = (scope: TerraformStack) =>
      new MeApiOauth2Client(scope, 'Robot', { name: 'r', description: 'r', flow: 'CLIENT_CREDENTIALS' });
    const after = stack((scope) => {
      const region = new TerraformVariable(scope, 'urn', { type: 'string' });
      new IamPolicy(scope, 'P', {
        name: 'p',
        identities: [made(scope).identity, region.stringValue],
        resources: ['urn:v1:eu:resource:vrack:*'],
        allow: ['vrack:apiovh:get'],
      });
    });
    expect(access(stack(made), after)).toEqual([
      '+ prod/P: ${var.urn} (known after apply) may vrack:apiovh:get on vrack:*',
      '+ prod/P: prod/Robot may vrack:apiovh:get on vrack:*',
    ]);
  });
});

describe('a group', () => {
  const grouped = (allow: string[], resources: string[]) =>
    stack((scope) => {
      const rights = new IamPermissionsGroup(scope, 'Rights', { name: 'rights', description: 'r', allow });
      const things = new IamResourceGroup(scope, 'Things', { name: 'things', resources });
      new IamPolicy(scope, 'P', {
        name: 'p',
        identities: [admins],
        resources: [`\${${things.terraformResourceType}.${things.friendlyUniqueId}.urn}`],
        permissionsGroups: [rights.urn, 'urn:v1:eu:permissionsGroup:ovh:vSphereAdmin'],
      });
    });

  test('of permissions or resources changes what the policies give that name it', () => {
    expect(
      access(
        grouped(['a:b:c'], ['urn:v1:eu:resource:vrack:pn-1']),
        grouped(['a:b:d'], ['urn:v1:eu:resource:vrack:pn-1']),
      ),
    ).toEqual([
      '+ prod/P: group xx1111-ovh/admins may a:b:d on vrack:pn-1',
      '- prod/P: group xx1111-ovh/admins may a:b:c on vrack:pn-1',
    ]);
    expect(
      access(
        grouped(['a:b:c'], ['urn:v1:eu:resource:vrack:pn-1']),
        grouped(['a:b:c'], ['urn:v1:eu:resource:vrack:pn-1', 'urn:v1:eu:resource:vrack:pn-2']),
      ),
    ).toEqual(['+ prod/P: group xx1111-ovh/admins may a:b:c, permissions group ovh:vSphereAdmin on vrack:pn-2']);
  });

  test('of people with a role has rights that no policy says', () => {
    const group = (role: string) => stack((scope) => new MeIdentityGroup(scope, 'Admins', { name: 'admins', role }));
    expect(access(group('NONE'), group('ADMIN'))).toEqual([
      '+ prod/Admins: group admins may role ADMIN by default on account',
    ]);
  });
});

describe('other ways in', () => {
  test('S3 policies are read as documents, and what they say nothing of as everything', () => {
    const policy = (text: string) =>
      stack((scope) => {
        const user = new CloudProjectUser(scope, 'User', { serviceName: project });
        new CloudProjectUserS3Policy(scope, 'S3', { serviceName: project, userId: user.id, policy: text });
      });
    const statements = [
      {
        Effect: 'Allow',
        Action: 's3:*',
        Resource: ['arn:aws:s3:::a', 'arn:aws:s3:::a/*'],
        Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } },
      },
      { Effect: 'Deny', NotAction: ['s3:GetObject'], Resource: '*' },
      { Effect: 'Allow' },
    ];
    expect(access(policy('{"Statement":[]}'), policy(JSON.stringify({ Statement: statements })))).toEqual([
      '+ prod/S3: user prod/User may s3:* on s3://a, s3://a/*, if {"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}',
      '+ prod/S3: user prod/User may everything on everything',
      '+ prod/S3: user prod/User may not everything but s3:GetObject on *',
    ]);
    expect(access(policy('{"Statement":[]}'), policy('not json'))).toEqual([
      '+ prod/S3: user prod/User may S3 policy that is not JSON with statements, each key once on S3',
    ]);
  });

  test('roles of database users, and links that need no identity', () => {
    const after = stack((scope) => {
      new CloudProjectDatabaseMongodbUser(scope, 'Reader', {
        serviceName: project,
        clusterId: 'c-1',
        name: 'reader',
        roles: ['read@shop'],
      });
      new CloudProjectRegionStoragePresign(scope, 'Link', {
        serviceName: project,
        regionName: 'GRA',
        name: 'bucket',
        object: 'a.txt',
        method: 'GET',
        expire: 3600,
      });
    });
    expect(access(none, after)).toEqual([
      '+ prod/Link: whoever has the link may S3 GET on s3://bucket/a.txt, until 3600 seconds after it is made',
      '+ prod/Reader: database user reader may log in, role read@shop on database c-1',
    ]);
  });

  test('role bindings inside of a cluster', () => {
    const binding = (...names: string[]) =>
      stack((scope) => {
        new KubernetesProvider(scope, 'Kubernetes', { host: 'https://example.test' });
        new RoleBindingV1(scope, 'Devs', {
          metadata: { name: 'devs', namespace: 'shop' },
          roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'edit' },
          subject: names.map((name) => ({ kind: 'Group', name })),
        });
      });
    expect(access(binding('web'), binding('web', 'data'))).toEqual([
      '+ prod/Devs: Group data may cluster role edit on cluster of prod, namespace shop',
    ]);
  });
});

describe('hostile input', () => {
  test('a secret in a name is hidden, and what is no list breaks nothing', () => {
    const rows = access(
      none,
      policies({ P: { allow: ['password=hunter2hunter2'], identities: ['https://me:hunter2hunter2@example.test'] } }),
    );
    expect(rows).toHaveLength(1);
    expect(rows.join()).not.toContain('hunter2');
    const odd = stack((scope) => {
      const policy = new IamPolicy(scope, 'P', { name: 'p', identities: [], resources: [] });
      for (const [key, value] of Object.entries({
        identities: { a: 1 },
        resources: 7,
        allow: null,
        conditions: [[[]]],
      }))
        policy.addOverride(key, value);
    });
    expect(access(none, odd)).toEqual([]);
  });

  test('nothing changed, nothing said', () => {
    const program = together(zone(), policies({ A: { allow: ['*'] } }));
    expect(access(program, program)).toEqual([]);
  });
});
