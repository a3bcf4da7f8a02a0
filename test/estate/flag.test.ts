import { expect, test } from 'vitest';
import { flagOf } from '../../src/estate/flag';

test.each([true, 'true', '1'])('%j is true to Terraform', (value) => {
  expect(flagOf(value)).toBe(true);
});

test.each([false, 'false', '0'])('%j is false to Terraform', (value) => {
  expect(flagOf(value)).toBe(false);
});

test.each([undefined, null, '', 'True', 'yes', 0, 1, [], {}, `\${local.x}`])('%j is no bool, or not known', (value) => {
  expect(flagOf(value)).toBeUndefined();
});
