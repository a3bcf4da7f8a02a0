import { describe, expect, test } from 'vitest';
import type { Estate, Value, Values } from '../../../../../src/estate/model';
import { compareOutputs } from '../../../../../src/review/engine/compare';
import { outputOf, type Resources } from '../../../outputs';
import { found } from '../found';

const sections: Values = {
  provider: { kubernetes: [{ host: 'https://a' }] },
  terraform: { required_providers: { kubernetes: { source: 'hashicorp/kubernetes', version: '1.0.0' } } },
};
const told = (before: Resources, after: Resources) => found([before, sections], [after, sections]);

const level = 'pod-security.kubernetes.io/enforce';
const enforced = (to: string): Values => ({ [level]: to });
const space = (name = 'web', labels: Values = {}): Resources => ({
  'kubernetes_namespace_v1.N': { metadata: [{ name, labels }] },
});
const policy = (namespace: string | undefined, more: Values = {}): Resources => ({
  'kubernetes_network_policy_v1.P': {
    metadata: [{ name: 'deny', ...(namespace === undefined ? {} : { namespace }) }],
    spec: [{ pod_selector: [{}], policy_types: ['Ingress'] }],
    ...more,
  },
});
const manifest = (kind: string, metadata: Values, spec: Value = {}, apiVersion = 'v1'): Resources => ({
  'kubernetes_manifest.M': { manifest: { apiVersion, kind, metadata, spec } },
});
const denies: Values = { podSelector: {}, policyTypes: ['Ingress'] };
const labelled = (labels: Values, more: Values = {}): Resources => ({
  'kubernetes_labels.L': { api_version: 'v1', kind: 'Namespace', metadata: [{ name: 'web' }], labels, ...more },
});
const gone = 'guard kubernetes_network_policy_v1.P: network policy deny is gone';
const lower = (where: string) => `guard ${where}: namespace web is held to less pod security (${level})`;

describe('a network policy guards its namespace', () => {
  const shop: Resources = { 'kubernetes_namespace_v1.A': { metadata: [{ name: 'shop' }] } };
  const byReference = `\${kubernetes_namespace_v1.N.metadata[0].name}`;

  test.each<[string, Resources, Resources, readonly string[]]>([
    ['and is missed where it is gone', { ...space(), ...policy('web') }, space(), [gone]],
    ['by a reference, too', { ...space(), ...policy(byReference) }, space(), [gone]],
    ['which another stack makes', policy('web'), {}, [gone]],
    ['which is the default one', policy(undefined), {}, [gone]],
    ['and is not missed with it', { ...space(), ...policy('web') }, {}, []],
    [
      'which has another name now',
      { ...space(), ...policy(byReference) },
      { ...space('shop'), ...policy(byReference) },
      [],
    ],
    ['and is missed under its other name', { ...space(), ...policy('web') }, space('shop'), [gone]],
    ['and is not missed with it, where others stay', { ...shop, ...space(), ...policy('web') }, shop, []],
    ['and not another one', { ...space(), ...policy('web') }, { ...space(), ...policy('other') }, [gone]],
    [
      'written as a manifest or as a resource of its own',
      { ...space(), ...manifest('NetworkPolicy', { name: 'deny', namespace: 'web' }, denies) },
      { ...space(), ...policy('web') },
      [],
    ],
    [
      'and as a manifest',
      { ...space(), ...manifest('NetworkPolicy', { name: 'deny', namespace: 'web' }, denies) },
      space(),
      ['guard kubernetes_manifest.M: network policy deny is gone'],
    ],
    [
      'in the namespace of a manifest',
      { ...manifest('Namespace', { name: 'web' }), ...policy('web') },
      manifest('Namespace', { name: 'web' }),
      [gone],
    ],
    ['and one of something else by that name does not', manifest('Pod', { name: 'deny' }, denies), {}, []],
  ])('%s', (_, before, after, says) => {
    expect(told(before, after)).toEqual(says);
  });

  test('each of several', () => {
    const several = policy('web', { count: 2, metadata: [{ name: `deny\${count.index}`, namespace: 'web' }] });
    expect(told({ ...space(), ...several }, space())).toEqual([
      'guard kubernetes_network_policy_v1.P[0]: network policy deny0 is gone',
      'guard kubernetes_network_policy_v1.P[1]: network policy deny1 is gone',
    ]);
  });
});

test.each(['', '_v1', '_v1beta1', '_v1alpha1'])('quotas and limits guard it in every version: %s', (version) => {
  const quota = {
    [`kubernetes_resource_quota${version}.Q`]: {
      metadata: [{ name: 'q', namespace: 'web' }],
      spec: [{ hard: { pods: '4' } }],
    },
  };
  const limits = {
    [`kubernetes_limit_range${version}.L`]: {
      metadata: [{ name: 'l', namespace: 'web' }],
      spec: [{ limit: [{ type: 'Container', max: { cpu: '1' } }] }],
    },
  };
  expect(told({ ...space(), ...quota }, space())).toEqual([
    `guard kubernetes_resource_quota${version}.Q: quota q of the namespace is gone`,
  ]);
  expect(told({ ...space(), ...limits }, space())).toEqual([
    `guard kubernetes_limit_range${version}.L: limits l of the namespace is gone`,
  ]);
});

