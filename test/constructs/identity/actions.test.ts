import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actionMistake } from '../../../constructs/identity/action-mistake';
import { denied } from '../../../constructs/identity/floor-actions';
import { logActions, presets } from '../../../constructs/identity/presets';
import { listedActions } from '../../../facts/iam-actions/catalogue';

describe('the lists', () => {
  test.each(Object.entries(presets))('%s has only actions that OVHcloud has', (_, { allow, except }) => {
    expect([...allow, ...except].flatMap((action) => actionMistake(action) ?? [])).toEqual([]);
  });

  test('so have the rights on logs and the deny floor', () => {
    const all = [...Object.values(logActions).flat(), ...denied('people')];
    expect(all.flatMap((action) => actionMistake(action) ?? [])).toEqual([]);
  });

  test('no action is in a list twice', () => {
    for (const { allow, except } of Object.values(presets)) {
      expect(allow.length).toBe(new Set(allow).size);
      expect(except.length).toBe(new Set(except).size);
    }
  });

  test('a viewer only reads, and no credentials', () => {
    expect(presets.viewer.allow.filter((action) => !action.endsWith('get'))).toEqual([]);
    expect(
      presets.viewer.allow.filter((action) => /kubeconfig|secret\/display|openrc|s3Credentials/.test(action)),
    ).toEqual([]);
  });

  test('a viewer sees the project, its clusters and every database, and no way to a credential', () => {
    const paths = ['get', 'kube/get', 'database/availability/get', 'database/capabilities/get', 'database/service/get'];
    const databases = ['clickhouse', 'grafana', 'valkey'].flatMap((engine) =>
      ['get', 'integration/get', 'node/get'].map((read) => `database/${engine}/${read}`),
    );
    const seen = [...paths, ...databases].map((path) => `publicCloudProject:apiovh:${path}`);
    expect(presets.viewer.allow).toEqual(expect.arrayContaining(seen));
    const credentials = ['configuration', 'openrc', 'rclone', 's3Credentials'];
    expect(
      credentials.filter((path) => presets.viewer.allow.includes(`publicCloudProject:apiovh:user/${path}/get`)),
    ).toEqual([]);
    expect(presets.operator.allow).toContain('publicCloudProject:apiovh:instance/reboot');
  });

  test('whoever reads or makes log streams sees their service', () => {
    expect([logActions.read[0], logActions.read.at(-1)]).toEqual(['ldp:apiovh:get', 'ldp:graylog:stream/read']);
    expect([logActions.manage[0], logActions.manage.at(-1)]).toEqual([
      'ldp:apiovh:get',
      'ldp:apiovh:output/graylog/stream/*',
    ]);
  });

  test('an operator can do what a viewer can, but make and delete no cluster, network, bucket or database', () => {
    expect(presets.operator.allow).toEqual(expect.arrayContaining([...presets.viewer.allow]));
    expect(
      presets.operator.allow.filter((action) =>
        /:(?:kube|kube\/nodepool|network\/private|region\/storage|database\/\w+)\/(?:create|delete)$/.test(action),
      ),
    ).toEqual([]);
  });

  test('neither owner nor pipeline can end the project or move its vRack', () => {
    for (const { except } of [presets.owner, presets.pipeline]) {
      expect(except).toEqual(
        expect.arrayContaining(['publicCloudProject:apiovh:terminate', 'publicCloudProject:apiovh:vrack/attach']),
      );
    }
  });

  test('only the pipeline gets a kubeconfig', () => {
    expect(presets.owner.except).toContain('publicCloudProject:apiovh:kube/kubeconfig/create');
    expect(presets.pipeline.except).not.toContain('publicCloudProject:apiovh:kube/kubeconfig/create');
  });

  test('who may forward logs can neither read nor delete them', () => {
    expect(logActions.forward).toEqual([
      'ldp:apiovh:get',
      'ldp:apiovh:output/graylog/stream/get',
      'ldp:apiovh:output/graylog/stream/forwardTo',
    ]);
  });
});

describe('the check', () => {
  const listed = fc.constantFrom(...listedActions);

  test('takes every listed action, and every start of one with a star', () => {
    fc.assert(
      fc.property(listed, fc.nat(), (action, cut) => {
        const [product = '', api = '', path = ''] = action.split(':');
        const start = path.slice(0, cut % path.length);
        return actionMistake(action) === undefined && actionMistake(`${product}:${api}:${start}*`) === undefined;
      }),
    );
  });

  test('has something to say about any other text, and never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => listedActions.has(text) || typeof actionMistake(text) === 'string'));
  });

  test.each([
    'publicCloudProject:apiovh:database/postgresql/user/create',
    'publicCloudProject:apiovh:ai/notebook/start',
    'publicCloudProject:openstack:computeOperator',
    'publicCloudProject:openstack:*',
    'account:apiovh:me/notification/email/history/get',
    'pccVMware:vSphere:assumeRole?iam-admin',
    'ldp:graylog:stream/read',
    'okms:apiovh:resource/get',
    'alldom:apiovh:get',
    'ldp:graylog:dashboard/read',
    'publicCloudProject:openstack:administrator',
    'account:apiovh:me/accessRestriction/ip/get',
    'account:apiovh:me/abuse/get',
  ])('takes %s', (action) => {
    expect(actionMistake(action)).toBeUndefined();
  });

  const form = 'must be <resource type>:<api>:<path>';
  const stars = "must have '*' only at its end";
  test.each([
    ['publicCloudProject:openstack:compute:*', form],
    ['publicCloudProject:*', form],
    ['publicCloudProject:apiovh:', form],
    ['*get', stars],
    ['publicCloudProject:apiovh:**', stars],
    ['publicCloudProject:apiovh:kube/nodepool', 'is not a known action'],
    ['publicCloudProject:apiovh:kubx*', 'is not a known action'],
  ])('refuses %s: %s', (action, mistake) => {
    expect(actionMistake(action)).toMatch(new RegExp(`^${mistake.replaceAll('*', '\\*')}, got "`));
  });
});
