import { expect, test } from 'vitest';
import { filtersHtml } from '../../../../src/review/render/html/filters';
import { readingChange, readingReport } from '../../fixtures/readings';
import { change, report, stack } from '../../fixtures/report';

/** What can be chosen, by the filter. */
const choices = (given: Parameters<typeof report>[0]) =>
  Object.fromEntries(
    [...filtersHtml(report(given)).matchAll(/<select id="(\w+)">(.*?)<\/select>/g)].map(([, id = '', options = '']) => [
      id,
      [...options.matchAll(/<option value="(.*?)">(.*?)<\/option>/g)].map(([, value, title]) => `${value}: ${title}`),
    ]),
  );
const row = (id: string) => readingReport('places', [readingChange({ at: [id, 'A'], word: 'new', cells: {} })]);

test('stacks and teams can be chosen where there are two, rows of tables included, and actions that there are', () => {
  const stacks = [
    stack({ id: 'a', team: 'one', changes: [change(), change({ action: 'move', path: 'B' })] }),
    stack({ id: 'b<', team: 'two', changes: [change({ action: 'destroy' })] }),
    stack({ id: 'c', team: 'one' }),
  ];
  expect(choices({ stacks, readings: row('d') })).toEqual({
    stack: [': all', 'a: a', 'b&lt;: b&lt;', 'c: c', 'd: d'],
    team: [': all', 'one: one', 'two: two'],
    action: [': all', 'add: add', 'destroy: destroy', 'move: move'],
  });
});

test('nothing can be chosen where there is only one', () => {
  const one = stack({ id: 'a', team: 'one', changes: [change()] });
  expect(choices({ stacks: [one] })).toEqual({});
  expect(choices({ stacks: [one], readings: row('a') })).toEqual({});
  expect(choices({})).toEqual({});
});

test('what is left behind can be chosen beside what happens', () => {
  const gone = stack({ id: 'b', status: 'removed', changes: [change({ action: 'destroy' })] });
  expect(choices({ stacks: [stack({ id: 'a', changes: [change()] }), gone] })).toEqual({
    stack: [': all', 'a: a', 'b: b'],
    action: [': all', 'add: add', 'leave: left behind'],
  });
});
