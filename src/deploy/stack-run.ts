import type { Allowed } from '../estate/allowed';
import type { ChangeGate } from '../estate/gates';
import type { Diagnostic, ResourceAction } from './messages';
import type { MovedState } from './move/move';
import type { GoneStack } from './record/gone-stacks';
import type { PlanDifference } from './reviewed';
import type { SynthesizedStack } from './stacks';
import type { PlannedStep } from './steps';
import { Tally } from './tally';
import type { Run, Terraform } from './terraform';
import { listener, runLocking } from './terraform-plan';

export type Command = 'apply' | 'plan';

export type DeployEvent =
  | { readonly type: 'start'; readonly stacks: readonly SynthesizedStack[] }
  /** What was deployed before and is gone from the program: nothing is done about it. */
  | { readonly type: 'left-behind'; readonly stacks: readonly GoneStack[] }
  /** Of a plan: states that would move first. */
  | { readonly type: 'states-to-move'; readonly states: readonly MovedState[] }
  /** A state has come to its new place; nothing of its stack is planned or changed yet. */
  | { readonly type: 'state-moved'; readonly state: MovedState }
  | { readonly type: 'stack-started'; readonly stack: SynthesizedStack }
  /** Somebody else holds the lock of its state. */
  | { readonly type: 'waiting-for-lock'; readonly stack: SynthesizedStack }
  /** Or of what is kept of deployments, and of that alone; or of a state that moves. */
  | { readonly type: 'waiting-for-record'; readonly where: string }
  /** Terraform has planned the stack: how many operations it will do, how many of its resources are missing. */
  | { readonly type: 'planned'; readonly stack: SynthesizedStack; readonly total: number; readonly missing: number }
  | ({ readonly type: 'resource-started' | 'resource-finished' } & ResourceEvent)
  | { readonly type: 'diagnostic'; readonly stack: SynthesizedStack; readonly diagnostic: Diagnostic }
  | { readonly type: 'stack-finished'; readonly stack: SynthesizedStack; readonly result: StackResult };

export interface ResourceEvent {
  readonly stack: SynthesizedStack;
  readonly action: ResourceAction;
  readonly address: string;
  /** Construct path below the stack. */
  readonly path: string;
  /** Operations finished in this stack, of `total`. */
  readonly done: number;
  readonly total: number;
}

/**
 * `deployed`: something was created, changed or destroyed. `unchanged`: Terraform's plan was empty. `planned`: a plan
 * that is not empty. `waiting`: it can't be planned before a stack it needs is deployed. `refused`: its plan is not what was reviewed,
 * runs into a gate, would destroy protected data, or make something again under another name, or its state has moved away or is lost. `left-out`:
 * its files are not what was reviewed, and the review doesn't change it. `skipped`: a stack it needs failed. `stopped`: asked to stop
 * before it was done, or begun. `declined`: whoever was asked didn't say yes. `forgotten`: it is no longer known that it was deployed, as
 * somebody said that nothing of it exists.
 */
export type StackStatus =
  | 'deployed'
  | 'unchanged'
  | 'planned'
  | 'waiting'
  | 'refused'
  | 'left-out'
  | 'failed'
  | 'skipped'
  | 'stopped'
  | 'declined'
  | 'forgotten';

/** How a stack was planned before stacks that it needs are deployed. */
export interface Early {
  /** `configuration`: Terraform couldn't plan it yet, so blocks were counted and held against the state. */
  readonly from: 'plan' | 'configuration';
  /** Stacks of whose outputs some are known only once these are deployed. */
  readonly unknown: readonly string[];
  /** What Terraform says, where it couldn't. */
  readonly why?: string;
}

/** A step of a plan that runs into a gate. */
export interface GateHit {
  readonly gate: ChangeGate | 'all';
  /** Absent where nothing but outputs changes. */
  readonly address?: string;
}

