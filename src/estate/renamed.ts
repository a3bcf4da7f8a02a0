import type { Block, Estate } from './model';
import { renamedUser } from './network-users';
import type { RenamedStack } from './renamed-stacks';
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

/** An estate in which what has a `count`, and has none in another one, is called alike: Terraform takes the first instance for it. */
export function withoutFirstKeys(estate: Estate, other: Estate): Estate {
  const stacks = [...estate.stacks].map(([id, stack]) => {
    const others = other.stacks.get(id)?.blocks;
    const alone = [...stack.blocks].filter(([address, { repeat }]) => {
      const same = others?.get(address);
      return repeat?.name === 'count' && same !== undefined && same.repeat === undefined;
    });
    if (alone.length === 0) return [id, stack] as const;
    const blocks = alone.map(([address, block]) => [address, { ...block, isFirstAlone: true as const }] as const);
    return [id, { ...stack, blocks: new Map<string, Block>([...stack.blocks, ...blocks]) }] as const;
  });
  return stillSettled({ ...estate, stacks: new Map(stacks) }, estate);
}

/**
 * An estate in which stacks have the names that they get later, also for those who use them, and are of the team and the environment that
 * they are of then. What they hold is what it was.
 */
export function withStackNames(estate: Estate, renamed: readonly RenamedStack[]): Estate {
  if (renamed.length === 0) return estate;
  const names = new Map(renamed.map((one) => [one.before.id, one]));
  const nameOf = (id: string): string => names.get(id)?.after.id ?? id;
  const stacks = [...estate.stacks.values()].map((stack) => {
    const { after } = names.get(stack.id) ?? {};
    const { team, environment } = after?.record ?? {};
    const id = nameOf(stack.id);
    const dependsOn = stack.dependsOn.map(nameOf);
    const labels = { ...(team === undefined ? {} : { team }), ...(environment === undefined ? {} : { environment }) };
    const record = stack.record && { ...stack.record, ...labels, id, dependsOn: stack.record.dependsOn.map(nameOf) };
    const blocks = [...stack.blocks].map(([address, block]) => [address, inStack(block, id)] as const);
    return { ...stack, id, dependsOn, ...(record && { record }), blocks: new Map(blocks) };
  });
  const usedBy = (users: readonly string[]) =>
    users.map((user) => renamed.reduce((name, { before, after }) => renamedUser(name, before, after), user));
  const named = {
    ...estate,
    stacks: new Map(stacks.map((stack) => [stack.id, stack])),
    networks: estate.networks.map((network) => ({ ...network, usedBy: usedBy(network.usedBy) })),
    unread: estate.unread.map((one) => (one.stack === undefined ? one : { ...one, stack: nameOf(one.stack) })),
  };
  return stillSettled(named, estate);
}

const inStack = (block: Block, stack: string): Block =>
  block.stack === stack
    ? block
    : { ...block, stack, ...(block.written === undefined ? {} : { written: inStack(block.written, stack) }) };
