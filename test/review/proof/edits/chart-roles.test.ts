import { describe, expect, test } from 'vitest';
import { type Json, type Output, type Seen, useOrbital } from './output';

const review = useOrbital();
const chart = { name: 'app', chart: 'app', repository: 'https://charts.example', version: '1.0.0' };
const release =
  (values: string, more: Json = {}) =>
  ({ stack }: Output): void =>
    stack('mission-operations-prod-platform-main', ({ resource }) => {
      resource.helm_release.App = { ...chart, values: [values], ...more };
    });
const changed = (base: Json, head: Json, more: Json = {}) =>
  review({ base: release(JSON.stringify(base)), head: release(JSON.stringify(head), more) });
const saysOf = ({ report }: Seen): readonly string[] =>
  (report.readings['access']?.changes ?? []).map(({ says }) => says);

const read = { apiGroups: [''], resources: ['pods'], verbs: ['get'] };
const all = { apiGroups: ['*'], resources: ['*'], verbs: ['*'] };
const role = (rules: Json[]) => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRole',
  metadata: { name: 'e' },
  rules,
});
const binding = {
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRoleBinding',
  metadata: { name: 'e' },
  roleRef: { kind: 'ClusterRole', name: 'cluster-admin' },
  subjects: [{ kind: 'ServiceAccount', name: 'app', namespace: 'app' }],
};

describe('a role in the values of a chart', () => {
  test.each<readonly [string, Json, Json]>([
    ['rules of its own', { rbac: { rules: [read] } }, { rbac: { rules: [read, all] } }],
    ['rules of a role of the cluster', {}, { clusterRole: { extraRules: [all] } }],
    [
      'rules that bind',
      { rbac: { rules: [] } },
      { rbac: { rules: [{ ...read, resources: ['clusterroles'], verbs: ['bind'] }] } },
    ],
    ['a role by its name', { rbac: { clusterRole: 'view' } }, { rbac: { clusterRole: 'cluster-admin' } }],
    ['a flag', { rbac: { clusterAdmin: false } }, { rbac: { clusterAdmin: true } }],
    ['an object', { extraObjects: [] }, { extraObjects: [binding] }],
    ['an object with rules', { extraObjects: [role([read])] }, { extraObjects: [role([all])] }],
    [
      'an object in a text',
      { extra: '' },
      { extra: `apiVersion: v1\nkind: List\nitems: ${JSON.stringify([binding])}` },
    ],
    ['rules that nobody knows', { rbac: { rules: [read] } }, { rbac: { rules: '${data.external.x.result.r}' } }],
  ])('that may do everything widens access: %s', (_, base, head) => {
    expect(changed(base, head).gates).toEqual(expect.arrayContaining(['access', 'star']));
  });

  test('is told by where it stands', () => {
    expect(saysOf(changed({}, { rbac: { rules: [all] } }))).toEqual([
      'whom release app gives its role (rbac.rules) gains: * * on cluster mission-operations-prod/Clusters/main',
    ]);
  });

  test('also set one by one, and where nobody knows the values', () => {
    const gates = changed({}, {}, { set: [{ name: 'rbac.clusterAdmin', value: 'true' }] }).gates;
    expect(gates).toEqual(expect.arrayContaining(['access', 'star']));
    const unknown = review({ base: release('{}'), head: release('${data.external.x.result.values}') }).gates;
    expect(unknown).toEqual(expect.arrayContaining(['access', 'star']));
  });

  test('that may do a little more is no everything', () => {
    const { gates } = changed(
      { rbac: { rules: [read] } },
      { rbac: { rules: [read, { ...read, resources: ['events'] }] } },
    );
    expect(gates).toContain('access');
    expect(gates).not.toContain('star');
  });

  test.each<readonly [string, Json, Json]>([
    ['other values', { rbac: { create: true, rules: [read] } }, { rbac: { create: true, rules: [read] }, replicas: 2 }],
    ['other rules', { alerts: { rules: [] } }, { alerts: { rules: [{ alert: 'x', expr: '*' }] } }],
    ['the same in another order', { rbac: { rules: [read, all] } }, { rbac: { rules: [all, read] } }],
  ])('is not told by %s', (_, base, head) => {
    expect(changed(base, head).gates).not.toContain('access');
  });
});
