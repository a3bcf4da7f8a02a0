import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder } from '../../src/estate/folders';
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
