import type { Block, Estate, PlannedNetwork, Stack } from './model';
import { stackOfUser } from './network-users';
import { stillSettled } from './settled';

/**
 * The world as it will be when head is deployed: head, and what of base nothing destroys. That are stacks that are gone from the
 * program with the networks that they use, and resources that `removed` blocks forget.
 */
export function remaining(base: Estate, head: Estate): Estate {
  const gone = [...base.stacks.values()].filter(({ id }) => !head.stacks.has(id));
  const stacks = [...head.stacks.values()].map((stack) => withForgotten(stack, base.stacks.get(stack.id)));
  const world = {
    ...head,
    stacks: new Map([...stacks, ...gone].map((stack) => [stack.id, stack])),
    unread: [...head.unread, ...base.unread.filter(({ stack }) => gone.some(({ id }) => id === stack))],
    networks: withUsed(head.networks, networksUsedBy(new Set(gone.map(({ id }) => id)), base)),
  };
  return stillSettled(world, base, head);
}

function withForgotten(stack: Stack, before: Stack | undefined): Stack {
  const left = [...(before?.blocks ?? [])].filter(
    ([address]) => stack.forgotten.has(address) && !stack.blocks.has(address),
  );
  return left.length === 0 ? stack : { ...stack, blocks: new Map<string, Block>([...stack.blocks, ...left]) };
}

/** Entries of the plan that some stacks use, with these users only. */
const networksUsedBy = (stacks: ReadonlySet<string>, estate: Estate): PlannedNetwork[] =>
  estate.networks.flatMap((network) => {
    const usedBy = network.usedBy.filter((user) => stacks.has(stackOfUser(estate, user) ?? ''));
    return usedBy.length === 0 ? [] : [{ ...network, usedBy }];
  });

/** The plan with more users; an entry that it doesn't have, or has otherwise, is one more. */
function withUsed(plan: readonly PlannedNetwork[], more: readonly PlannedNetwork[]): readonly PlannedNetwork[] {
  const keyOf = ({ name, vlan, cidr, vrack }: PlannedNetwork): string => JSON.stringify([name, vlan, cidr, vrack]);
  const entries = new Map(plan.map((network) => [keyOf(network), network]));
  for (const network of more) {
    const known = entries.get(keyOf(network));
    const usedBy = [...new Set([...(known?.usedBy ?? []), ...network.usedBy])];
    entries.set(keyOf(network), { ...(known ?? network), usedBy });
  }
  return [...entries.values()];
}
