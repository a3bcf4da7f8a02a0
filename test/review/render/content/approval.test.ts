import { expect, test } from 'vitest';
import { ownersConcerned } from '../../../../src/review/render/content/approval';
import { change, report, stack } from '../../fixtures/report';

const former = 'old@acme.example';

/** What the former owner of some stacks, and the owner of others, is concerned with. */
const concerned = (lost: number, kept: number): string | undefined =>
  ownersConcerned(
    report({
      stacks: [
        ...Array.from({ length: lost }, (_, at) =>
          stack({ id: `l${at}`, owner: 'new@acme.example', formerOwner: former }),
        ),
        ...Array.from({ length: kept }, (_, at) => stack({ id: `k${at}`, owner: former })),
      ],
    }),
  ).find(({ owner }) => owner === former)?.with;

test.each([
  [1, 0, '1 stack, which gets another owner'],
  [2, 0, '2 stacks, all of which get another owner'],
  [1, 1, '2 stacks, 1 of which gets another owner'],
  [2, 1, '3 stacks, 2 of which get another owner'],
  [0, 1, '1 stack'],
])('of %i stacks that go to another owner and %i that stay: %s', (lost, kept, says) => {
  expect(concerned(lost, kept)).toBe(says);
});

test('who loses the most is told first, then by name, each with what is lost and left behind', () => {
  const lost = (...paths: readonly string[]) => paths.map((path) => change({ action: 'destroy', path, loses: 'all' }));
  const concerns = ownersConcerned(
    report({
      stacks: [
        stack({ id: 'a', owner: 'c@acme.example', changes: [change()] }),
        stack({ id: 'b', owner: 'b@acme.example', changes: [change()] }),
        stack({ id: 'c', owner: 'd@acme.example', changes: lost('A') }),
        stack({ id: 'd', owner: 'e@acme.example', formerOwner: 'd@acme.example', changes: lost('A') }),
        stack({
          id: 'e',
          owner: 'e@acme.example',
          formerOwner: 'e@acme.example',
          status: 'removed',
          changes: lost('A'),
        }),
        stack({ id: 'f', changes: lost('A') }),
      ],
    }),
  );
  expect(concerns.map(({ owner, with: says }) => `${owner}: ${says}`)).toEqual([
    'd@acme.example: 2 stacks, 1 of which gets another owner, 2 resources lose data or a service',
    'e@acme.example: 2 stacks, 1 of which gets another owner, 1 resource loses data or a service, 1 left behind',
    'b@acme.example: 1 stack',
    'c@acme.example: 1 stack',
  ]);
});
