import type { Each } from './each';
import type { Known } from './known';
import type { Block, Estate, Stack, Value } from './model';
import { Values } from './values';

/** One of what `count` or `for_each` makes of a block, or the block itself. */
export interface Instance {
  readonly block: Block;
  /** Behind its address, as Terraform writes it: `[0]`, `["a"]`. */
  readonly key: '' | `[${string}]`;
  /** What `each` and `count` are in it. */
  readonly each?: Each;
}

const read = new WeakMap<Estate, Values>();

/** Values of an estate, each evaluated once. */
function valuesOf(estate: Estate): Values {
  let values = read.get(estate);
  if (values === undefined) {
    values = new Values(estate);
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

/** What `count` and `for_each` make of a block, itself without them; `undefined` where only Terraform can count. */
export function instancesOf(estate: Estate, block: Block): readonly Instance[] | undefined {
  if (block.repeat === undefined) return [{ block, key: '' }];
  return valuesOf(estate)
    .instancesOf(block)
    ?.map((each) => ({ block, key: each.by === 'count' ? `[${each.index}]` : `[${quoted(each.key)}]`, each }));
}

/** A key as Terraform writes it in an address. */
const quoted = (key: string): string =>
  JSON.stringify(key)
    .replaceAll('\\b', '\\u0008')
    .replaceAll('\\f', '\\u000c')
    .replaceAll(/[$%]\{/g, (mark) => `${mark.charAt(0)}${mark}`);

/** The stack whose state a `terraform_remote_state` of a stack reads. */
export const stackBehind = (estate: Estate, block: Block): Stack | undefined => valuesOf(estate).stackBehind(block);
