import { expect, test } from 'vitest';
import { byDanger, type Danger, dangersOf, leftBehind } from '../../../../src/review/render/content/dangers';
import { unmarked } from '../../../../src/review/render/content/text';
import type { ResourceChange } from '../../../../src/review/report/report';
import { change, stack } from '../../fixtures/report';

const told = ({ action, count, title, details, alarming, type }: Danger) => [
  `${alarming ? '! ' : ''}${action} ${count} ${type ?? 'stack'}: ${unmarked(title)}`,
  ...details.map(({ label, text }) => `${label}: ${unmarked(text)}`),
];
const dangers = (...changes: readonly ResourceChange[]) => dangersOf(changes).map(told);
const bucket = (path: string, more: Parameters<typeof change>[0] = {}) =>
  change({ action: 'destroy', type: 'acme_bucket', path, ...more });

test('what loses the same of one type is told together, twelve at most', () => {
  expect(dangers(bucket('A', { loses: 'all' }), bucket('B', { loses: 'all' }), bucket('C'))).toEqual([
    ['! destroy 2 acme_bucket: A, B in web-prod (acme_bucket)', 'Lost: all'],
    ['destroy 1 acme_bucket: C in web-prod (acme_bucket)'],
  ]);
  const many = [...Array(25).keys()].map((n) => bucket(`B${n}`));
  expect(dangersOf(many).map(({ count }) => count)).toEqual([12, 12, 1]);
});

test('what is no danger is not told, and what empties something is', () => {
  const wipes = [{ effect: 'wipes', attribute: 'os', says: 'it is installed anew' }] as const;
  expect(
    dangers(
      change(),
      change({ action: 'import' }),
      change({ action: 'change' }),
      bucket('A', { action: 'change', notes: wipes }),
    ),
  ).toEqual([['! wipe 1 acme_bucket: A in web-prod (acme_bucket)', 'Empties: os: it is installed anew']]);
});

test('each move is told for itself, with why, what else changes and what keeps it', () => {
  const moved = {
    action: 'move',
    loses: 'all',
    movedFrom: 'acme_bucket.Old',
    keepWith: 'resource.moveFromId()',
  } as const;
  const attributes = [{ attribute: 'size', before: '1', after: '2' }];
  expect(dangers(bucket('A', moved), bucket('B', { ...moved, attributes }), bucket('C', { action: 'move' }))).toEqual([
    [
      'move 1 acme_bucket: A in web-prod (acme_bucket)',
      'Why: only its address changed; it was acme_bucket.Old',
      'Keep it with: resource.moveFromId()',
      'Would lose: all',
    ],
    [
      'move 1 acme_bucket: B in web-prod (acme_bucket)',
      'Why: moved and changed; it was acme_bucket.Old',
      'Changes: size: 1 → 2',
      'Keep it with: resource.moveFromId()',
      'Would lose: all',
    ],
    ['move 1 acme_bucket: C in web-prod (acme_bucket)', 'Why: only its address changed'],
  ]);
});

test('a stack that is gone says what runs on, what is noted of it, how it goes and what would be lost', () => {
  const changes = [bucket('A', { loses: 'all' }), bucket('B')];
  const gone = { id: 'old', status: 'removed', changes } as const;
  expect(told(leftBehind(stack({ ...gone, notes: ['by hand'], removeWith: 'npx landing-zone destroy old' })))).toEqual([
    'leave 1 stack: old is gone from the program',
    "Still there: cdktf deploy doesn't destroy it: 2 resources keep running and costing",
    'Note: by hand',
    'Remove with: npx landing-zone destroy old',
    'Would lose: A: all',
  ]);
  expect(told(leftBehind(stack(gone)))).toHaveLength(3);
});

test('what loses data comes first, then what is destroyed, emptied, replaced, moved and left behind', () => {
  const wipes = [{ effect: 'wipes', says: 'empty' }] as const;
  const all = [
    ...dangersOf([
      bucket('moved', { action: 'move', loses: 'all' }),
      bucket('replaced', { action: 'replace' }),
      bucket('destroyed'),
      bucket('lost-replaced', { action: 'replace', loses: 'all' }),
      bucket('emptied', { action: 'change', notes: wipes }),
      bucket('lost', { loses: 'all' }),
    ]),
    leftBehind(stack({ id: 'old', status: 'removed' })),
  ];
  expect(
    all
      .toReversed()
      .toSorted(byDanger)
      .map(({ title }) => unmarked(title).split(' ')[0]),
  ).toEqual([...['lost', 'emptied', 'lost-replaced', 'destroyed', 'replaced', 'moved', 'old']]);
});
