import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { Estate, Stack } from '../estate/model';
import { stackStates } from '../estate/stack-states';
import { type StatePlace, stateOf } from '../estate/states';

/** Read after everything else in a folder; Terraform takes its backend for that of the program. */
const overrideFile = 'landing_zone_local_override.tf.json';

/**
 * Keeps the states of stacks in local files, whatever backend the program names: writes a file that overrides it into each working
 * directory. The states of other stacks of the output are read from there, too.
 *
 * @param outdir folder with the working directories, whose files are this output's
 * @param states folder of the states, from the output folder: `../state`
 */
export function keepStatesLocally(output: Estate, stacks: Iterable<Stack>, outdir: string, states: string): void {
  for (const stack of stacks) {
    const pathOf = (id: string): string => posix.join(posix.relative(stack.directory, ''), states, `${id}.tfstate`);
    const read = [...stackStates(stack, output)].map(([name, id]) => [
      name,
      { backend: 'local', config: { path: pathOf(id) } },
    ]);
    const overrides = {
      terraform: { backend: { local: { path: pathOf(stack.id) } } },
      ...(read.length > 0 ? { data: { terraform_remote_state: Object.fromEntries(read) } } : {}),
    };
    writeFileSync(join(outdir, stack.directory, overrideFile), JSON.stringify(overrides));
  }
}

/** Where a stack of an output keeps its state, also where `keepStatesLocally` said so. */
export function stateIn({ folder }: Pick<Estate, 'folder'>, stack: Stack): StatePlace | undefined {
  if (!stack.files.some(({ path }) => path === overrideFile)) return stateOf(stack);
  const { terraform } = JSON.parse(readFileSync(join(folder, stack.directory, overrideFile), 'utf8'));
  return stateOf({ ...stack, terraform });
}

/** Takes back what `keepStatesLocally` wrote. */
export function forgetLocalStates(output: Estate): void {
  for (const { directory } of output.stacks.values()) {
    rmSync(join(output.folder, directory, overrideFile), { force: true });
  }
}
