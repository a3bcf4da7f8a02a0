import { expect, test } from 'vitest';
import type { Values } from '../../../../../src/estate/model';
import { guards, lessOfKyverno } from '../../../../../src/review/engine/findings/clusters/kyverno';

const pods = { any: [{ resources: { kinds: ['Pod'] } }] };
const rule = (more: Values = {}): Values => ({
  name: 'team',
  match: pods,
  validate: { message: 'a team', pattern: { metadata: { labels: { team: '?*' } } } },
  ...more,
});
const policy = (spec: Values): Values => ({ spec: { validationFailureAction: 'Enforce', rules: [rule()], ...spec } });
const before = policy({});
const ciOnly = { any: [{ resources: { namespaces: ['ci'] } }] };
const unknown = '${var.x}';

test.each<readonly [Values, readonly string[]]>([
  [{ rules: [] }, ['rule team is gone']],
  [{ rules: unknown }, ['has rules that only Terraform knows']],
  [{ rules: [rule({ validate: { pattern: {} } })] }, ['rule team no longer demands what it did']],
  [{ validationFailureAction: unknown }, ['rule team no longer denies']],
  [
    { rules: [rule({ validate: { ...Object(rule()['validate']), failureAction: 'Audit' } })] },
    ['rule team no longer denies'],
  ],
  [{ rules: [rule({ exclude: ciOnly })] }, ['rule team holds for less than before']],
  [{ rules: [rule({ exclude: unknown })] }, ['rule team holds for less than before']],
  [{ rules: [rule({ preconditions: { all: [] } })] }, ['rule team holds for less than before']],
  [
    { rules: [rule({ match: { any: [{ resources: { kinds: ['Pod'], namespaces: ['ci'] } }] } })] },
    ['rule team holds for less than before'],
  ],
  [{ rules: [rule({ match: { all: [...pods.any, ...ciOnly.any] } })] }, ['rule team holds for less than before']],
  [{ failurePolicy: 'Ignore' }, ['lets everything in where it fails (failurePolicy)']],
  [{ webhookConfiguration: { failurePolicy: 'Ignore' } }, ['lets everything in where it fails (failurePolicy)']],
  [{ webhookConfiguration: { matchConditions: [{ expression: 'false' }] } }, ['holds under a condition that is new']],
  [{ admission: false }, ['is no longer asked about what comes into the cluster (admission)']],
  [
    { validationFailureActionOverrides: [{ action: 'Audit', namespaces: ['ci'] }] },
    ['no longer denies everywhere (validationFailureActionOverrides)'],
  ],
])('a policy lets in more with %j', (spec, says) => {
  expect(lessOfKyverno(before, policy(spec))).toEqual(says);
});

test.each<readonly [Values]>([
  [{ rules: [rule({ name: 'other' })] }],
  [{ rules: [rule({ validate: { ...Object(rule()['validate']), message: 'else' } })] }],
  [{ rules: [rule({ match: { any: [{ resources: { kinds: ['Pod', 'Deployment'] } }] } })] }],
  [{ rules: [rule({ match: { resources: { kinds: ['*'] } } })] }],
  [{ rules: [rule({ match: { any: [...pods.any, ...ciOnly.any] } })] }],
  [{ validationFailureAction: 'enforce', background: false }],
  [{ failurePolicy: 'Fail', admission: true }],
])('and does not with %j', (spec) => {
  expect(lessOfKyverno(before, policy(spec))).toEqual([]);
});

test('a policy that only reports guards nothing; one that changes or makes something does', () => {
  expect(guards(policy({ validationFailureAction: 'Audit' }))).toBe(false);
  expect(guards(policy({ rules: [{ name: 'x', mutate: {} }], validationFailureAction: 'Audit' }))).toBe(true);
  expect(guards(policy({ rules: [rule({ verifyImages: [{ failureAction: 'Enforce' }], validate: null })] }))).toBe(
    true,
  );
});
