import { expect, test } from 'vitest';
import type { Value, Values } from '../../../../../src/estate/model';
import { passedOver } from '../../../../../src/review/engine/findings/clusters/passed-over';
import { outputOf, type Resources } from '../../../outputs';
import { inCluster, manifest } from './guarded';

const unknown = `\${var.x}`;

const space = (labels: Value, name = 'web'): Resources => ({
  'kubernetes_namespace_v1.N': { metadata: [{ name, labels }] },
});
const labelled = (labels: Value): Resources => ({
  'kubernetes_labels.L': { api_version: 'v1', kind: 'Namespace', metadata: [{ name: 'web' }], labels },
});
const guard = (apiVersion: string, kind: string, rest: Values) =>
  manifest('W', { apiVersion, kind, metadata: { name: 'guard' }, ...rest });
const admission = 'admissionregistration.k8s.io/v1';
/** Webhooks that look at namespaces of some labels. */
const webhooks = (...asked: Values[]): Resources =>
  guard(admission, 'ValidatingWebhookConfiguration', {
    webhooks: asked.map((namespaceSelector) => ({ name: 'a', namespaceSelector, rules: [{ resources: ['pods'] }] })),
  });

/** Of both sides of `prod`, beside a stack of the same cluster. */
const told = (before: Resources, after: Resources, beside: Resources = {}): readonly string[] => {
  const [base, head] = [before, after].map((one) => outputOf({ beside, prod: one }, inCluster));
  const now = head?.stacks.get('prod');
  if (base === undefined || head === undefined || now === undefined) throw new Error('no stack');
  return passedOver(base, head, now).map(({ at, says }) => `${at.address}: ${says}`);
};
const where = (operator: string, values?: readonly string[]): Values => ({
  matchExpressions: [{ key: 'guard', operator, ...(values && { values }) }],
});
const passed = (by = 'ValidatingWebhookConfiguration', at = 'kubernetes_namespace_v1.N') => [
  `${at}: namespace web is passed over by ${by} guard`,
];

test.each<[asked: Values, before: Value, after: Value, isTold: boolean]>([
  [{ matchLabels: { guard: 'on' } }, { guard: 'on' }, { guard: 'off' }, true],
  [{ matchLabels: { guard: 'on' } }, { guard: 'on' }, { guard: 'on', more: 'x' }, false],
  [where('In', ['on']), { guard: 'on' }, {}, true],
  [where('In', ['on']), { guard: 'on' }, { guard: unknown }, true],
  [where('In', ['on']), { guard: 'off' }, { guard: unknown }, false],
  [where('NotIn', ['off']), {}, { guard: 'off' }, true],
  [where('NotIn', ['off']), { guard: 'off' }, {}, false],
  [where('NotIn', ['off']), {}, { guard: 'on' }, false],
  [where('NotIn', ['off']), {}, { guard: unknown }, true],
  [where('Exists'), { guard: 'x' }, {}, true],
  [where('Exists'), { guard: 'x' }, { guard: unknown }, false],
  [where('DoesNotExist'), {}, { guard: 'x' }, true],
  [where('DoesNotExist'), {}, { other: 'x' }, false],
  [where('In', ['on']), { guard: 'on' }, unknown, true],
])(
  'a webhook that asks for %j passes over a namespace with the labels %j, now %j: %s',
  (asked, before, after, isTold) => {
    const [old, now] = [before, after].map((labels) => ({ ...space(labels), ...webhooks(asked) }));
    expect(told(old ?? {}, now ?? {})).toEqual(isTold ? passed() : []);
  },
);

const on: Values = { matchLabels: { guard: 'on' } };
const [isOn, isOff] = [space({ guard: 'on' }), space({ guard: 'off' })];

