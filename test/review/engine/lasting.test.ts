import { describe, expect, test } from 'vitest';
import type { Values } from '../../../src/estate/model';
import type { ResourceChange } from '../../../src/review/report/report';
import { reviewOf } from '../../../src/review/report/review';
import { outputOf, type Resources } from '../outputs';

const now = (body: Values): Resources => ({ 'terraform_data.Now': body });

/** A bucket that is made again with what is named. */
const bucket = (...by: readonly string[]): Resources => ({
  'ovh_cloud_project_storage.B': { service_name: 'p', name: 'bucket', lifecycle: { replace_triggered_by: by } },
});

const ofBucket = (before: Resources, after: Resources, more: Values = {}): ResourceChange[] =>
  reviewOf(outputOf({ prod: before }, more), outputOf({ prod: after }, more))
    .stacks.flatMap(({ changes }) => changes)
    .filter(({ type }) => type === 'ovh_cloud_project_storage');

const verdicts = (changes: readonly ResourceChange[]): string[] =>
  changes.flatMap(({ action, reasons, notes }) => [
    ...reasons.map(({ attribute, certain, because }) => `${action}: ${attribute} ${certain ? 'certain' : because}`),
    ...notes.map(({ effect, says }) => `${effect}: ${says.replace(/loses: .*/, 'loses')}`),
  ]);

const replaced = (because: string): string[] => [
  `replace: replace_triggered_by ${because}`,
  `wipes: ${because} is another one at each apply, so each later apply replaces it again, and loses`,
];

const ofNow = (body: Values) => ({ by: 'terraform_data.Now', because: 'Now', there: now(body) });

interface Fresh {
  readonly what: string;
  readonly by: string;
  readonly because: string;
  readonly there: Resources;
  readonly more?: Values;
}

const fresh: readonly Fresh[] = [
  { what: 'a time', ...ofNow({ input: `\${timestamp()}` }) },
  { what: 'the time of the plan', ...ofNow({ input: `\${plantimestamp()}` }) },
  { what: 'a random id in a text', ...ofNow({ input: `x-\${upper( core::uuid ( ) )}` }) },
  { what: 'a salted hash in a list', ...ofNow({ triggers_replace: ['a', `\${bcrypt("x")}`] }) },
  { what: 'the name of an entry', ...ofNow({ input: { [`\${uuid()}`]: 1 } }) },
  { what: 'an attribute', ...ofNow({ input: `\${timestamp()}` }), by: 'terraform_data.Now.output' },
  {
    what: 'an id, named over two lines',
    ...ofNow({ triggers_replace: `\${timestamp()}` }),
    by: `\${\n terraform_data.Now.id }`,
  },
  {
    what: 'an id of a type of which nothing is known here',
    by: 'null_resource.N.id',
    because: 'N',
    there: { 'null_resource.N': { triggers: { at: `\${timestamp()}` } } },
  },
  {
    what: 'local values',
    ...ofNow({ input: `\${local.b}` }),
    more: { locals: { a: `\${timestamp()}`, b: `\${[local.a]}` } },
  },
  {
    what: 'what reads of another one',
    by: 'terraform_data.Then',
    because: 'Then',
    there: {
      ...now({ input: `\${timestamp()}` }),
      'terraform_data.Then': { input: `\${terraform_data.Now.output}` },
    },
  },
];

describe('a bucket that is made again with something that is another one at each apply', () => {
  test.each(fresh)('$what, which is there', ({ by, because, there, more }) => {
    const changes = ofBucket({ ...bucket(), ...there }, { ...bucket(by), ...there }, more);
    expect(verdicts(changes)).toEqual(replaced(because));
  });

  test.each(fresh)(
    '$what, which is new: this apply makes it, the next one the bucket',
    ({ by, because, there, more }) => {
      expect(verdicts(ofBucket(bucket(), { ...bucket(by), ...there }, more))).toEqual(replaced(because));
    },
  );

  test('one of several, made by for_each', () => {
    const several = now({ for_each: { a: 'x', b: 'y' }, input: `\${each.value}-\${timestamp()}` });
    const changes = ofBucket({ ...bucket(), ...several }, { ...bucket('terraform_data.Now["a"]'), ...several });
    expect(verdicts(changes)).toEqual(replaced('Now'));
  });

  test('one in a stack beside another one in which nothing is so', () => {
    const there = now({ input: `\${timestamp()}` });
    const side = (...by: readonly string[]) => outputOf({ other: {}, prod: { ...bucket(...by), ...there } });
    const changes = reviewOf(side(), side('terraform_data.Now')).stacks.flatMap((stack) => stack.changes);
    expect(verdicts(changes.filter(({ path }) => path === 'B'))).toEqual(replaced('Now'));
  });

  test('one that was no such thing, and becomes it', () => {
    const [before, after] = [now({ input: 'a' }), now({ input: `\${uuid()}` })].map((one) => ({
      ...bucket('terraform_data.Now'),
      ...one,
    }));
    expect(verdicts(ofBucket(before ?? {}, after ?? {}))).toEqual(replaced('Now'));
  });
});

test('a new one that is made again at each apply loses with the next one what is in it', () => {
  const after = { 'ovh_cloud_project_storage.B': { service_name: 'p', name: `n-\${uuid()}` } };
  expect(verdicts(ofBucket({}, after))).toContainEqual(
    'wipes: uuid() is another one at each apply, so each later apply replaces it again, and loses',
  );
});

describe('nothing is told', () => {
  const time = now({ input: `\${timestamp()}` });
  const triggered = bucket('terraform_data.Now');

  test('of what was so before, whatever else changes', () => {
    const other = { 'ovh_vrack.V': { name: 'v' } };
    expect(ofBucket({ ...triggered, ...time }, { ...triggered, ...time, ...other })).toEqual([]);
  });

  test.each<readonly [string, string, Resources]>([
    ['that is ignored', 'terraform_data.Now', now({ input: `\${uuid()}`, lifecycle: { ignore_changes: ['input'] } })],
    ['that replaces nothing', 'terraform_data.Now.id', time],
    ['that is a text', 'terraform_data.Now', now({ input: '$${uuid()} timestamp()' })],
  ])('of a call %s', (_, by, there) => {
    expect(ofBucket({ ...bucket(), ...there }, { ...bucket(by), ...there })).toEqual([]);
  });
});
