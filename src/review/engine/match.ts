import { likeness } from '../../estate/likeness';
import type { Block, Estate, Stack } from '../../estate/model';
import { renamedBody } from '../../estate/references';
import type { Renamed } from '../../estate/renamed';
import { writtenOf } from '../../estate/settled';
import { pairInstances } from './instances';
import { isSameThing } from './similarity';

/** One resource on both sides. */
export interface Pair {
  readonly before: Block;
  readonly after: Block;
  /** Its address changed and no `moved` block says so: Terraform would destroy it and create it again. */
  readonly isMoved: boolean;
}

export interface Matching {
  readonly pairs: readonly Pair[];
  readonly added: readonly Block[];
  readonly destroyed: readonly Block[];
  /** Old addresses that a `moved` block leads to a new one, as `[old, new]`. */
  readonly kept: readonly (readonly [string, string])[];
  /** No longer managed and not destroyed. */
  readonly forgotten: readonly Block[];
}

/** How many pairs may still be compared one by one, in a whole review. */
interface Budget {
  left: number;
}

/** Finds the resources, data sources and modules of one stack on the other side, each instance of a block for itself. */
export function matchStacks(
  base: Stack,
  head: Stack,
  estates: { readonly base: Estate; readonly head: Estate },
  budget: Budget,
): Matching {
  const pairs: Pair[] = [];
  const kept: (readonly [string, string])[] = [];
  const left = new Map(base.blocks);
  const added: Block[] = [];
  const sources = new Map([...head.moved].map(([from, to]) => [to, from]));
  for (const after of head.blocks.values()) {
    const old = [...aliasesOf(after.address, sources)].find((address) => left.has(address));
    const before = old === undefined ? undefined : left.get(old);
    if (before === undefined) {
      added.push(after);
      continue;
    }
    left.delete(before.address);
    pairs.push({ before, after, isMoved: false });
    if (before.address !== after.address) kept.push([before.address, after.address]);
  }
  const { moved, rest } = findMoved([...left.values()], added, kept, budget);
  const gone = [...left.values()].filter((block) => !moved.some(({ before }) => before === block));
  const forgotten = gone.filter(({ address }) => head.forgotten.has(address));
  const all = [...pairs, ...moved].map((pair) => pairInstances(pair, estates.base, estates.head));
  return {
    pairs: all.flatMap((instances) => instances.pairs),
    added: [...rest, ...all.flatMap((instances) => instances.added)],
    destroyed: [
      ...gone.filter((block) => !forgotten.includes(block)),
      ...all.flatMap((instances) => instances.destroyed),
    ],
    kept,
    forgotten,
  };
}

/** Its own address first, then those that `moved` blocks lead to it from. */
function* aliasesOf(address: string, sources: ReadonlyMap<string, string>): Generator<string> {
  const seen = new Set<string>();
  for (let at: string | undefined = address; at !== undefined && !seen.has(at); at = sources.get(at)) {
    yield at;
    seen.add(at);
  }
}

const threshold = 0.75;

/** Things that are gone here and new there, of one type and nearly equal. */
function findMoved(
  gone: readonly Block[],
  added: readonly Block[],
  kept: Matching['kept'],
  budget: Budget,
): { moved: Pair[]; rest: Block[] } {
  const moved: Pair[] = [];
  const addresses = new Map(kept);
  const old = new Set(gone.filter(({ kind }) => kind !== 'data'));
  const open = new Set(added.filter(({ kind }) => kind !== 'data'));
  const claim = (before: Block, after: Block) => {
    if (!old.delete(before)) return;
    open.delete(after);
    addresses.set(before.address, after.address);
    moved.push({ before, after, isMoved: true });
  };

  // what has the same path is the same thing, whatever became of its address
  const byPath = new Map([...old].map((block) => [placeOf(block), block]));
  for (const after of open) {
    const before = byPath.get(placeOf(after));
    if (before && isSameThing(before.body, after.body, after.type)) claim(before, after);
  }
  // references to something that moved are equal once that is known, so a second round finds more
  for (let round = 0, before = -1; round < 4 && before !== moved.length; round++) {
    before = moved.length;
    const candidates = byType(old);
    for (const [type, news] of byType(open)) {
      for (const [one, other] of likeliest(candidates.get(type) ?? [], news, addresses, budget)) claim(one, other);
    }
  }
  return { moved, rest: added.filter((block) => block.kind === 'data' || open.has(block)) };
}

