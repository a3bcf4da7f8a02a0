import { describe, expect, test } from 'vitest';
import type { Values } from '../../../src/estate/model';
import type { Told } from '../../../src/estate/origins';
import { behind, Causes, changedIn } from '../../../src/review/engine/causes';
import type { ResourceChange } from '../../../src/review/report/report';
import { change } from '../fixtures/report';

const origins: Told['origins'] = {
  prod: {
    '': '/prod',
    A: { path: 'a', attributes: { size: '/sizes.a', both: ['/first', '/second'], tags: 'labels' } },
    'A/B': 'a.b',
  },
  other: { A: { attributes: { size: '/sizes.other' } } },
};
const told = (settings: Values): { told: Told } => ({ told: { settings, origins } });
const causesOf = (before: Values, after: Values) => new Causes(told(before), told(after));

describe('the setting behind a change is', () => {
  const cause = (before: Values, after: Values, attributes: readonly string[] = [], path = 'A', stack = 'prod') =>
    causesOf(before, after).causeOf(stack, path, attributes)?.join('.');
  const prod = (a: Values, more: Values = {}): Values => ({ prod: { a }, ...more });

  test('that of the attribute, where it differs', () => {
    const sizes = (a: number) => prod({}, { sizes: { a } });
    expect(cause(sizes(1), sizes(2), ['size'])).toBe('sizes.a');
    expect(cause(sizes(1), sizes(1), ['size'])).toBeUndefined();
    expect(cause(sizes(1), sizes(2), ['name'])).toBeUndefined();
    // by its own name, too
    expect(cause(prod({ nodePool: 1 }), prod({ nodePool: 2 }), ['node_pool'])).toBe('prod.a.nodePool');
  });

  test('the first that differs of those that may be behind an attribute', () => {
    const all = (first: number, second: number) => prod({}, { first, second });
    expect(cause(all(1, 1), all(2, 2), ['both'])).toBe('first');
    expect(cause(all(1, 1), all(1, 2), ['both'])).toBe('second');
  });

  test('as deep as the difference is in one place', () => {
    const labels = (value: Values) => prod({ labels: value });
    expect(cause(labels({ x: { y: 1, z: 1 } }), labels({ x: { y: 2, z: 1 } }), ['tags'])).toBe('prod.a.labels.x.y');
    expect(cause(labels({ x: { y: 1, z: 1 } }), labels({ x: { y: 2, z: 2 } }), ['tags'])).toBe('prod.a.labels.x');
    expect(cause(labels({ x: 1 }), labels({ x: 1, y: 1 }), ['tags'])).toBe('prod.a.labels.y');
    expect(cause(labels({ x: 1, y: 1 }), labels({ x: 1 }), ['tags'])).toBe('prod.a.labels.y');
    expect(cause(labels({ x: [1] }), labels({ x: [2] }), ['tags'])).toBe('prod.a.labels.x');
  });

  test('of several attributes what their settings have in common inside of the thing, else the first', () => {
    const side = (x: number, size: number) =>
      prod({ one: x, two: x, in: { three: x, four: x } }, { sizes: { a: size } });
    expect(cause(side(1, 1), side(2, 1), ['one', 'two'])).toBe('prod.a');
    expect(cause(side(1, 1), side(2, 1), ['in.three', 'in.four'])).toBe('prod.a.in');
    expect(cause(side(1, 1), side(2, 2), ['one', 'size'])).toBe('prod.a.one');
    expect(cause(side(1, 1), side(2, 2), ['size', 'one'])).toBe('sizes.a');
    expect(cause(side(1, 1), side(2, 2), ['one', 'one'])).toBe('prod.a.one');
  });

  test('its own, where none is known for the attribute, and never that of the whole stack', () => {
    expect(cause(prod({ x: 1 }), prod({ x: 2 }), ['status'])).toBe('prod.a.x');
    expect(cause({ prod: { a: {}, x: 1 } }, { prod: { a: {}, x: 2 } }, ['status'])).toBeUndefined();
    expect(cause({ prod: { x: 1 } }, { prod: { x: 2 } }, [], '')).toBeUndefined();
    expect(cause(prod({}), prod({}), ['size'], 'A', 'none')).toBeUndefined();
  });

  test('of what is new or gone as a whole the entry that is', () => {
    expect(cause({ prod: {} }, prod({ b: { x: 1, y: 2 } }), [], 'A/B')).toBe('prod.a.b');
    expect(cause(prod({ b: { x: 1, y: 2 } }), { prod: {} }, [], 'A/B')).toBe('prod.a.b');
    expect(cause({}, prod({ x: 1, y: 1 }))).toBe('prod.a');
    // what it is made for stands elsewhere
    expect(cause(prod({}), prod({}, { sizes: { other: 1 } }), [], 'A', 'other')).toBe('sizes.other');
  });

  test('unknown where one side tells no settings', () => {
    const after = told({ prod: { a: { x: 1 } } });
    expect(new Causes({}, after).causeOf('prod', 'A', ['x'])).toBeUndefined();
    expect(new Causes(after, {}).causeOf('prod', 'A')).toBeUndefined();
  });
});

