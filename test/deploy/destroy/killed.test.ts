import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { deployPlans } from '../../../src/deploy/planned-deploy';
import { until } from '../../support/program';
import { newFolder, writeStacks } from '../fixture';
import { startCommand } from '../started';

let folder: string;
beforeEach(() => {
  folder = newFolder();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** `landing-zone destroy` in a process of its own, in a folder for temporary files of its own. */
function start(...args: readonly string[]) {
  const tmp = join(folder, 'tmp');
  mkdirSync(tmp, { recursive: true });
  return startCommand(['destroy', '--auto-approve', ...args], tmp);
}

test('one that is killed in the middle leaves what it had begun to Terraform, forgets nothing, and is gone on with', async () => {
  const outdir = join(folder, 'cdktf.out');
  const [began, goOn] = [join(folder, 'began'), join(folder, 'go-on')];
  const waits = { input: '1', end: `touch ${began}; while ! test -e ${goOn}; do sleep 0.1; done` };
  const hub = { state: 'beside', data: { net: '1' } } as const;
  writeStacks({ hub, dev: { state: 'beside', dependsOn: ['hub'], data: { db: '1', slow: waits } } }, outdir);
  await deployPlans({ outdir });
  writeStacks({ hub }, outdir);
  const state = (id: string) => JSON.parse(readFileSync(join(folder, 'state', `${id}.tfstate`), 'utf8'));

  const killed = start('dev', 'hub', '--outdir', outdir);
  await until(() => existsSync(began));
  killed.kill('SIGKILL');
  await once(killed, 'exit');
  expect(existsSync(join(folder, 'state', 'dev.tfstate.deployed.json'))).toBe(true);
  writeFileSync(goOn, '');
  await until(() => state('dev').resources.length === 0);
  expect(state('hub').resources).toHaveLength(1);

  const again = start('dev', 'hub', '--outdir', outdir);
  expect(await once(again, 'exit')).toEqual([0, null]);
  expect([state('dev').resources, state('hub').resources]).toEqual([[], []]);
  expect(readdirSync(join(folder, 'state')).filter((name) => name.endsWith('.json'))).toEqual([]);
  expect(readdirSync(join(folder, 'tmp')).filter((name) => name.startsWith('landing-zone-plans'))).toEqual([]);
});
