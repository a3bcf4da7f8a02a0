import type { Block, Estate, Stack } from './model';
import { stackBehind } from './resolve';

/** What the address of a data source begins with that reads a state; its name is the rest. */
export const statePrefix = 'data.terraform_remote_state.';

/** Data sources of a stack that read states, by their names. */
export const stateSources = ({ blocks }: Pick<Stack, 'blocks'>): ReadonlyMap<string, Block> =>
  new Map(
    [...blocks.values()].flatMap((block) =>
      block.kind === 'data' && block.type === 'terraform_remote_state'
        ? [[block.address.slice(statePrefix.length), block] as const]
        : [],
    ),
  );

/** Stacks of the output whose state a stack reads, by the name of the data source that reads it. */
export function stackStates(stack: Stack, output: Estate): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [name, block] of stateSources(stack)) {
    const source = stackBehind(output, block);
    if (source !== undefined) found.set(name, source.id);
  }
  return found;
}
