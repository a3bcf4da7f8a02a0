import { isPassingOn, passingOn, repeatedBy } from './echoes';
import { isIgnored } from './ignored';
import { type Block, type Estate, isValues, type Stack, type Values } from './model';
import { expressionsIn } from './references';
import { boundValue, settledEstate, settledValue, writtenOf } from './settled';

const made = new WeakMap<Estate, Estate>();

/**
 * An estate in which everything is known that will be once it is applied. Terraform learns some of it only then: what repeats an
 * argument is not known while it plans, and what refers to it waits for it. So what becomes of a resource is told without this.
 */
export function onceApplied(estate: Estate): Estate {
  const known = made.get(estate);
  if (known !== undefined) return known;
  const repeating = repeatingEstate(estate);
  const applied = withBlocks(settledEstate(repeating), withoutRepeated);
  made.set(estate, applied);
  made.set(applied, applied);
  return applied;
}

/** A block, or an instance of one, of which everything is known that will be once it is applied; the same one where that is no more. */
export function blockOnceApplied(estate: Estate, block: Block): Block {
  const repeating = repeatingEstate(estate);
  if (repeating === settledEstate(estate)) return block;
  const body = settledValue(repeating, block.stack, block.body);
  const runs = block.runs.map((run) => ({ ...run, value: boundValue(repeating, { block, key: '' }, run.value) }));
  const isSame = body === block.body && runs.every(({ value }, index) => value === block.runs[index]?.value);
  return isSame || !isValues(body) ? block : { ...block, body, runs, written: writtenOf(block) };
}

const repeated = new WeakMap<Estate, Estate>();

/** A settled estate in which what repeats an argument is written as one; the same one where nothing does. */
function repeatingEstate(estate: Estate): Estate {
  const settled = settledEstate(estate);
  const known = repeated.get(settled) ?? (isAnyAsked(settled) ? withBlocks(settled, withRepeated) : settled);
  repeated.set(settled, known);
  return known;
}

/** Whether anything names something that repeats an argument, or itself. */
const isAnyAsked = ({ stacks }: Estate): boolean =>
  [...stacks.values()].some(({ sections }) => {
    for (const text of expressionsIn(sections as Values)) if (passingOnIn.test(text)) return true;
    return false;
  });

const passingOnIn = new RegExp(String.raw`\b(?:self|${passingOn.join('|')})\b`);

/** The same estate where no block becomes another one. */
function withBlocks(estate: Estate, change: (block: Block) => Block): Estate {
  let stacks: Map<string, Stack> | undefined;
  for (const [id, stack] of estate.stacks) {
    let blocks: Map<string, Block> | undefined;
    for (const [address, block] of stack.blocks) {
      const changed = change(block);
      if (changed === block) continue;
      blocks ??= new Map(stack.blocks);
      blocks.set(address, changed);
    }
    if (blocks === undefined) continue;
    stacks ??= new Map(estate.stacks);
    stacks.set(id, { ...stack, blocks });
  }
  return stacks === undefined ? estate : { ...estate, stacks };
}

/** As if what repeats an argument were one. */
function withRepeated(block: Block): Block {
  if (!isPassingOn(block.type)) return block;
  const entries = Object.entries(repeatedBy(block.type)).flatMap(([name, argument]) => {
    const value = isIgnored(block.lifecycle['ignore_changes'], argument) ? undefined : block.body[argument];
    return value === undefined ? [] : [[name, value] as const];
  });
  return entries.length === 0 ? block : { ...block, body: { ...block.body, ...Object.fromEntries(entries) } };
}

function withoutRepeated(block: Block): Block {
  if (!isPassingOn(block.type)) return block;
  const repeating = Object.keys(repeatedBy(block.type));
  if (!repeating.some((name) => Object.hasOwn(block.body, name))) return block;
  return {
    ...block,
    body: Object.fromEntries(Object.entries(block.body).filter(([name]) => !repeating.includes(name))),
  };
}
