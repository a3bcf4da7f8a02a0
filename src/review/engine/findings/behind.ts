import type { Block, Estate, Value, Values } from '../../../estate/model';
import { blockOnceApplied } from '../../../estate/once-applied';
import { expressionsIn, isExpression, mapTexts, renamedText, replaceEach } from '../../../estate/references';
import { countRenames, type Matching, type Pair } from '../match';
import type { Elsewhere } from './elsewhere';

/** Whether an expression of a stack of the base is another value in the head, although it is written alike. */
export type IsOther = (stack: string, expression: string) => boolean;

/** Both sides of a stack, with what says of each what is behind its expressions. */
interface Behind {
  readonly base: Estate;
  readonly head: Estate;
  readonly old: Elsewhere;
  readonly now: Elsewhere;
  readonly isOther: IsOther;
}

/** What of one side is what of the other, each with the values that stand behind what is written; without what has none. */
export function matchingBehind(matching: Matching, { base, head, old, now, isOther }: Behind): Matching {
  const counted = countRenames(matching);
  const asWas = (block: Block): Block =>
    renamedBlock(old.block(withOutdated(blockOnceApplied(base, block), isOther)), counted);
  return {
    ...matching,
    pairs: matching.pairs
      .map((pair) => ({ ...pair, before: asWas(pair.before), after: now.block(blockOnceApplied(head, pair.after)) }))
      .filter((pair, index) => hasValues(pair, matching.pairs[index])),
    added: matching.added.map((block) => blockOnceApplied(head, block)).filter(({ written }) => written !== undefined),
  };
}

/** Whether a pair says more than what stands in the file. */
const hasValues = ({ before, after }: Pair, written: Pair | undefined): boolean =>
  before.written !== undefined || after.written !== undefined || before !== written?.before || after !== written.after;

/** Of the base: an expression that becomes another value although it is written alike is no longer the same. */
function withOutdated(block: Block, isOther: IsOther): Block {
  const isOutdated = (text: string): boolean => isExpression(text) && isOther(block.stack, withOwnAddress(block, text));
  const all = [block.body, ...block.runs.map(({ value }) => value)];
  if (!all.some((value) => [...expressionsIn(value)].some(isOutdated))) return block;
  return changedBlock(block, (value) => mapTexts(value, (text) => (isOutdated(text) ? `${text} (as it was)` : text)));
}

/** A text with its address for `self` where that is asked for an argument; the rest is another one when it is made again. */
const withOwnAddress = ({ address, body }: Block, text: string): string =>
  replaceEach(text, (expression) => {
    const [, name] = /^self\.([\w-]+)/.exec(expression) ?? [];
    return name !== undefined && Object.hasOwn(body, name) ? expression.replace('self', address) : undefined;
  });

/** A block in which names lead to where things are now. */
export const renamedBlock = (block: Block, renames: ReadonlyMap<string, string>): Block =>
  renames.size === 0 ? block : changedBlock(block, (value) => mapTexts(value, (text) => renamedText(text, renames)));

const changedBlock = (block: Block, change: (value: Value) => Value): Block => ({
  ...block,
  body: change(block.body) as Values,
  runs: block.runs.map((run) => ({ ...run, value: change(run.value) })),
});
