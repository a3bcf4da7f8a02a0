import { describe, expect, test } from 'vitest';
import { isReference, maskedExpressions } from '../../../../constructs/core/secrets/expressions';
import { maskText } from '../../../../constructs/core/secrets/mask';

describe('a reference says nothing itself', () => {
  test.each([
    ...['${var.a}', '${a.b[0].c}', '${a["b c"].d}', '${a.*.b[*].c}', '${f(a, b)}', '${a/b.c}', '${{ secrets.A }}'],
  ])('%s', (text) => {
    expect(isReference(text)).toBe(true);
  });

  test.each([
    '${"a"}',
    '${1}',
    '${f(1)}',
    '${a[1234567]}',
    'a',
    '${a}b',
    '${a',
    '${{ "x" }}',
    '${{a = b}}',
    '${{a : 1}}',
    '${}',
    '${a} ${b}',
  ])('but not %s', (text) => {
    expect(isReference(text)).toBe(false);
  });
});

/** Each expression that is found, as it stands there. */
const found = (text: string) =>
  maskedExpressions(text, (inner) => inner).map(({ start, end }) => text.slice(start, end));

describe('an expression ends where its bracket is closed', () => {
  test.each<[text: string, expressions: readonly string[]]>([
    ['a ${b} c %{ if d }e%{ endif }', ['${b}', '%{ if d }', '%{ endif }']],
    ['${a}${b}', ['${a}', '${b}']],
    ['${{a = {b = 1}}}}', ['${{a = {b = 1}}}']],
    ['${f("}")}}', ['${f("}")}']],
    ['${f("\\"}")}}', ['${f("\\"}")}']],
    ['${f("a ${g({b = 1})} }", h)} }', ['${f("a ${g({b = 1})} }", h)}']],
    ['${f("a ${g("${h("}")} }")} }", i)} }', ['${f("a ${g("${h("}")} }")} }", i)}']],
    ['${f("a{")}}', ['${f("a{")}']],
    ['${f("$")}}', ['${f("$")}']],
    ['${f("a ${g} b")} }', ['${f("a ${g} b")}']],
    ['$${a} %%{b} $ { ${', []],
    ['$${a} ${b}', ['${b}']],
    ['${a ${b}', ['${b}']],
    ['$%{a}', ['%{a}']],
  ])('%s', (text, expressions) => {
    expect(found(text)).toEqual(expressions);
  });
});

test('an expression has up to 8,192 letters behind its sign', () => {
  const long = (letters: number) => `\${${'a'.repeat(letters - 2)}}`;
  expect([8192, 8193].map((letters) => found(`x ${long(letters)} y`))).toEqual([[long(8192)], []]);
});

test('behind 20 that are not closed no more are looked for', () => {
  expect([19, 20].map((times) => found(`${'${ '.repeat(times)}\${a}`))).toEqual([['${a}'], []]);
});

test('a text with up to 6,143 of them is shown', () => {
  expect(maskText('${a}'.repeat(6143))).toBe('${a}'.repeat(6143));
  expect(maskText('${a}'.repeat(6144))).toBe('(24576 characters, not shown)');
});

describe('of the texts in an expression those are hidden', () => {
  test.each<[text: string, masked: string]>([
    ['${var.a}${jsonencode({password = "one"})}', '${var.a}${jsonencode({password = "(hidden)"})}'],
    ['${f("a ${g({b = 1})} }", sensitive("one"))}', '${f("a ${g({b = 1})} }", sensitive("(hidden)"))}'],
    ['${{password = "one", size = "two"}}', '${{password = "(hidden)", size = "two"}}'],
    ['${{password = "one"\nsize = "two"}}', '${{password = "(hidden)"\nsize = "two"}}'],
    ['${{"password" : "one"}}', '${{"password" : "(hidden)"}}'],
    [
      '${{secrets = {a = "one", b = [2, "three"]}, c = "d"}}',
      '${{secrets = {a = "(hidden)", b = ["(hidden)", "(hidden)"]}, c = "d"}}',
    ],
    ['${{secrets = {a = local.b[0], c = "one"}}}', '${{secrets = {a = local.b[0], c = "(hidden)"}}}'],
    ['${{secrets = {a = local.b["c"]}, d = "e"}}', '${{secrets = {a = local.b["c"]}, d = "e"}}'],
    ['${{password = "${var.a}", size = 3}}', '${{password = "${var.a}", size = 3}}'],
    ['${{a = "", password = "one"}}', '${{a = "", password = "(hidden)"}}'],
    ['${{a = "x$y", password = "one"}}', '${{a = "x$y", password = "(hidden)"}}'],
    ['${{a = "x{", password = "one"}}', '${{a = "x{", password = "(hidden)"}}'],
    ['${f(sensitive("one"), "two")}', '${f(sensitive("(hidden)"), "two")}'],
    ['${{password = "", size = 3}}', '${{password = "", size = 3}}'],
    ['${{password = <<EOT\none\nEOT\n}}', '${{password = "(hidden)"\n}}'],
    ['${f(<<EOT\npassword=one\nEOT\n)}', '${f(<<EOT\npassword=(hidden)\nEOT\n)}'],
    ['${a == "one" ? "two" : "three"}', '${a == "one" ? "two" : "three"}'],
  ])('%s', (text, masked) => {
    expect(maskText(text)).toBe(masked);
  });
});