const placeOf = ({ type, ids, address }: Block): string => `${type} ${ids.length > 0 ? ids.join('/') : address}`;

function byType(blocks: Iterable<Block>): Map<string, Block[]> {
  const groups = new Map<string, Block[]>();
  for (const block of blocks) {
    const group = groups.get(block.type);
    if (group) group.push(block);
    else groups.set(block.type, [block]);
  }
  return groups;
}

/** Pairs of one type, the likeliest first. */
function likeliest(
  old: readonly Block[],
  added: readonly Block[],
  addresses: ReadonlyMap<string, string>,
  budget: Budget,
): (readonly [Block, Block])[] {
  const bodies = old.map((before) => ({ before, body: renamedBody(before.body, addresses) }));
  const combinations = old.length * added.length;
  if (combinations > budget.left) {
    const equal = new Map(bodies.map(({ before, body }) => [JSON.stringify(body), before]));
    return added.flatMap((after) => {
      const before = equal.get(JSON.stringify(after.body));
      return before === undefined ? [] : [[before, after] as const];
    });
  }
  budget.left -= combinations;
  const scored = added.flatMap((after) =>
    bodies.flatMap(({ before, body }) => {
      const score = likeness({ ...before, body }, after);
      return score >= threshold && isSameThing(body, after.body, after.type) ? [{ before, after, score }] : [];
    }),
  );
  const used = new Set<Block>();
  return (
    scored
      // of equal ones the same, whichever side is the base
      .sort((a, b) => b.score - a.score || (sidesOf(a) < sidesOf(b) ? -1 : 1))
      .flatMap(({ before, after }) => {
        if (used.has(before) || used.has(after)) return [];
        used.add(before).add(after);
        return [[before, after] as const];
      })
  );
}

const sidesOf = ({ before, after }: { readonly before: Block; readonly after: Block }): string =>
  [before.address, after.address].sort().join(' ');

/** New addresses by the old ones: of what is kept by `moved` blocks, and of what was found again. */
export function renamesOf({ pairs, kept }: Matching): ReadonlyMap<string, string> {
  const moved = pairs.filter(({ isMoved }) => isMoved);
  const written = moved.map(({ before, after }) => [writtenOf(before).address, writtenOf(after).address] as const);
  return new Map([...kept, ...written]);
}

/** What a reference is called now, by what it was. */
export const referenceRenames = (matching: Matching): ReadonlyMap<string, string> =>
  new Map([...renamesOf(matching), ...countRenames(matching)]);

/**
 * What references to a resource are called that has a `count` from now on, or none any longer: Terraform takes it for its first
 * instance.
 */
export const countRenames = ({ pairs }: Matching): ReadonlyMap<string, string> =>
  new Map(
    pairs.flatMap((pair): (readonly [string, string])[] => {
      const [before, after] = [writtenOf(pair.before), writtenOf(pair.after)];
      if (isCounted(after) && before.repeat === undefined) return [[before.address, `${after.address}[0]`]];
      return isCounted(before) && after.repeat === undefined ? [[`${before.address}[0]`, after.address]] : [];
    }),
  );

const isCounted = ({ repeat }: Block): boolean => repeat?.name === 'count';

/** Blocks as they stand in the file that have another address or path than before. */
export function renamedIn({ pairs }: Matching): readonly Renamed[] {
  const found = new Map<Block, Renamed>();
  for (const pair of pairs) {
    const [before, after] = [writtenOf(pair.before), writtenOf(pair.after)];
    if (before.address !== after.address || before.path !== after.path) found.set(after, { before, after });
  }
  return [...found.values()];
}

/** A matching of blocks as they stand in the file. */
export function writtenMatching({ pairs, added, destroyed, forgotten, kept }: Matching): Matching {
  const all = (blocks: readonly Block[]) => [...new Set(blocks.map(writtenOf))];
  const found = new Map(
    pairs.map(({ before, after, isMoved }) => [
      writtenOf(after),
      { before: writtenOf(before), after: writtenOf(after), isMoved },
    ]),
  );
  const [old, now] = [new Set([...found.values()].map(({ before }) => before)), new Set(found.keys())];
  return {
    pairs: [...found.values()],
    added: all(added).filter((block) => !now.has(block)),
    destroyed: all(destroyed).filter((block) => !old.has(block)),
    forgotten: all(forgotten),
    kept,
  };
}
