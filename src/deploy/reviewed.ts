/** What a plan does to a resource. `forget`: Terraform lets go of it, it goes on existing. */
export type PlannedAction = 'add' | 'change' | 'replace' | 'destroy' | 'forget';

/** A change that a plan holds. */
export interface PlannedChange {
  readonly address: string;
  readonly action: PlannedAction;
  /** Attributes that cause a replacement, without indices. */
  readonly replacePaths: readonly string[];
  /** Whether the resource was changed outside Terraform since the last deployment. */
  readonly drifted: boolean;
  /** Whether only what an earlier, failed deployment left behind is destroyed. */
  readonly leftover: boolean;
  /** Whether the resource exists and an import block takes it over. */
  readonly imported: boolean;
}

/** A change that a review holds. */
export interface ReviewedChange {
  readonly address: string;
  readonly action: 'add' | 'change' | 'replace' | 'destroy' | 'move';
  /** Of a moved resource: the address at which Terraform would destroy it. */
  readonly movedFrom?: string;
}

/** What was reviewed: changes by stack id. */
export type Review = ReadonlyMap<string, readonly ReviewedChange[]>;

/**
 * A difference between a plan and the review.
 *
 * - `destructive`: the plan destroys or replaces, the review doesn't say so
 * - `other`: the plan does something else that the review doesn't say
 * - `less`: the review says more than is left to do
 */
export interface Difference {
  readonly kind: 'destructive' | 'other' | 'less';
  readonly stack: string;
  readonly address: string;
  readonly planned?: PlannedAction;
  readonly reviewed?: ReviewedChange['action'];
  readonly drifted: boolean;
}

/** Holds a stack's plan against the review. */
export function compareWithReview(
  stack: string,
  plan: readonly PlannedChange[],
  review: readonly ReviewedChange[],
): Difference[] {
  const reviewed = new Map(review.flatMap(atEachAddress));
  const planned = new Set(plan.map(({ address }) => known(address, reviewed)));
  const missing = [...reviewed].filter(([address]) => !planned.has(address));
  return [
    ...plan.flatMap((change) => {
      const said = reviewed.get(known(change.address, reviewed));
      const kind = kindOf(change, said);
      if (kind === undefined) return [];
      const { address, action, drifted } = change;
      return { kind, stack, address, planned: action, ...(said && { reviewed: said }), drifted };
    }),
    ...missing.map(([address, said]) => ({ kind: 'less' as const, stack, address, reviewed: said, drifted: false })),
  ];
}

type Said = ReviewedChange['action'];

function kindOf({ action, leftover, imported }: PlannedChange, said: Said | undefined): Difference['kind'] | undefined {
  if (action === said) return undefined;
  if (said === 'replace' && (action === 'change' || action === 'forget')) return 'less';
  // the second half of what an earlier, failed deployment began
  if (said === 'replace' && action === 'add') return 'less';
  // new in the code, as the review of an import block sees it
  if (imported && said === 'add' && action === 'change') return 'less';
  if (leftover && (said === 'replace' || said === 'add')) return 'less';
  return action === 'destroy' || action === 'replace' ? 'destructive' : 'other';
}

/** A moved resource is destroyed at one address and created at the other. */
const atEachAddress = ({ address, action, movedFrom }: ReviewedChange): (readonly [string, Said])[] =>
  action === 'move'
    ? [[address, 'add'], ...(movedFrom === undefined ? [] : [[movedFrom, 'destroy'] as const])]
    : [[address, action]];

/** The address under which the review knows a resource: of one with `count` or `for_each` it knows the block. */
function known(address: string, reviewed: ReadonlyMap<string, unknown>): string {
  if (reviewed.has(address)) return address;
  return address.replace(/\[[^\]]*\]$/, '');
}
