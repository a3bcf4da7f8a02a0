import { CloudProject } from '@cdktf/provider-ovh/lib/cloud-project';
import { CloudProjectAlerting } from '@cdktf/provider-ovh/lib/cloud-project-alerting';
import { CloudQuota } from '@cdktf/provider-ovh/lib/cloud-quota';
import { DataOvhCloudProjectVrack } from '@cdktf/provider-ovh/lib/data-ovh-cloud-project-vrack';
import { DbaasLogsOutputGraylogStream } from '@cdktf/provider-ovh/lib/dbaas-logs-output-graylog-stream';
import { IamPolicy } from '@cdktf/provider-ovh/lib/iam-policy';
import { IamResourceTags } from '@cdktf/provider-ovh/lib/iam-resource-tags';
import { MeApiOauth2Client } from '@cdktf/provider-ovh/lib/me-api-oauth2-client';
import { VrackCloudproject } from '@cdktf/provider-ovh/lib/vrack-cloudproject';
import { describe, expect, test } from 'vitest';
import { logActions, presets } from '../../constructs/identity/presets';
import { addresses, all, only, synth } from '../support/synth';
import { environment, zone } from '../support/zone';

const prod = (changes = {}) => environment('web', 'prod', changes).foundation;
const dev = (changes = {}) => zone(changes).environment('web', 'dev').foundation;

const projectId = '0a1b2c3d4e5f46a7b8c9d0e1f2a30003';
const project = `urn:v1:eu:resource:publicCloudProject:${projectId}`;
const group = (name: string) => `urn:v1:eu:identity:group:xx1111-ovh/${name}`;
const pipeline = expect.stringMatching(/^\$\{ovh_me_api_oauth2_client\.Pipeline_\w+\.identity\}$/);

/** Policies by name. */
const policies = (stack: ReturnType<typeof prod>) =>
  Object.fromEntries(Object.values(all(stack, IamPolicy)).map((policy) => [policy['name'], policy]));

test('belongs to IT, and says whose environment it guards', () => {
  expect(prod().labels).toEqual({
    owner: 'it@acme.example',
    team: 'web',
    environment: 'prod',
    stage: 'production',
    costCentre: 'RD-1',
  });
});

describe('a project that exists', () => {
  test('is only checked to be in the vRack', () => {
    expect(only(prod(), DataOvhCloudProjectVrack)).toMatchObject({ service_name: projectId });
    expect(all(prod(), VrackCloudproject)).toEqual({});
    expect(all(prod(), CloudProject)).toEqual({});
  });

  test('is attached where the settings say so, and then not checked', () => {
    const attaching = prod({ 'prod.project.attach': true });
    expect(only(attaching, VrackCloudproject)).toEqual({ service_name: 'pn-1000001', project_id: projectId });
    expect(all(attaching, DataOvhCloudProjectVrack)).toEqual({});
  });

  test('has its place in the vRack noted for the sandbox, unless the stack makes it', () => {
    const noted = (stack: ReturnType<typeof prod>) =>
      stack.node.metadata.filter(({ type }) => type === 'external').map(({ data }) => data);
    expect(noted(prod())).toEqual([
      {
        type: 'ovh_vrack_cloudproject',
        id: `vrack_pn-1000001-cloudproject_${projectId}-attach`,
        attributes: { service_name: 'pn-1000001', project_id: projectId },
      },
    ]);
    expect(noted(prod({ 'prod.project.attach': true }))).toEqual([]);
  });

  test('keeps its tags, unless the settings say to manage them', () => {
    expect(all(prod(), IamResourceTags)).toEqual({});
    expect(only(prod({ 'prod.manageTags': true }), IamResourceTags)).toEqual({
      urn: project,
      tags: {
        owner: 'it@acme.example',
        team: 'web',
        environment: 'prod',
        stage: 'production',
        'cost-centre': 'RD-1',
      },
    });
  });
});

