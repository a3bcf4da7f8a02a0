import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockingOf } from '../../src/deploy/local-lock';
import { deployPlans } from '../../src/deploy/planned-deploy';
import { writeStacks } from './fixture';
import { wrapped } from './started';

const locking = ['-lock-timeout=5m'];
const accepts = () => true;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'landing-zone-local-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('what writes a state that is not there yet finds an empty file that is its own, and locks that', () => {
  const stateFile = join(folder, 'states', 'a.tfstate');
  expect(lockingOf({ directory: folder, accepts, stateFile }, 'apply', locking)).toEqual(locking);
  expect(statSync(stateFile)).toMatchObject({ size: 0, mode: 0o100600 });
  expect(statSync(join(folder, 'states'))).toMatchObject({ mode: 0o40700 });
});

test('a state that is there is locked as it is, also by a plan', () => {
  const stateFile = join(folder, 'a.tfstate');
  writeFileSync(stateFile, '{}');
  for (const command of ['plan', 'apply', 'state']) {
    expect(lockingOf({ directory: folder, accepts, stateFile }, command, locking)).toEqual(locking);
  }
  expect(readFileSync(stateFile, 'utf8')).toBe('{}');
});

test('a state that is elsewhere is locked there', () => {
  for (const command of ['plan', 'apply']) {
    expect(lockingOf({ directory: folder, accepts }, command, locking)).toEqual(locking);
  }
});

test('a plan of what was never deployed makes no file and takes none away from under those who wait for it', async () => {
  writeStacks({ a: { data: { x: 'true' } } }, join(folder, 'cdktf.out'));
  const stateFile = join(folder, 'cdktf.out/stacks/a/terraform.tfstate');
  const look = `wc -c < ${stateFile} > ${folder}/size`;
  const binary = wrapped(folder, { plan: `echo "$@" > ${folder}/plan; ${look} || true`, apply: look });
  const env = { ...process.env, TERRAFORM_BINARY_NAME: binary };
  await deployPlans({ outdir: join(folder, 'cdktf.out'), env, planOnly: true });
  expect(readFileSync(join(folder, 'plan'), 'utf8')).toContain(' -lock=false ');
  expect(existsSync(stateFile)).toBe(false);
  const [result] = await deployPlans({ outdir: join(folder, 'cdktf.out'), env });
  expect(result).toMatchObject({ status: 'deployed', created: 1 });
  expect(readFileSync(join(folder, 'size'), 'utf8').trim()).toBe('0');
});
