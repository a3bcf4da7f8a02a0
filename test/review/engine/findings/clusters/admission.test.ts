import { describe, expect, test } from 'vitest';
import type { Value, Values } from '../../../../../src/estate/model';
import { boundPolicy, lessAdmission } from '../../../../../src/review/engine/findings/clusters/admission';

const rule = {
  apiGroups: ['', 'apps'],
  apiVersions: ['v1'],
  operations: ['CREATE', 'UPDATE'],
  resources: ['pods', 'pods/exec'],
};
const only = (name: string, values: Value): Values => ({ ...rule, [name]: values });
const told = (kind: string, before: Values, after: Values, isSamePolicy = false): readonly string[] =>
  lessAdmission({ kind, name: 'guard', body: before }, { kind, name: 'guard', body: after }, isSamePolicy);

const rules = 'holds for less than before (rules)';
const opens = 'lets everything in where it fails (failurePolicy)';
const condition = 'holds under a condition that is new';
const matches = 'holds for less than before (matchPolicy)';
const selects = (name: string) => `holds for less than before (${name})`;

describe('of a webhook', () => {
  const webhook: Values = {
    name: 'pods',
    rules: [rule],
    clientConfig: { caBundle: 'a', service: { namespace: 'guard', name: 'guard', path: '/x' } },
  };
  const kind = 'ValidatingWebhookConfiguration';
  const ofWebhook = (before: Values, after: Values) =>
    told(kind, { webhooks: [{ ...webhook, ...before }] }, { webhooks: [{ ...webhook, ...after }] }).map((says) =>
      says.replace('webhook pods of guard ', ''),
    );

  test.each<[string, Values, Values, readonly string[]]>([
    ['nothing', {}, {}, []],
    [
      'another certificate',
      {},
      { clientConfig: { caBundle: 'b', service: { namespace: 'guard', name: 'guard', path: '/x' } } },
      [],
    ],
    [
      'another service',
      {},
      { clientConfig: { service: { namespace: 'guard', name: 'other', path: '/x' } } },
      ['is answered by somebody else'],
    ],
    [
      'another namespace',
      {},
      { clientConfig: { service: { namespace: 'x', name: 'guard', path: '/x' } } },
      ['is answered by somebody else'],
    ],
    [
      'another path',
      {},
      { clientConfig: { service: { namespace: 'guard', name: 'guard', path: '/y' } } },
      ['is answered by somebody else'],
    ],
    ['an address', {}, { clientConfig: { url: 'https://a' } }, ['is answered by somebody else']],
    ['failing open', {}, { failurePolicy: 'Ignore' }, [opens]],
    ['failing open as before', { failurePolicy: 'Ignore' }, { failurePolicy: 'Ignore' }, []],
    ['failing closed', { failurePolicy: 'Ignore' }, {}, []],
    ['failing as nobody knows', {}, { failurePolicy: '${var.x}' }, [opens]],
    ['failing closed, which was not known', { failurePolicy: '${var.x}' }, { failurePolicy: 'Fail' }, []],
    ['written out', {}, { failurePolicy: 'Fail', matchPolicy: 'Equivalent' }, []],
    ['a condition', {}, { matchConditions: [{ name: 'a', expression: 'x' }] }, [condition]],
    ['a condition less', { matchConditions: [{ name: 'a', expression: 'x' }] }, {}, []],
    [
      'a condition under another name',
      { matchConditions: [{ name: 'a', expression: 'x' }] },
      { matchConditions: [{ name: 'b', expression: 'x' }] },
      [],
    ],
    [
      'another condition',
      { matchConditions: [{ name: 'a', expression: 'x' }] },
      { matchConditions: [{ name: 'a', expression: 'y' }] },
      [condition],
    ],
    ['exact matches', {}, { matchPolicy: 'Exact' }, [matches]],
    ['exact matches as before', { matchPolicy: 'Exact' }, { matchPolicy: 'Exact' }, []],
    ['wide matches', { matchPolicy: 'Exact' }, {}, []],
    ['a selector', {}, { namespaceSelector: { matchLabels: { a: 'b' } } }, [selects('namespaceSelector')]],
    ['a selector of objects', {}, { objectSelector: { matchLabels: { a: 'b' } } }, [selects('objectSelector')]],
    ['no selector', { objectSelector: { matchLabels: { a: 'b' } } }, {}, []],
    ['a rule less', { rules: [rule, only('resources', ['nodes'])] }, {}, [rules]],
    ['a rule more', {}, { rules: [rule, only('resources', ['nodes'])] }, []],
    ['rules that nobody knows', {}, { rules: '${var.x}' }, [rules]],
    ['rules that nobody knew', { rules: '${var.x}' }, {}, [rules]],
    ['the same rules that nobody knows', { rules: '${var.x}' }, { rules: '${var.x}' }, []],
    ['all at once', {}, { failurePolicy: 'Ignore', rules: [], matchPolicy: 'Exact' }, [opens, matches, rules]],
  ])('%s', (_, before, after, says) => {
    expect(ofWebhook(before, after)).toEqual(says);
  });

  const within: readonly (readonly [Values, boolean])[] = [
    [only('operations', ['CREATE']), false],
    [only('operations', ['*']), true],
    [only('operations', ['UPDATE', 'CREATE', 'DELETE']), true],
    [only('resources', ['pods']), false],
    [only('resources', ['pods/exec']), false],
    [only('resources', ['*']), false],
    [only('resources', ['*', 'pods/*']), true],
    [only('resources', ['*', '*/exec']), true],
    [only('resources', ['pods', 'pods/*']), true],
    [only('resources', ['pods', 'nodes/*']), false],
    [only('resources', ['*/*']), true],
    [only('apiGroups', ['']), false],
    [only('apiGroups', ['*']), true],
    [only('apiVersions', ['v2']), false],
    [only('apiVersions', ['v1', 'v2']), true],
    [only('apiVersions', ['*']), true],
    [only('scope', 'Namespaced'), false],
    [only('scope', '*'), true],
    [only('resourceNames', ['a']), false],
    [only('resourceNames', []), true],
  ];
  test.each(within)('rules are about no less with %j: %s', (after, isWithin) => {
    expect(ofWebhook({}, { rules: [after] })).toEqual(isWithin ? [] : [rules]);
  });

  test('rules may share what they are about, and keep what they were limited to', () => {
    expect(ofWebhook({}, { rules: [only('operations', ['CREATE']), only('operations', ['UPDATE'])] })).toEqual([]);
    expect(ofWebhook({}, { rules: [only('resources', ['pods']), only('resources', ['pods/exec'])] })).toEqual([]);
    const named = (...names: string[]) => ({ rules: [only('resourceNames', names)] });
    expect(ofWebhook(named('a'), named('a', 'b'))).toEqual([]);
    expect(ofWebhook(named('a', 'b'), named('a'))).toEqual([rules]);
    expect(ofWebhook(named('a'), {})).toEqual([]);
    const scoped = (scope: string) => ({ rules: [only('scope', scope)] });
    expect(ofWebhook(scoped('Namespaced'), scoped('Namespaced'))).toEqual([]);
    expect(ofWebhook(scoped('Namespaced'), scoped('Cluster'))).toEqual([rules]);
  });

  test('each is held against the one of its name, in either way of writing it', () => {
    const body = (...webhooks: readonly Values[]) => ({ webhooks: [...webhooks] });
    const other = { ...webhook, name: 'other' };
    expect(told(kind, body(webhook, other), body(other, { ...webhook, failurePolicy: 'Ignore' }))).toEqual([
      `webhook pods of guard ${opens}`,
    ]);
    expect(told(kind, body(webhook, other), body(other))).toEqual(['webhook pods of guard is gone']);
    const snake = (more: Values = {}): Values => ({
      webhook: [
        {
          name: 'pods',
          rule: [
            {
              api_groups: ['', 'apps'],
              api_versions: ['v1'],
              operations: ['CREATE', 'UPDATE'],
              resources: ['pods', 'pods/exec'],
            },
          ],
          client_config: [{ service: [{ namespace: 'guard', name: 'guard', path: '/x' }] }],
          ...more,
        },
      ],
    });
    expect(told(kind, body(webhook), snake())).toEqual([]);
    expect(told(kind, snake(), snake({ failure_policy: 'Ignore' }))).toEqual([`webhook pods of guard ${opens}`]);
  });

  test('that nobody knows which there are is said', () => {
    const unknown = { webhooks: '${var.x}' };
    const untold = ['webhooks of guard: only Terraform knows which there are'];
    expect(told(kind, { webhooks: [webhook] }, unknown)).toEqual(untold);
    expect(told(kind, { webhooks: '${var.y}' }, unknown)).toEqual(untold);
    expect(told(kind, unknown, unknown)).toEqual([]);
  });
});