describe('a project to order', () => {
  test('is ordered straight into the vRack, under the name of the environment', () => {
    expect(only(dev(), CloudProject)).toMatchObject({
      description: 'web-dev',
      plan: { configuration: [{ label: 'vrack', value: 'pn-1000001' }] },
    });
    const named = dev({ 'dev.project.order': { description: 'Web, for trying out' } });
    expect(only(named, CloudProject)).toMatchObject({ description: 'Web, for trying out' });
  });

  test('is protected from termination, until the settings say otherwise', () => {
    expect(only(dev(), CloudProject)).toMatchObject({ deletion_protection: true });
    const leaving = dev({ 'dev.project.order': { deletionProtection: false } });
    expect(only(leaving, CloudProject)).toMatchObject({ deletion_protection: false });
  });

  test('gets the labels as tags, unless the settings say not to', () => {
    expect(only(dev(), IamResourceTags)).toMatchObject({ tags: { team: 'web', environment: 'dev' } });
    expect(all(dev({ 'dev.manageTags': false }), IamResourceTags)).toEqual({});
  });

  test('is an output, to be written into the settings', () => {
    expect(Object.values(synth(dev()).output ?? {})).toEqual([
      {
        value: expect.stringMatching(/^\$\{ovh_cloud_project\.Project_\w+\.project_id\}$/),
        description: 'write it as project.id',
      },
    ]);
  });

  test('has the same addresses before and after its id is known', () => {
    expect(addresses(dev({ 'dev.project': { order: {} } }))).toEqual(addresses(dev()));
  });
});

describe('access', () => {
  test('of people is what the settings give them, in this project', () => {
    expect(policies(prod())['web-prod-operator']).toMatchObject({
      identities: [group('web')],
      resources: [project],
      allow: [...new Set(presets.operator.allow)].sort(),
    });
    const given = prod({ 'prod.access': { viewer: ['admins'], owner: ['web'] } });
    expect(Object.keys(policies(given))).toEqual(expect.arrayContaining(['web-prod-viewer', 'web-prod-owner']));
    expect(policies(given)['web-prod-operator']).toBeUndefined();
  });

  test('for a limited time ends by itself, and says why', () => {
    expect(policies(prod())['web-prod-launch']).toMatchObject({
      identities: [group('web')],
      description: 'launch',
      expired_at: '2027-03-31T00:00:00Z',
      allow: ['publicCloudProject:apiovh:*'],
    });
  });

  test('of the pipeline is everything in the project but the deny floor', () => {
    expect(only(prod(), MeApiOauth2Client)).toEqual({
      name: 'web-prod-pipeline',
      description: 'deploys web/prod',
      flow: 'CLIENT_CREDENTIALS',
    });
    expect(policies(prod())['web-prod-pipeline']).toMatchObject({
      identities: [pipeline],
      resources: [project],
      allow: ['publicCloudProject:apiovh:*'],
      except: [...presets.pipeline.except].sort(),
    });
  });
});

describe('rights of the pipeline on logs', () => {
  const logs = 'urn:v1:eu:resource:ldp:ldp-gr-10001';
  const second = { 'logServices.team': { existing: 'ldp-gr-10002' } };

  test('are none without logs', () => {
    const none = policies(dev());
    expect(Object.keys(none).filter((name) => name.includes('logs'))).toEqual([]);
  });

  test('are to make streams, where the environment has streams of its own', () => {
    expect(policies(prod())['web-prod-logs-manage']).toMatchObject({
      identities: [pipeline],
      resources: [logs],
      allow: [...new Set(logActions.manage)].sort(),
    });
  });

  test('are to forward only, where the only stream is the audit stream', () => {
    const auditOnly = policies(prod({ 'prod.logStreams': {} }));
    expect(auditOnly['web-prod-logs-forward']).toMatchObject({
      identities: [pipeline],
      resources: [logs],
      allow: [...logActions.forward].sort(),
    });
    expect(auditOnly['web-prod-logs-manage']).toBeUndefined();
  });

  test('leave the service of the audit stream alone, where the own streams are in another one', () => {
    const apart = policies(
      prod({ ...second, 'prod.auditLog': { service: 'main' }, 'prod.logStreams': { app: { service: 'team' } } }),
    );
    expect(apart['web-prod-logs-forward']).toMatchObject({ resources: [logs] });
    expect(apart['web-prod-logs-manage']).toMatchObject({ resources: ['urn:v1:eu:resource:ldp:ldp-gr-10002'] });
  });
});