/** What a plan would do to something that holds data, and may not. */
export interface HeldBack {
  readonly address: string;
  readonly action: 'destroy' | 'replace';
  /** Where it is in the settings. */
  readonly path: string;
  readonly loses: string;
  /** In a sentence without full stop. */
  readonly why: string;
  /** Entry of the settings that lets it go; absent where it has one that holds later. */
  readonly allowedBy?: Allowed;
}

/** What a plan would destroy and make again, as its key in the settings is another one. */
export interface RenamedThing {
  readonly address: string;
  /** What it would be. */
  readonly now: string;
  /** What of the settings keeps it: `teams.web.environments.prod.logStreams.api.id: 'app'`. */
  readonly line: string;
  /** Entry of the settings that lets it go, where that is meant. */
  readonly retiredBy: Allowed;
}

export interface StackResult {
  readonly id: string;
  readonly owner?: string;
  readonly status: StackStatus;
  /** Resources; of a plan, what would be. */
  readonly created: number;
  readonly changed: number;
  readonly destroyed: number;
  readonly seconds: number;
  readonly errors: readonly Diagnostic[];
  /** What its plan holds; absent where none was read. */
  readonly plan?: readonly PlannedStep[];
  /** Where its plan and the review differ; absent where there is no review. */
  readonly differences?: readonly PlanDifference[];
  /** Absent where it was planned as it would be applied, or not at all. */
  readonly early?: Early;
  /** Gates that its plan runs into; absent where there are none. */
  readonly gates?: readonly GateHit[];
  /** What its plan would do to what holds data, although it is protected. */
  readonly heldBack?: readonly HeldBack[];
  /** What its plan would make again under another name. */
  readonly renamed?: readonly RenamedThing[];
  /** Where its state has gone, or is on its way to: the program looks for it in the old place. */
  readonly movedTo?: string;
  /** It was deployed, and there is no state of it. */
  readonly hasLostState?: boolean;
  /** What is in the place of its state is none. */
  readonly hasNoState?: boolean;
}

/** The result of a stack of which nothing was done. */
export const nothingDone = ({ id, owner }: SynthesizedStack, status: StackStatus): StackResult => ({
  id,
  owner,
  status,
  created: 0,
  changed: 0,
  destroyed: 0,
  seconds: 0,
  errors: [],
});

const commandLines: Readonly<Record<Command, readonly [command: string, ...rest: string[]]>> = {
  apply: ['apply', '-json', '-input=false', '-auto-approve'],
  plan: ['plan', '-json', '-input=false'],
};

export interface StackTools {
  readonly terraform: Terraform;
  /** Decides when an init may run. */
  readonly init: (task: () => Promise<Run>) => Promise<Run>;
  /** Arguments of what takes the lock of a state. */
  readonly locking: readonly string[];
  readonly onEvent: (event: DeployEvent) => void;
}

/** Runs Terraform in one stack: `init`, then the command, which plans and does exactly what it has planned. */
export async function runStack(command: Command, stack: SynthesizedStack, tools: StackTools): Promise<StackResult> {
  const { terraform, init, onEvent } = tools;
  const started = performance.now();
  const tally = new Tally(stack, onEvent);
  onEvent({ type: 'stack-started', stack });
  let run = await init(() => terraform.run(stack, ['init', '-json', '-input=false'], listener(tally)));
  const ready = run.code === 0 && !run.stopped;
  if (ready) run = await runLocking(stack, commandLines[command], tools, tally);
  if (run.code !== 0 && !run.stopped) tally.explain(run);
  const status = ready ? statusOf(command, run, tally.empty) : run.stopped ? 'stopped' : 'failed';
  const isRefused = status === 'failed' && tally.hasNoState;
  return {
    id: stack.id,
    owner: stack.owner,
    status: isRefused ? 'refused' : status,
    ...tally.counts(command),
    seconds: (performance.now() - started) / 1000,
    errors: tally.errors,
    ...(isRefused && { hasNoState: true }),
  };
}

function statusOf(command: Command, run: Run, empty: boolean): StackStatus {
  if (run.code !== 0) return run.stopped ? 'stopped' : 'failed';
  if (empty) return 'unchanged';
  return command === 'plan' ? 'planned' : 'deployed';
}
