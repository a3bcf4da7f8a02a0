import { describe, expect, test } from 'vitest';
import { readings } from '../../../src/readings/all';
import { gates, gatesHit, saysAnything } from '../../../src/review/report/gate';
import { findingClasses } from '../../../src/review/report/report';
import { reviewOf } from '../../../src/review/report/review';
import { readingChange, readingReport } from '../fixtures/readings';
import { change, report, stack } from '../fixtures/report';
import { outputOf } from '../outputs';

const every = Object.keys(gates);

describe('a stack that is gone from the program', () => {
  const kept = { 'ovh_cloud_project_user.Robot': { description: 'robot' } };
  const gone = {
    'ovh_cloud_project_database.Orders': { description: 'orders', engine: 'postgresql', deletion_protection: true },
    'ovh_cloud_project_user.Old': { description: 'old' },
  };

  test('trips its own gate, and none for what it leaves behind: nothing destroys that', () => {
    const report = reviewOf(outputOf({ prod: kept, old: gone }), outputOf({ prod: kept }));
    expect(report.stacks.map(({ id, status }) => [id, status])).toEqual([['old', 'removed']]);
    expect(report.stacks.flatMap(({ changes }) => changes.map(({ action }) => action))).toEqual(['destroy', 'destroy']);
    expect(gatesHit(report, every)).toEqual(['removed-stack']);
  });

  test('is another thing than a stack that stays and holds nothing any more', () => {
    const report = reviewOf(outputOf({ prod: kept, old: gone }), outputOf({ prod: kept, old: {} }));
    expect(gatesHit(report, ['removed-stack', 'destroy', 'data-loss', 'fails'])).toEqual([
      'destroy',
      'data-loss',
      'fails',
    ]);
  });
});

describe('each gate is run into by its own', () => {
  const changed = (some: Parameters<typeof change>[0]) => report({ stacks: [stack({ changes: [change(some)] })] });
  const stays = { action: 'change' } as const;

  test.each([
    [['add'], { action: 'add' }],
    [['import'], { action: 'import' }],
    [['change'], stays],
    [['replace'], { action: 'replace' }],
    [['destroy'], { action: 'destroy' }],
    [['move'], { action: 'move' }],
    [['destroy', 'data-loss'], { action: 'destroy', loses: 'all' }],
    [['change', 'data-loss'], { ...stays, notes: [{ effect: 'wipes', says: 'emptied' }] }],
    [['change', 'fails'], { ...stays, notes: [{ effect: 'fails', says: 'refused' }] }],
    [['change', 'buys'], { ...stays, notes: [{ effect: 'buys', says: 'ordered' }] }],
    [['change'], { ...stays, notes: [{ effect: 'keeps', says: 'stays' }] }],
  ] as const)('%j: a change', (names, some) => {
    expect(gatesHit(changed(some), every)).toEqual(names);
    const left = report({ stacks: [stack({ status: 'removed', changes: [change(some)] })] });
    expect(gatesHit(left, every)).toEqual(['removed-stack']);
  });

  test.each(findingClasses)('a finding: %s', (kind) => {
    const found = { class: kind, stack: 'web-prod', where: 'a', says: 'b', attributes: [] };
    const names = kind === 'owner' || kind === 'listed' ? [] : [kind];
    expect(gatesHit(report({ stacks: [stack({ findings: [found] })] }), every)).toEqual(names);
  });

  test('a file beside the stacks that nobody can read', () => {
    const beside = (kind: 'unread' | 'listed') => report({ beside: [{ class: kind, where: 'a', says: 'b' }] });
    expect(gatesHit(beside('unread'), every)).toEqual(['unread']);
    expect(gatesHit(beside('listed'), every)).toEqual([]);
  });

  test('a plan that says otherwise', () => {
    const row = { stack: 'a', address: 'b', synth: 'add', plan: 'nothing', why: 'c' } as const;
    expect(gatesHit(report({ disagreements: [row] }), every)).toEqual(['disagreement']);
  });

  test.each(readings.flatMap(({ id, gates: own }) => Object.keys(own).map((name) => [name, id] as const)))(
    '%s: a row of %s, and none of another table',
    (name, id) => {
      const rows = [[], [name]].map((trips) => readingChange({ at: ['a'], word: 'new', cells: {}, gates: trips }));
      expect(gatesHit(report({ readings: readingReport(id, rows) }), every)).toEqual([name]);
      const other = readings.find((one) => one.id !== id && !(name in one.gates))?.id ?? '';
      expect(gatesHit(report({ readings: readingReport(other, rows) }), every)).toEqual([]);
    },
  );
});

test('there is something to read where a stack, a file beside them or a row of any table says something', () => {
  const row = readingChange({ at: ['a'], word: 'new', cells: {} });
  const [access, places] = [readingReport('access', []), readingReport('places', [row])];
  expect(saysAnything(report())).toBe(false);
  expect(saysAnything(report({ readings: access }))).toBe(false);
  expect(saysAnything(report({ readings: { ...access, ...places } }))).toBe(true);
  expect(saysAnything(report({ stacks: [stack()] }))).toBe(true);
  expect(saysAnything(report({ beside: [{ class: 'listed', where: 'a', says: 'b' }] }))).toBe(true);
});
