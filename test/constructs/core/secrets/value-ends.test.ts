import { describe, expect, test } from 'vitest';
import { blockEnd, bracketEnd, heredocEnd, lineEnd, quotedEnd } from '../../../../constructs/core/secrets/value-ends';

/** What is taken of a text by a function that says where it ends; it begins behind `before`. */
const taken = (end: (text: string, at: number) => number | undefined) => (text: string, before: string) => {
  const to = end(text, before.length);
  return to === undefined ? undefined : text.slice(before.length, to);
};

test.each([
  ['a b\nc', 'a ', 'b'],
  ['a b', 'a ', 'b'],
  ['\na', '', ''],
])('of the line in %j behind %j is left %j', (text, before, rest) => {
  expect(taken(lineEnd)(text, before)).toBe(rest);
});

describe('a text in quotes ends', () => {
  test.each<[text: string, before: string, quoted: string | undefined]>([
    ['a "b c" d', 'a ', '"b c"'],
    ["a 'b \"c' d", 'a ', "'b \"c'"],
    ['a `b` d', 'a ', '`b`'],
    ['a "" d', 'a ', '""'],
    ['a b', 'a ', undefined],
    // a quote with a backslash is none of it; between single quotes a backslash is a letter
    ['"b \\" c" d', '', '"b \\" c"'],
    ['"b \\\\" c" d', '', '"b \\\\" c"'],
    ["'b \\' c' d", '', "'b \\'"],
    // quotes in quotes: as many backslashes as at its beginning, or fewer
    ['\\"b\\" c', '', '\\"b\\"'],
    ['\\"b \\\\\\" c\\" d', '', '\\"b \\\\\\" c\\"'],
    [`${'\\'.repeat(8)}"b" c`, '', `${'\\'.repeat(8)}"b"`],
    [`${'\\'.repeat(9)}"b" c`, '', undefined],
    // three quotes
    ['"""b " c""" d', '', '"""b " c"""'],
    ['"""b', '', '"""b'],
    ['"""""" d', '', '""""""'],
    ['"""b" c', '', '"""b" c'],
    // one that isn't closed takes the line
    ['"b c\nd', '', '"b c'],
    ['"b', '', '"b'],
  ])('in %j behind %j with %j', (text, before, quoted) => {
    expect(taken(quotedEnd)(text, before)).toBe(quoted);
  });
});

describe('what is in brackets ends', () => {
  test.each<[text: string, before: string, inside: string]>([
    ['a {b: [1, (2)]} c', 'a ', '{b: [1, (2)]}'],
    ['[1, [2], 3] c', '', '[1, [2], 3]'],
    ['(a(b)) c', '', '(a(b))'],
    ['{a: "}"} c', '', '{a: "}"}'],
    ["{a: '}'} c", '', "{a: '}'}"],
    ['{"a": 1}}', '', '{"a": 1}'],
    ['{""} c', '', '{""}'],
    ['{a c', '', '{a c'],
  ])('in %j behind %j with %j', (text, before, inside) => {
    expect(taken(bracketEnd)(text, before)).toBe(inside);
  });
});

describe('a document in a script ends', () => {
  test.each<[text: string, document: string]>([
    ['<<EOT\na\nEOT\nb', '<<EOT\na\nEOT'],
    ['<<-EOT\n  a\n  EOT\nb', '<<-EOT\n  a\n  EOT'],
    ["<<'END'\na\nEND\nb", "<<'END'\na\nEND"],
    ['<<EOT\na\nEOTS\nEOT\nb', '<<EOT\na\nEOTS\nEOT'],
    ['<<EOT\na', '<<EOT\na'],
    ['<< \na', '<< '],
  ])('in %j with %j', (text, document) => {
    expect(taken(heredocEnd)(text, '')).toBe(document);
  });
});

describe('what belongs to a name in lines below it', () => {
  test.each<[text: string, block: string]>([
    ['a: 1\nx:\n  b: 1\n  c: 2\nd: 3', '\n  b: 1\n  c: 2'],
    ['x:\n\n  b: 1\n\nd: 3', '\n\n  b: 1'],
    ['x:\n  b: 1\n\n\n', '\n  b: 1'],
    ['x:\nd: 3', ''],
    // a list may begin as far in as its name, but not behind a bullet
    ['x:\n- 1\n- 2\nd: 3', '\n- 1\n- 2'],
    ['x:\n-1\nd: 3', ''],
    ['- x:\n- 1', ''],
    ['  x:\n  - 1\n  d: 3', '\n  - 1'],
    // what is behind a bullet is as far in as the name
    ['- x:\n    b: 1\n  d: 3', '\n    b: 1'],
    ['- x:\n   b: 1\n  d: 3', '\n   b: 1'],
    ['  - x:\n      b: 1\n    d: 3', '\n      b: 1'],
    ['- - x:\n    d: 3', ''],
    ['\tx:\n\t\tb: 1\n\td: 3', '\n\t\tb: 1'],
    ['x:\n  b: 1', '\n  b: 1'],
    ['x:\n  b: 1\n c: 2\n\n e: 3\nd: 4', '\n  b: 1\n c: 2\n\n e: 3'],
  ])('in %j is %j', (text, block) => {
    const name = text.indexOf('x:');
    const from = name + 2;
    expect(text.slice(from, blockEnd(text, name, from))).toBe(block);
  });
});
