import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Report } from '../../../src/review/report/report';
import { temporaryFolder } from '../../support/program';
import { zone } from '../corpus';
import { between, budget, reviewed } from './reviewing';

test('--out is a file for every format, and stderr says the verdict and the digest', async () => {
  const out = join(temporaryFolder(), 'report');
  const { stdout, stderr } = await reviewed({ ...between(zone(), budget), out });
  expect(readdirSync(out).sort()).toEqual(
    ['review.html', 'review.json', 'review.md', 'review.sarif', 'review.txt', 'review.xml'].sort(),
  );
  const json = readFileSync(join(out, 'review.json'), 'utf8');
  const { digest } = JSON.parse(json) as Report;
  const sha256 = createHash('sha256').update(json).digest('hex');
  expect(stdout).toBe('');
  expect(stderr).toContain('review: Changes 1 resource in 1 stack, and destroys nothing\n');
  expect(stderr).toContain(`digest ${digest}, sha256 of review.json ${sha256}\n`);
});

test.runIf(process.platform === 'linux')('--out where no folder can be made is refused at once', async () => {
  const refusal = (out: string) => reviewed({ baseDir: 'nowhere', headDir: 'nowhere', out }).catch(String);
  expect(await refusal('/proc/none/report')).toBe('Error: --out /proc/none/report: nothing can be made there (ENOENT)');
  expect(await refusal('/etc/passwd')).toBe('Error: --out /etc/passwd: /etc/passwd is no folder');
  expect(await refusal('/etc/passwd/report')).toBe('Error: --out /etc/passwd/report: /etc/passwd is no folder');
});

test('--out leaves no folder where there is no review, and those that were there', async () => {
  const folder = temporaryFolder();
  const out = join(folder, 'a', 'b');
  await expect(reviewed({ baseDir: 'nowhere', headDir: 'nowhere', out })).rejects.toThrow('nowhere holds no');
  expect(readdirSync(folder)).toEqual([]);
  mkdirSync(out, { recursive: true });
  await expect(reviewed({ baseDir: 'nowhere', headDir: 'nowhere', out })).rejects.toThrow('nowhere holds no');
  expect(readdirSync(join(folder, 'a'))).toEqual(['b']);
});

test('--out where something has the name of a report says so', async () => {
  const out = join(temporaryFolder(), 'a', 'b');
  mkdirSync(join(out, 'review.json'), { recursive: true });
  await expect(reviewed({ ...between(zone(), budget), out })).rejects.toThrow(
    `--out ${out}: review.json can't be written there (EISDIR)`,
  );
});

test('--out and formats is those alone', async () => {
  const out = temporaryFolder();
  await reviewed({ ...between(zone(), budget), out, format: ['json', 'sarif'] });
  expect(readdirSync(out).sort()).toEqual(['review.json', 'review.sarif']);
});
