import { withoutKey } from '../estate/addresses';
import { isWithin } from '../estate/attribute-paths';
import type { PlanAction } from '../estate/plan';
import type { SynthesizedStack } from './stacks';
import type { PlannedStep } from './steps';

/** A change that a review holds. */
export interface ReviewedChange {
  readonly address: string;
  readonly action: 'add' | 'import' | 'change' | 'replace' | 'destroy' | 'move';
  /** Of a moved resource: the address at which Terraform would destroy it. */
  readonly movedFrom?: string;
  /** Attributes that cause a replacement, without indices. */
  readonly replacePaths: readonly string[];
}

/**
 * A difference between a plan and the review.
 *
 * - `destructive`: the plan destroys or replaces, the review doesn't say so, or replaces for another reason
 * - `other`: the plan does something else that the review doesn't say
 * - `less`: the review says more than is left to do
 */
export interface PlanDifference {
  readonly kind: 'destructive' | 'other' | 'less';
  readonly stack: string;
  readonly address: string;
  readonly planned?: PlanAction;
  readonly reviewed?: ReviewedChange['action'];
  readonly drifted: boolean;
  /** Attributes that replace it by the plan, and not by the review. */
  readonly because?: readonly string[];
}

/** Holds a stack's plan against the review. What the stack's own bytes let go of is approved with them. */
export function compareWithReview(
  { id: stack, forgotten }: Pick<SynthesizedStack, 'id' | 'forgotten'>,
  plan: readonly PlannedStep[],
  review: readonly ReviewedChange[],
): PlanDifference[] {
  const reviewed = new Map(review.flatMap(atEachAddress));
  const isSaid = ({ address, action }: PlannedStep): boolean =>
    action === 'forget' && forgotten.has(withoutKey(address));
  const steps = plan.filter((step) => (step.action !== 'none' || step.isImported) && !isSaid(step));
  const planned = new Set(steps.map(({ address }) => known(address, reviewed)));
  const missing = [...reviewed].filter(([address]) => !planned.has(address));
  return [
    ...steps.flatMap((change) => {
      const at = known(change.address, reviewed);
      const said = reviewed.get(at);
      const because = said?.action === 'replace' ? otherPaths(change.replacePaths, said.replacePaths) : [];
      const kind = because.length > 0 ? 'destructive' : kindOf(change, said?.action, at !== change.address);
      if (kind === undefined) return [];
      const { address, action, isDrifted: drifted } = change;
      return {
        ...{ kind, stack, address, planned: action, drifted },
        ...(said && { reviewed: said.action }),
        ...(because.length > 0 && { because }),
      };
    }),
    ...missing.map(([address, { action }]) => ({
      kind: 'less' as const,
      stack,
      address,
      reviewed: action,
      drifted: false,
    })),
  ];
}

type Said = ReviewedChange['action'];
type SaidChange = Pick<ReviewedChange, 'action' | 'replacePaths'>;

const destructive: readonly PlanAction[] = ['destroy', 'replace', 'replace-and-forget'];
/** What destroys less than a replacement. */
const less: readonly PlanAction[] = ['change', 'forget', 'replace-and-forget'];

function kindOf(
  { action, isLeftover, isImported }: PlannedStep,
  said: Said | undefined,
  isInstance: boolean,
): PlanDifference['kind'] | undefined {
  if (action === said || (action === 'none' && said === 'import')) return undefined;
  if (said === 'replace' && less.includes(action)) return 'less';
  // the second half of what an earlier, failed deployment began
  if (said === 'replace' && action === 'add') return 'less';
  if (isImported && said === 'import' && action === 'change') return 'less';
  // of several instances some are taken over, some made
  if (isImported && isInstance && said === 'add' && action === 'none') return 'less';
  if (isLeftover && (said === 'replace' || said === 'add')) return 'less';
  return destructive.includes(action) ? 'destructive' : 'other';
}

/** Attributes that the review doesn't name: neither themselves nor what they are in, nor anything in them. */
const otherPaths = (planned: readonly string[], reviewed: readonly string[]): string[] =>
  planned.filter((path) => !reviewed.some((said) => isWithin(path, said) || isWithin(said, path)));

/** A moved resource is destroyed at one address and created at the other. */
function atEachAddress({
  address,
  action,
  movedFrom,
  replacePaths,
}: ReviewedChange): (readonly [string, SaidChange])[] {
  if (action !== 'move') return [[address, { action, replacePaths }]];
  const made = [address, { action: 'add', replacePaths: [] }] as const;
  return movedFrom === undefined ? [made] : [made, [movedFrom, { action: 'destroy', replacePaths: [] }]];
}

/** The address under which the review knows a resource: of one with `count` or `for_each` it knows the block. */
function known(address: string, reviewed: ReadonlyMap<string, unknown>): string {
  return reviewed.has(address) ? address : withoutKey(address);
}
