import { canonical } from './canonical';
import { type Estate, isManaged, type Stack } from './model';
import { withoutWords } from './words';

/** A stack that has another name in the head. */
export interface RenamedStack {
  readonly before: Stack;
  readonly after: Stack;
}

/** How much of two stacks must be the same for one to be the other under another name. */
const threshold = 0.8;

/** Finds what is gone here and new there, the likeliest first and each once. */
export function renamedStacks(base: Pick<Estate, 'stacks'>, head: Pick<Estate, 'stacks'>): readonly RenamedStack[] {
  const gone = [...base.stacks.values()].filter(({ id }) => !head.stacks.has(id)).map(withTexts);
  const added = [...head.stacks.values()].filter(({ id }) => !base.stacks.has(id)).map(withTexts);
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

/** A stack, and what Terraform manages in it: arguments as text, by address. */
interface Placed {
  readonly stack: Stack;
  readonly texts: ReadonlyMap<string, string>;
}

const withTexts = (stack: Stack): Placed => {
  const managed = [...stack.blocks.values()].filter(isManaged);
  return { stack, texts: new Map(managed.map(({ address, body }) => [address, canonical(body)])) };
};

/**
 * How much of two stacks is the same at the same place; 0 where that is less than counts. Another environment of the same shape has
 * another project, other networks. What is made from the name of a stack differs with it, and counts as the same: the names of both are
 * blanked in both, since one may stand for something else, too, as `staging` for an environment and its stage.
 */
function likeness({ stack: before, texts: one }: Placed, { stack: after, texts: other }: Placed): number {
  const names = [before, after].flatMap(({ id, record }) => [id, record?.team, record?.environment]);
  // longest first: the name of a stack holds those of its team and environment
  const words = [...new Set(names.flatMap((name) => name ?? []))].sort((a, b) => b.length - a.length);
  const blank = withoutWords(words);
  const larger = Math.max(one.size, other.size);
  let same = one.size;
  for (const [address, text] of one) {
    const there = other.get(address);
    if (there === undefined || blank(text) !== blank(there)) same--;
    // most pairs have little in common
    if (same / larger < threshold) return 0;
  }
  return larger === 0 ? 0 : same / larger;
}
