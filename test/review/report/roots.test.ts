import { describe, expect, test } from 'vitest';
import type { ResourceChange } from '../../../src/review/report/report';
import { differencesOf, Roots } from '../../../src/review/report/roots';
import { change } from '../fixtures/report';

type Some = Parameters<typeof change>[0];

/** The roots of a change among others, as `path: attributes < what it waits for`. */
const rootsOf = (path: string, ...all: readonly ResourceChange[]): string[] => {
  const asked = all.find((one) => one.path === path);
  return asked === undefined
    ? []
    : new Roots(all)
        .of(asked)
        .map(({ change: { stack, path: at }, attributes, because }) =>
          [
            `${stack === 'web-prod' ? '' : `${stack}/`}${at}:`,
            ...attributes,
            ...(because === undefined ? [] : [`< ${because}`]),
          ].join(' '),
        );
};
const one = (path: string, more: Some = {}): ResourceChange => change({ action: 'change', path, ...more });
const differs = (attribute: string) => ({ attribute, before: '1', after: '2' });
const waits = (attribute: string, because: string) => ({ attribute, before: '1', after: 'known after apply', because });
const certain = (attribute: string) => ({ attribute, certain: true });
const uncertain = (attribute: string, because: string) => ({ attribute, certain: false, because });

describe('a change begins with itself', () => {
  test.each<[string, Some, readonly string[]]>([
    ['as a whole, where it is new', { action: 'add', attributes: [differs('a')] }, ['A:']],
    ['as a whole, where it is taken over', { action: 'import', attributes: [differs('a')] }, ['A:']],
    ['as a whole, where it goes', { action: 'destroy' }, ['A:']],
    ['as a whole and by what differs, where it moves', { action: 'move', attributes: [differs('a')] }, ['A:', 'A: a']],
    ['as a whole, where nothing is known of why', {}, ['A:']],
    [
      'by all that differs, each once',
      { attributes: [differs('a[0].x'), differs('a[1].x'), differs('b')] },
      ['A: a.x b'],
    ],
    [
      'not by what is only known after apply',
      { attributes: [differs('a'), { attribute: 'b', after: 'known after apply' }] },
      ['A: a'],
    ],
    [
      'by what replaces it first, then by what else differs',
      {
        action: 'replace',
        reasons: [certain('b'), certain('c')],
        attributes: [differs('a'), differs('b'), differs('c[0]')],
      },
      ['A: b c', 'A: a'],
    ],
    [
      'by what replaces it alone',
      { action: 'replace', reasons: [certain('b')], attributes: [differs('b[0]')] },
      ['A: b'],
    ],
    [
      'by an attribute that differs though it also waits',
      { action: 'replace', reasons: [uncertain('b', 'local.x')], attributes: [differs('b["x"]')] },
      ['A: b'],
    ],
    ['by a key of a map', { attributes: [differs('tags["a"]')] }, ['A: tags["a"]']],
  ])('%s', (_, more, expected) => {
    expect(rootsOf('A', one('A', more))).toEqual(expected);
  });
});

describe('a change begins with what it waits for', () => {
  test('in its stack, in another one, or a value that no change gives', () => {
    const other = { ...one('B', { attributes: [differs('x')] }), stack: 'base' } as ResourceChange;
    const own = one('B', { attributes: [differs('y')] });
    const asked = one('A', {
      action: 'replace',
      reasons: [uncertain('n', 'B'), uncertain('m', 'base/B'), uncertain('o', 'local.v')],
    });
    expect(rootsOf('A', asked, own, other)).toEqual(['B: y', 'base/B: x', 'A: o < local.v']);
  });

  test('also of what only changes, behind what differs itself', () => {
    const asked = one('A', { attributes: [waits('n[0]', 'B'), differs('z'), waits('o[1]', 'local.v')] });
    expect(rootsOf('A', asked, one('B', { attributes: [differs('y')] }))).toEqual(['A: z', 'B: y', 'A: o < local.v']);
  });

  test('each once, however many ways lead to it', () => {
    const [b, c] = ['B', 'C'].map((path) => one(path, { action: 'replace', reasons: [uncertain('d', 'D')] }));
    const d = one('D', { attributes: [differs('x')] });
    const asked = one('A', {
      action: 'replace',
      reasons: [uncertain('b', 'B'), uncertain('c', 'C')],
      attributes: [waits('b', 'B')],
    });
    expect(rootsOf('A', asked, b as ResourceChange, c as ResourceChange, d)).toEqual(['D: x']);
  });

  test('up to twelve of them', () => {
    const others = [...Array(14).keys()].map((n) => one(`B${n}`, { attributes: [differs('x')] }));
    const asked = one('A', { action: 'replace', reasons: others.map(({ path }) => uncertain(path, path)) });
    expect(rootsOf('A', asked, ...others)).toEqual(others.slice(0, 12).map(({ path }) => `${path}: x`));
  });

  test('in a circle with what is outside of it', () => {
    const a = one('A', { action: 'replace', reasons: [uncertain('b', 'B')] });
    const b = one('B', { action: 'replace', reasons: [uncertain('a', 'A'), uncertain('c', 'C')] });
    const c = one('C', { attributes: [differs('x')] });
    expect(rootsOf('A', a, b, c)).toEqual(['C: x']);
    expect(rootsOf('B', a, b, c)).toContain('C: x');
  });
});

test('what differs in an attribute is found by its name without places, and without keys', () => {
  const changed = one('A', { attributes: ['a[0].b', 'a[1].b', 'tags["x"]', 'tags', 'ab'].map(differs) });
  const names = (attribute: string) => differencesOf(changed, attribute).map(({ attribute: name }) => name);
  expect(names('a.b')).toEqual(['a[0].b', 'a[1].b']);
  expect(names('tags["x"]')).toEqual(['tags["x"]']);
  expect(names('tags')).toEqual(['tags["x"]', 'tags']);
  expect(names('a')).toEqual([]);
});
