import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { makePrivateFolder, markRunning } from '../../src/deploy/private-folder';
import { temporaryFolder } from '../support/program';

/** A number that no process has: more than a system gives. */
const nobody = 2 ** 22 + 1;

let tmp: string;
let own: string;
beforeEach(() => {
  tmp = temporaryFolder();
  vi.stubEnv('TMPDIR', tmp);
  onTestFinished(() => void vi.unstubAllEnvs());
  own = makePrivateFolder();
});

/** A folder such as a deployment makes, of another process. */
function folderOf(pid: number, change = (name: string) => name): string {
  const folder = join(tmp, change(basename(own).replace(/plans-\d+/, `plans-${pid}`)));
  mkdirSync(folder);
  writeFileSync(join(folder, 'a.tfplan'), 'secret');
  return folder;
}

const isLeft = (folder: string): boolean => {
  rmSync(makePrivateFolder(), { recursive: true });
  return existsSync(folder);
};

test('nobody else can read it, and it is told apart by the process, when that began, and where its number means it', () => {
  expect(statSync(own).mode & 0o777).toBe(0o700);
  expect(basename(own)).toMatch(new RegExp(`^landing-zone-plans-${process.pid}-\\d+-\\d+-[^-]+$`));
});

test('that of a killed deployment is taken away by the next one; those of running ones stay', () => {
  const killed = folderOf(nobody);
  expect([isLeft(killed), existsSync(own)]).toEqual([false, true]);
});

test.skipIf(process.platform !== 'linux')(
  'a number that another process has by now is not the process that was killed',
  () => {
    expect(isLeft(folderOf(process.pid, (name) => name.replace(/-(\d+)-(\d+)-/, '-$1-1-')))).toBe(false);
  },
);

test.skipIf(process.platform !== 'linux')('it stays while a Terraform runs that the killed one has left behind', () => {
  const killed = folderOf(nobody);
  const ended = markRunning(killed, process.pid);
  expect(isLeft(killed)).toBe(true);
  ended();
  expect(isLeft(killed)).toBe(false);
});

test('one from where other processes have these numbers stays, as does what only looks like one', () => {
  expect(isLeft(folderOf(nobody, (name) => name.replace(/-\d+-([^-]+)$/, '-77-$1')))).toBe(true);
  expect(isLeft(folderOf(nobody, (name) => `${name}-mine`))).toBe(true);
});

test('a link is not followed: what it leads to stays', () => {
  const elsewhere = mkdtempSync(join(tmp, 'elsewhere-'));
  writeFileSync(join(elsewhere, 'precious'), '');
  const link = join(tmp, basename(own).replace(/plans-\d+/, `plans-${nobody}`));
  symlinkSync(elsewhere, link);
  expect([isLeft(link), existsSync(join(elsewhere, 'precious'))]).toEqual([true, true]);
});
