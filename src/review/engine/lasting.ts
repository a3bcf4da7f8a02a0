import { freshIn } from '../../estate/fresh';
import type { Block, Estate } from '../../estate/model';
import { expressionsIn } from '../../estate/references';
import { writtenOf } from '../../estate/settled';
import type { Reason } from './change';
import { type Matching, matchStacks } from './match';
import { type LastingReasons, Predictor } from './predict';

/**
 * Why each apply replaces a block of the head, also one that comes when nothing is changed in the program: by a time or a random value
 * behind it. Only of blocks of which that is new.
 */
export function lastingReasons(base: Estate, head: Estate, matchings: ReadonlyMap<string, Matching>): LastingReasons {
  const now = unchanged(head);
  if (now === undefined) return new Map();
  const before = unchanged(base);
  const found = [...matchings.values()].flatMap(({ pairs, added }) => [
    ...pairs.flatMap((pair) => (before && reasonsOf(before, pair.before).length > 0 ? [] : pair.after)),
    ...added,
  ]);
  const reasons = found.map((block) => [block, reasonsOf(now, block)] as const);
  return new Map(reasons.filter(([, own]) => own.length > 0));
}

/** What an apply of an estate does where it is deployed as it is; `undefined` where it does nothing. */
function unchanged(estate: Estate): Predictor | undefined {
  const isFresh = [...estate.stacks.values()].some((stack) =>
    [...expressionsIn(stack.sections)].some((text) => freshIn(estate, stack, text) !== undefined),
  );
  if (!isFresh) return undefined;
  const budget = { left: 0 };
  const estates = { base: estate, head: estate };
  const matchings = [...estate.stacks].map(([id, stack]) => [id, matchStacks(stack, stack, estates, budget)] as const);
  return new Predictor(estate, estate, new Map(matchings), { isFresh: true });
}

/** Why a block is replaced, known there by the address that is written. */
const reasonsOf = (predictor: Predictor, block: Block): readonly Reason[] =>
  predictor.graph
    .find(block.stack, { address: writtenOf(block).address, attribute: [] })
    .flatMap(({ item }) => predictor.of(item).reasons);
