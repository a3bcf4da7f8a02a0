import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { errorText } from '../../src/estate/error-text';
import { execute, temporaryFolder } from '../support/program';

const thrownBy = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

test('an error of the operating system names the file, says what is wrong with it and what to do', () => {
  const folder = temporaryFolder();
  const none = join(folder, 'none');
  expect(errorText(thrownBy(() => readFileSync(none)))).toBe(`${none}: isn't there (ENOENT)`);
  const file = join(folder, 'file');
  writeFileSync(file, '');
  expect(errorText(thrownBy(() => readdirSync(file)))).toBe(
    `${file}: is a file where a folder is wanted, or below one; move that away (ENOTDIR)`,
  );
  expect(errorText(thrownBy(() => mkdirSync(file)))).toBe(`${file}: is there already; move it away (EEXIST)`);
});

test.skipIf(process.getuid?.() === 0)('what a user may not read is told so', () => {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, '');
  chmodSync(file, 0);
  expect(errorText(thrownBy(() => readFileSync(file)))).toBe(
    `${file}: is not for this user; give it the right to read and write there (EACCES)`,
  );
});

test("a program that can't be started is named, with where it is looked for", async () => {
  const error = await execute('no-such-program', [], '.').catch((thrown: unknown) => thrown);
  expect(errorText(error)).toBe("no-such-program: can't be started (ENOENT); is it installed, and on the PATH?");
});

test.skipIf(!existsSync('/dev/full'))('a full disk is told so, also where nobody knows the file', () => {
  expect(errorText(thrownBy(() => writeFileSync('/dev/full', 'x')))).toBe(
    "a file: can't be written; make room on the disk (ENOSPC)",
  );
});

test('an unknown reason keeps its code, and every other error its own words', () => {
  expect(errorText(Object.assign(new Error('EXDEV: x'), { code: 'EXDEV', path: 'a', syscall: 'rename' }))).toBe(
    'a: rename fails (EXDEV)',
  );
  expect(errorText(new Error('no such stack'))).toBe('no such stack');
  expect(errorText('text')).toBe('text');
});