describe('the level of pod security is that of the namespace', () => {
  test.each<[string, Resources, Resources, readonly string[]]>([
    [
      'by its labels',
      space('web', enforced('restricted')),
      space('web', enforced('baseline')),
      [lower('kubernetes_namespace_v1.N')],
    ],
    ['which may rise', space('web', enforced('baseline')), space('web', enforced('restricted')), []],
    [
      'by labels of their own',
      { ...space(), ...labelled(enforced('restricted')) },
      space(),
      [lower('kubernetes_namespace_v1.N')],
    ],
    [
      'by labels of their own, of one that is made elsewhere',
      labelled(enforced('restricted')),
      {},
      [lower('kubernetes_labels.L')],
    ],
    [
      'not by labels of something else',
      { ...space(), ...labelled(enforced('restricted'), { kind: 'Node' }) },
      space(),
      [],
    ],
    [
      'as a manifest',
      manifest('Namespace', { name: 'web', labels: enforced('restricted') }),
      manifest('Namespace', { name: 'web' }),
      [lower('kubernetes_manifest.M')],
    ],
  ])('%s', (_, before, after, says) => {
    expect(told(before, after)).toEqual(says);
  });
});

test('what decides over all that comes into a cluster guards it, whatever namespaces there are', () => {
  const webhook = {
    'kubernetes_validating_webhook_configuration_v1.W': { metadata: [{ name: 'w' }], webhook: [{ name: 'a' }] },
  };
  expect(told({ ...space(), ...webhook }, {})).toEqual([
    'guard kubernetes_validating_webhook_configuration_v1.W: ValidatingWebhookConfiguration w is gone',
  ]);
  const one = (apiVersion: string) => manifest('MutatingWebhookConfiguration', { name: 'w' }, {}, apiVersion);
  expect(told(one('admissionregistration.k8s.io/v1'), {})).toEqual([
    'guard kubernetes_manifest.M: MutatingWebhookConfiguration w is gone',
  ]);
});

describe('a policy guards a namespace that another stack makes', () => {
  const at = (host: string): Values => ({ provider: { kubernetes: [{ host }] } });
  const state = { backend: 's3', config: { bucket: 'states', key: 'base.tfstate' } };
  const outputs = (spaces: Resources, policies: Resources, host = at('https://a')): Estate => {
    const base = outputOf(
      { base: spaces },
      {
        ...host,
        ...(Object.keys(spaces).length === 0
          ? {}
          : { output: { space: { value: `\${kubernetes_namespace_v1.N.metadata[0].name}` } } }),
        terraform: { backend: { s3: { bucket: 'states', key: 'base.tfstate' } } },
      },
    );
    const prod = outputOf({ prod: policies }, { ...host, data: { terraform_remote_state: { base: state } } });
    return { ...base, stacks: new Map([...base.stacks, ...prod.stacks]) };
  };
  const denying = policy(`\${data.terraform_remote_state.base.outputs.space}`);
  const guards = (before: Estate, after: Estate) =>
    [...compareOutputs(before, after).findings.values()]
      .flat()
      .filter(({ class: kind, says }) => kind === 'guard' && says.startsWith('network policy'))
      .map(({ stack, says }) => `${stack}: ${says}`);

  test('under whatever name, until that goes', () => {
    expect(guards(outputs(space(), denying), outputs(space(), {}))).toEqual(['prod: network policy deny is gone']);
    expect(guards(outputs(space(), denying), outputs(space('shop'), denying))).toEqual([]);
    expect(guards(outputs(space(), denying), outputs({}, {}))).toEqual([]);
  });

  test.each(['https://a', `\${var.host}`])('whose name only Terraform knows, in a cluster at %s', (host) => {
    const both = (spaces: Resources, policies: Resources) => outputs(spaces, policies, at(host));
    const [one, other] = [space(`\${var.one}`), space(`\${var.other}`)];
    expect(guards(both(one, denying), both(one, {}))).toEqual(['prod: network policy deny is gone']);
    expect(guards(both(one, denying), both(other, denying))).toEqual([]);
    expect(guards(both(one, denying), both({}, {}))).toEqual([]);
    expect(guards(both(one, denying), both({}, one))).toEqual(['prod: network policy deny is gone']);
  });

  test('that is called by its name, and gets another one', () => {
    const gone = ['prod: network policy deny is gone'];
    expect(guards(outputs(space(), policy('web')), outputs(space('shop'), {}))).toEqual(gone);
    expect(guards(outputs(space(), policy('web')), outputs(space('shop'), policy('web')))).toEqual(gone);
    expect(guards(outputs(space(), policy('web')), outputs(space('shop'), policy('shop')))).toEqual([]);
    expect(guards(outputs(space(), policy('web')), outputs({}, {}))).toEqual([]);
  });
});
