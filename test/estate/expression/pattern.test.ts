import { describe, expect, test } from 'vitest';
import { patternOf } from '../../../src/estate/expression/pattern';
import { Unsure } from '../../../src/estate/expression/term';

/** What a pattern of Go is here, with the names of its groups; `Terraform` where it is left to that. */
function read(pattern: string, length = 10): string {
  try {
    const { regexp, groups } = patternOf(pattern, length);
    return [regexp.source, ...groups.map((name) => name ?? '()')].join(' ');
  } catch (error) {
    if (!(error instanceof Unsure)) throw error;
    return 'Terraform';
  }
}

const isRead = (pattern: string, length?: number): boolean => read(pattern, length) !== 'Terraform';

describe('a pattern', () => {
  test.each([
    ['a.c', 'a[^\\n]c'],
    ['^a$', '^a$'],
    ['a|b|', 'a|b|'],
    ['(a)(?P<n>b)(?:c)', '(a)(b)(?:c) () n'],
    ['(|a)', '(|a) ()'],
    ['\\.\\_\\-\\n\\t\\r\\b', '\\.\\_\\-\\n\\t\\r\\b'],
    ['\\d\\w\\s\\D\\W\\S', '\\d\\w\\s\\D\\W\\S'],
    ['a*b+c?', 'a*b+c?'],
    ['a*?b+?c??', 'a*?b+?c??'],
    ['a{2}b{2}?c{1,3}?d{01}', 'a{2}b{2}?c{1,3}?d{01}'],
    ['[a-c]', '[a-c]'],
    ['[^-a]', '[^\\-a]'],
    ['[ab-]', '[ab\\-]'],
    ['[-]', '[\\-]'],
    ['[-a-]', '[\\-a\\-]'],
    ['[\\]a]', '[\\]a]'],
    ['[.^$&]', '[\\.\\^\\$\\&]'],
    ['[\\.-\\/]', '[\\.-\\/]'],
    ['[a-c\\d]', '[a-c\\d]'],
  ])('%s means the same here and in Go', (pattern, expected) => {
    expect(read(pattern)).toBe(expected);
  });

  test.each([
    ...['[]', '[]a]', '[^]a]', '[z-a]', '[\\d-z]', '[a-\\d]', '[--a]', '[a-b-c]', '[a', '[a-', '[\\', '[\\b]', '[a[b]'],
    ...['(a', 'a)', 'a]', '{', 'a{', 'a{,2}', 'a{1000}', 'a{3,2}', 'a**', 'a{1}{2}', '+', '\\', '\\B', '\\pL', '\\x41'],
    ...['(?i)a', '(?=a)', '(?<n>a)', '(?P<1>a)', '(?P<n>a)(?P<n>b)', 'é', '\t', `a${' '.repeat(500)}`],
    // what may come several times takes something, and has one form
    ...[
      '(a?){2}',
      '(a*)?',
      '(a|b)+',
      '(a|b){2}',
      '(a+)+',
      '(a+){2}',
      'a{201}',
      '(ab){101}',
      '(ab|c){20}',
      '(a{1,2}){2}',
    ],
  ])('%j is left to Terraform', (pattern) => {
    expect(isRead(pattern)).toBe(false);
  });

  test('may be of 500 characters', () => {
    expect(isRead(' '.repeat(500))).toBe(true);
  });
});

describe('a search that may take long is left to Terraform', () => {
  test.each([
    ['', 39_999],
    ['a', 19_999],
    ['ab', 13_332],
    ['a|b', 9999],
    ['^a|b', 9999],
    ['a?', 9999],
    ['a{2}', 13_332],
    ['a?b?', 3332],
    ['a{1,3}', 3332],
    ['(a|b)?', 6665],
    ['(a|b)c', 6665],
    ['(?:a{1,2}b)?', 3332],
    ['a{200}', 199],
    ['(ab){100}', 199],
    ['a+', 140],
    ['a*', 140],
    ['.*?x', 114],
    ['a{3,}', 99],
    ['(a+)?', 99],
    ['a+b{100}', 33],
    ['(a{2,5}|b+)c', 32],
    ['a+b*', 22],
    ['^(a+b+c+)', 20],
  ])('%j is looked for in texts of up to %d characters', (pattern, longest) => {
    expect([isRead(pattern, longest), isRead(pattern, longest + 1)]).toEqual([true, false]);
  });

  test('what stands at the beginning is looked for in any', () => {
    expect(isRead('^a', 1_000_000)).toBe(true);
  });
});