describe('the place of something is', () => {
  const place = (settings: Values, attributes?: readonly string[], base: Values = settings) =>
    causesOf(base, settings).placeOf('prod', 'A', attributes)?.join('.');

  test('where it stands, or where its attributes do if all of them are known', () => {
    const settings = { prod: { a: { one: 1, two: 1 } }, sizes: { a: 1 } };
    expect(place(settings)).toBe('prod.a');
    expect(place(settings, ['one'])).toBe('prod.a.one');
    expect(place(settings, ['size'])).toBe('sizes.a');
    expect(place(settings, ['one', 'two'])).toBe('prod.a');
    expect(place(settings, ['one', 'size'])).toBe('prod.a.one');
    expect(place(settings, ['one', 'other'])).toBe('prod.a');
    expect(place({}, ['one'], settings)).toBe('prod.a.one');
    expect(place(settings, ['one'], {})).toBe('prod.a.one');
  });
});

describe('of a chain of changes', () => {
  const causeOf =
    (known: Readonly<Record<string, string>>) => (stack: string, path: string, attributes: readonly string[]) => {
      const question = [`${stack}/${path}`, ...attributes].join(' ');
      return known[question];
    };
  const found = (one: ResourceChange, others: readonly ResourceChange[], known: Readonly<Record<string, string>>) =>
    behind(one, new Map([one, ...others].map((each) => [`${each.stack}/${each.path}`, each])), causeOf(known));
  const differs = (attribute: string) => ({ attribute, before: '1', after: '2' });
  const waits = (attribute: string, because: string) => ({ attribute, certain: false, because });
  const one = (path: string, more: Parameters<typeof change>[0]) => change({ action: 'replace', path, ...more });

  test('what replaces it counts before what it waits for, and that before what else differs', () => {
    const a = one('A', { reasons: [{ attribute: 'x', certain: true }, waits('y', 'B')], attributes: [differs('z')] });
    const b = one('B', { action: 'change', attributes: [differs('s')] });
    const [direct, other, own] = [{ 'web-prod/A x': 'direct' }, { 'web-prod/B s': 'other' }, { 'web-prod/A z': 'own' }];
    expect(found(a, [b], { ...own, ...other, ...direct })).toBe('direct');
    expect(found(a, [b], { ...own, ...other })).toBe('other');
    expect(found(a, [b], own)).toBe('own');
    expect(found(a, [b], {})).toBeUndefined();
  });

  test('what another stack makes is found by its stack and path, and a circle ends', () => {
    const far = { ...one('B', { action: 'change', attributes: [differs('s')] }), stack: 'base' } as ResourceChange;
    expect(found(one('A', { reasons: [waits('y', 'base/B')] }), [far], { 'base/B s': 'far' })).toBe('far');
    const circle = [one('A', { reasons: [waits('y', 'B')] }), one('B', { reasons: [waits('y', 'A')] })] as const;
    expect(found(circle[0], [circle[1]], {})).toBeUndefined();
    expect(found(circle[0], [circle[1]], { 'web-prod/B': 'b' })).toBe('b');
  });

  test('what is new or taken over came as a whole', () => {
    expect(changedIn(one('A', { action: 'add', attributes: [differs('x')] }))).toEqual([]);
    expect(changedIn(one('A', { action: 'import', attributes: [differs('x')] }))).toEqual([]);
    expect(changedIn(one('A', { attributes: [differs('x'), differs('y')] }))).toEqual(['x', 'y']);
  });
});
