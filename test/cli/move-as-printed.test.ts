import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { deployPlans } from '../../src/deploy/planned-deploy';
import { reviewOutputs } from '../../src/review/report/review';
import { writeWithStates } from '../deploy/move/outputs';
import { execute, temporaryFolder } from '../support/program';
import { installed } from './installed';

test('the command with which a review keeps states that move moves them, as it is printed, and nothing is made again', async () => {
  const folder = temporaryFolder();
  const [outdir, before] = [join(folder, 'cdktf.out'), join(folder, "it's before")];
  const write = (output: string, states: string) =>
    writeWithStates(output, states, { hub: { data: { it: 'hub' } }, dev: { data: { it: 'dev' } } });
  const fileOf = (states: string, id: string) => join(folder, states, `${id}.tfstate`);
  const stateOf = (states: string, id: string) => JSON.parse(readFileSync(fileOf(states, id), 'utf8'));
  write(outdir, 'state');
  expect((await deployPlans({ outdir })).map(({ status }) => status)).toEqual(['deployed', 'deployed']);
  const made = stateOf('state', 'dev').resources;

  write(before, 'state');
  write(outdir, 'moved');
  const commands = reviewOutputs({ base: before, head: outdir, baseOutput: { folder: "it's before" } }).stacks.flatMap(
    ({ findings }) => findings.flatMap(({ doWith }) => doWith ?? []),
  );
  expect(commands).toEqual(Array(2).fill(`npx landing-zone deploy --move-state 'it'\\''s before'`));

  installed(folder);
  // nobody is there to ask
  const ran = await execute('sh', ['-c', `${commands[0]} --auto-approve`], folder);
  expect(ran, ran.text).toMatchObject({ code: 0 });
  expect(stateOf('moved', 'dev').resources).toEqual(made);
  expect(stateOf('state', 'dev').resources).toEqual([]);
  const again = await deployPlans({ outdir });
  expect(again.map(({ id, status }) => [id, status])).toEqual([
    ['hub', 'unchanged'],
    ['dev', 'unchanged'],
  ]);
  expect(existsSync(fileOf('moved', 'hub'))).toBe(true);
});
