import { maskText } from '../../../../constructs/core/secrets/mask';
import { type Masked, masked } from '../../../../constructs/core/secrets/masked';
import { canonical, unmatched } from '../../../estate/canonical';
import { flagOf } from '../../../estate/flag';
import type { Value, Values } from '../../../estate/model';
import { isExpression } from '../../../estate/references';
import { blocksIn, elementsOf, isSaid } from '../../../readings/reader';
import { amountOf } from '../lowered';
import { daysOf } from './buckets';
import { timesAYear } from './schedule';

/**
 * An argument that guards, and which other value of it guards less. What isn't known counts on both sides: it may have been the
 * strictest, and may be the loosest.
 */
export interface Lessening {
  /** Names from the outside in: `metadata.max_versions`. */
  readonly at: string;
  readonly when: keyof typeof isLess;
  readonly says: Masked;
}

/** @param name what of the resource is told to be less. @default - `at` */
export const lessening = (at: string, when: Lessening['when'], says: Masked, name = at): Lessening => ({
  at,
  when,
  says: masked`${says} (${maskText(name)})`,
});

/** Of whatever says how often backups are made, and how many are kept. */
export const fewerBackups = masked`its backups are made less often, or fewer of them are kept`;

type IsLess = (before: Value | undefined, after: Value | undefined) => boolean;

const byAmount =
  (isAsMuch: (before: number, after: number) => boolean, amount = amountOf): IsLess =>
  (before, after) => {
    const [old, now] = [amount(before), amount(after)];
    return isSaid(before) && !(old !== undefined && now !== undefined && isAsMuch(old, now));
  };

/** Ways in which another value is less. */
const isLess = {
  off: (before, after) => (flagOf(before) ?? isExpression(before)) && flagOf(after) !== true,
  on: (before, after) => flagOf(before) !== true && (flagOf(after) ?? isExpression(after)),
  lower: byAmount((old, now) => now >= old),
  higher: byAmount((old, now) => now <= old),
  /** Of a number of times, after which it ends: none is no end. */
  'ends sooner': (before, after) => byAmount((old, now) => now >= old, timesOf)(before ?? 0, after),
  /** Of a duration of ISO 8601. */
  shorter: byAmount((old, now) => now >= old, daysOf),
  /** Of a schedule of cron. */
  'less often': byAmount((old, now) => now >= old, timesAYear),
  fewer: (before, after) => unmatched(elementsOf(before), elementsOf(after)).gone.length > 0,
  none: (before, after) => elementsOf(before).length > 0 && (elementsOf(after).length === 0 || isExpression(after)),
  other: isSaid,
} satisfies Readonly<Record<string, IsLess>>;

function timesOf(value: Value | undefined): number | undefined {
  const times = amountOf(value ?? 0);
  return times === 0 ? Number.POSITIVE_INFINITY : times;
}

/** What of an argument of both sides is less now, each thing once. */
export const lessBy = (all: readonly Lessening[], before: Values, after: Values): readonly Masked[] => [
  ...new Set(
    all.flatMap(({ at, when, says }) => {
      const [old, now] = [valueAt(before, at), valueAt(after, at)];
      return canonical(old) !== canonical(now) && isLess[when](old, now) ? [says] : [];
    }),
  ),
];

/** The value at a path; what isn't known on the way to it stands in its place. */
function valueAt(body: Values, path: string): Value | undefined {
  const [name = '', ...rest] = path.split('.');
  const value = body[name];
  if (rest.length === 0 || isExpression(value)) return value;
  const [inside] = blocksIn(value);
  return inside === undefined ? undefined : valueAt(inside, rest.join('.'));
}
