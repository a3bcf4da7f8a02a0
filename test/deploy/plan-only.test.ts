import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { deployPlans } from '../../src/deploy/planned-deploy';
import { temporaryFolder } from '../support/program';
import { type FixtureStack, writeStacks } from './fixture';

test('a plan of states that are not there leaves no folder for them, and one with something in it as it is', async () => {
  const folder = temporaryFolder();
  const at = (...path: readonly string[]) => join(folder, ...path);
  const kept = (path: string): FixtureStack => ({ data: { x: '1' }, state: { local: { path: at(path) } } });
  const stacks = { a: kept('deep/er/a.tfstate'), b: kept('deep/b.tfstate'), c: kept('there/c.tfstate') };
  const outdir = writeStacks(stacks, at('cdktf.out'));
  await deployPlans({ outdir, stacks: ['c'] });
  const before = readdirSync(at('there')).sort();
  const statuses = (await deployPlans({ outdir, planOnly: true })).map(({ status }) => status);
  expect(statuses).toEqual(['planned', 'planned', 'unchanged']);
  expect([existsSync(at('deep')), readdirSync(at('there')).sort()]).toEqual([false, before]);
});
