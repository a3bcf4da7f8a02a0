import { describe, expect, test } from 'vitest';
import { unmarked } from '../../../../src/review/render/content/text';
import { summary, verdict } from '../../../../src/review/render/content/verdict';
import type { Report } from '../../../../src/review/report/report';
import { readingChange, readingReport } from '../../fixtures/readings';
import { change, report, stack, unchanged } from '../../fixtures/report';

const said = (given: Report): string => unmarked(verdict(given));
const finding = (kind: 'runs-code' | 'state' | 'provider' | 'guard' | 'unread' | 'owner' | 'listed') => ({
  class: kind,
  stack: 'web-prod',
  where: 'x',
  says: 'y',
  attributes: [],
});
const lossy = change({ action: 'destroy', loses: 'all' });

describe('the verdict says', () => {
  test('that nothing changed', () => {
    expect(said(unchanged)).toBe('Nothing changed');
  });

  test('what is made and changed, and that nothing goes', () => {
    const changes = [change(), change({ path: 'B' }), change({ action: 'change', path: 'C' })];
    expect(said(report({ stacks: [stack({ changes })] }))).toBe(
      'Adds 2 and changes 1 resource in 1 stack, and destroys nothing',
    );
  });

  test('that it may not know all of it', () => {
    expect(said(report({ stacks: [stack({ changes: [change()] })], limits: ['a module'] }))).toBe(
      'Adds 1 resource in 1 stack, and destroys nothing, as far as this review can know',
    );
  });

  test('that something goes which holds nothing', () => {
    expect(said(report({ stacks: [stack({ changes: [change({ action: 'replace' })] })] }))).toBe(
      'Replaces 1 resource in 1 stack, none of which is known to hold data',
    );
  });

  test('whose data goes, and who has to agree, those of a stack until now among them', () => {
    const of = { team: 'web', environment: 'prod', owner: 'new@acme.example', formerOwner: 'old@acme.example' };
    expect(said(report({ stacks: [stack({ ...of, changes: [lossy] })] }))).toBe(
      'Destroys data or services (1 resource) in web/prod: not safe to merge without the consent of new@acme.example and old@acme.example',
    );
  });

  test('up to three who have to agree by name, and of more how many', () => {
    const owned = (count: number): Report =>
      report({
        stacks: Array.from({ length: count }, (_, at) =>
          stack({ id: `s${at}`, owner: `o${at}@acme.example`, changes: [lossy] }),
        ),
      });
    expect(said(owned(3))).toMatch(/without the consent of o0@acme\.example, o1@acme\.example and o2@acme\.example$/);
    expect(said(owned(4))).toMatch(/without the consent of 4 owners$/);
  });

  test('that somebody has to look, where nobody is known to own anything', () => {
    expect(said(report({ stacks: [stack({ changes: [lossy] })] }))).toBe(
      'Destroys data or services (1 resource) in web-prod: not safe to merge before somebody has looked at each of it',
    );
  });

  test('first of all that code would run, and counts what is too much for a sentence', () => {
    const findings = [finding('unread'), finding('guard'), finding('provider'), finding('state'), finding('runs-code')];
    expect(said(report({ stacks: [stack({ findings, changes: [lossy] })] }))).toBe(
      'Runs code that is not of this repository, destroys data or services (1 resource) in web-prod, loses track of the state of 1 stack, changes a provider in 1 stack and 2 more that are below: not safe to merge before somebody has looked at each of it',
    );
  });

  test.each([
    ['state', 'Loses track of the state of 1 stack'],
    ['provider', 'Changes a provider in 1 stack'],
    ['guard', 'Takes guards away in 1 stack'],
    ['unread', 'Holds what nobody here can read in 1 stack'],
  ] as const)('what is found: %s', (kind, says) => {
    expect(said(report({ stacks: [stack({ findings: [finding(kind)] })] })).split(':')[0]).toBe(says);
  });

  test.each(['owner', 'listed'] as const)('nothing of what is only told: %s', (kind) => {
    expect(said(report({ stacks: [stack({ findings: [finding(kind)] })] }))).toBe(
      'Changes no resource in 1 stack, and destroys nothing',
    );
  });

  test.each([
    ['exposure', 'world', 'Opens 1 thing to the whole internet'],
    ['access', 'star', 'Lets somebody do everything, or nearly so (1 right)'],
    ['places', 'outside-eu', 'Puts something outside the European Union, or nobody knows where'],
  ])('what a reading says: %s', (id, gate, says) => {
    const row = readingChange({ at: ['web-prod', 'A'], word: 'new', cells: {}, gates: [gate] });
    const given = report({ stacks: [stack({ changes: [change()] })], readings: readingReport(id, [row]) });
    expect(said(given).split(':')[0]).toBe(says);
  });

  test.each([
    [{ action: 'change', notes: [{ effect: 'fails', says: 'x' }] }, 'Would fail in 1 place'],
    [{ action: 'add', notes: [{ effect: 'buys', says: 'x' }] }, 'Orders 1 service'],
    [{ action: 'move' }, 'Destroys and makes again 1 resource that a move would keep'],
  ] as const)('what a change does: %j', (some, says) => {
    expect(said(report({ stacks: [stack({ changes: [change(some)] })] })).split(':')[0]).toBe(says);
  });

  test('that stacks are left behind, and nothing of what is in them is destroyed', () => {
    const given = report({ stacks: [stack({ status: 'removed', changes: [lossy] })] });
    expect(said(given).split(':')[0]).toBe('Leaves 1 stack behind, running and costing');
  });
});

