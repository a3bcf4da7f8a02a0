import { expect, test } from 'vitest';
import { FreshSearch } from '../../../src/estate/expression/fresh';

const searched = (...pieces: readonly string[]) => {
  const search = new FreshSearch();
  for (const piece of pieces) search.take(Buffer.from(piece));
  return search.found;
};

test('of a file in one piece, what it calls as a template', () => {
  expect(searched(`\${timestamp()}`)).toBe('timestamp');
  expect(searched(`a timestamp() \${x}`)).toBeUndefined();
  expect(searched(`\${a} é %{ if uuid() == "" }%{ endif }`)).toBe('uuid');
  expect(searched()).toBeUndefined();
});

test('of a file in several pieces, what stands in it', () => {
  expect(searched('a', `\${bcrypt("x")}`)).toBe('bcrypt');
  expect(searched(`\${plantime`, `stamp()}`)).toMatch(/timestamp/);
  expect(searched(`\${uu`, 'i', `d()}`)).toBe('uuid');
  expect(searched('a', 'b')).toBeUndefined();
});
