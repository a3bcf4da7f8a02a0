import { describe, expect, test } from 'vitest';
import type { Estate, Value, Values } from '../../../../../src/estate/model';
import { clusterObjects, stackObjects } from '../../../../../src/review/engine/findings/clusters/cluster-objects';
import { outputOf, type Resources } from '../../../outputs';
import { inCluster, manifest, unsure } from './guarded';

const objectsOf = (resources: Resources): readonly string[] =>
  stackObjects(outputOf({ prod: resources }, inCluster), 'prod').map(({ kind, name }) => `${kind} ${name}`);
const written = (apiVersion: string, kind: string, more: Values = {}): Values => ({
  apiVersion,
  kind,
  metadata: { name: 'a' },
  ...more,
});

describe('an object is known by its kind', () => {
  const ofTerraform: Readonly<Record<string, string>> = {
    namespace: 'Namespace',
    network_policy: 'NetworkPolicy',
    resource_quota: 'ResourceQuota',
    limit_range: 'LimitRange',
    validating_webhook_configuration: 'ValidatingWebhookConfiguration',
    mutating_webhook_configuration: 'MutatingWebhookConfiguration',
    validating_admission_policy: 'ValidatingAdmissionPolicy',
    validating_admission_policy_binding: 'ValidatingAdmissionPolicyBinding',
    mutating_admission_policy: 'MutatingAdmissionPolicy',
    mutating_admission_policy_binding: 'MutatingAdmissionPolicyBinding',
  };

  test.each(Object.entries(ofTerraform))('of a resource of its own: %s', (name, kind) => {
    for (const version of ['', '_v1', '_v1beta1', '_v1alpha1']) {
      expect(objectsOf({ [`kubernetes_${name}${version}.A`]: { metadata: [{ name: 'a' }] } })).toEqual([`${kind} a`]);
    }
    expect(objectsOf(manifest('A', written('v1', kind)))).toEqual([`${kind} a`]);
  });

  test.each<[apiVersion: string, kind: string, known?: string]>([
    ['kyverno.io/v1', 'ClusterPolicy', 'ClusterPolicy'],
    ['kyverno.io/v2', 'Policy', 'Policy'],
    ['kyverno.io/v2', 'PolicyException', 'PolicyException'],
    ['policies.kyverno.io/v1', 'PolicyException', 'PolicyException'],
    ['policies.kyverno.io/v1', 'ClusterPolicy'],
    ['templates.gatekeeper.sh/v1', 'ConstraintTemplate', 'ConstraintTemplate'],
    ['config.gatekeeper.sh/v1alpha1', 'Config', 'Config'],
    ['constraints.gatekeeper.sh/v1beta1', 'K8sTeam', 'Constraint'],
    ['example.com/v1', 'ClusterPolicy'],
    ['example.com/v1', 'Config'],
    ['kyverno.io/v1', 'Config'],
    ['v1', 'ConfigMap'],
  ])('of a manifest, by its group: %s %s', (apiVersion, kind, known) => {
    expect(objectsOf(manifest('A', written(apiVersion, kind)))).toEqual(known === undefined ? [] : [`${known} a`]);
  });

  test('of one that a list holds, or the values of a release', () => {
    const space = written('v1', 'Namespace');
    const list = { apiVersion: 'v1', kind: 'List', items: [space, written('v1', 'Pod')] };
    const release = (value: Value): Resources => ({
      'helm_release.R': { name: 'r', chart: 'c', values: [JSON.stringify({ more: value })] },
    });
    expect(objectsOf(manifest('A', list))).toEqual(['Namespace a']);
    expect(objectsOf(release([list]))).toEqual(['Release r', 'Namespace a']);
    expect(objectsOf(release('apiVersion: v1\nkind: Namespace\nmetadata: {name: a}'))).toEqual([
      'Release r',
      'Namespace a',
    ]);
    expect(objectsOf(release('x'))).toEqual(['Release r']);
  });
});

