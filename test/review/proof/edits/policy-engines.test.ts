import { describe, expect, test } from 'vitest';
import { type Json, type Output, type Seen, useOrbital } from './output';

const review = useOrbital();
const stack = 'mission-operations-prod-platform-main';
const chart = { name: 'policies', chart: 'raw', repository: 'https://charts.example', version: '1.0.0' };
const told = ({ report }: Seen): readonly string[] =>
  report.stacks.flatMap(({ findings }) => findings.filter((one) => one.class === 'guard').map(({ says }) => says));

/** An object in the program: as a manifest, in the values of a chart, and in a text in these. */
const forms: readonly (readonly [string, (object: Json) => (output: Output) => void])[] = [
  [
    'a manifest',
    (manifest) =>
      ({ stack: edit }) =>
        edit(stack, ({ resource }) => {
          resource.kubernetes_manifest = manifest === undefined ? {} : { P: { manifest } };
        }),
  ],
  ['values of a chart', (object) => release({ extraObjects: object === undefined ? [] : [object] })],
  ['a text in values of a chart', (object) => release({ extra: object === undefined ? '' : yaml(object) })],
];

function release(values: Json, more: Json = {}) {
  return ({ stack: edit }: Output): void =>
    edit(stack, ({ resource }) => {
      resource.helm_release.Policies = { ...chart, ...more, values: [JSON.stringify(values)] };
    });
}

/** One document of YAML: an object of which each entry is JSON. */
const yaml = (object: Json): string =>
  Object.entries<Json>(object)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
    .join('\n');

const rule = (more: Json = {}): Json => ({
  name: 'team',
  match: { any: [{ resources: { kinds: ['Pod'] } }] },
  validate: { message: 'a team', pattern: { metadata: { labels: { team: '?*' } } } },
  ...more,
});
const kyverno = (spec: Json = {}, name = 'team'): Json => ({
  apiVersion: 'kyverno.io/v1',
  kind: 'ClusterPolicy',
  metadata: { name },
  spec: { validationFailureAction: 'Enforce', rules: [rule()], ...spec },
});
const constraint = (spec: Json = {}, name = 'team'): Json => ({
  apiVersion: 'constraints.gatekeeper.sh/v1beta1',
  kind: 'K8sRequiredLabels',
  metadata: { name },
  spec: { match: { kinds: [{ apiGroups: [''], kinds: ['Pod'] }] }, parameters: { labels: ['team'] }, ...spec },
});

describe.each(forms)('a policy of an engine, as %s', (_, put) => {
  const guards = (base: Json, head: Json) => told(review({ base: put(base), head: put(head) }));

  test('is told where it stops less', () => {
    expect(guards(kyverno(), kyverno({ validationFailureAction: 'Audit' }))).toEqual([
      'Kyverno policy team rule team no longer denies',
    ]);
    expect(guards(kyverno(), undefined)).toEqual(['Kyverno policy team is gone']);
    expect(guards(constraint(), constraint({ enforcementAction: 'dryrun' }))).toEqual([
      'constraint team no longer denies',
    ]);
    expect(guards(constraint(), undefined)).toEqual(['constraint team is gone']);
  });

  test('is not told where it stops the same', () => {
    expect(guards(kyverno(), kyverno({ rules: [rule(), rule({ name: 'more' })] }, 'other'))).toEqual([]);
    expect(guards(constraint(), constraint({ enforcementAction: 'deny' }, 'other'))).toEqual([]);
    expect(guards(kyverno({ validationFailureAction: 'Audit' }), undefined)).toEqual([]);
  });
});

test('what lets something pass by policies is told, also in a new stack of the cluster', () => {
  const exception = {
    apiVersion: 'kyverno.io/v2',
    kind: 'PolicyException',
    metadata: { name: 'me', namespace: 'ci' },
    spec: {
      exceptions: [{ policyName: 'team', ruleNames: ['*'] }],
      match: { any: [{ resources: { kinds: ['Pod'] } }] },
    },
  };
  const says = ['PolicyException me takes something out of what policies ask for'];
  const [[, put] = ['', () => () => {}]] = forms;
  expect(told(review({ head: put(exception) }))).toEqual(says);
  const inNew = ({ copyStack }: Output): void =>
    copyStack(stack, 'new', (main) => {
      main.resource = { kubernetes_manifest: { E: { manifest: exception } } };
      main.terraform.backend = { local: { path: '../../new.tfstate' } };
    });
  expect(told(review({ head: inNew }))).toEqual(says);
  expect(told(review({ base: put(exception), head: inNew }))).toEqual([]);
  const config = (match: Json[]) => ({
    apiVersion: 'config.gatekeeper.sh/v1alpha1',
    kind: 'Config',
    metadata: { name: 'config' },
    spec: { sync: {}, match },
  });
  const system = { excludedNamespaces: ['kube-system'], processes: ['*'] };
  expect(told(review({ base: put(config([])), head: put(config([])) }))).toEqual([]);
  expect(
    told(
      review({ base: put(config([system])), head: put(config([system, { ...system, excludedNamespaces: ['ci'] }])) }),
    ),
  ).toEqual(['Config config takes something out of what policies ask for']);
});

describe('a release whose values say what is refused', () => {
  const engine = { chart: 'kyverno-policies' };
  const guards = (base: Json, head: Json, more: Json = engine) =>
    told(review({ base: release(base, more), head: head === undefined ? () => {} : release(head, more) }));

  test('says less', () => {
    const strict = { validationFailureAction: 'Enforce', podSecurityStandard: 'restricted' };
    expect(guards(strict, { ...strict, validationFailureAction: 'Audit' })).toEqual([
      'release policies says validationFailureAction: Audit',
    ]);
    expect(guards(strict, { ...strict, podSecurityStandard: 'baseline' })).toEqual([
      'release policies says podSecurityStandard: baseline',
    ]);
  });

  test('is gone', () => {
    const head = ({ stack: edit }: Output): void =>
      edit(stack, ({ resource }) => delete resource.helm_release.Policies);
    expect(told(review({ base: release({}, engine), head }))).toEqual(['release policies of kyverno-policies is gone']);
    expect(told(review({ base: release({}), head }))).toEqual([]);
  });
});
