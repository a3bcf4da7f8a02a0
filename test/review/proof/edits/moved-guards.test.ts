import { describe, expect, test } from 'vitest';
import { first, type Json, type Output, type Seen, useOrbital } from './output';

const review = useOrbital();
const platform = 'mission-operations-prod-platform-main';
const beside = 'policies';

type Objects = Readonly<Record<string, Json>>;

/** Manifests of a stack, and of another stack of the same cluster. */
const put =
  (own: Objects, others: Objects = {}, otherwise: (main: Json) => void = () => {}) =>
  (output: Output): void => {
    const manifests = (all: Objects) =>
      Object.fromEntries(Object.entries(all).map(([name, manifest]) => [name, { manifest }]));
    output.copyStack(platform, beside, (main) => {
      main.resource = { kubernetes_manifest: manifests(others) };
      main.terraform.backend = { local: { path: '../../policies.tfstate' } };
      otherwise(main);
    });
    output.stack(platform, ({ resource }) => {
      resource.kubernetes_manifest = manifests(own);
    });
  };
const told = ({ report }: Seen): readonly string[] =>
  report.stacks.flatMap(({ findings }) => findings.filter((one) => one.class === 'guard').map(({ says }) => says));
const guards = (base: (output: Output) => void, head: (output: Output) => void): readonly string[] =>
  told(review({ base, head }));

