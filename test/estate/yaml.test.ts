import { expect, test } from 'vitest';
import { yamlDocuments } from '../../src/estate/yaml';

const valuesOf = (text: string) => yamlDocuments(text)?.map((document) => document.toJS());

test('every document of a text is read', () => {
  expect(valuesOf('a: 1\n---\n- b\n')).toEqual([{ a: 1 }, ['b']]);
  expect(valuesOf('# nothing')).toEqual([]);
  expect(valuesOf('')).toEqual([]);
});

test.each([
  ['what is no YAML', '{{{'],
  ['a key twice', 'a:\n  b: 1\n  c: 2\n  b: 3\n'],
  ['a key twice in a later document', 'a: 1\n---\n{b: 1, b: 2}'],
  ['a tag that is not known', 'a: !other 1'],
  ['a line that ends as some readers end none', 'a: 1\u2028b: 2'],
])('%s is not read', (_, text) => {
  expect(yamlDocuments(text)).toBeUndefined();
});

test.each([
  ['brackets', `${'['.repeat(20_000)}${']'.repeat(20_000)}`],
  ['lists in lists', `${'- '.repeat(20_000)}a`],
  ['keys of keys', `${'? '.repeat(20_000)}a`],
  ['maps in maps', Array.from({ length: 3000 }, (_, at) => `${' '.repeat(at)}a:`).join('\n')],
])('%s without end are not read, and break nothing', (_, text) => {
  expect(yamlDocuments(text)).toBeUndefined();
});

test('what many levels deep is still written by people is read', () => {
  expect(valuesOf(`${'['.repeat(90)}${']'.repeat(90)}`)).toHaveLength(1);
  expect(valuesOf(Array.from({ length: 60 }, (_, at) => `${'  '.repeat(at)}a:`).join('\n'))).toHaveLength(1);
});

test('of many keys each is compared once', () => {
  const text = Array.from({ length: 30_000 }, (_, at) => `key${at}: 1\n`).join('');
  expect(yamlDocuments(text)).toHaveLength(1);
});
