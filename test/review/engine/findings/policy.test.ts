import { expect, test } from 'vitest';
import { policyFindings } from '../../../../src/review/engine/findings/policy';
import type { Policy } from '../../../../stacks/policy';
import { outputOf, stackWith } from '../../outputs';

const stack = (policy?: Partial<Policy>) => ({
  ...stackWith('prod', {}),
  ...(policy && { policy: { protectsData: false, retired: [], exceptions: [], ...policy } }),
});
const said = (before: Partial<Policy> | undefined, after: Partial<Policy> | undefined) =>
  policyFindings(outputOf({}), stack(before), stack(after)).map(
    ({ class: kind, where, says }) => `${kind} ${where}: ${says}`,
  );
const retired = (after: string, reason = 'moved') => ({ retired: [{ at: 'clusters.old', after, reason }] });
const excepted = (until: string, reason = 'upgrade') => ({
  exceptions: [
    {
      rule: 'data-replaced',
      at: 'clusters.main',
      until,
      reason,
      owner: 'it@acme.example',
    } as Policy['exceptions'][number],
  ],
});
const goes = (kind: string, day: string, reason = 'moved') =>
  `${kind} retired clusters.old: may be destroyed by a deploy from ${day} on: ${reason}`;
const may = (kind: string, day: string, reason = 'upgrade') =>
  `${kind} exceptions clusters.main: may be replaced by a deploy until ${day}: ${reason} (it@acme.example)`;

test.each<[string, Partial<Policy> | undefined, Partial<Policy> | undefined, readonly string[]]>([
  [
    'protection that is gone',
    { protectsData: true },
    {},
    ['guard protectData: a deploy no longer refuses to destroy or replace what holds data'],
  ],
  [
    'protection where nothing says so any more',
    { protectsData: true },
    undefined,
    ['guard protectData: a deploy no longer refuses to destroy or replace what holds data'],
  ],
  [
    'protection from now on',
    undefined,
    { protectsData: true },
    ['listed protectData: a deploy refuses to destroy or replace what holds data from now on'],
  ],
  [
    'as before',
    { protectsData: true, ...retired('2027-01-01'), ...excepted('2027-01-01') },
    { protectsData: true, ...retired('2027-01-01'), ...excepted('2027-01-01') },
    [],
  ],
  ['something retired', {}, retired('2027-01-01'), [goes('guard', '2027-01-01')]],
  ['retired earlier', retired('2027-01-02'), retired('2027-01-01'), [goes('guard', '2027-01-01')]],
  ['retired later', retired('2027-01-01'), retired('2027-01-02'), [goes('listed', '2027-01-02')]],
  [
    'retired on the same day for another reason',
    retired('2027-01-01'),
    retired('2027-01-01', 'sold'),
    [goes('listed', '2027-01-01', 'sold')],
  ],
  ['retired no longer', retired('2027-01-01'), {}, ['listed retired clusters.old: no longer holds']],
  ['an exception', {}, excepted('2027-01-01'), [may('guard', '2027-01-01')]],
  ['a longer exception', excepted('2027-01-01'), excepted('2027-01-02'), [may('guard', '2027-01-02')]],
  ['a shorter exception', excepted('2027-01-02'), excepted('2027-01-01'), [may('listed', '2027-01-01')]],
  [
    'an exception in other words',
    excepted('2027-01-01'),
    excepted('2027-01-01', 'move'),
    [may('listed', '2027-01-01', 'move')],
  ],
  ['an exception that is gone', excepted('2027-01-01'), {}, ['listed exceptions clusters.main: no longer holds']],
])('what a deploy may do to what holds data: %s', (_, before, after, says) => {
  expect(said(before, after)).toEqual(says);
});

test('of a new stack what it allows is told, and not whether it protects', () => {
  const now = stack({ protectsData: true, ...retired('2027-01-01') });
  expect(policyFindings(outputOf({}), undefined, now)).toEqual([
    {
      class: 'guard',
      where: 'retired clusters.old',
      says: 'may be destroyed by a deploy from 2027-01-01 on: moved',
      stack: 'prod',
      attributes: [],
    },
  ]);
});
