import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeWhole } from '../../src/deploy/whole-file';
import { temporaryFolder } from '../support/program';

test('a file is written for its owner alone, in a folder that is, too', () => {
  const folder = temporaryFolder();
  const file = join(folder, 'kept', 'a.json');
  for (const text of ['1', '2']) {
    writeWhole(file, text);
    expect(readFileSync(file, 'utf8')).toBe(text);
  }
  expect([statSync(file).mode & 0o777, statSync(join(folder, 'kept')).mode & 0o777]).toEqual([0o600, 0o700]);
});

test('what can not be written to its end leaves nothing beside what was there', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'a.json', 'in the way'), { recursive: true });
  expect(() => writeWhole(join(folder, 'a.json'), 'text')).toThrow(/EISDIR|EEXIST|ENOTEMPTY/);
  expect(readdirSync(folder)).toEqual(['a.json']);
});