describe('of a policy', () => {
  const validation = { expression: 'x', message: 'no' };
  const policy: Values = { matchConstraints: { resourceRules: [rule] }, validations: [validation] };
  const ofPolicy = (before: Values, after: Values) =>
    told('ValidatingAdmissionPolicy', { spec: { ...policy, ...before } }, { spec: { ...policy, ...after } }).map(
      (says) => says.replace('admission policy guard ', ''),
    );
  const demands = 'no longer demands what it did';
  const constraints = (more: Values) => ({ matchConstraints: { resourceRules: [rule], ...more } });

  test.each<[string, Values, Values, readonly string[]]>([
    ['nothing', {}, {}, []],
    ['a demand less', {}, { validations: [] }, [demands]],
    ['another demand', {}, { validations: [{ ...validation, expression: 'y' }] }, [demands]],
    ['a demand more', {}, { validations: [{ expression: 'y' }, validation] }, []],
    ['other words', {}, { validations: [{ expression: 'x', messageExpression: 'y', reason: 'Invalid' }] }, []],
    ['demands that nobody knows', {}, { validations: '${var.x}' }, [demands]],
    ['the same that nobody knows', { validations: '${var.x}' }, { validations: '${var.x}' }, []],
    ['a mutation less', { mutations: [{ patchType: 'JSONPatch' }] }, {}, [demands]],
    ['a mutation that nobody knows', {}, { mutations: '${var.x}' }, [demands]],
    [
      'another variable',
      { variables: [{ name: 'a', expression: 'x' }] },
      { variables: [{ name: 'a', expression: 'y' }] },
      [demands],
    ],
    ['a variable more', {}, { variables: [{ name: 'a', expression: 'x' }] }, []],
    ['variables that nobody knows', {}, { variables: '${var.x}' }, [demands]],
    ['other parameters', { paramKind: { kind: 'A' } }, { paramKind: { kind: 'B' } }, [demands]],
    ['failing open', {}, { failurePolicy: 'Ignore' }, [opens]],
    ['a condition', {}, { matchConditions: [{ name: 'a', expression: 'x' }] }, [condition]],
    ['fewer rules', {}, constraints({ resourceRules: [only('operations', ['CREATE'])] }), [rules]],
    ['an exception', {}, constraints({ excludeResourceRules: [rule] }), [rules]],
    ['an exception less', constraints({ excludeResourceRules: [rule] }), {}, []],
    [
      'a smaller exception',
      constraints({ excludeResourceRules: [rule] }),
      constraints({ excludeResourceRules: [only('operations', ['CREATE'])] }),
      [],
    ],
    ['a selector', {}, constraints({ namespaceSelector: { matchLabels: { a: 'b' } } }), [selects('namespaceSelector')]],
  ])('%s', (_, before, after, says) => {
    expect(ofPolicy(before, after)).toEqual(says);
  });

  test('constraints that nobody knows may leave out anybody', () => {
    expect(ofPolicy({}, { matchConstraints: '${var.x}' })).toEqual([selects('namespaceSelector'), rules]);
    expect(ofPolicy({ matchConstraints: '${var.x}' }, { matchConstraints: '${var.x}' })).toEqual([]);
  });
});

