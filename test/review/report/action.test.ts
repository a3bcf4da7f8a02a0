import { expect, test } from 'vitest';
import {
  countsOf,
  isDestructive,
  isEnding,
  isLossy,
  isMovedOnly,
  isNew,
  isWiped,
  reasonName,
} from '../../../src/review/report/action';
import type { Action } from '../../../src/review/report/report';
import { change } from '../fixtures/report';

/** What is so of an action: of it alone, where something is lost with it, and where it wipes what is in it. */
test.each<[Action, string, string, string]>([
  ['add', 'new', 'new', 'new wiped destructive lossy'],
  ['import', 'new', 'new', 'new wiped destructive lossy'],
  ['change', '', '', 'wiped destructive lossy'],
  ['replace', 'ending destructive', 'ending destructive lossy', 'ending destructive lossy'],
  ['destroy', 'ending destructive', 'ending destructive lossy', 'ending destructive lossy'],
  // one line of code keeps it
  ['move', 'ending destructive', 'ending destructive', 'ending destructive'],
])('what becomes of something by %s is %j; with what it holds %j; emptied %j', (action, alone, losing, emptied) => {
  const questions = {
    new: () => isNew(action),
    ending: () => isEnding(action),
    wiped: isWiped,
    destructive: isDestructive,
    lossy: isLossy,
  };
  const so = (more: Parameters<typeof change>[0]): string =>
    Object.entries(questions)
      .filter(([, is]) => is(change({ action, ...more })))
      .map(([name]) => name)
      .join(' ');
  expect(so({})).toBe(alone);
  expect(so({ loses: 'all' })).toBe(losing);
  expect(
    so({
      notes: [
        { effect: 'keeps', says: 'stays' },
        { effect: 'wipes', says: 'emptied' },
      ],
    }),
  ).toBe(emptied);
});

test('a move is all that happens where nothing else is another one', () => {
  const attributes = [{ attribute: 'a', after: 'b' }];
  expect(isMovedOnly(change({ action: 'move' }))).toBe(true);
  expect(isMovedOnly(change({ action: 'move', attributes }))).toBe(false);
  expect(isMovedOnly(change({ action: 'change' }))).toBe(false);
});

test('a reason has no places in lists and no keys of maps', () => {
  expect(['a.b', 'a[0].b[12]', 'labels["x.y"].z'].map(reasonName)).toEqual(['a.b', 'a.b', 'labels.z']);
});

test('each action is counted, those that nobody takes with none', () => {
  const actions: readonly Action[] = ['add', 'replace', 'move', 'add', 'import', 'destroy', 'change', 'move'];
  expect(countsOf(actions.map((action) => ({ action })))).toEqual({
    add: 2,
    import: 1,
    change: 1,
    replace: 1,
    destroy: 1,
    move: 2,
  });
  expect(countsOf([])).toEqual({ add: 0, import: 0, change: 0, replace: 0, destroy: 0, move: 0 });
});
