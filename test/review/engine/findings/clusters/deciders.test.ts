import { describe, expect, test } from 'vitest';
import type { Value, Values } from '../../../../../src/estate/model';
import type { Resources } from '../../../outputs';
import { manifest, unguarded, unsure } from './guarded';

type Case = readonly [what: string, before: Resources, after: Resources, says: readonly string[]];

const object =
  (apiVersion: string, kind: string) =>
  (name: string, rest: Values, namespace?: string): Values => ({
    apiVersion,
    kind,
    metadata: { name, ...(namespace === undefined ? {} : { namespace }) },
    ...rest,
  });

describe('webhooks', () => {
  const webhook = object('admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration');
  const mutating = object('admissionregistration.k8s.io/v1', 'MutatingWebhookConfiguration');
  const asks = (...resources: string[]): Values => ({
    webhooks: [{ name: 'a', rules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources }] }],
  });
  const both = asks('pods', 'services');
  const gone = 'kubernetes_manifest.W: ValidatingWebhookConfiguration w is gone';
  const is = manifest('W', webhook('w', both));
  const completed = { metadata: { generateName: 'w-' } };
  const one = (asked: Values) => manifest('W', webhook('', { ...asked, ...completed }));
  const other = (resource: string) => manifest('A', webhook('', { ...asks(resource), ...completed }));

  test.each<Case>([
    ['stay as they are', is, is, []],
    ['are gone', is, {}, [gone]],
    [
      'are asked about less',
      is,
      manifest('V', webhook('w', asks('pods'))),
      ['kubernetes_manifest.V: webhook a of w holds for less than before (rules)'],
    ],
    ['are called otherwise', is, manifest('W', webhook('v', both)), []],
    ['are called otherwise, and asked about less', is, manifest('W', webhook('v', asks('pods'))), [gone]],
    [
      'whose names the cluster completes stay',
      { ...one(both), ...other('pods') },
      { ...other('pods'), ...one(both) },
      [],
    ],
    [
      'whose names the cluster completes are asked about less',
      { ...one(both), ...other('pods') },
      { ...one(asks('pods')), ...other('pods') },
      ['kubernetes_manifest.W: webhook a of w- holds for less than before (rules)'],
    ],
    ['are of another kind', is, manifest('W', mutating('w', both)), [gone]],
    ['may be gone', is, manifest('W', webhook('w', both), unsure), [gone]],
    ['may have been there', manifest('W', webhook('w', both), unsure), is, []],
    [
      'may be there as before',
      manifest('W', webhook('w', both), unsure),
      manifest('W', webhook('w', both), unsure),
      [],
    ],
  ])('%s', (_, before, after, says) => {
    expect(unguarded(before, after)).toEqual(says);
  });
});

