import { describe, expect, test } from 'vitest';
import { type Json, type Output, useOrbital } from './output';

const review = useOrbital();
const platform = 'mission-operations-prod-platform-main';
const put =
  (type: string, body: Json) =>
  ({ stack }: Output): void =>
    stack(platform, ({ resource }) => {
      if (body === undefined) delete resource[type];
      else resource[type] = { Guard: structuredClone(body) };
    });

/** An object with a change of what decides, as a resource of its own and as a manifest. */
interface Form {
  readonly title: string;
  readonly type: string;
  readonly body: Json;
  /** What is changed: the webhook, or the spec. */
  readonly at: (body: Json) => Json;
  readonly snake: boolean;
}

const rule = { apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE', 'UPDATE'], resources: ['pods'] };
const snakeRule = {
  api_groups: [''],
  api_versions: ['v1'],
  operations: ['CREATE', 'UPDATE'],
  resources: ['pods'],
};

const webhookForms: readonly Form[] = ['Validating', 'Mutating'].flatMap((kind): Form[] => [
  {
    title: `${kind} webhook as a resource`,
    type: `kubernetes_${kind.toLowerCase()}_webhook_configuration_v1`,
    body: {
      metadata: { name: 'guard' },
      webhook: [
        {
          name: 'pods.example.test',
          admission_review_versions: ['v1'],
          side_effects: 'None',
          client_config: { service: { name: 'guard', namespace: 'guard' } },
          rule: [snakeRule],
          namespace_selector: { match_expressions: [{ key: 'team', operator: 'NotIn', values: ['guard'] }] },
        },
      ],
    },
    at: ({ webhook }) => webhook[0],
    snake: true,
  },
  {
    title: `${kind} webhook as a manifest`,
    type: 'kubernetes_manifest',
    body: {
      manifest: {
        apiVersion: 'admissionregistration.k8s.io/v1',
        kind: `${kind}WebhookConfiguration`,
        metadata: { name: 'guard' },
        webhooks: [
          {
            name: 'pods.example.test',
            admissionReviewVersions: ['v1'],
            sideEffects: 'None',
            clientConfig: { service: { name: 'guard', namespace: 'guard' } },
            rules: [rule],
            namespaceSelector: { matchExpressions: [{ key: 'team', operator: 'NotIn', values: ['guard'] }] },
          },
        ],
      },
    },
    at: ({ manifest }) => manifest.webhooks[0],
    snake: false,
  },
]);

const manifestOf = (kind: string, spec: Json): Json => ({
  manifest: { apiVersion: 'admissionregistration.k8s.io/v1', kind, metadata: { name: 'guard' }, spec },
});
const at = ({ manifest, spec }: Json): Json => manifest?.spec ?? spec;
const validations = [
  { expression: 'object.spec.hostNetwork != true' },
  { expression: 'size(object.spec.containers) < 9' },
];

const policyForms: readonly Form[] = [
  {
    title: 'policy as a resource',
    type: 'kubernetes_validating_admission_policy_v1',
    body: {
      metadata: { name: 'guard' },
      spec: { match_constraints: { resource_rules: [snakeRule] }, validations },
    },
    at,
    snake: true,
  },
  {
    title: 'policy as a manifest',
    type: 'kubernetes_manifest',
    body: manifestOf('ValidatingAdmissionPolicy', { matchConstraints: { resourceRules: [rule] }, validations }),
    at,
    snake: false,
  },
];

const bindingForms: readonly Form[] = [
  {
    title: 'binding as a resource',
    type: 'kubernetes_validating_admission_policy_binding_v1',
    body: { metadata: { name: 'guard' }, spec: { policy_name: 'guard', validation_actions: ['Deny', 'Audit'] } },
    at,
    snake: true,
  },
  {
    title: 'binding as a manifest',
    type: 'kubernetes_manifest',
    body: manifestOf('ValidatingAdmissionPolicyBinding', {
      policyName: 'guard',
      validationActions: ['Deny', 'Audit'],
    }),
    at,
    snake: false,
  },
];

const snakeOf = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** An object of which one thing is another one. */
function changed({ body, at: place, snake }: Form, path: string, value: Json): Json {
  const other = structuredClone(body);
  const names = path.split('.').map((name) => (snake ? snakeOf(name) : name));
  const last = names.pop() ?? '';
  const within = names.reduce((inner: Json, name) => {
    inner[name] ??= {};
    return inner[name];
  }, place(other));
  within[last] = snake ? JSON.parse(JSON.stringify(value).replaceAll(/"(\w+)":/g, (key) => snakeOf(key))) : value;
  return other;
}

const isGuarded = ({ type, body }: Form, head: Json): boolean =>
  !review({ base: put(type, body), head: put(type, head) }).gates.includes('guard');

type Case = readonly [what: string, path: string, value: Json];

const ofSelectors = (prefix: string): readonly Case[] => [
  ['namespaces narrowed', `${prefix}namespaceSelector`, { matchLabels: { team: 'web' } }],
  ['objects narrowed', `${prefix}objectSelector`, { matchExpressions: [{ key: 'x', operator: 'DoesNotExist' }] }],
  ['namespaces that nobody knows', `${prefix}namespaceSelector`, '${data.external.x.result}'],
  ['an exact version only', `${prefix}matchPolicy`, 'Exact'],
];

const ofCalls: readonly Case[] = [
  ['fails open', 'failurePolicy', 'Ignore'],
  ['fails as nobody knows', 'failurePolicy', '${data.external.x.result.p}'],
  ['a condition that is new', 'matchConditions', [{ name: 'x', expression: 'request.userInfo.username != "me"' }]],
];

describe.each<readonly [readonly Form[], readonly Case[]]>([
  [webhookForms, [...ofCalls, ...ofSelectors('')]],
  [policyForms, [...ofCalls, ...ofSelectors('matchConstraints.')]],
  [bindingForms, ofSelectors('matchResources.')],
])('a guard of what comes into a cluster that lets in more', (forms, cases) => {
  test.each(forms.flatMap((form) => cases.map((one) => [form.title, one[0], form, one] as const)))(
    '%s: %s',
    (_title, _what, form, [, path, value]) => {
      expect(isGuarded(form, changed(form, path, value))).toBe(false);
    },
  );

  test.each(forms.map((form) => [form.title, form] as const))('%s: gone', (_, form) => {
    expect(isGuarded(form, undefined)).toBe(false);
  });

  test.each(forms.map((form) => [form.title, form] as const))('%s: only Terraform knows if it is there', (_, form) => {
    expect(isGuarded(form, { ...form.body, count: '${data.external.x.result.n}' })).toBe(false);
  });

  test.each(forms.map((form) => [form.title, form] as const))('%s: as it is, with a label more', (_, form) => {
    const labelled = structuredClone(form.body);
    (labelled.manifest ?? labelled).metadata.labels = { team: 'web' };
    expect(isGuarded(form, labelled)).toBe(true);
  });
});

describe('what a webhook is asked about', () => {
  const each = webhookForms.map((form) => [form.title, form, form.snake ? 'rule' : 'rules'] as const);

  test.each(each)('%s: less', (_, form, rules) => {
    for (const less of [
      [],
      [{ ...rule, operations: ['CREATE'] }],
      [{ ...rule, resources: ['pods/status'] }],
      [{ ...rule, resources: ['pods/*'] }],
    ])
      expect(isGuarded(form, changed(form, rules, less))).toBe(false);
    expect(isGuarded(form, changed(form, rules, '${data.external.x.result.r}'))).toBe(false);
  });

  test.each(each)('%s: more, or the same in other words', (_, form, rules) => {
    for (const more of [
      [{ ...rule, operations: ['*'] }],
      [{ ...rule, resources: ['*'], apiGroups: ['*'] }],
      [
        { ...rule, operations: ['CREATE'] },
        { ...rule, operations: ['UPDATE'], resources: ['*/*'] },
      ],
    ])
      expect(isGuarded(form, changed(form, rules, more))).toBe(true);
    expect(isGuarded(form, changed(form, 'namespaceSelector', {}))).toBe(true);
    expect(isGuarded(form, changed(form, 'timeoutSeconds', 5))).toBe(true);
    expect(isGuarded(form, changed(form, 'clientConfig.caBundle', 'other'))).toBe(true);
  });

  test.each(each)('%s: what is under a resource, and more of that', (_, form, rules) => {
    const under = (resource: string) => put(form.type, changed(form, rules, [{ ...rule, resources: [resource] }]));
    const gates = (base: string, head: string) => review({ base: under(base), head: under(head) }).gates;
    expect(gates('pods/exec', 'pods/*')).not.toContain('guard');
    expect(gates('pods/exec', '*/exec')).not.toContain('guard');
    expect(gates('pods/exec', '*')).toContain('guard');
  });

  test.each(each)('%s: by somebody else', (_, form) => {
    expect(isGuarded(form, changed(form, 'clientConfig', { url: 'https://evil.example.test' }))).toBe(false);
    expect(isGuarded(form, changed(form, 'clientConfig.service.name', 'yes'))).toBe(false);
  });

  test.each(each)('%s: one that fails open is made to fail closed', (_, form) => {
    const { type } = form;
    const open = put(type, changed(form, 'failurePolicy', 'Ignore'));
    expect(review({ base: open, head: put(type, form.body) }).gates).not.toContain('guard');
  });

  test('another webhook of the same configuration goes', () => {
    const [form] = webhookForms;
    if (form === undefined) throw new Error('no form');
    const two = structuredClone(form.body);
    two.webhook.push({ ...two.webhook[0], name: 'secrets.example.test' });
    expect(review({ base: put(form.type, two), head: put(form.type, form.body) }).gates).toContain('guard');
    expect(isGuarded(form, two)).toBe(true);
  });

  test('a configuration of another name that guards the same takes its place', () => {
    const [, form] = webhookForms;
    if (form === undefined) throw new Error('no form');
    const renamed = structuredClone(form.body);
    renamed.manifest.metadata.name = 'warden';
    expect(isGuarded(form, renamed)).toBe(true);
  });
});

describe('what an admission policy asks for', () => {
  test.each(policyForms.map((form) => [form.title, form] as const))('%s', (_, form) => {
    const other = [{ expression: 'true' }, validations[1]];
    for (const less of [[], validations.slice(1), other])
      expect(isGuarded(form, changed(form, 'validations', less))).toBe(false);
    const excluded = [{ ...rule, resourceNames: ['root'] }];
    expect(isGuarded(form, changed(form, 'matchConstraints.excludeResourceRules', excluded))).toBe(false);
    const named = [{ ...rule, resourceNames: ['one'] }];
    expect(isGuarded(form, changed(form, 'matchConstraints.resourceRules', named))).toBe(false);

    const more = [...validations, { expression: 'false' }];
    expect(isGuarded(form, changed(form, 'validations', more))).toBe(true);
    const worded = validations.map((one) => ({ ...one, message: 'not so' }));
    expect(isGuarded(form, changed(form, 'validations', worded))).toBe(true);
  });

  test.each(bindingForms.map((form) => [form.title, form] as const))('%s', (_, form) => {
    expect(isGuarded(form, changed(form, 'policyName', 'other'))).toBe(false);
    for (const less of [['Audit'], ['Warn'], '${data.external.x.result.a}'])
      expect(isGuarded(form, changed(form, 'validationActions', less))).toBe(false);
    expect(isGuarded(form, changed(form, 'paramRef', { name: 'x', parameterNotFoundAction: 'Allow' }))).toBe(false);
    expect(isGuarded(form, changed(form, 'matchResources.resourceRules', [rule]))).toBe(false);

    expect(isGuarded(form, changed(form, 'validationActions', ['Deny']))).toBe(true);
    expect(isGuarded(form, changed(form, 'matchResources', {}))).toBe(true);
  });
});
