import { canonical } from '../../estate/canonical';
import { type Block, type Estate, repeats, type Values } from '../../estate/model';
import { type Instance, instancesOf, stepsFrom } from '../../estate/resolve';
import { instanceBlock } from '../../estate/settled';
import type { Pair } from './match';

/** What a change of a resource does to its instances. */
interface PairedInstances {
  readonly pairs: readonly Pair[];
  readonly added: readonly Block[];
  readonly destroyed: readonly Block[];
}

/**
 * The instances of a block on both sides, one with the other. Those that stay are one pair as long as they are alike on both sides.
 */
export function pairInstances(pair: Pair, base: Estate, head: Estate): PairedInstances {
  const whole: PairedInstances = { pairs: [pair], added: [], destroyed: [] };
  if (pair.before.repeat === undefined && pair.after.repeat === undefined) return whole;
  const [before, after] = [instancesOf(base, pair.before), instancesOf(head, pair.after)];
  if (before === undefined || after === undefined) return whole;
  const [old, now] = [byKey(before), byKey(after)];
  const kept = [...now].flatMap(([key, one]) => {
    const was = old.get(key);
    return was === undefined ? [] : [[was, one] as const];
  });
  const isOne = kept.length > 0 && isAlike(pair);
  return {
    pairs: isOne ? [pair] : kept.map(([was, one]) => pairOf(pair, was, one, base, head)),
    added: [...now].filter(([key]) => !old.has(key)).map(([, one]) => instanceBlock(head, one)),
    destroyed: [...old].filter(([key]) => !now.has(key)).map(([, one]) => instanceBlock(base, one)),
  };
}

/** Terraform takes a resource without count for the first one of those with it, and the other way round. */
const byKey = (instances: readonly Instance[]): ReadonlyMap<string, Instance> =>
  new Map(instances.map((one) => [one.key === '' ? '[0]' : one.key, one]));

/** Whether what stays is the same on both sides, whichever instances there are. */
const isAlike = ({ before, after }: Pair): boolean =>
  canonical(before.body) === canonical(after.body) && canonical(valuesOf(before)) === canonical(valuesOf(after));

/** What `each.value` may be: of instances with a number as their key, nothing else. */
const valuesOf = ({ repeat }: Block) => (repeat?.name === 'for_each' ? repeat.value : null);

function pairOf(pair: Pair, old: Instance, now: Instance, base: Estate, head: Estate): Pair {
  const [before, after] = [instanceBlock(base, old), instanceBlock(head, now)];
  // with or without count, it is the same one to Terraform
  if (old.key === now.key) return { ...pair, before, after };
  const { address, path } = pair.after;
  return { ...pair, before, after: { ...after, address, path } };
}

/** Whether an argument is what says how many instances there are. */
export const isOfRepeat = ({ path }: { readonly path: string }): boolean => repeats.some((name) => name === path);

/** What says how many there are, of both sides as arguments, where it differs and only Terraform can count. */
export function repeatedBodies({ before, after }: Pair, base: Estate, head: Estate): readonly [Values, Values] {
  if (instancesOf(base, before) !== undefined && instancesOf(head, after) !== undefined) return [{}, {}];
  const [old, now] = [repeatOf(base, before), repeatOf(head, after)];
  return canonical(old) === canonical(now) ? [{}, {}] : [old, now];
}

/** What says how many there are as an argument, with the values that stand behind what is written. */
function repeatOf(estate: Estate, { stack, repeat }: Block): Values {
  if (repeat === undefined) return {};
  const values = [...stepsFrom(estate, stack, repeat.value)].flatMap((step) => ('to' in step ? [] : step.value));
  if (typeof repeat.value !== 'string' || values.length === 0) return { [repeat.name]: repeat.value };
  return { [repeat.name]: `${repeat.value} (${values.map(canonical).join(', ')})` };
}