describe('engines of policies', () => {
  const rules: Values = { rules: [{ name: 'r', validate: { pattern: { a: 'b' } } }] };
  const spec = (action: string): Values => ({ spec: { validationFailureAction: action, ...rules } });
  const cluster = object('kyverno.io/v1', 'ClusterPolicy');
  const inSpace = object('kyverno.io/v1', 'Policy');
  const constraint = object('constraints.gatekeeper.sh/v1beta1', 'K8sTeam');
  const template = object('templates.gatekeeper.sh/v1', 'ConstraintTemplate');
  const program = (rego: string): Values => ({ spec: { targets: [{ rego }] } });
  const one = (body: Values) => manifest('P', body);

  test.each<Case>([
    ['a policy is gone', one(cluster('p', spec('Enforce'))), {}, ['kubernetes_manifest.P: Kyverno policy p is gone']],
    ['one that only reports is gone', one(cluster('p', spec('Audit'))), {}, []],
    [
      'a policy only reports',
      one(cluster('p', spec('Enforce'))),
      one(cluster('p', spec('Audit'))),
      ['kubernetes_manifest.P: Kyverno policy p rule r no longer denies'],
    ],
    ['a policy is called otherwise', one(cluster('p', spec('Enforce'))), one(cluster('q', spec('Enforce'))), []],
    [
      'a policy is for another namespace',
      one(inSpace('p', spec('Enforce'), 'a')),
      one(inSpace('p', spec('Enforce'), 'b')),
      ['kubernetes_manifest.P: Kyverno policy p is gone'],
    ],
    [
      'a policy of a namespace is called otherwise',
      one(inSpace('p', spec('Enforce'), 'a')),
      one(inSpace('q', spec('Enforce'), 'a')),
      [],
    ],
    [
      'a policy of the cluster has a namespace, which says nothing',
      one(cluster('p', spec('Enforce'), 'a')),
      one(cluster('p', spec('Enforce'), 'b')),
      [],
    ],
    ['a constraint is gone', one(constraint('c', { spec: {} })), {}, ['kubernetes_manifest.P: constraint c is gone']],
    ['one that warns is gone', one(constraint('c', { spec: { enforcementAction: 'warn' } })), {}, []],
    [
      'a constraint only warns',
      one(constraint('c', { spec: {} })),
      one(constraint('c', { spec: { enforcementAction: 'warn' } })),
      ['kubernetes_manifest.P: constraint c no longer denies'],
    ],
    [
      'a template is gone',
      one(template('t', program('a'))),
      {},
      ['kubernetes_manifest.P: template of constraints t is gone'],
    ],
    [
      'a template runs another program',
      one(template('t', program('a'))),
      one(template('t', program('b'))),
      ['kubernetes_manifest.P: template of constraints t no longer demands what it did'],
    ],
  ])('%s', (_, before, after, says) => {
    expect(unguarded(before, after)).toEqual(says);
  });
});

describe.each(['Validating', 'Mutating'])('an admission policy, %s', (sort) => {
  const group = 'admissionregistration.k8s.io/v1';
  const demand = sort === 'Validating' ? 'validations' : 'mutations';
  const policy = (name: string, expression: string, more: Values = {}) =>
    manifest('P', object(group, `${sort}AdmissionPolicy`)(name, { spec: { [demand]: [{ expression }] } }), more);
  const binding = (policyName: string, more: Values = {}, resource: Values = {}, at = 'B', kind = sort) =>
    manifest(at, object(group, `${kind}AdmissionPolicyBinding`)('b', { spec: { policyName, ...more } }), resource);
  const gone = `kubernetes_manifest.P: ${sort}AdmissionPolicy p is gone`;
  const other = 'kubernetes_manifest.B: binding b of an admission policy binds another one';
  const before = { ...policy('p', 'a'), ...binding('p') };
  const selected: Values = { matchResources: { objectSelector: { matchLabels: { a: 'b' } } } };
  const narrowed =
    'kubernetes_manifest.B: binding b of an admission policy holds for less than before (objectSelector)';

  test.each<Case>([
    ['and its binding go by another name', before, { ...policy('q', 'a'), ...binding('q') }, []],
    ['goes by another name, which asks for less', before, { ...policy('q', 'b'), ...binding('q') }, [gone, other]],
    [
      'goes by another name, and its binding knows the old one',
      before,
      { ...policy('q', 'a'), ...binding('p') },
      [gone],
    ],
    ['that nothing binds goes by another name', policy('p', 'a'), policy('q', 'a'), [gone]],
    [
      'goes by another name, bound for less',
      before,
      { ...policy('q', 'a'), ...binding('q', selected) },
      [gone, narrowed],
    ],
    ['is bound for less', before, { ...policy('p', 'a'), ...binding('p', selected) }, [narrowed]],
    [
      'goes by another name, and may be bound',
      before,
      { ...policy('q', 'a'), ...binding('q', {}, unsure) },
      [gone, `kubernetes_manifest.B: ${sort}AdmissionPolicyBinding b is gone`],
    ],
    ['may be there by another name', before, { ...policy('q', 'a', unsure), ...binding('q') }, [gone, other]],
    [
      'may be there as before, by another name',
      { ...policy('p', 'a', unsure), ...binding('p') },
      {
        ...policy('q', 'a', unsure),
        ...binding('q'),
      },
      [],
    ],
    ['is not in the program, and another one is bound', binding('p'), binding('q'), [other]],
    ['is not in the program any more, by another name', before, binding('q'), [gone, other]],
    [
      'goes by another name, with one binding of two',
      { ...before, ...binding('p', { paramRef: { name: 'x' } }, {}, 'C') },
      { ...policy('q', 'a'), ...binding('q') },
      [gone, 'kubernetes_manifest.B: binding b of an admission policy takes other parameters'],
    ],
  ])('%s', (_, old, now, says) => {
    expect(unguarded(old, now)).toEqual(says);
  });

  test('is not bound by a binding of the other sort', () => {
    const [first] = ['Mutating', 'Validating'].filter((one) => one !== sort);
    expect(
      unguarded(
        { ...policy('p', 'a'), ...binding('p', {}, {}, 'B', first) },
        {
          ...policy('q', 'a'),
          ...binding('q', {}, {}, 'B', first),
        },
      ),
    ).toEqual([gone, other]);
  });
});

