import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Terraform } from '../../src/deploy/terraform';
import { temporaryPaths } from '../support/program';

test('a run keeps what it printed besides the lines that were taken, of both its ends', async () => {
  const { folder, program } = temporaryPaths('program');
  writeFileSync(program, '#!/bin/sh\necho taken\necho left\necho wrong >&2\nexit 3\n', { mode: 0o755 });
  const terraform = new Terraform({ env: { ...process.env, TERRAFORM_BINARY_NAME: program } });
  const lines: string[] = [];
  const run = await terraform.run({ directory: folder, accepts: () => true }, ['plan'], (line) => {
    lines.push(line);
    return line === 'taken';
  });
  expect(lines).toEqual(['taken', 'left']);
  expect(run).toEqual({ code: 3, stopped: false, text: 'left\nwrong' });
});

test('of two that initialize the same folder the second one waits until the first is done', async () => {
  const { folder, program, log } = temporaryPaths('program', 'log');
  writeFileSync(program, `#!/bin/sh\necho begun >> ${log}\nsleep 0.3\necho done >> ${log}\n`, { mode: 0o755 });
  const terraform = new Terraform({ env: { ...process.env, TERRAFORM_BINARY_NAME: program } });
  const place = { directory: folder, accepts: () => true };
  await Promise.all([terraform.run(place, ['init']), terraform.run(place, ['init'])]);
  expect(readFileSync(log, 'utf8')).toBe('begun\ndone\nbegun\ndone\n');
});
