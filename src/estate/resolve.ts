import { type Each, quoted } from './each';
import type { Known, Ref } from './known';
import type { Block, Estate, Stack, Value } from './model';
import { expressionsIn, isExpression, type Reference, referencesIn } from './references';
import { EstateValues } from './values';

/** One of what `count`, `for_each` or `lifecycle.enabled` makes of a block, or the block itself. */
export interface Instance {
  readonly block: Block;
  /** Behind its address, as Terraform writes it: `[0]`, `["a"]`. */
  readonly key: '' | `[${string}]`;
  /** What `each` and `count` are in it. */
  readonly each?: Each;
}

const read = new WeakMap<Estate, EstateValues>();

/** Values of an estate, each evaluated once. */
function valuesOf(estate: Estate): EstateValues {
  let values = read.get(estate);
  if (values === undefined) {
    values = new EstateValues(estate);
    read.set(estate, values);
  }
  return values;
}

/**
 * What a value is, as far as anybody can know it before Terraform runs: behind local values, defaults of variables, outputs of
 * other stacks, arguments of resources that are written, and the functions that programs use. Whatever the value is, an answer.
 *
 * @param each the instance it belongs to, where it says `each.key`, `each.value` or `count.index`
 */
export function resolve(estate: Estate, stack: string, value: Value | undefined, each?: Each): Known {
  if (value === undefined || value === null) return { is: 'known', value: null };
  if (isPlain(value)) return { is: 'known', value };
  return valuesOf(estate).known({ stack, address: '' }, value, each);
}

/** Nothing in it that Terraform evaluates. */
function isPlain(value: Value): boolean {
  if (typeof value === 'string') return !/[$%]\{/.test(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([name, inner]) => isPlain(name) && isPlain(inner));
}

/** What `count`, `for_each` and `lifecycle.enabled` make of a block, itself without them; `undefined` where only Terraform can count. */
export function instancesOf(estate: Estate, block: Block): readonly Instance[] | undefined {
  if (block.repeat === undefined) return [{ block, key: '' }];
  return valuesOf(estate)
    .instancesOf(block)
    ?.map((each) => ({ block, key: keyOf(each), each }));
}

function keyOf(each: Each): Instance['key'] {
  if (each.by === 'lifecycle.enabled') return '';
  return each.by === 'count' ? `[${each.index}]` : `[${quoted(each.key)}]`;
}

/** The stack whose state a `terraform_remote_state` of a stack reads. */
export const stackBehind = (estate: Estate, block: Block): Stack | undefined => valuesOf(estate).stackBehind(block);

/** What is referred to, and what of it. */
interface Target {
  readonly to: Ref;
  readonly attribute: readonly string[];
}

/**
 * The resources, data sources and modules to which the expressions in a value lead: also through local values, variables and the
 * states of other stacks, which aren't in the answer themselves. Without evaluation: of a condition, both branches.
 */
export const referencesOf = (estate: Estate, stack: string, value: Value | undefined): readonly Target[] =>
  [...stepsFrom(estate, stack, value)].flatMap((step) => ('to' in step ? [step] : []));

/** Something on the way from a value to what it is made of. */
type Step = Target | { readonly stack: string; readonly value: Value };

/**
 * Everything on the way from the expressions in a value: what they lead to, and what local values, variables and outputs of other stacks
 * stand in between.
 */
export function* stepsFrom(estate: Estate, stack: string, value: Value | undefined): Generator<Step> {
  const seen = new Set<string>();
  const open: { readonly stack: string; readonly value: Value | undefined }[] = [{ stack, value }];
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    for (const reference of [...expressionsIn(next.value)].flatMap(referencesIn)) {
      const step = behind(estate, next.stack, reference);
      if (step.value === undefined) {
        if (step.isBlock)
          yield { to: { stack: next.stack, address: reference.address }, attribute: reference.attribute };
      } else if (!seen.has(step.key)) {
        seen.add(step.key);
        open.push({ stack: step.stack, value: step.value });
        yield { stack: step.stack, value: step.value };
      }
    }
  }
}

/** What a reference carries on: a local value, a default, or an output of another stack. */
function behind(estate: Estate, id: string, { address, attribute: [outputs, name = ''] }: Reference) {
  const stack = estate.stacks.get(id);
  const block = stack?.blocks.get(address);
  const isState = block?.type === 'terraform_remote_state' && block.kind === 'data' && outputs === 'outputs';
  const source = isState ? stackBehind(estate, block) : undefined;
  return source === undefined
    ? { stack: id, key: `${id} ${address}`, value: stack?.named.get(address), isBlock: block !== undefined }
    : { stack: source.id, key: `${source.id} output.${name}`, value: source.outputs.get(name), isBlock: true };
}

/**
 * The block that a value leads to, where that is one: `${local.cluster}` leads to what is behind it. Where a value names several
 * blocks, the one that its evaluation comes to.
 */
export function blockBehind(estate: Estate, stack: string, value: Value | undefined, each?: Each): Block | undefined {
  if (typeof value !== 'string' || !isExpression(value)) return undefined;
  const named = theOne(referencesOf(estate, stack, value).map(({ to }) => to));
  if (named !== undefined) return estate.stacks.get(named.stack)?.blocks.get(named.address);
  const known = resolve(estate, stack, value, each);
  if (known.is !== 'unknown') return undefined;
  const left = theOne(known.because.map(({ at }) => at));
  return left && estate.stacks.get(left.stack)?.blocks.get(left.address);
}

/** The only place that is named, however often. */
function theOne(places: readonly Ref[]): Ref | undefined {
  const [first, ...others] = places;
  return others.every(({ stack, address }) => stack === first?.stack && address === first.address) ? first : undefined;
}
