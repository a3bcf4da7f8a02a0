import type { Estate, Stack } from './model';
import { stackBehind } from './resolve';

/** Stacks of the output whose state a stack reads, by the name of the data source that reads it. */
export function stackStates(stack: Stack, output: Estate): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const block of stack.blocks.values()) {
    if (block.kind !== 'data' || block.type !== 'terraform_remote_state') continue;
    const source = stackBehind(output, block);
    if (source !== undefined) found.set(block.address.replace('data.terraform_remote_state.', ''), source.id);
  }
  return found;
}
