import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskText, maskValue } from '../../../../constructs/core/secrets/mask';
import { plantedOnce } from './corpus';

/** What texts with secrets are made of, in any order. */
const pieces = [
  ...['password', 'token', 'secret', 'auth', 'name', 'value', 'key', 'PGPASSWORD', 'data', 'kind: Secret', '(hidden)'],
  ...[': ', '=', ' = ', ':', '=>', '\n', '\n  ', '\n- ', ' ', ',', ';', '|', '|\n  ', '<<EOT\n', '\nEOT', '\\\n'],
  ...[
    '"',
    "'",
    '\\"',
    '\\\\"',
    '"""',
    '`',
    '{',
    '}',
    '[',
    ']',
    '(',
    ')',
    '<',
    '>',
    '</',
    '/>',
    '${',
    '%{',
    '$${',
    '$(',
    '#',
  ],
  ...[
    'swordfish',
    'kX9vQ2mZ7pL4wR8tY1nB6cD3',
    'true',
    '1234',
    'var.x',
    '-p',
    '-u ',
    '--password ',
    'mysql ',
    'echo ',
    ' | chpasswd',
  ],
  ...[
    'postgres://u:p@h',
    'Bearer abc12345',
    '-----BEGIN PRIVATE KEY-----',
    '-----END PRIVATE KEY-----',
    '\uE000',
    '\uE100',
    '\uD800',
    '…',
  ],
];
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(fc.constantFrom(...pieces), { maxLength: 24 }).map((some) => some.join('')),
  fc
    .tuple(fc.constantFrom(...plantedOnce), fc.array(fc.constantFrom(...pieces), { maxLength: 4 }), fc.nat(200))
    .map(([{ value }, some, at]) => `${value.slice(0, at)}${some.join('')}${value.slice(at)}`),
);
const runs = { numRuns: 3000 };

describe('whatever the text', () => {
  test('masking never throws, and masking once more changes nothing', () => {
    fc.assert(
      fc.property(text, (given) => {
        const masked = maskText(given);
        expect(maskText(masked)).toBe(masked);
      }),
      runs,
    );
  });

  test('what is shown is hardly longer', () => {
    fc.assert(
      fc.property(text, (given) => {
        expect(maskText(given).length).toBeLessThanOrEqual(8 * given.length + 40);
      }),
      runs,
    );
  });

  test('values of any kind and depth are masked, and stay so as text', () => {
    fc.assert(
      fc.property(fc.jsonValue(), text, (given, name) => {
        const masked = maskValue({ [name]: given, list: [given, name] }, 'path');
        expect(maskText(masked)).toBe(masked);
      }),
      { numRuns: 1000 },
    );
  });
});

/** Texts that a pattern could try in ever more ways the longer they are; each is repeated up to the length that is looked at. */
const hostile = [
  ...[
    'a',
    'a=',
    'a:',
    '-',
    '\n',
    ' ',
    '\\',
    '"',
    "'",
    '{',
    '[',
    '{"a":',
    '<a>',
    '<password>',
    '<password ',
    '${',
    '${"',
    '"${',
    '%{',
  ],
  ...[
    'password=',
    'password: ',
    'password="',
    'password=\\"',
    'password={',
    'password=$(',
    'password: |\n',
    'secret:\n',
    'secret:\n ',
  ],
  ...[
    'secret:\n\n\n\n',
    '[secrets]\na=b\n',
    'name: password value: ',
    'value: x name: ',
    '<<EOT\n',
    'chpasswd <<EOT\n',
    '${jsonencode({password="x"})}',
  ],
  ...[
    'mysql ',
    'mysql -p',
    'echo "a" ',
    "echo '",
    '-u a:',
    '--token "',
    'vault kv put a=b ',
    'login a password ',
    'htpasswd -b ',
  ],
  ...[
    '-----BEGIN PRIVATE KEY-----',
    '-----BEGIN CERTIFICATE-----',
    'a://b:c',
    'eyJaaaaa.bbbb.',
    '$6$aaaaaaaa',
    'kX9vQ2mZ7pL4wR8t',
    '0a',
    'digest ',
  ],
];

describe('a text that was written to take long', () => {
  test.each([...hostile, ...hostile.map((unit) => `${unit}\n"`)])('%j over and over comes to an end', (unit) => {
    const text = unit.repeat(Math.ceil(32_768 / unit.length)).slice(0, 32_768);
    const masked = maskText(text);
    expect(masked.length).toBeLessThanOrEqual(8 * text.length);
    expect(maskText(masked)).toBe(masked);
  });

  test('is not looked at beyond a bound', () => {
    expect(maskText('a b '.repeat(8192))).toBe('a b '.repeat(8192));
    expect(maskText('a b '.repeat(8193))).toBe('(32772 characters, not shown)');
  });

  test('nor is a value that is nested deeper than anybody reads', () => {
    const deep = `${'['.repeat(5000)}"swordfish"${']'.repeat(5000)}`;
    expect(maskText(deep)).toContain('(hidden)');
    expect(maskText(deep)).not.toContain('swordfish');
  });
});
