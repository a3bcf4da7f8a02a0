import { expect, test } from 'vitest';
import type { Value, Values } from '../../../../../src/estate/model';
import { lessStrict } from '../../../../../src/review/engine/findings/clusters/strict-values';

const release = (values: Value): Values => ({ values: [typeof values === 'string' ? values : JSON.stringify(values)] });
const lost = (before: Value, after: Value) => lessStrict(release(before), release(after));
const unknown = '${var.x}';
const audited = (namespaces: string[]) => ({ failureActionOverrides: { all: [{ action: 'Audit', namespaces }] } });

test.each<readonly [Value, Value, readonly string[]]>([
  [
    { webhook: { failurePolicy: 'Fail' } },
    { webhook: { failurePolicy: 'Ignore' } },
    ['says webhook.failurePolicy: Ignore'],
  ],
  [{ failurePolicy: 'Fail' }, { failurePolicy: unknown }, ['says failurePolicy: ${var.x}']],
  [{ failurePolicy: 'Fail' }, {}, ['no longer says failurePolicy: Fail']],
  [{ failurePolicy: unknown }, {}, ['no longer says failurePolicy: ${var.x}']],
  [{}, { validationFailureActionByPolicy: { a: 'Audit' } }, ['says validationFailureActionByPolicy.a: Audit']],
  [{ enforcementAction: 'deny' }, { enforcementAction: 'dryrun' }, ['says enforcementAction: dryrun']],
  [audited(['ci']), audited(['ci', 'web']), ['says failureActionOverrides.all.action: Audit']],
  [
    { namespace: { labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } } },
    { namespace: { labels: { 'pod-security.kubernetes.io/enforce': 'privileged' } } },
    ['says namespace.labels.pod-security.kubernetes.io/enforce: privileged'],
  ],
  [
    { validationActions: ['Deny', 'Audit'] },
    { validationActions: ['Warn', 'Audit'] },
    ['says validationActions: Warn, Audit'],
  ],
  [{ validationActions: [unknown, 'Audit'] }, { validationActions: ['Audit'] }, ['says validationActions: Audit']],
  [
    { validationActions: ['Deny'] },
    { validationActions: ['Audit', unknown] },
    ['says validationActions: Audit, ${var.x}'],
  ],
  [{ failurePolicy: 'Fail' }, unknown, ['has values that only Terraform knows']],
])('values %j let in more as %j', (before, after, says) => {
  expect(lost(before, after)).toEqual(says);
});

test.each<readonly [Value, Value]>([
  [{ failurePolicy: 'Ignore' }, {}],
  [{ failurePolicy: 'Ignore' }, { failurePolicy: 'Fail' }],
  [{}, { failurePolicy: 'Fail' }],
  [{ podSecurityStandard: 'baseline' }, { podSecurityStandard: 'restricted' }],
  [audited(['ci', 'web']), {}],
  [{ action: 'deny' }, { action: 'warn' }],
  [{ validationActions: ['Deny', 'Audit'] }, { validationActions: ['Deny', 'Audit'] }],
  [{ validationActions: [unknown, 'Deny'] }, { validationActions: ['Audit', 'Deny'] }],
  [{ validationActions: ['Audit'] }, { validationActions: ['Audit', 'Warn'] }],
  [{ replicas: 1 }, unknown],
  [{}, { podSecurityStandard: 'restricted' }],
  [{}, { podSecurityStandard: 1 }],
])('values %j let in no more as %j', (before, after) => {
  expect(lost(before, after)).toEqual([]);
});

const levels = ['other', 'privileged', 'baseline', 'restricted'];

test.each(levels.flatMap((before) => levels.map((after) => [before, after] as const)))(
  'a level of pod security, %s, is less as %s where that is lower; one of another name is none',
  (before, after) => {
    const rank = (level: string) => Math.max(levels.indexOf(level), 1);
    const says = rank(after) < rank(before) ? [`says podSecurityStandard: ${after}`] : [];
    expect(lost({ podSecurityStandard: before }, { podSecurityStandard: after })).toEqual(says);
  },
);

const words = ['Audit', 'Deny', unknown];

test.each(words.flatMap((one) => words.map((other) => [one, other] as const)))(
  'of %s and %s in a list the stricter one is done, whichever comes first',
  (one, other) => {
    const [both, denies] = [{ validationActions: [one, other] }, { validationActions: ['Deny'] }];
    const isDenied = one === 'Deny' || other === 'Deny';
    expect(lost(denies, both)).toEqual(isDenied ? [] : [`says validationActions: ${one}, ${other}`]);
    const isLax = one === 'Audit' && other === 'Audit';
    expect(lost(both, { validationActions: ['Audit'] })).toEqual(isLax ? [] : ['says validationActions: Audit']);
  },
);

const engine = (values: Value): Values => ({ chart: 'oci://charts.example/gatekeeper', ...release(values) });

test.each<readonly [Value, Value, readonly string[]]>([
  [{ replicas: 3 }, { replicas: 0 }, ['says replicas: 0']],
  [{}, { disableValidatingWebhook: true }, ['says disableValidatingWebhook: true']],
  [{ admission: { enabled: true } }, { admission: { enabled: false } }, ['says admission.enabled: false']],
  [{ exemptNamespaces: ['a'] }, { exemptNamespaces: ['a', 'ci'] }, ['says exemptNamespaces: ci']],
  [{ exemptNamespaces: ['ci'] }, { exemptNamespaces: ['ci'], exclude: 'ci' }, ['says exclude: ci']],
  [{ replicas: 3 }, { replicas: unknown }, ['says replicas: ${var.x}']],
])('an engine of policies with values %j lets in more as %j', (before, after, says) => {
  expect(lessStrict(engine(before), engine(after))).toEqual(says);
  expect(lost(before, after)).toEqual([]);
});

test.each<readonly [Value, Value]>([
  [{ replicas: 3 }, { replicas: 2 }],
  [{ replicas: 3 }, {}],
  [{ exemptNamespaces: ['a', 'ci'] }, { exemptNamespaces: ['ci'] }],
  [{ grafana: { enabled: true } }, { grafana: { enabled: false } }],
  [{}, { more: [{ apiVersion: 'kyverno.io/v1', kind: 'ClusterPolicy', exclude: 'ci' }] }],
  [{ exemptNamespaces: ['a'] }, { exemptNamespaces: ['', null, 3] }],
])('and no more with values %j as %j', (before, after) => {
  expect(lessStrict(engine(before), engine(after))).toEqual([]);
});