describe('the deny floor', () => {
  test('binds everybody whom the settings give access, and the pipeline', () => {
    const floors = policies(prod());
    expect(floors['web-prod-floor-people']).toMatchObject({ identities: [group('web')] });
    expect(floors['web-prod-floor-pipelines']).toMatchObject({ identities: [pipeline] });
  });

  test('names a group once, also with access of two kinds', () => {
    const twice = prod({
      'prod.access': { viewer: ['admins'], operator: ['web'] },
      'prod.temporaryAccess.launch.groups': ['admins', 'web'],
    });
    expect(policies(twice)['web-prod-floor-people']).toMatchObject({ identities: [group('admins'), group('web')] });
  });

  test('leaves break-glass groups out', () => {
    const withEmergency = prod({ 'prod.access': { operator: ['web'], owner: ['emergency'] } });
    expect(policies(withEmergency)['web-prod-floor-people']).toMatchObject({ identities: [group('web')] });
  });

  test('of people is not made where there is nobody to bind', () => {
    expect(policies(dev())['web-dev-floor-people']).toBeUndefined();
    const emergencyOnly = prod({ 'prod.access': { owner: ['emergency'] }, 'prod.temporaryAccess': {} });
    expect(policies(emergencyOnly)['web-prod-floor-people']).toBeUndefined();
  });
});

test('a budget mails who answers for the environment, or whom the settings name', () => {
  expect(only(prod(), CloudProjectAlerting)).toMatchObject({
    service_name: projectId,
    monthly_threshold: 1000,
    email: 'web@acme.example',
  });
  const owned = prod({ 'prod.owner': 'on-call@acme.example' });
  expect(only(owned, CloudProjectAlerting)).toMatchObject({ email: 'on-call@acme.example' });
  const finance = prod({ 'prod.budget': { monthly: 5, email: 'finance@acme.example' } });
  expect(only(finance, CloudProjectAlerting)).toMatchObject({ monthly_threshold: 5, email: 'finance@acme.example' });
  expect(all(dev(), CloudProjectAlerting)).toEqual({});
});

test('a quota is that of the settings', () => {
  expect(only(prod(), CloudQuota)).toMatchObject({ regions: [{ region: 'EU-WEST-PAR', profile: '20vms' }] });
  expect(all(dev(), CloudQuota)).toEqual({});
});

test('the audit stream belongs to the foundation, under a title that the environment can find', () => {
  expect(only(prod(), DbaasLogsOutputGraylogStream)).toMatchObject({
    service_name: 'ldp-gr-10001',
    title: 'web-prod-audit',
    cold_storage_retention: 2,
    lifecycle: { prevent_destroy: true },
  });
});

test('addresses, of a project that exists', () => {
  expect(addresses(prod())).toMatchInlineSnapshot(`
    [
      "data.ovh_cloud_project_vrack.VrackMembership_C66F1372",
      "data.ovh_dbaas_logs_cluster.AuditLog_Cluster_4CDCBD35",
      "data.ovh_dbaas_logs_cluster_retention.AuditLog_Retention_4CDFEAFD",
      "data.ovh_me.Account_0D856946",
      "ovh_cloud_project_alerting.BudgetAlert_649B85F6",
      "ovh_cloud_quota.Quota_76BE2A9B",
      "ovh_dbaas_logs_output_graylog_stream.AuditLog_A5B7094E",
      "ovh_iam_policy.Access_account_6A3C2B2E",
      "ovh_iam_policy.Access_operator_F603E70C",
      "ovh_iam_policy.Access_pipeline_F52CAB4D",
      "ovh_iam_policy.DenyFloor_people_BB4F21BD",
      "ovh_iam_policy.DenyFloor_pipelines_F9C49D2C",
      "ovh_iam_policy.LogAccess_manage_CF38E587",
      "ovh_iam_policy.TemporaryAccess_launch_08B27FE8",
      "ovh_me_api_oauth2_client.Pipeline_C660917D",
    ]
  `);
});

test('addresses, of a project to order', () => {
  expect(addresses(dev())).toMatchInlineSnapshot(`
    [
      "data.ovh_me.Account_0D856946",
      "ovh_cloud_project.Project_C78D97AD",
      "ovh_iam_policy.Access_account_6A3C2B2E",
      "ovh_iam_policy.Access_pipeline_F52CAB4D",
      "ovh_iam_policy.DenyFloor_pipelines_F9C49D2C",
      "ovh_iam_resource_tags.Tags_32675B89",
      "ovh_me_api_oauth2_client.Pipeline_C660917D",
    ]
  `);
});
