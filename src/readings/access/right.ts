import type { Masked } from '../../../constructs/core/secrets/masked';
import type { Block } from '../../estate/model';
import type { Reader } from '../reader';
import type { RowOrigin } from '../reading';

/** What one resource lets one identity do on one thing, or keeps it from. */
export interface Right {
  readonly from: RowOrigin;
  readonly identity: Masked;
  readonly effect: 'allow' | 'deny';
  /** Patterns: a `*` at the end is everything that begins so. */
  readonly actions: readonly Masked[];
  /** Taken out of actions that end with `*`, in this right only. */
  readonly except?: readonly Masked[];
  readonly resource: Masked;
  readonly condition?: Masked;
  /** A day, or when else it ends. */
  readonly expires?: Masked;
  /** Everything that there is to do where it holds, however that is written, or something on the whole account. */
  readonly isStar?: boolean;
  /** A service account of the program has it: no person does. */
  readonly isMachine?: boolean;
  /** Of identity, actions and resource those that are only known after apply. */
  readonly unknown?: readonly Masked[];
}

/** The rights that one resource gives. */
export type RightsOf = (block: Block, reader: Reader) => Right[];

/** A right of a resource, whose place is added. */
export const rightOf = ({ stack, address, path }: Block, right: Omit<Right, 'from'>): Right => ({
  from: { stack, address, path },
  ...right,
});

/** Whether a pattern, with `*` at its end or none, is or contains another one. */
export const covers = (pattern: string, other: string): boolean =>
  pattern === other || (pattern.endsWith('*') && other.startsWith(pattern.slice(0, -1)));

/** Under which condition, and until when. */
type Terms = Pick<Right, 'condition' | 'expires'>;

export const termsOf = ({ condition, expires }: Terms): string => JSON.stringify([condition, expires]);

/** Whether a right holds whenever one under other terms does: under the same condition, and as long at least. */
export const holdsAsLong = (one: Terms, other: Terms): boolean =>
  one.condition === other.condition &&
  (one.expires === undefined || one.expires === other.expires || endOf(one) >= endOf(other));

/** Neither is as long as the other one where only Terraform knows when it ends. */
const endOf = ({ expires }: Terms): number =>
  expires !== undefined && /^\d{4}-\d\d-\d\d/.test(expires) ? Date.parse(expires) : Number.NaN;
