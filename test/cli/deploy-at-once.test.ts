import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeStacks } from '../deploy/fixture';
import { endOf, startDeploy } from '../deploy/started';
import { temporaryPaths } from '../support/program';

test('two deployments at once make nothing twice, and a third finds what is left, or nothing', async () => {
  const { folder, outdir, log } = temporaryPaths('outdir', 'log');
  const data = (name: string) => ({ [name]: { sh: `echo ${name} >> ${log}` } });
  writeStacks(
    { a: { data: data('x') }, b: { data: data('y') }, c: { dependsOn: ['a', 'b'], data: data('z') } },
    outdir,
  );
  const start = () => endOf(startDeploy(['--outdir', outdir], folder, { stdio: 'pipe' }));
  for (const { code, text } of await Promise.all([start(), start()])) {
    // who comes too late with a plan is refused by Terraform, and changes nothing
    if (code !== 0) expect(text).toContain('Saved plan is stale');
  }
  expect(await start()).toMatchObject({ code: 0 });
  expect(await start()).toMatchObject({ code: 0, text: expect.stringContaining('3 stacks, 3 without changes') });
  expect(readFileSync(log, 'utf8').trim().split('\n').sort()).toEqual(['x', 'y', 'z']);
  const states = ['a', 'b', 'c'].map((id) => readFileSync(join(outdir, 'stacks', id, 'terraform.tfstate'), 'utf8'));
  expect(states.map((text) => JSON.parse(text).resources.length)).toEqual([1, 1, 1]);
});