test.each<[what: string, asks: Resources, says: readonly string[]]>([
  ['one of several webhooks', webhooks({ matchLabels: { other: 'x' } }, on), passed()],
  ['webhooks that ask for nothing', webhooks({}), []],
  ['one that asks for more than the namespace says', webhooks({ matchLabels: { guard: 'on', other: 'x' } }), []],
  ['one that asks for what nobody knows, too', webhooks({ ...on, ...where(unknown) }), passed()],
  [
    'a webhook as a resource',
    {
      'kubernetes_mutating_webhook_configuration_v1.W': {
        metadata: [{ name: 'guard' }],
        webhook: [{ name: 'a', namespace_selector: [{ match_labels: { guard: 'on' } }] }],
      },
    },
    passed('MutatingWebhookConfiguration'),
  ],
  [
    'a constraint',
    guard('constraints.gatekeeper.sh/v1beta1', 'K8sTeam', { spec: { match: { namespaceSelector: on } } }),
    passed('Constraint'),
  ],
  [
    'an admission policy',
    guard(admission, 'ValidatingAdmissionPolicy', { spec: { matchConstraints: { namespaceSelector: on } } }),
    passed('ValidatingAdmissionPolicy'),
  ],
  [
    'a binding of one',
    guard(admission, 'MutatingAdmissionPolicyBinding', { spec: { matchResources: { namespaceSelector: on } } }),
    passed('MutatingAdmissionPolicyBinding'),
  ],
  [
    'nothing by what is no policy',
    guard('kyverno.io/v1', 'ClusterPolicy', { spec: { matchConstraints: { namespaceSelector: on } } }),
    [],
  ],
])('it is %s', (_, asks, says) => {
  expect(told({ ...isOn, ...asks }, { ...isOff, ...asks })).toEqual(says);
  expect(told(isOn, isOff, asks)).toEqual(says);
});

test('labels of their own are looked at as those of the namespace, and new ones, too', () => {
  const asks = webhooks(where('NotIn', ['off']));
  const says = passed('ValidatingWebhookConfiguration', 'kubernetes_labels.L');
  expect(told({ ...labelled({}), ...asks }, { ...labelled({ guard: 'off' }), ...asks })).toEqual(says);
  expect(told(asks, { ...labelled({ guard: 'off' }), ...asks })).toEqual(says);
  expect(told({ ...labelled({ guard: 'off' }), ...asks }, { ...labelled({ guard: 'off' }), ...asks })).toEqual([]);
});

test('labels that go, too, of a namespace that stays', () => {
  const asks = webhooks(on);
  expect(told({ ...labelled({ guard: 'on' }), ...asks }, asks)).toEqual(
    passed('ValidatingWebhookConfiguration', 'kubernetes_labels.L'),
  );
  expect(told({ ...labelled({ team: 'web' }), ...asks }, asks)).toEqual([]);
  const both = { ...space({}), ...labelled({ guard: 'on' }), ...asks };
  expect(told(both, { ...space({}), ...asks })).toEqual(
    passed('ValidatingWebhookConfiguration', 'kubernetes_labels.L'),
  );
  expect(told(both, asks)).toEqual([]);
});

test('a label that something else gives the namespace from now on is still there', () => {
  const asks = webhooks(on);
  const [own, beside] = [
    { ...isOn, ...asks },
    { ...space({}), ...labelled({ guard: 'on' }), ...asks },
  ];
  expect(told(own, beside)).toEqual([]);
  expect(told(beside, own)).toEqual([]);
});

test('what engines ask of a namespace by themselves needs no selector here', () => {
  const ignored = { 'admission.gatekeeper.sh/ignore': 'x' };
  const included = { 'policy.sigstore.dev/include': 'true' };
  const by = (what: string, at: string) => [`${at}: namespace web is passed over by ${what}`];
  expect(told({}, labelled(ignored))).toEqual(by('Gatekeeper', 'kubernetes_labels.L'));
  expect(told(space({}), space(ignored))).toEqual(by('Gatekeeper', 'kubernetes_namespace_v1.N'));
  expect(told(labelled(included), {})).toEqual(by('the policy controller of Sigstore', 'kubernetes_labels.L'));
  expect(told(space(ignored), space({}))).toEqual([]);
  expect(told({}, labelled(included))).toEqual([]);
  expect(told(space({ team: 'a' }), space({ team: 'b' }))).toEqual([]);
});

test('a namespace that is new was looked at by nobody', () => {
  const asks = webhooks(where('NotIn', ['off']));
  expect(told(asks, { ...isOff, ...asks })).toEqual([]);
  expect(told({ ...space({}, 'shop'), ...asks }, { ...isOff, ...asks })).toEqual([]);
});

test('labels of something in the namespace are not those of the namespace', () => {
  const asks = webhooks(on);
  const quota = (labels: Values): Resources => ({
    'kubernetes_resource_quota_v1.Q': { metadata: [{ name: 'q', namespace: 'web', labels }] },
  });
  expect(told({ ...quota({ guard: 'on' }), ...asks }, { ...quota({ guard: 'off' }), ...asks })).toEqual([]);
});
