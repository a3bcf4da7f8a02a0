import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { moveState } from '../../../../src/review/engine/findings/move-state';
import { temporaryFolder } from '../../../support/program';

test('the commands carry a state as they are printed, and write over no other', () => {
  const folder = temporaryFolder();
  /** What is in cdktf.out: one stack, whose state is in this file. */
  const output = (state: string): void => {
    rmSync(join(folder, 'cdktf.out'), { recursive: true, force: true });
    mkdirSync(join(folder, 'cdktf.out/stacks/prod'), { recursive: true });
    const stack = {
      terraform: { backend: { local: { path: `../../../${state}` } } },
      resource: { terraform_data: { one: { input: '1' } } },
    };
    writeFileSync(join(folder, 'cdktf.out/stacks/prod/cdk.tf.json'), JSON.stringify(stack));
  };
  const terraform = (...args: readonly string[]) =>
    execFileSync('terraform', ['-chdir=cdktf.out/stacks/prod', ...args], { cwd: folder, stdio: 'pipe' }).toString();
  const shell = (command: string) => spawnSync('bash', ['-c', command], { cwd: folder }).status;
  const place = { id: 'prod', directory: 'stacks/prod' };
  const [baseInit = '', pull = '', headInit = '', push = ''] = moveState(place, place);

  output('old.tfstate');
  terraform('init');
  terraform('apply', '-auto-approve');
  output('old.tfstate');
  expect([shell(baseInit), shell(pull)]).toEqual([0, 0]);
  output('new.tfstate');
  expect([shell(headInit), shell(push)]).toEqual([0, 0]);
  expect(terraform('plan', '-no-color')).toContain('No changes.');

  output('another.tfstate');
  terraform('init');
  terraform('apply', '-auto-approve');
  expect(shell(push)).toBe(1);
});
