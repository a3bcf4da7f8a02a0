import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { deployPlans } from '../../src/deploy/planned-deploy';
import { temporaryPaths } from '../support/program';
import { errors, statuses } from './attacked';
import { writeStacks } from './fixture';
import { wrapped } from './started';

const ran = (program: string, ...args: readonly string[]): boolean =>
  spawnSync(program, args, { stdio: 'ignore' }).status === 0;

/** A small file system of its own at a folder; answers whether the system allows one. */
function mounted(folder: string): boolean {
  if (!ran('mount', '-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', folder)) return false;
  onTestFinished(() => void ran('umount', '--lazy', folder));
  return true;
}

const byRootOnly = 'only root mounts a file system';

/** An output on a disk of its own, and where a state may be kept otherwise. */
function place() {
  const { folder, tmp, disk } = temporaryPaths('tmp', 'disk');
  for (const one of [tmp, disk]) mkdirSync(one);
  vi.stubEnv('TMPDIR', tmp);
  onTestFinished(() => void vi.unstubAllEnvs());
  return { folder, disk, outdir: join(disk, 'cdktf.out'), filler: join(disk, 'filler') };
}

test('on a disk that is full before it begins nothing is made', async ({ skip }) => {
  const { disk, folder, outdir, filler } = place();
  if (!mounted(disk)) skip(byRootOnly);
  writeStacks({ a: { data: { x: { sh: `touch ${folder}/made` } } } }, outdir);
  const env = {
    ...process.env,
    TERRAFORM_BINARY_NAME: wrapped(folder, { apply: `cat /dev/zero > ${filler} 2>/dev/null` }),
  };
  expect(errors(await deployPlans({ outdir, env }))).toEqual([
    expect.stringMatching(/^Error acquiring the state lock: .*no space left on device/s),
  ]);
  expect(existsSync(join(folder, 'made'))).toBe(false);
  rmSync(filler);
  expect(statuses(await deployPlans({ outdir }))).toEqual(['deployed']);
});

test('what was made on a disk that gets full meanwhile is kept elsewhere, and once put back as it is told, nothing is made twice', async ({
  skip,
}) => {
  const { disk, folder, outdir, filler } = place();
  if (!mounted(disk)) skip(byRootOnly);
  const log = join(folder, 'log');
  const sh = `echo made >> ${log}; cat /dev/zero > ${filler} 2>/dev/null; true`;
  writeStacks({ a: { data: { x: { sh } } }, b: { dependsOn: ['a'] } }, outdir);
  const results = await deployPlans({ outdir });
  expect(statuses(results)).toEqual(['failed', 'skipped']);
  const told = errors(results).map((error) => /make room and put it back: (cp .*)$/.exec(error)?.[1]);
  const putBack = told.find((command) => command !== undefined) ?? '';
  expect(putBack, errors(results).join('\n')).not.toBe('');

  rmSync(filler);
  expect(ran('sh', '-c', putBack)).toBe(true);
  expect(statuses(await deployPlans({ outdir }))).toEqual(['unchanged', 'unchanged']);
  expect(readFileSync(log, 'utf8')).toBe('made\n');
});
