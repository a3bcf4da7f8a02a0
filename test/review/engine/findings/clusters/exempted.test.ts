import { expect, test } from 'vitest';
import type { Value, Values } from '../../../../../src/estate/model';
import { newlyExempt } from '../../../../../src/review/engine/findings/clusters/exempted';
import { outputOf, type Resources } from '../../../outputs';
import { inCluster, manifest } from './guarded';

const exception = (spec: Value, more: Values = {}): Values => ({
  apiVersion: 'kyverno.io/v2',
  kind: 'PolicyException',
  metadata: { name: 'me', namespace: 'ci' },
  spec,
  ...more,
});
const config = (...match: Values[]): Values => ({
  apiVersion: 'config.gatekeeper.sh/v1alpha1',
  kind: 'Config',
  metadata: { name: 'config' },
  spec: { sync: {}, match },
});
const [ci, web] = [{ excludedNamespaces: ['ci'] }, { excludedNamespaces: ['web'] }];
const [forTeam, forAll] = [{ exceptions: [{ policyName: 'team' }] }, { exceptions: [{ policyName: '*' }] }];

/** What `prod` takes out, beside a stack of the same cluster. */
const told = (before: Resources, after: Resources, beside: Resources = {}) => {
  const [base, head] = [before, after].map((one) => outputOf({ beside, prod: one }, inCluster));
  const now = head?.stacks.get('prod');
  if (base === undefined || head === undefined || now === undefined) throw new Error('no stack');
  return newlyExempt(base, head, now).map(({ at, says }) => `${at.stack}/${at.address}: ${says}`);
};
const one = (object: Values) => manifest('E', object);
const says = (what: string) => [`prod/kubernetes_manifest.E: ${what} takes something out of what policies ask for`];
const [exempts, takesOut] = [says('PolicyException me'), says('Config config')];

test.each<[what: string, before: Resources, after: Resources, told: readonly string[]]>([
  ['an exception is new', {}, one(exception(forTeam)), exempts],
  [
    'of Kyverno as it is from its next version',
    {},
    one(exception(forTeam, { apiVersion: 'policies.kyverno.io/v1' })),
    exempts,
  ],
  ['and not one that somebody else calls so', {}, one(exception(forTeam, { apiVersion: 'example.com/v1' })), []],
  ['an exception stays', one(exception(forTeam)), one(exception(forTeam)), []],
  ['an exception goes', one(exception(forTeam)), {}, []],
  [
    'an exception is called otherwise',
    one(exception(forTeam)),
    one(exception(forTeam, { metadata: { name: 'you' } })),
    [],
  ],
  ['an exception is for another policy', one(exception(forTeam)), one(exception(forAll)), exempts],
  ['an exception excepts nothing', {}, one(exception(null)), []],
  ['an exception that only Terraform knows', {}, one(exception(`\${var.x}`)), exempts],
  ['a namespace is taken out', one(config()), one(config(ci)), takesOut],
  ['a namespace more is taken out', one(config(ci)), one(config(ci, web)), takesOut],
  ['a namespace less is taken out', one(config(ci, web)), one(config(web)), []],
  ['no namespace is taken out', {}, one(config()), []],
  [
    'what else a configuration says',
    one(config(ci)),
    one({ ...config(ci), spec: { match: [ci], sync: { a: 'b' } } }),
    [],
  ],
  ['a policy is no exception', {}, one(exception(forTeam, { kind: 'ClusterPolicy' })), []],
])('%s', (_, before, after, expected) => {
  expect(told(before, after)).toEqual(expected);
});

test('what another stack of the cluster took out is out already', () => {
  const object = one(exception(forTeam));
  expect(told({}, object, manifest('F', exception(forTeam)))).toEqual([]);
  expect(told({}, object, manifest('F', exception(forAll)))).toEqual(exempts);
});
