import { describe, expect, test } from 'vitest';
import { contentOf } from '../../src/estate/content';
import { readEstate } from '../../src/estate/read';
import { output, stackIn } from './output';

const main = (landingZone?: unknown) => JSON.stringify({ '//': { metadata: {}, landingZone }, resource: {} });
const policy = {
  protectsData: true,
  retired: [{ at: 'clusters.old', after: '2027-01-31', reason: 'nobody uses it' }],
  exceptions: [
    { rule: 'data-replaced', at: 'clusters.main', reason: 'it moves', owner: 'web@acme.example', until: '2027-01-31' },
  ],
};

describe('what a deploy may do in a stack', () => {
  test('is read from the comment of its configuration', () => {
    expect(stackIn(output({}, main(policy))).policy).toEqual(policy);
  });

  test('is absent where nothing says so', () => {
    expect(stackIn(output({}, main())).policy).toBeUndefined();
    expect(stackIn(output()).policy).toBeUndefined();
  });

  test('is in the content of the stack, so that no digest covers another one', () => {
    const [protecting, not] = [policy, { ...policy, protectsData: false }].map((one) => stackIn(output({}, main(one))));
    expect(protecting && contentOf(protecting)).not.toBe(not && contentOf(not));
  });

  test.each<[string, unknown, string]>([
    ['nothing', null, '//.landingZone'],
    ['a word in the place of a switch', { ...policy, protectsData: 'no' }, '//.landingZone.protectsData'],
    [
      'a day that is none',
      { ...policy, retired: [{ ...policy.retired[0], after: 'now' }] },
      '//.landingZone.retired.0.after',
    ],
    [
      'another rule',
      { ...policy, exceptions: [{ ...policy.exceptions[0], rule: '*' }] },
      '//.landingZone.exceptions.0.rule',
    ],
    ['more than this release knows', { ...policy, forgets: true }, '//.landingZone'],
  ])('that is %s is refused, and nothing is guessed', (_, written, where) => {
    const folder = output({}, main(written));
    expect(() => readEstate(folder)).toThrow(
      `${folder}/stacks/a/cdk.tf.json: ${where} is not as this release writes it; synthesize again`,
    );
  });
});
