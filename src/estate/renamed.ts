import type { Block, Estate } from './model';
import { stillSettled } from './settled';

/** A thing of which only the name changed: what it is called on the one side and on the other. */
export interface Renamed {
  readonly before: Block;
  readonly after: Block;
}

/**
 * An estate in which things have the names that they get later, so that nothing that is told by a name differs for it. Where a thing
 * is found, its address in the stack's blocks, stays: expressions lead there.
 */
export function withNames(estate: Estate, things: readonly Renamed[]): Estate {
  const names = new Map<string, Map<string, Block>>();
  for (const { before, after } of things) {
    const ofStack = names.get(before.stack) ?? new Map<string, Block>();
    names.set(before.stack, ofStack.set(before.address, after));
  }
  if (names.size === 0) return estate;
  const stacks = [...estate.stacks].map(([id, stack]) => {
    const ofStack = names.get(id);
    if (ofStack === undefined) return [id, stack] as const;
    const blocks = [...stack.blocks].map(([address, block]) => {
      const { address: name = block.address, path = block.path, ids = block.ids } = ofStack.get(address) ?? {};
      return [address, { ...block, address: name, path, ids }] as const;
    });
    return [id, { ...stack, blocks: new Map(blocks) }] as const;
  });
  return stillSettled({ ...estate, stacks: new Map(stacks) }, estate);
}
