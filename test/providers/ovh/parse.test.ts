import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { block, nested } from '../../../providers/ovh/schema/notation';
import { entries, parseEntry, parseType, parseWords, type TerraformType } from '../../../providers/ovh/schema/parse';

describe('a type', () => {
  const primitives = fc.constantFrom<TerraformType>('string', 'number', 'bool');
  const { type } = fc.letrec<{ type: TerraformType }>((tie) => ({
    type: fc.oneof(
      { maxDepth: 4 },
      primitives,
      fc.tuple(fc.constantFrom('list', 'set', 'map'), tie('type')).map((pair): TerraformType => pair as TerraformType),
      fc
        .dictionary(fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/), tie('type'), {
          minKeys: 1,
          maxKeys: 4,
          noNullPrototype: true,
        })
        .map((fields): TerraformType => ['object', fields]),
    ),
  }));

  const write = (of: TerraformType): string => {
    if (typeof of === 'string') return of;
    if (of[0] !== 'object') return `${of[0]}(${write(of[1])})`;
    return `object({${Object.entries(of[1])
      .map(([name, field]) => `${name}=${write(field)}`)
      .join(',')}})`;
  };

  test('is read back as it was written, however deep', () => {
    fc.assert(
      fc.property(type, (of) => {
        expect(parseType(write(of), 'ovh_x.a')).toEqual(of);
      }),
    );
  });

  test('that is cut off or continued is refused', () => {
    fc.assert(
      fc.property(type, fc.nat(), (of, cut) => {
        const text = write(of);
        expect(() => parseType(text.slice(0, cut % text.length), 'ovh_x.a')).toThrow('ovh_x.a: bad type');
        expect(() => parseType(`${text})`, 'ovh_x.a')).toThrow(
          `ovh_x.a: bad type "${text})" at character ${text.length + 1}`,
        );
      }),
    );
  });
});

describe('an attribute', () => {
  test('says its mode, flags and limits', () => {
    const { type, words } = parseEntry('vlan', 'number optional computed force-new=configured range=0..4096', 'ovh_x');
    expect(type).toBe('number');
    expect(words).toMatchObject({
      required: false,
      optional: true,
      computed: true,
      forceNew: 'configured',
      range: [0, 4096],
    });
  });

  test.each([
    ['range=1..', { range: [1, undefined] }],
    ['range=..9', { range: [undefined, 9] }],
    ['enum=a|b', { enum: ['a', 'b'] }],
    ['enum-any-case=a', { enum: ['a'], enumAnyCase: true }],
    ['default=""', { default: '' }],
    ['default=false', { default: 'false' }],
    ['sensitive=key|token', { sensitive: true, sensitiveFields: ['key', 'token'] }],
    ['force-new', { forceNew: 'always' }],
    ['env=OVH_X', { env: 'OVH_X' }],
    ['requires=a.b', { requires: ['a.b'] }],
  ])('understands %s', (word, expected) => {
    expect(parseWords(word, 'ovh_x.a')).toMatchObject(expected);
  });

  test.each([
    'forcenew',
    'force-new=maybe',
    'range=',
    'range=..',
    'range=a..b',
    'format=uuid',
    'enum=',
    'max=many',
    'toString',
  ])('refuses the word %s', (word) => {
    expect(() => parseEntry('a', `string optional ${word}`, 'ovh_x')).toThrow(
      `ovh_x.a: unknown word "${word}" in "optional ${word}"`,
    );
  });

  test('needs a mode', () => {
    expect(() => parseEntry('a', 'string sensitive', 'ovh_x')).toThrow(
      'ovh_x.a: needs "required", "optional" or "computed", got "sensitive"',
    );
  });

  test('is not required and optional at once', () => {
    expect(() => parseEntry('a', 'string required computed', 'ovh_x')).toThrow(
      'ovh_x.a: "required" excludes "optional" and "computed" in "required computed"',
    );
  });
});

test('entries are visited parents first, each with its path', () => {
  const attributes = {
    id: 'string computed',
    plan: block('list', 'optional max=1', { code: 'string required' }),
    spec: nested('single', 'required', { subnets: nested('list', 'optional', { cidr: 'string required' }) }),
  };
  expect([...entries(attributes, 'ovh_x')].map(({ path }) => path)).toEqual([
    'id',
    'plan',
    'plan.code',
    'spec',
    'spec.subnets',
    'spec.subnets.cidr',
  ]);
});