const group = 'admissionregistration.k8s.io/v1';
const pods = { apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE', 'UPDATE'], resources: ['pods'] };
const policy = (name: string, spec: Json = {}): Json => ({
  apiVersion: group,
  kind: 'ValidatingAdmissionPolicy',
  metadata: { name },
  spec: {
    matchConstraints: { resourceRules: [pods] },
    validations: [
      { expression: 'has(object.metadata.labels.team)' },
      { expression: 'object.spec.hostNetwork != true' },
    ],
    ...spec,
  },
});
const binding = (name: string, policyName: string, spec: Json = {}): Json => ({
  apiVersion: group,
  kind: 'ValidatingAdmissionPolicyBinding',
  metadata: { name },
  spec: { policyName, validationActions: ['Deny'], ...spec },
});
const webhook = (name: string, more: Json = {}): Json => ({
  apiVersion: group,
  kind: 'ValidatingWebhookConfiguration',
  metadata: { name },
  webhooks: [
    {
      name: 'pods.example.test',
      admissionReviewVersions: ['v1'],
      sideEffects: 'None',
      clientConfig: { service: { name: 'guard', namespace: 'guard' } },
      rules: [pods],
      ...more,
    },
  ],
});

const before = { P: policy('old'), B: binding('old', 'old') };
const only = (rule: Json): Json => ({ resourceRules: [{ ...pods, ...rule }] });

describe('a policy that gets another name with its binding', () => {
  test.each<readonly [string, Objects]>([
    ['opens nothing', { P: policy('new'), B: binding('new', 'new') }],
    ['opens nothing where the binding keeps its name', { P: policy('new'), B: binding('old', 'new') }],
    [
      'opens nothing where it asks for more',
      {
        P: policy('new', { matchConstraints: only({ operations: ['*'] }) }),
        B: binding('new', 'new', { validationActions: ['Deny', 'Audit'] }),
      },
    ],
  ])('%s', (_, head) => {
    expect(guards(put(before), put(head))).toEqual([]);
  });

  test.each<readonly [string, Objects, readonly string[]]>([
    [
      'widened',
      { P: policy('new', { matchConstraints: only({ operations: ['CREATE'] }) }), B: binding('new', 'new') },
      ['ValidatingAdmissionPolicy old is gone', 'ValidatingAdmissionPolicyBinding old is gone'],
    ],
    [
      'asked for less',
      { P: policy('new', { validations: [{ expression: 'true' }] }), B: binding('old', 'new') },
      ['ValidatingAdmissionPolicy old is gone', 'binding old of an admission policy binds another one'],
    ],
    [
      'bound to less',
      {
        P: policy('new'),
        B: binding('new', 'new', { matchResources: { namespaceSelector: { matchLabels: { a: 'b' } } } }),
      },
      ['ValidatingAdmissionPolicy old is gone', 'ValidatingAdmissionPolicyBinding old is gone'],
    ],
    [
      'only warned of',
      { P: policy('new'), B: binding('new', 'new', { validationActions: ['Warn'] }) },
      ['ValidatingAdmissionPolicy old is gone', 'ValidatingAdmissionPolicyBinding old is gone'],
    ],
    [
      'not bound',
      { P: policy('new') },
      ['ValidatingAdmissionPolicy old is gone', 'ValidatingAdmissionPolicyBinding old is gone'],
    ],
    [
      'bound under its old name',
      { P: policy('new'), B: binding('old', 'old') },
      ['ValidatingAdmissionPolicy old is gone'],
    ],
  ])('and is %s, opens', (_, head, says) => {
    expect([...guards(put(before), put(head))].sort()).toEqual(says);
  });

  test('and was bound by something else, which names it still, opens', () => {
    expect(guards(put({ P: policy('old') }), put({ P: policy('new') }))).toEqual([
      'ValidatingAdmissionPolicy old is gone',
    ]);
  });
});

describe('what moves to another stack of the same cluster', () => {
  const one = { W: webhook('guard') };

  test('opens nothing', () => {
    expect(guards(put(one), put({}, one))).toEqual([]);
    expect(guards(put(before), put({}, before))).toEqual([]);
    expect(guards(put(before), put({ P: before.P }, { B: before.B }))).toEqual([]);
    expect(guards(put({}, before), put({ P: policy('new') }, { B: binding('new', 'new') }))).toEqual([]);
  });

  test('and lets in more on the way, is told', () => {
    expect(guards(put(one), put({}, { W: webhook('guard', { failurePolicy: 'Ignore' }) }))).toEqual([
      'webhook pods.example.test of guard lets everything in where it fails (failurePolicy)',
    ]);
    const warns = binding('old', 'old', { validationActions: ['Audit'] });
    expect(guards(put(before), put({ P: before.P }, { B: warns }))).toEqual([
      'binding old of an admission policy no longer denies',
    ]);
  });

  test('and of which only Terraform knows if it is there, is told', () => {
    const head = put({}, one, ({ resource }) => {
      first(resource.kubernetes_manifest)[1].count = '${data.external.x.result.n}';
    });
    expect(guards(put(one), head)).toEqual(['ValidatingWebhookConfiguration guard is gone']);
  });

  test('to one of another cluster, or of one that nobody knows, is told', () => {
    for (const host of ['https://other.example.test', '${data.external.x.result.host}']) {
      const otherwise = (main: Json): void => {
        for (const config of main.provider.kubernetes) config.host = host;
      };
      expect(guards(put(one, {}, otherwise), put({}, one, otherwise))).toEqual([
        'ValidatingWebhookConfiguration guard is gone',
      ]);
    }
  });
});

describe('namespaces are fenced in by every stack of their cluster', () => {
  const policies = 'kubernetes_network_policy_v1';
  const moved =
    (change: (spec: Json) => void = () => {}) =>
    (output: Output): void => {
      let all: Json;
      output.stack(platform, ({ resource }) => {
        all = resource[policies];
        delete resource[policies];
      });
      for (const one of Object.values<Json>(all)) {
        one.metadata.namespace = 'ci';
        change(one.spec);
      }
      output.stack(beside, ({ resource }) => {
        resource[policies] = all;
      });
    };
  const named = (output: Output): void => {
    put({})(output);
    output.stack(platform, ({ resource }) => {
      for (const one of Object.values<Json>(resource[policies])) one.metadata.namespace = 'ci';
    });
  };

  test('a network policy moves to another one', () => {
    expect(guards(named, moved())).toEqual([]);
    expect(
      guards(
        named,
        moved((spec) => Object.assign(spec, { ingress: [{}] })),
      ).length,
    ).toBeGreaterThan(0);
  });

  test('another one opens all of a namespace', () => {
    const open = (output: Output): void =>
      output.stack(beside, ({ resource }) => {
        resource[policies] = {
          Open: {
            metadata: { name: 'open', namespace: 'ci' },
            spec: { pod_selector: {}, policy_types: ['Ingress'], ingress: [{}] },
          },
        };
      });
    expect(guards(named, open)).toEqual(['network policy open opens every pod of the namespace to everybody']);
  });
});
