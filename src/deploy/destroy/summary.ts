import { maskText } from '../../../constructs/core/secrets/mask';
import type { Masked } from '../../../constructs/core/secrets/masked';
import type { StackResult } from '../stack-run';
import { leftOf, type Outcome, outcomeOf, type StackSummary, summaryOfStack } from '../summary';
import type { Aftermath } from './aftermath';

/** What `landing-zone destroy --json-summary` did, for programs to read. It holds no values of resources and no details of errors. */
export interface DestructionSummary {
  readonly format: 'ovh-landing-zone/destruction';
  readonly version: 1;
  /** `declined`: it was not confirmed. `refused`: something is protected, needs what was to be destroyed, or has a state that can't be read. */
  readonly outcome: Outcome;
  /** The sentence that was printed, where there is nothing to say of stacks. */
  readonly reason?: Masked;
  /** In the order of the work. */
  readonly stacks: readonly StackSummary[];
  /** Ids of stacks that still stand; the same command again goes on with them. */
  readonly left: readonly string[];
  /** What stays at OVHcloud, goes on costing or takes somebody's hand, of what was planned to be destroyed. */
  readonly stays: Aftermath['stays'];
}

const head = { format: 'ovh-landing-zone/destruction', version: 1 } as const;

/** The summary of one that ended before there was anything to say of stacks. */
export const destructionEndedEarly = (outcome: Outcome, reason: string): DestructionSummary => ({
  ...{ ...head, outcome, reason: maskText(reason), stacks: [], left: [], stays: [] },
});

export function summarizeDestruction(results: readonly StackResult[], stays: Aftermath['stays']): DestructionSummary {
  return {
    ...{ ...head, outcome: outcomeOf(results), stacks: results.map(summaryOfStack) },
    left: leftOf(results),
    stays,
  };
}
