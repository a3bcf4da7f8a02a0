import type { ChangeGate, everything } from '../estate/gates';
import type { StackPlan } from './planned-stack';
import type { Protection } from './protection';
import type { Names } from './renamed';
import { compareWithReview, type PlanDifference, type ReviewedChange } from './reviewed';
import { nothingDone, type StackResult, type StackStatus } from './stack-run';
import type { SynthesizedStack } from './stacks';
import { destroys, hitsOf, type PlannedStep } from './steps';

/** What plans are held against. */
export interface Rules {
  readonly protection: Pick<Protection, 'heldBack'>;
  readonly names?: Pick<Names, 'renamed'> | undefined;
  readonly failOn: readonly (ChangeGate | typeof everything)[];
  /** What was reviewed of each stack that changes, by its id; absent where there is no review. */
  readonly reviewed?: ReadonlyMap<string, readonly ReviewedChange[]> | undefined;
  /** Whether a plan may hold other changes than the review, as long as they neither destroy nor replace. */
  readonly acceptDrift: boolean;
}

/** A plan's result, with all that speaks against it. */
export function compared(stack: SynthesizedStack, plan: StackPlan, rules: Rules): StackResult {
  const { result, changes, status, early, outputs } = plan;
  const { protection, names, failOn, reviewed } = rules;
  // Terraform fails at what it protects itself
  if (status === 'failed') return { ...result, ...protection.heldBack(stack.id, changes) };
  if (status !== 'planned' && status !== 'unchanged') return result;
  const gates = hitsOf(changes, outputs !== undefined, failOn);
  // what is made early may do more than is said, and all of it that destroys for sure is known
  const sure = early === undefined ? changes : changes.filter((step) => destroys(step) && !step.isUncertain);
  const held = {
    ...{ ...result, ...(gates.length > 0 && { gates }) },
    ...protection.heldBack(stack.id, sure),
    ...names?.renamed(stack.id, changes),
  };
  if (reviewed === undefined) return held;
  const found = compareWithReview(stack, sure, reviewed.get(stack.id) ?? []);
  const differences = early === undefined ? found : found.filter(({ kind }) => kind === 'destructive');
  return { ...held, differences };
}

/** Whether something of it refuses a plan. */
export function refuses(
  { differences = [], gates = [], heldBack = [], renamed = [] }: StackResult,
  { acceptDrift }: Pick<Rules, 'acceptDrift'>,
): boolean {
  const isRefused = (kind: PlanDifference['kind']) => kind === 'destructive' || (kind === 'other' && !acceptDrift);
  return gates.length + heldBack.length + renamed.length > 0 || differences.some(({ kind }) => isRefused(kind));
}

/** The result of a stack where nothing is applied. */
export function asPlanned(stack: SynthesizedStack, plan: StackPlan | undefined, rules: Rules): StackResult {
  if (plan === undefined) return nothingDone(stack, 'stopped');
  const result = compared(stack, plan, rules);
  if (plan.status === 'refused') return result;
  if (refuses(result, rules)) return { ...result, status: 'refused' };
  if (plan.early === undefined) return result;
  // what is early never counts as done, nor as failed
  const isMade = plan.status === 'planned' || plan.status === 'unchanged';
  return isMade ? { ...result, status: 'planned', early: plan.early } : nothingDone(stack, 'waiting');
}

/** A result of a stack that was to be applied, and wasn't; one without changes stays as it is. */
export const notApplied = (result: StackResult, status: StackStatus): StackResult =>
  result.status === 'planned' || result.status === 'waiting'
    ? { ...result, created: 0, changed: 0, destroyed: 0, status }
    : result;

/** What a plan destroys that an earlier one didn't say. */
export function unforeseen(plan: readonly PlannedStep[] = [], before: readonly PlannedStep[] = []): PlannedStep[] {
  const foreseen = new Set(before.filter(destroys).map(({ address }) => address));
  return plan.filter((step) => destroys(step) && !foreseen.has(step.address));
}
