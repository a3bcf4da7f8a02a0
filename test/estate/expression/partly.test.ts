import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { resolve } from '../../../src/estate/resolve';
import { estateOf, shown } from '../estate';

const estate = estateOf({ main: { variable: { n: {} }, resource: { ovh_x: { X: { name: 'x' } } } } });

/** An expression with something in it that only Terraform will know, and below it what is known of it: all, nothing, or a part and why. */
const text = readFileSync(join(__dirname, 'partly.txt'), 'utf8');

const told = (expression: string): string =>
  `${expression}\n  ${JSON.stringify(shown(resolve(estate, 'main', `\${${expression}}`)))}\n`;

const expressions = text.split('\n').filter((line) => line !== '' && !line.startsWith('  '));

test('of what is only partly known everything is told that will hold after apply, and why the rest is not', () => {
  expect(expressions.map(told).join('')).toBe(text);
});

test('what is known of it is the same whatever the rest turns out to be', () => {
  const [made, given] = [/ovh_x\.X\.\w+/g, /var\.n/g];
  for (const expression of expressions) {
    const before = resolve(estate, 'main', `\${${expression}}`);
    if (before.is !== 'known') continue;
    for (const one of ['"a"', '"b"', 'true', 'false', '2', '[]', '["a"]', '["b", "c"]', '{}', 'null']) {
      const after = resolve(estate, 'main', `\${${expression.replace(made, one).replace(given, one)}}`);
      // what doesn't fit is refused
      if (after.is === 'known') expect([expression, one, after.value]).toEqual([expression, one, before.value]);
    }
  }
});
