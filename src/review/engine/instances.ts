import { canonical } from '../../estate/canonical';
import { type Block, isValues, type Value, type Values } from '../../estate/model';
import type { Pair } from './match';

/** What a change of `count` or `for_each` does to the instances of a resource. */
export function instancesOf(pair: Pair): {
  readonly pair?: Pair;
  readonly added: readonly Block[];
  readonly destroyed: readonly Block[];
} {
  const [before, after] = [keysOf(pair.before.repeat?.value), keysOf(pair.after.repeat?.value)];
  if (before === undefined || after === undefined) return { pair, added: [], destroyed: [] };
  // Terraform takes a resource without count for the first one of those with it, and the other way round
  const same = (a: string, b: string) => a === b || (a === '' && b === '[0]') || (a === '[0]' && b === '');
  const gone = before.filter((key) => !after.some((other) => same(key, other)));
  const news = after.filter((key) => !before.some((other) => same(key, other)));
  return {
    ...(gone.length < before.length ? { pair } : {}),
    added: news.map((key) => instance(pair.after, key)),
    destroyed: gone.map((key) => instance(pair.before, key)),
  };
}

/**
 * What differs in `count` or `for_each` beyond which instances there are, as arguments of both sides: values under keys that
 * stay, and expressions that only Terraform can count.
 */
export function repeatedBodies(before: Block, after: Block): readonly [Values, Values] {
  const [old, now] = [before.repeat, after.repeat];
  if (old === undefined || now === undefined) return [{}, {}];
  if (isValues(old.value) && isValues(now.value)) {
    const [one, other] = [old.value, now.value];
    const kept = Object.keys(one).filter((key) => Object.hasOwn(other, key));
    const values = (side: Values) => ({ for_each: Object.fromEntries(kept.map((key) => [key, side[key] ?? null])) });
    return [values(one), values(other)];
  }
  const isKnown = keysOf(old.value) !== undefined && keysOf(now.value) !== undefined;
  if (isKnown || canonical(old.value) === canonical(now.value)) return [{}, {}];
  return [{ [old.name]: old.value }, { [now.name]: now.value }];
}

const instance = (block: Block, key: string): Block => ({
  ...block,
  address: `${block.address}${key}`,
  path: `${block.path}${key}`,
});

/** More instances than anybody makes of one resource: a number that is only there to break something. */
const manyInstances = 10_000;

/** Keys of instances as Terraform writes them behind an address, `['']` without any; `undefined` where only Terraform knows. */
function keysOf(repeat: Value | undefined): string[] | undefined {
  if (repeat === undefined) return [''];
  const count = typeof repeat === 'string' && /^\d{1,5}$/.test(repeat) ? Number(repeat) : repeat;
  if (typeof count === 'number') {
    return count >= 0 && count <= manyInstances ? Array.from({ length: count }, (_, index) => `[${index}]`) : undefined;
  }
  if (isValues(repeat)) return Object.keys(repeat).map((key) => `[${JSON.stringify(key)}]`);
  const [, list] = /^\$\{toset\((\[.*\])\)\}$/s.exec(String(repeat)) ?? [];
  return list === undefined ? undefined : textsOf(list)?.map((key) => `[${JSON.stringify(key)}]`);
}

function textsOf(list: string): string[] | undefined {
  try {
    const parsed: unknown = JSON.parse(list);
    return Array.isArray(parsed) && parsed.every((one) => typeof one === 'string') ? parsed : undefined;
  } catch {
    return undefined;
  }
}