describe('where no stack changes, the verdict says', () => {
  const zone = readingReport('places', [readingChange({ at: ['web-prod', 'A'], word: 'new', cells: {} })]);
  const beside = (...names: readonly string[]) =>
    names.map((where) => ({ class: 'listed', where, says: 'is new' }) as const);

  test.each<[string, Parameters<typeof report>[0], string]>([
    ['that only the landing zone does', { readings: zone }, 'Changes no stack, only what landing-zone.json says'],
    ['which file does', { beside: beside('a') }, 'Changes no stack, only what is in a'],
    ['which three do', { beside: beside('a', 'b', 'c') }, 'Changes no stack, only what is in a, b and c'],
    ['how many do', { beside: beside('a', 'b', 'c', 'd') }, 'Changes no stack, only what is in 4 files'],
    [
      'that both do',
      { readings: zone, beside: beside('a') },
      'Changes no stack, only what is in landing-zone.json and a',
    ],
  ])('%s', (_, given, says) => {
    expect(said(report(given))).toBe(says);
    expect(summary(report(given))).toBe('No stack changed');
  });
});

test('where data goes is told by environments where all are known, else by stacks, three of them by name', () => {
  const places = (count: number, environment?: string) =>
    said(
      report({
        stacks: [...Array(count).keys()].map((at) =>
          stack({
            id: `s${at}`,
            team: 'web',
            ...(environment && { environment: `${environment}${at}` }),
            changes: [lossy],
          }),
        ),
      }),
    ).replace(/^.*\) in (.*): not safe.*$/, '$1');
  expect(places(3, 'e')).toBe('web/e0, web/e1 and web/e2');
  expect(places(4, 'e')).toBe('4 environments');
  expect(places(3)).toBe('s0, s1 and s2');
  expect(places(4)).toBe('4 stacks');
});

test('a summary counts the stacks that change, with what happens in them, and those that are left behind', () => {
  const changed = stack({ changes: [change(), change({ action: 'replace', path: 'B' })] });
  const gone = (id: string) => stack({ id, status: 'removed', changes: [lossy] });
  expect(summary(unchanged)).toBe('Nothing changed');
  expect(summary(report({ stacks: [changed] }))).toBe('1 stack changed: +1 ±1');
  expect(summary(report({ stacks: [changed, gone('a'), gone('b')] }))).toBe(
    '1 stack changed: +1 ±1; 2 stacks left behind',
  );
  expect(summary(report({ stacks: [gone('a')] }))).toBe('1 stack left behind');
});
