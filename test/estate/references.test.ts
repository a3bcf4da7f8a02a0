import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block, Value } from '../../src/estate/model';
import {
  asExpression,
  expressionsIn,
  hasExpression,
  isExpression,
  mapTexts,
  referencesIn,
  replaceAddresses,
  replaceEach,
  withPaths,
} from '../../src/estate/references';

const named = (text: string): string[] =>
  referencesIn(text).map(({ address, key = '', attribute }) => [`${address}${key}`, ...attribute].join(' '));

describe('references', () => {
  test('are found wherever an expression may stand', () => {
    expect(named('a ${ovh_a.A.id} b %{ if local.x }${var.y}%{ endif }')).toEqual(['ovh_a.A id', 'local.x', 'var.y']);
    expect(named('${{ (ovh_a.A.k) = [for x in data.ovh_b.B.list : "${x}${module.m.out}" if !ovh_c.C.on] }}')).toEqual([
      'ovh_a.A k',
      'data.ovh_b.B list',
      'module.m out',
      'ovh_c.C on',
    ]);
    expect(named('${max(ephemeral.ovh_t.T.token, -ovh_a.A.n * 2, ovh_b.B[local.i].x)}')).toEqual([
      'ephemeral.ovh_t.T token',
      'ovh_a.A n',
      'ovh_b.B x',
      'local.i',
    ]);
  });

  test('have the instance and the attribute, without places in lists', () => {
    expect(
      named('${ovh_a.A[0].list[1].x}${ovh_a.A["k"].y}${ovh_a.A[*].z}${ovh_a.A.list.*.z}${local.m["k"].v}'),
    ).toEqual(['ovh_a.A[0] list x', 'ovh_a.A["k"] y', 'ovh_a.A z', 'ovh_a.A list z', 'local.m k v']);
  });

  test('are not in quotes, outside of expressions, or what only each instance knows', () => {
    expect(named('ovh_a.A.id $${ovh_a.A.id} ${"ovh_a.A.id"} ${each.value.id}${count.index}${path.module}')).toEqual([]);
  });

  test('are guessed where the text is no expression that is read', () => {
    expect(named('${ovh_a.A.id ~~ local.x} and "data.ovh_b.B"')).toEqual(['ovh_a.A id', 'local.x']);
    expect(replaceEach('${each.value["k"].id ~~ x}', (expression) => `<${expression}>`)).toBe(
      '${<each.value["k"].id> ~~ x}',
    );
    expect(replaceAddresses('${ovh_a.A.list["k"].id ~~ x}', () => 'ovh_b.B')).toBe('${ovh_b.B.list["k"].id ~~ x}');
  });
});

test('an address is an expression, with braces and without', () => {
  expect([asExpression('ovh_a.A["k"]'), asExpression('${ovh_a.A}')]).toEqual(['${ovh_a.A["k"]}', '${ovh_a.A}']);
});

test('a value has an expression at any depth, and none in what is only escaped', () => {
  const values: readonly Value[] = [{ a: [{ b: '%{ if true }x%{ endif }' }] }, { '${local.key}': 1 }, '${local.x}'];
  expect(values.map((value) => hasExpression(value))).toEqual([true, true, true]);
  const plain: readonly Value[] = [{ a: ['$${local.x}', 1, null, true] }, 'plain'];
  expect(plain.map((value) => hasExpression(value))).toEqual([false, false]);
});

test('addresses are replaced where they stand, and nothing else', () => {
  const moved = (text: string) => replaceAddresses(text, (address) => (address === 'ovh_a.A' ? 'ovh_a.B' : undefined));
  expect(moved('${ovh_a.A.id}-${"ovh_a.A"}-${[ovh_a.A[0], ovh_a.AA.id]} ovh_a.A')).toBe(
    '${ovh_a.B.id}-${"ovh_a.A"}-${[ovh_a.B[0], ovh_a.AA.id]} ovh_a.A',
  );
  expect(moved('${ovh_a.A.id ~~}')).toBe('${ovh_a.B.id ~~}');
});

test('each and count are replaced with all that is asked of them', () => {
  expect(
    replaceEach('${each.value.a[0]}/${count.index + 1}/${each.key} each.key', (expression) => `<${expression}>`),
  ).toBe('${<each.value.a[0]>}/${<count.index> + 1}/${<each.key>} each.key');
  expect(replaceEach('${each.value}', () => undefined)).toBe('${each.value}');
});

test('a replacement by the same address changes no text, whatever it is', () => {
  const bits = fc.constantFrom(
    '${',
    '}',
    'ovh_a.A',
    '.id',
    '"',
    '[',
    ']',
    'for x in ',
    ':',
    ' ',
    '\\',
    '%{ if ',
    '$',
    'local.x',
    'é',
  );
  fc.assert(
    fc.property(fc.array(bits, { maxLength: 20 }), (parts) => {
      const text = parts.join('');
      expect(replaceAddresses(text, (address) => address)).toBe(text);
      if (!isExpression(text)) expect(referencesIn(text)).toEqual([]);
    }),
  );
});

test('expressions are found in names too, and every text is changed', () => {
  const value = { '${local.k}': ['${local.a}', 'plain', { b: '${local.b}' }], n: 1 };
  expect([...expressionsIn(value)]).toEqual(['${local.k}', '${local.a}', '${local.b}']);
  expect(mapTexts(value, (text) => text.toUpperCase())).toEqual({
    '${LOCAL.K}': ['${LOCAL.A}', 'PLAIN', { B: '${LOCAL.B}' }],
    N: 1,
  });
});

test('an expression is told with the paths of constructs for addresses that are there', () => {
  const blocks = new Map([
    ['ovh_a.A', { kind: 'resource', path: 'Things/a' }],
    ['data.ovh_b.B', { kind: 'data', path: 'Found/b' }],
  ] as [string, Block][]);
  expect(withPaths('${ovh_a.A["k"].id}-${data.ovh_b.B.id}-${ovh_c.C.id} ovh_a.A', blocks)).toBe(
    '${Things/a["k"].id}-${data.Found/b.id}-${ovh_c.C.id} ovh_a.A',
  );
});
