import { maskText } from '../../../../constructs/core/secrets/mask';
import { masked } from '../../../../constructs/core/secrets/masked';
import { canonical } from '../../../estate/canonical';
import type { Estate, Stack } from '../../../estate/model';
import type { Finding } from '../../report/report';
import { withoutWords } from '../similarity';
import { emptyState, moveState } from './move-state';

/** Stacks that have another name in the head, old beside new. */
export type RenamedStacks = readonly { readonly before: Stack; readonly after: Stack }[];

/** How much of two stacks must be the same for one to be the other under another name. */
const threshold = 0.8;

/** Finds what is gone here and new there, the likeliest first and each once. */
export function renamedStacks(base: Estate, head: Estate): RenamedStacks {
  const gone = [...base.stacks.values()].filter(({ id }) => !head.stacks.has(id)).map(withPlaces);
  const added = [...head.stacks.values()].filter(({ id }) => !base.stacks.has(id)).map(withPlaces);
  const alike = gone.flatMap((before) =>
    added.map((after) => ({ before: before.stack, after: after.stack, score: likeness(before, after) })),
  );
  const taken = new Set<Stack>();
  return alike
    .filter(({ score }) => score >= threshold)
    .sort((a, b) => b.score - a.score || (a.after.id < b.after.id ? -1 : 1))
    .filter(({ before, after }) => {
      if (taken.has(before) || taken.has(after)) return false;
      taken.add(before).add(after);
      return true;
    });
}

/** What a new name does, told of the new stack, with the commands that keep what the old one has. */
export const renamedFinding = ({ before, after }: RenamedStacks[number]): Finding => ({
  class: 'state',
  stack: maskText(after.id),
  where: masked`name`,
  says: masked`holds the same as ${maskText(before.id)}, which is gone: under another name Terraform finds no state, and would make everything again`,
  attributes: [],
  doWith: [...moveState(before, after), emptyState(before)],
});

interface Placed {
  readonly stack: Stack;
  /** What Terraform manages in it, as text, as it is and without the stack's name, by address: it has no name of a stack in it. */
  readonly places: ReadonlyMap<string, { readonly text: string; readonly nameless: string }>;
}

/** What is made from the name of a stack differs with it, and counts as the same. */
function withPlaces(stack: Stack): Placed {
  const { team, environment } = stack.record ?? {};
  const words = [stack.id, ...[team, environment].flatMap((name) => name ?? [])];
  const managed = [...stack.blocks.values()].filter(({ kind }) => kind !== 'data' && kind !== 'ephemeral');
  return {
    stack,
    places: new Map(
      managed.map(({ address, body }) => {
        const text = canonical(body);
        return [address, { text, nameless: withoutWords(text, words) }] as const;
      }),
    ),
  };
}

/** How much of two stacks is the same at the same place. Another environment of the same shape has another project, other networks. */
function likeness({ places: one }: Placed, { places: other }: Placed): number {
  const larger = Math.max(one.size, other.size);
  const same = [...one].filter(([place, { text, nameless }]) => {
    const there = other.get(place);
    return there?.text === text || there?.nameless === nameless;
  }).length;
  return larger === 0 ? 0 : same / larger;
}
