import fc from 'fast-check';
import { expect, test } from 'vitest';
import { access } from '../../../src/readings/access/access';
import { isMore } from '../../../src/readings/compare';
import { outputOf } from '../../review/outputs';
import { compareReading } from '../readings';

/** A policy without conditions: nobody is denied anything by chance. */
interface Policy {
  readonly identities: readonly string[];
  readonly resources: readonly string[];
  readonly allow: readonly string[];
  readonly except: readonly string[];
  readonly deny: readonly string[];
}

const things = ['one', 'two'];
const verbs = ['a:api:x/get', 'a:api:x/edit', 'a:api:y/get', 'b:api:x/get'];
const identities = ['group:me', 'group:you'];
const some = (all: readonly string[]) => fc.subarray([...all]);
const actions = some([...verbs, '*', 'a:api:*', 'a:api:x/*', 'b:*']);
const resources = fc.subarray([...things, '*'], { minLength: 1 });
const rule = { identities: some(identities), resources };
const allowing = fc.record<Policy>({ ...rule, allow: actions, except: actions, deny: fc.constant([]) });
const denying = fc.record<Policy>({ ...rule, allow: fc.constant([]), except: fc.constant([]), deny: actions });
const policies = fc.array(fc.oneof(allowing, denying), { maxLength: 4 });

const estate = (all: readonly Policy[]) =>
  outputOf({
    prod: Object.fromEntries(
      all.map((policy, index) => [
        `ovh_iam_policy.p${index}`,
        {
          ...policy,
          identities: policy.identities.map((name) => `urn:v1:eu:identity:${name}`),
          resources: policy.resources.map((name) => `urn:v1:eu:resource:${name}`),
        },
      ]),
    ),
  });

const changes = (before: readonly Policy[], after: readonly Policy[]) =>
  compareReading(access, [estate(before), estate(after)]);
const gains = (before: readonly Policy[], after: readonly Policy[]) =>
  changes(before, after).filter((change) => isMore(access, change));

/** The rules of OVHcloud's IAM once more, for one question, without any cleverness. */
function may(all: readonly Policy[], identity: string, thing: string, action: string): boolean {
  const matches = (patterns: readonly string[], text: string) =>
    patterns.some((one) => (one.endsWith('*') ? text.startsWith(one.slice(0, -1)) : text === one));
  const own = all.filter((policy) => policy.identities.includes(identity) && matches(policy.resources, thing));
  if (own.some(({ deny }) => matches(deny, action))) return false;
  return own.some(({ allow, except }) => matches(allow, action) && !matches(except, action));
}

const questions = identities.flatMap((identity) =>
  things.flatMap((thing) => verbs.map((verb) => [identity, thing, verb] as const)),
);

test('whatever somebody may do after and not before is told as more', () => {
  fc.assert(
    fc.property(policies, policies, (before, after) => {
      const isGained = questions.some((question) => may(after, ...question) && !may(before, ...question));
      if (isGained) expect(gains(before, after)).not.toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test('whatever somebody may do no more is told as less', () => {
  fc.assert(
    fc.property(policies, policies, (before, after) => {
      const isLost = questions.some((question) => may(before, ...question) && !may(after, ...question));
      const all = changes(before, after);
      if (isLost) expect(all.filter((change) => !isMore(access, change))).not.toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test('an allow that goes and a deny that comes give nobody more', () => {
  fc.assert(
    fc.property(policies, allowing, denying, (all, allow, deny) => {
      expect(gains([...all, allow], all)).toEqual([]);
      expect(gains(all, [...all, deny])).toEqual([]);
    }),
  );
});

test('neither the order of policies nor of what is in them matters', () => {
  const turned = (policy: Policy): Policy => ({
    identities: policy.identities.toReversed(),
    resources: policy.resources.toReversed(),
    allow: policy.allow.toReversed(),
    except: policy.except.toReversed(),
    deny: policy.deny.toReversed(),
  });
  fc.assert(
    fc.property(policies, (all) => {
      expect(changes(all, all.map(turned).toReversed())).toEqual([]);
    }),
  );
});
