import { expect, test } from 'vitest';
import { facts } from '../../../../src/review/render/content/facts';
import { findingClasses } from '../../../../src/review/report/report';
import { alarm, readingReport, remark } from '../../fixtures/readings';
import { change, report, stack } from '../../fixtures/report';

const told = (given: Parameters<typeof report>[0]) =>
  facts(report(given)).map(
    ({ about, says, alarming, section }) => `${alarming ? '! ' : ''}${about}: ${says} (${section})`,
  );
const found = (kind: (typeof findingClasses)[number]) => ({
  ...{ class: kind, stack: 'web-prod', where: 'a', says: 'b', attributes: [] },
});
const ofChanges = (...changes: Parameters<typeof change>[0][]) =>
  told({ stacks: [stack({ changes: changes.map(change) })] });

test('of each class is said in how many stacks something was found, and of what is only listed nothing', () => {
  const each = findingClasses.map((kind) => stack({ id: kind, findings: [found(kind), found(kind)] }));
  expect(told({ stacks: [...each, stack({ id: 'other', findings: [found('owner')] })] })).toEqual([
    '! Runs code: that is not of this repository, in 1 stack (found)',
    '! Provider: another one, or another version or configuration of one, in 1 stack (found)',
    '! State: looked for elsewhere: everything would be made again, in 1 stack (found)',
    '! Protected: what holds data would go, which a deploy refuses, in 1 stack (found)',
    '! Guards: something no longer stops a mistake, in 1 stack (found)',
    '! Unread: something differs that nobody here can read, in 1 stack (found)',
    'Owner: another one, or another team, stage or cost centre, in 2 stacks (found)',
  ]);
});

test('what nobody can read beside the stacks is in none of them', () => {
  const beside = (kind: 'unread' | 'listed') => [{ class: kind, where: 'a', says: 'b' }];
  const says = 'Unread: something differs that nobody here can read, in';
  expect(told({ beside: beside('unread') })).toEqual([`! ${says} no stack (found)`]);
  expect(told({ beside: beside('listed') })).toEqual([]);
  expect(told({ beside: beside('unread'), stacks: [stack({ findings: [found('unread')] })] })).toEqual([
    `! ${says} 1 stack (found)`,
  ]);
});

test.each<[string, Parameters<typeof change>[0][], readonly string[]]>([
  ['nothing of what is harmless', [{}, { action: 'import' }, { action: 'change' }, { action: 'destroy' }], []],
  ['what one loses', [{ action: 'destroy', loses: 'all' }], ['! Data: 1 resource loses what is in it (causes)']],
  [
    'what several lose',
    [
      { action: 'destroy', loses: 'all' },
      { action: 'replace', path: 'B', loses: 'all' },
    ],
    ['! Data: 2 resources lose what is in them (causes)'],
  ],
  [
    'what moves',
    [{ action: 'move' }],
    ['! Moves: 1 resource would be destroyed and created; one line of code keeps each (causes)'],
  ],
  [
    'what of it changes, too',
    [{ action: 'move' }, { action: 'move', path: 'B', attributes: [{ attribute: 'a', after: 'b' }] }],
    [
      '! Moves: 2 resources would be destroyed and created; one line of code keeps each, and 1 of them changes, too (causes)',
    ],
  ],
  [
    'what of them change, too',
    [...'AB'].map((path) => ({ action: 'move', path, attributes: [{ attribute: 'a', after: 'b' }] }) as const),
    [
      '! Moves: 2 resources would be destroyed and created; one line of code keeps each, and 2 of them change, too (causes)',
    ],
  ],
  [
    'what fails, where that is told',
    [
      { notes: [{ effect: 'fails', says: 'x' }] },
      { action: 'destroy', path: 'B', notes: [{ effect: 'fails', says: 'x' }] },
    ],
    ['! Failures: the change of 2 resources would fail (notes)'],
  ],
  [
    'what fails, where all of it goes',
    [{ action: 'destroy', notes: [{ effect: 'fails', says: 'x' }] }],
    ['! Failures: the change of 1 resource would fail (causes)'],
  ],
  [
    'what may fail, which is no alarm',
    [{ notes: [{ effect: 'may-fail', says: 'x' }] }],
    ['Failures: the change of 1 resource may fail (notes)'],
  ],
  [
    'what is no longer protected, and what is ordered',
    [
      {
        action: 'change',
        notes: [
          { effect: 'buys', says: 'x' },
          { effect: 'unprotects', says: 'y' },
        ],
      },
    ],
    ['! Protection: taken away from 1 resource (notes)', '! Orders: 1 resource would be ordered and billed (notes)'],
  ],
])('of changes is said %s', (_, changes, says) => {
  expect(ofChanges(...changes)).toEqual(says);
});

test('of a stack that is gone only that it is', () => {
  const changes = [change({ action: 'destroy', loses: 'all' }), change({ action: 'move', path: 'B' })];
  expect(told({ stacks: [stack({ status: 'removed', changes })] })).toEqual([
    '! Stacks: 1 no longer in the program; not destroyed, so still running and costing (causes)',
  ]);
});

test('what readings sum up and who is affected come last, alarms of theirs before all that is none', () => {
  const affected = { teams: ['a'], environments: ['a/dev', 'a/prod'], owners: ['o'], waves: [] };
  const readings = readingReport('access', [], { sums: [remark('1 gained'), alarm('1 may do everything')] });
  expect(told({ affected, readings })).toEqual([
    '! Access: 1 may do everything (access)',
    'Access: 1 gained (access)',
    'Affected: 1 team, 2 environments, 1 owner (affected)',
  ]);
  expect(told({ affected: { ...affected, teams: [], environments: [] } })).toEqual(['Affected: 1 owner (affected)']);
});
