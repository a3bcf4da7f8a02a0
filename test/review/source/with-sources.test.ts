import { expect, test } from 'vitest';
import { type Sources, withSources } from '../../../src/review/source/sources';
import { readingChange, readingReport } from '../fixtures/readings';
import { change, report, stack } from '../fixtures/report';

/** Lines by `stack/path attributes`; each question that was asked is kept. */
function sourcesOf(causes: Readonly<Record<string, number>>, places: Readonly<Record<string, number>> = {}) {
  const asked: string[] = [];
  const find =
    (lines: Readonly<Record<string, number>>, name: string): Sources['causeOf'] =>
    (id, path, attributes = []) => {
      const question = `${id}/${path}${attributes.map((one) => ` ${one}`).join('')}`;
      asked.push(`${name} ${question}`);
      const line = lines[question];
      return line === undefined ? undefined : { file: 'zone.ts', line };
    };
  const causeOf = find(causes, 'cause');
  const lineOf = find({ ...causes, ...places }, 'line');
  return { asked, sources: { causeOf, lineOf, limits: ['lines are not known: password "sesame-7"'] } };
}

const differs = (attribute: string) => ({ attribute, before: '1', after: '2' });
const at = (line: number) => ({ file: 'zone.ts', line });

test('a change has the line of what is behind it, else of its place; what is new is asked for as a whole', () => {
  const changes = [
    change({ action: 'change', path: 'A', attributes: [differs('x'), differs('y')] }),
    change({ action: 'add', path: 'B', attributes: [differs('x')] }),
    change({ action: 'import', path: 'C', attributes: [differs('x')] }),
    change({ action: 'change', path: 'D', attributes: [differs('x')] }),
    change({
      action: 'replace',
      path: 'E',
      reasons: [{ attribute: 'n', certain: false, because: 'A' }],
      attributes: [differs('z')],
    }),
  ];
  const { sources } = sourcesOf({ 'web-prod/A x y': 1, 'web-prod/B': 2 }, { 'web-prod/C': 3 });
  const told = withSources(report({ stacks: [stack({ changes })] }), sources);
  expect(told.stacks[0]?.changes.map(({ path, source }) => [path, source])).toEqual([
    ['A', at(1)],
    ['B', at(2)],
    ['C', at(3)],
    ['D', undefined],
    ['E', at(1)],
  ]);
  expect(told.stacks[0]?.changes.map((one) => 'source' in one)).toEqual([true, true, true, false, true]);
});

test('a finding has the line of its block, or what is behind its section', () => {
  const finding = (where: string, path?: string) => ({
    class: 'listed' as const,
    stack: 'web-prod',
    where,
    says: 'x',
    attributes: [differs('a')],
    ...(path === undefined ? {} : { path }),
  });
  const { sources, asked } = sourcesOf({ 'web-prod/ output.u output.u.a': 5 }, { 'web-prod/A a': 4 });
  const findings = [finding('acme.A', 'A'), finding('output.u'), finding('acme.B', 'B'), finding('output.v')];
  const told = withSources(report({ stacks: [stack({ findings })] }), sources);
  expect(told.stacks[0]?.findings.map(({ where, source }) => [where, source])).toEqual([
    ['acme.A', at(4)],
    ['output.u', at(5)],
    ['acme.B', undefined],
    ['output.v', undefined],
  ]);
  expect(asked).toContain('cause web-prod/ output.v output.v.a');
});

test('a cause has the line of what it decides on, where that is one line', () => {
  const same = (path: string, attribute: string) =>
    change({ action: 'change', path, type: attribute, attributes: [differs(attribute)] });
  const changes = ['a', 'b', 'c'].flatMap((name) => [same(`${name}1`, name), same(`${name}2`, name)]);
  const { sources } = sourcesOf({
    ...{ 'web-prod/a1 a': 1, 'web-prod/a2 a': 1 },
    ...{ 'web-prod/b1 b': 1, 'web-prod/b2 b': 2 },
    'web-prod/c2 c': 3,
  });
  const told = withSources(report({ stacks: [stack({ changes })] }), sources);
  expect(told.causes.map(({ type, source }) => [type, source])).toEqual([
    ['a', at(1)],
    ['b', undefined],
    ['c', at(3)],
  ]);
});

test('a row of a reading has the line of each place that gives it, and what no resource gives has none', () => {
  const rowOf = (...at: readonly [string, string?]) =>
    readingChange({ at, word: 'gained', rule: 'access-gained', cells: { identity: 'x' } });
  const { sources, asked } = sourcesOf({}, { 'web-prod/A': 7 });
  const rows = [rowOf('web-prod', 'A'), rowOf('web-prod', 'B'), rowOf('web-prod')];
  const told = withSources(report({ readings: readingReport('access', rows) }), sources);
  const from = told.readings['access']?.changes.map((row) => row.from.map(({ path, source }) => [path, source]));
  expect(from).toEqual([[['A', at(7)]], [['B', undefined]], [[undefined, undefined]]]);
  expect(asked).toEqual(['line web-prod/A', 'line web-prod/B']);
});

test('why lines are missing is a limit beside the others, without secrets', () => {
  const told = withSources(report({ limits: ['first'] }), sourcesOf({}).sources);
  expect(told.limits).toEqual(['first', 'lines are not known: password "(hidden)"']);
});
