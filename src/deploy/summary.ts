import { maskText } from '../../constructs/core/secrets/mask';
import type { Masked } from '../../constructs/core/secrets/masked';
import type { MovedState } from './move/move';
import type { PlanDifference } from './reviewed';
import type { Early, GateHit, HeldBack, RenamedThing, StackResult, StackStatus } from './stack-run';
import type { PlannedStep } from './steps';

/**
 * What a deployment did, for programs to read (`landing-zone deploy --json-summary`). It holds no values of resources and no
 * details of errors, which may quote them. `version` grows with every change that a reader could trip over.
 */
export interface DeploymentSummary {
  readonly format: 'ovh-landing-zone/deployment';
  readonly version: 4;
  /**
   * `done`: everything asked for is done. `refused`: something was not what was reviewed, ran into a gate, would destroy protected
   * data, has another name, or has a state that isn't where the program says, can't be read, or can't be moved. `failed`: a stack failed, or the
   * deployment itself did. `stopped`: by Ctrl-C or a request to end. `declined`: whoever was asked didn't say yes.
   */
  readonly outcome: Outcome;
  /**
   * The sentence that was printed where it came to an end before there was anything to say of stacks: `stacks` is empty then, and what was
   * begun is in the states. Absent otherwise.
   */
  readonly reason?: Masked;
  /** Digest of the output that was reviewed; nothing else was deployed. */
  readonly reviewed?: string;
  /** File of the simulated cloud that it went into; absent for OVHcloud. */
  readonly sandbox?: string;
  readonly planOnly: boolean;
  readonly acceptDrift: boolean;
  readonly stacks: readonly StackSummary[];
  /** Every difference between plans and review. */
  readonly differences: readonly PlanDifference[];
  /** Ids of stacks that are not deployed yet, apart from those that are left out; unless it was refused, the same command goes on with them. */
  readonly left: readonly string[];
  /** Stacks that are gone from the program and still exist, by what was kept of deployments, and as the review names them. */
  readonly removed: readonly RemovedStack[];
  /** States that were moved to where the program says now; absent where none was. */
  readonly moved?: readonly MovedState[];
  /** Of a plan: states that would be moved before anything is planned, so that `stacks` is empty; absent where none would. */
  readonly toMove?: readonly MovedState[];
}

export type Outcome = 'done' | 'refused' | 'failed' | 'stopped' | 'declined';

export interface StackSummary {
  readonly id: string;
  readonly owner?: string;
  readonly status: StackStatus;
  readonly created: number;
  readonly changed: number;
  readonly destroyed: number;
  readonly seconds: number;
  /** What its plan held. */
  readonly plan?: readonly PlannedStep[];
  /** How it was planned before stacks that it needs are deployed. */
  readonly early?: Early;
  /** Gates of `--fail-on` that its plan runs into. */
  readonly gates?: readonly GateHit[];
  /** What its plan would do to what holds data, although it is protected. */
  readonly heldBack?: readonly HeldBack[];
  /** What its plan would make again under another name. */
  readonly renamed?: readonly RenamedThing[];
  /** Where its state has gone: it was refused for that. */
  readonly movedTo?: string;
  /** It was deployed, and there is no state of it: it was refused for that. */
  readonly hasLostState?: boolean;
  /** What is in the place of its state is none: it was refused for that. */
  readonly hasNoState?: boolean;
  readonly errors: readonly { readonly summary: string; readonly address?: string }[];
}

export interface RemovedStack {
  readonly id: string;
  /** Command that destroys what is left of it. */
  readonly removeWith?: string;
}

/** What was asked for. */
export interface AskedDeployment {
  /** File of the simulated cloud that it goes into. */
  readonly sandbox?: string;
  readonly reviewed?: string | undefined;
  readonly planOnly: boolean;
  readonly acceptDrift: boolean;
  /** What is done of that so far. */
  readonly moved?: readonly MovedState[];
  /** What only would be done of that. */
  readonly toMove?: readonly MovedState[];
}

interface DeploymentFacts extends AskedDeployment {
  readonly results: readonly StackResult[];
  readonly removed: readonly RemovedStack[];
}

const headOf = (
  outcome: Outcome,
  { reviewed, sandbox, planOnly, acceptDrift, moved = [], toMove = [] }: AskedDeployment,
) =>
  ({
    format: 'ovh-landing-zone/deployment',
    version: 4,
    outcome,
    ...(reviewed !== undefined && { reviewed }),
    ...(sandbox !== undefined && { sandbox }),
    planOnly,
    acceptDrift,
    ...(moved.length > 0 && { moved }),
    ...(toMove.length > 0 && { toMove }),
  }) as const;

/** The summary of a deployment that ended before there was anything to say of stacks. */
export const endedEarly = (
  outcome: 'refused' | 'failed',
  reason: string,
  asked: AskedDeployment,
): DeploymentSummary => ({
  ...headOf(outcome, asked),
  reason: maskText(reason),
  stacks: [],
  differences: [],
  left: [],
  removed: [],
});

export function summarize({ results, removed, ...asked }: DeploymentFacts): DeploymentSummary {
  return {
    ...headOf(outcomeOf(results), asked),
    stacks: results.map(summaryOfStack),
    differences: results.flatMap(({ differences }) => differences ?? []),
    left: leftOf(results),
    removed,
  };
}

export const summaryOfStack = ({ differences: _, errors, seconds, ...stack }: StackResult): StackSummary => ({
  ...stack,
  seconds: Math.round(seconds * 10) / 10,
  errors: errors.map(({ summary, address }) => (address === undefined ? { summary } : { summary, address })),
});

/** Nothing is left to do for a stack with one of these. */
const atAnEnd: readonly StackStatus[] = ['deployed', 'unchanged', 'left-out', 'forgotten'];

/** Ids of the stacks that the same command goes on with. */
export const leftOf = (results: readonly StackResult[]): readonly string[] =>
  results.filter(({ status }) => !atAnEnd.includes(status)).map(({ id }) => id);

/** What came of all stacks, by the worst of them. */
export function outcomeOf(results: readonly StackResult[]): Outcome {
  const has = (status: StackStatus) => results.some((result) => result.status === status);
  if (has('failed')) return 'failed';
  if (has('refused')) return 'refused';
  if (has('stopped')) return 'stopped';
  return has('declined') ? 'declined' : 'done';
}