test.each<[what: string, name: string, space: string, Resources]>([
  [
    'a name that the cluster completes',
    'a-',
    'b',
    {
      'kubernetes_network_policy_v1.A': { metadata: [{ generate_name: 'a-', namespace: 'b' }] },
    },
  ],
  ['no name and no namespace', '', 'default', { 'kubernetes_network_policy_v1.A': { metadata: [{}] } }],
  ['no metadata', '', 'default', { 'kubernetes_network_policy_v1.A': {} }],
  [
    'the namespace of a reference',
    'a',
    'b',
    {
      'kubernetes_network_policy_v1.A': {
        metadata: [{ name: 'a', namespace: `\${kubernetes_namespace_v1.B.metadata[0].name}` }],
      },
      'kubernetes_namespace_v1.B': { metadata: [{ name: 'b' }] },
    },
  ],
  [
    'the namespace of a reference to a manifest',
    'a',
    'b',
    {
      'kubernetes_network_policy_v1.A': {
        metadata: [{ name: 'a', namespace: `\${kubernetes_manifest.B.object.metadata.name}` }],
      },
      ...manifest('B', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'b' } }),
    },
  ],
  [
    'what a release is called and where it is',
    'a',
    'b',
    {
      'helm_release.A': { name: 'a', namespace: 'b', chart: 'c' },
    },
  ],
  ['a release that doesn’t say where', 'a', 'default', { 'helm_release.A': { name: 'a', chart: 'c' } }],
])('it is read: %s', (_, name, space, resources) => {
  const [first] = stackObjects(outputOf({ prod: resources }, inCluster), 'prod').filter(({ block }) =>
    block.address.endsWith('.A'),
  );
  expect(first).toMatchObject({ name, space: { name: space, stack: 'prod' }, isUnsure: false });
});

test('one that is repeated as often as only Terraform knows may be there or not', () => {
  const policy = (more: Values): Resources => ({ 'kubernetes_network_policy_v1.A': { metadata: [{}], ...more } });
  const areUnsure = (more: Values) =>
    stackObjects(outputOf({ prod: policy(more) }, inCluster), 'prod').map(({ isUnsure }) => isUnsure);
  expect(areUnsure(unsure)).toEqual([true]);
  expect(areUnsure({ count: 2 })).toEqual([false, false]);
  expect(areUnsure({})).toEqual([false]);
});

test('labels are those of a namespace, or of what may be one', () => {
  const labels = (kind: string): Resources => ({
    'kubernetes_labels.L': { api_version: 'v1', kind, metadata: [{ name: 'web' }], labels: { a: 'b' } },
  });
  const read = (kind: string) => stackObjects(outputOf({ prod: labels(kind) }, inCluster), 'prod');
  const expected = [{ kind: 'Labels', space: { name: 'web', stack: 'prod' }, labels: { a: 'b' } }];
  expect(read('Namespace')).toMatchObject(expected);
  expect(read(`\${var.kind}`)).toMatchObject(expected);
  expect(read('Node')).toEqual([]);
});

test('objects are in the cluster of their provider, whichever stack makes them', () => {
  const space = (name: string): Resources => ({ [`kubernetes_namespace_v1.${name}`]: { metadata: [{ name }] } });
  const connected = (host: string): Values => ({ provider: { kubernetes: [{ host }] } });
  const stacks = [
    outputOf({ a: space('a') }, connected('https://one')),
    outputOf({ b: space('b') }, connected('https://one')),
    outputOf({ c: space('c') }, connected('https://two')),
  ];
  const estate: Estate = { ...outputOf({}), stacks: new Map(stacks.flatMap((one) => [...one.stacks])) };
  const around = (stack: string) => clusterObjects(estate, { stack, provider: 'kubernetes' }).map(({ name }) => name);
  expect([around('a'), around('b'), around('c')]).toEqual([['a', 'b'], ['a', 'b'], ['c']]);
  expect(stackObjects(estate, 'b').map(({ name }) => name)).toEqual(['b']);
  expect(stackObjects(estate, 'none')).toEqual([]);
});
