import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Value, Values } from '../../src/estate/model';
import { resolve } from '../../src/estate/resolve';
import { estateOf, shown } from './estate';

const known = (json: Values, value: Value): unknown => shown(resolve(estateOf({ main: json }), 'main', value));

describe('whatever is in an estate, there is an answer', () => {
  const locals = { a: ['x', 1], b: '${local.a}', c: { d: '${var.e}' } };
  const bits = fc.constantFrom(
    ...'${local.a}',
    '${',
    '}',
    '"',
    '[',
    ']',
    '*',
    'for ',
    ' in ',
    'try(',
    ')',
    'local.',
    'b',
    ',',
    '?',
    ':',
    '%{',
    '\\',
    '\n',
    '$',
    '-',
    '1',
    '.',
    '🙂',
    '\ud800',
  );

  test('to any text', () => {
    const estate = estateOf({ main: { locals } });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(bits).map((all) => all.join('')),
        ),
        (text) => {
          expect(['known', 'partly', 'unknown']).toContain(resolve(estate, 'main', `\${${text}`).is);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('to any values that name each other', () => {
    const names = ['a', 'b', 'c', 'd'];
    const value = fc.oneof(
      fc.constantFrom(...names).map((name) => `\${local.${name}}`),
      fc.constantFrom(...names).map((name) => `\${concat(try(local.${name}, []), ["x"])}`),
      fc.array(fc.constantFrom(...names).map((name) => `\${local.${name}}`)),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.record({ a: value, b: value, c: value, d: value }), (all) => {
        const estate = estateOf({ main: { locals: all } });
        for (const name of names) expect(resolve(estate, 'main', `\${local.${name}}`)).toBeDefined();
      }),
    );
  });

  test('to what is there only to break something', () => {
    const doubled = Object.fromEntries(
      Array.from({ length: 60 }, (_, at) => [`a${at}`, [`\${local.a${at + 1}}`, `\${local.a${at + 1}}`]]),
    );
    const tooMuch = 'function: a value of too many parts';
    expect(known({ locals: { ...doubled, a60: 'ha' } }, '${local.a0}')).toBe(tooMuch);
    const texts = Object.fromEntries(
      Array.from({ length: 60 }, (_, at) => [`a${at}`, `\${local.a${at + 1}}\${local.a${at + 1}}`]),
    );
    expect(known({ locals: { ...texts, a60: 'ha' } }, '${local.a0}')).toBe(tooMuch);
    const chain = Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`a${at}`, [`\${local.a${at + 1}}`]]));
    const estate = estateOf({ main: { locals: { ...chain, a5000: 'end' } } });
    for (let at = 4999; at >= 0; at -= 97) resolve(estate, 'main', `\${local.a${at}}`);
    expect(shown(resolve(estate, 'main', '${local.a0}'))).toBe(tooMuch);
    expect(known({}, `\${${'['.repeat(5000)}`)).toBe('unread: an expression in a form that is not read');
    expect(known({}, `\${${'1+'.repeat(5000)}1}`)).toBe('unread: an expression in a form that is not read');
    expect(known({}, '${[for a in range(1000) : [for b in range(1000) : [for c in range(1000) : a]]]}')).toBe(tooMuch);
    expect(known({}, `\${${'a.'.repeat(5000)}b}`)).toBe('unread: an expression in a form that is not read');
  });
});