describe('of a binding', () => {
  const binding: Values = { policyName: 'a', validationActions: ['Deny', 'Audit'] };
  const ofBinding = (before: Values, after: Values, isSame = false) =>
    told(
      'ValidatingAdmissionPolicyBinding',
      { spec: { ...binding, ...before } },
      { spec: { ...binding, ...after } },
      isSame,
    ).map((says) => says.replace('binding guard of an admission policy ', ''));

  test.each<[string, Values, Values, readonly string[]]>([
    ['nothing', {}, {}, []],
    ['another policy', {}, { policyName: 'b' }, ['binds another one']],
    ['no denial', {}, { validationActions: ['Audit'] }, ['no longer denies']],
    ['no denial as before', { validationActions: ['Audit'] }, { validationActions: ['Warn'] }, []],
    ['a denial', { validationActions: ['Audit'] }, {}, []],
    ['a denial alone', {}, { validationActions: ['Deny'] }, []],
    ['what nobody knows', {}, { validationActions: ['${var.x}'] }, ['no longer denies']],
    [
      'no denial where nobody knew',
      { validationActions: ['${var.x}'] },
      { validationActions: ['Audit'] },
      ['no longer denies'],
    ],
    ['the same that nobody knows', { validationActions: ['${var.x}'] }, { validationActions: ['${var.x}'] }, []],
    ['other parameters', {}, { paramRef: { name: 'x' } }, ['takes other parameters']],
    ['rules where there were none', {}, { matchResources: { resourceRules: [rule] } }, [rules]],
    ['no rules where there were some', { matchResources: { resourceRules: [rule] } }, {}, []],
    [
      'a selector',
      {},
      { matchResources: { objectSelector: { matchLabels: { a: 'b' } } } },
      [selects('objectSelector')],
    ],
  ])('%s', (_, before, after, says) => {
    expect(ofBinding(before, after)).toEqual(says);
  });

  test('another name for the same policy is no other one', () => {
    expect(ofBinding({}, { policyName: 'b' }, true)).toEqual([]);
    expect(boundPolicy({ body: { spec: [{ policy_name: 'b' }] } })).toBe('b');
    expect(boundPolicy({ body: {} })).toBeNull();
  });
});