describe('a release', () => {
  const release = (values: Value, more: Values = {}, at = 'R'): Resources => ({
    [`helm_release.${at}`]: {
      name: 'guard',
      namespace: 'guards',
      chart: 'oci://charts.example/kyverno-policies',
      values: [JSON.stringify(values)],
      ...more,
    },
  });
  const [strict, lax] = [{ failurePolicy: 'Fail' }, { failurePolicy: 'Ignore' }];
  const gone = 'helm_release.R: release guard of kyverno-policies is gone';

  test.each([
    ...['kyverno', 'kyverno-policies', 'gatekeeper', 'policy-controller', 'connaisseur'],
    ...['kubewarden-controller', 'kubewarden-crds', 'kubewarden-defaults'],
  ])('of %s guards', (chart) => {
    expect(unguarded(release({}, { chart }), {})).toEqual([`helm_release.R: release guard of ${chart} is gone`]);
  });

  test.each<Case>([
    ['of what guards stays', release(strict), release(strict), []],
    ['of what guards is gone', release(strict), {}, [gone]],
    ['of something else is gone', release(strict, { chart: 'raw' }), {}, []],
    [
      'of something else says less',
      release(strict, { chart: 'raw' }),
      release(lax, { chart: 'raw' }),
      ['helm_release.R: release guard says failurePolicy: Ignore'],
    ],
    [
      'of what guards says less',
      release(strict),
      release(lax, {}, 'S'),
      ['helm_release.S: release guard says failurePolicy: Ignore'],
    ],
    ['is in another namespace', release(strict), release(strict, { namespace: 'other' }), []],
    ['is called otherwise', release(strict), release(strict, { name: 'other' }), []],
    ['is called otherwise, and says less', release(strict), release(lax, { name: 'other' }), [gone]],
    ['comes from elsewhere', release(strict), release(strict, { chart: 'kyverno-policies' }), []],
    ['is one of another chart', release(strict), release(strict, { chart: 'gatekeeper' }), [gone]],
    ['may be gone', release(strict), release(strict, unsure), [gone]],
    ['may be there as before', release(strict, unsure), release(strict, unsure), []],
    [
      'may be there as before, and says less',
      release(strict, unsure),
      release(lax, unsure),
      ['helm_release.R: release guard says failurePolicy: Ignore'],
    ],
    [
      'is held against the one of its namespace',
      { ...release(strict), ...release(lax, { namespace: 'other' }, 'O') },
      { ...release(lax, { namespace: 'other' }, 'A'), ...release(strict, {}, 'B') },
      [],
    ],
  ])('%s', (_, before, after, says) => {
    expect(unguarded(before, after)).toEqual(says);
  });
});
