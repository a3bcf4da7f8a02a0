import { isIgnored } from './ignored';
import type { Block, Estate, Value } from './model';
import type { Renamed } from './renamed';
import { stillSettled } from './settled';

/**
 * A base in which nothing is known of attributes that Terraform passes over there, and no longer does in the head: whatever they are at
 * OVHcloud, they become what is written.
 */
export function withoutIgnored(base: Estate, head: Estate, things: readonly Renamed[]): Estate {
  const renamed = new Map(things.map(({ before, after }) => [keyOf(before.stack, before.address), after.address]));
  let isOther = false;
  const stacks = [...base.stacks].map(([id, stack]) => {
    const blocks = [...stack.blocks].map(([address, block]) => {
      const after = head.stacks.get(id)?.blocks.get(renamed.get(keyOf(id, address)) ?? address);
      const freed = after === undefined ? [] : freedIn(block, after);
      isOther ||= freed.length > 0;
      return [address, freed.length === 0 ? block : { ...block, body: { ...block.body, ...unknown(freed) } }] as const;
    });
    return [id, { ...stack, blocks: new Map(blocks) }] as const;
  });
  return isOther ? stillSettled({ ...base, stacks: new Map(stacks) }, base) : base;
}

const keyOf = (stack: string, address: string): string => JSON.stringify([stack, address]);

function freedIn({ body, lifecycle }: Block, after: Block): string[] {
  const [old, now] = [lifecycle, after.lifecycle].map((rules) => rules['ignore_changes']);
  return old === undefined ? [] : Object.keys(body).filter((name) => isIgnored(old, name) && !isIgnored(now, name));
}

/** Expressions that nobody can resolve. */
const unknown = (names: readonly string[]): Record<string, Value> =>
  Object.fromEntries(names.map((name) => [name, `\${lifecycle.ignore_changes.${name}}`]));
