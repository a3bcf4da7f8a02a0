import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder, withoutTrace } from '../../src/estate/folders';
import { temporaryFolder } from '../support/program';

test('a folder is made with those above it, and taken away again with nothing else', () => {
  const there = temporaryFolder();
  const unmake = makeFolder(join(there, 'a', 'b'));
  expect(existsSync(join(there, 'a', 'b'))).toBe(true);
  unmake();
  expect(readdirSync(there)).toEqual([]);
  mkdirSync(join(there, 'a'));
  makeFolder(join(there, 'a'))();
  expect(readdirSync(there)).toEqual(['a']);
});

test('what is in it stays', () => {
  const there = temporaryFolder();
  const unmake = makeFolder(join(there, 'a', 'b'));
  writeFileSync(join(there, 'a', 'b', 'kept'), '');
  unmake();
  expect(readdirSync(join(there, 'a', 'b'))).toEqual(['kept']);
});

test.runIf(process.platform === 'linux')('where none can be made it says so at once, and leaves nothing', () => {
  expect(() => makeFolder('/proc/none/deep/er')).toThrow('/proc/none/deep/er: nothing can be made there (ENOENT)');
  const there = temporaryFolder();
  writeFileSync(join(there, 'file'), '');
  const file = join(there, 'file');
  expect(() => makeFolder(join(file, 'a'))).toThrow(`${join(file, 'a')}: ${file} is no folder`);
  expect(readdirSync(there)).toEqual(['file']);
});

test('what comes to be of a folder is taken away with those above it that were not there, and nothing else', () => {
  const there = temporaryFolder();
  const [empty, full] = [withoutTrace(join(there, 'a', 'b')), withoutTrace(join(there, 'c', 'd'))];
  for (const folder of ['a/b', 'c/d']) mkdirSync(join(there, folder), { recursive: true });
  const kept = withoutTrace(join(there, 'a', 'b'));
  kept();
  expect(existsSync(join(there, 'a', 'b'))).toBe(true);
  writeFileSync(join(there, 'c', 'd', 'state'), '');
  empty();
  full();
  expect(readdirSync(there, { recursive: true }).sort()).toEqual(['c', 'c/d', 'c/d/state']);
  withoutTrace(join(there, 'never', 'made'))();
  expect(readdirSync(there)).toEqual(['c']);
});
