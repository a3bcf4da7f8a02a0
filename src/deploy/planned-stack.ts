import { existsSync } from 'node:fs';
import type { PlannedChange } from '../estate/plan';
import type { ForeseenOutputs } from '../estate/stand-ins';
import type { Guard } from './guard';
import type { Diagnostic } from './messages';
import { markIn } from './move/state-content';
import { isLost, lostCure, lostMeans, makesForSure } from './record/lost-state';
import type { DeployedRecord } from './record/record';
import type { Early, StackResult, StackStatus, StackTools } from './stack-run';
import type { SynthesizedStack } from './stacks';
import { type PlannedStep, stepsOf } from './steps';
import { inStatePlace, sentence, Tally } from './tally';
import type { RunPlace } from './terraform';
import { makePlan, runLocking, showPlan } from './terraform-plan';

/** A stack's plan, kept in a file so that exactly this plan can be applied. */
export interface StackPlan {
  /** `refused`: its files are not what was reviewed, or its state has moved away, is lost or broken. */
  readonly status: 'planned' | 'unchanged' | 'refused' | 'failed' | 'stopped';
  /** What it holds; where planning failed what is known of it. */
  readonly changes: readonly PlannedStep[];
  /** Outputs that its stack will have; absent where they stay what they are. */
  readonly outputs?: ForeseenOutputs;
  readonly file: string;
  readonly result: StackResult;
  /** It was made before stacks that it needs are deployed: it isn't applied. */
  readonly early?: Early;
}

export interface PlanTools extends StackTools {
  /** Objects to files that are not what was reviewed; absent where nothing was. */
  readonly guard?: Guard;
  /** What was deployed; absent where states may as well be gone. */
  readonly record?: Pick<DeployedRecord, 'estate' | 'entries'> | undefined;
  /** More arguments for planning. */
  readonly planning?: readonly string[];
  /** Is told what a plan holds, with its values. */
  readonly onPlan?: (stack: SynthesizedStack, changes: readonly PlannedChange[]) => void;
}

/** Plans a stack into a file. */
export async function planStack(stack: SynthesizedStack, file: string, tools: PlanTools): Promise<StackPlan> {
  const { onEvent, guard, planning = [], onPlan } = tools;
  const started = performance.now();
  const tally = new Tally(stack, onEvent);
  onEvent({ type: 'stack-started', stack });
  const conclude = (status: StackPlan['status'], changes: readonly PlannedStep[] = []): StackPlan => ({
    status,
    changes,
    file,
    result: plannedResult(stack, tally, status, started, changes),
  });
  const refuse = (why: Partial<StackResult>): StackPlan => {
    const refused = conclude('refused');
    return { ...refused, result: { ...refused.result, ...why } };
  };
  if (isRefused(stack, tally, guard)) return conclude('refused');
  const place = runPlaceOf(stack, guard);
  const options = { init: guard?.prepare(stack.id) ?? [], plan: planning };
  const status = await makePlan(place, file, tools, tally, options);
  // the plan holds the configuration that it was made of: this is the one that is applied, whatever lies there now
  if (isRefused(stack, tally, guard)) return conclude('refused');
  const isMade = status === 'planned' || status === 'unchanged';
  if (isMade && says(tally, guard?.objectionToPlan(stack.id, file))) return conclude('refused');
  if (isMade && isTouched(stack, tally, guard)) return conclude('refused');
  if (status === 'failed' && tally.hasNoState) return refuse({ hasNoState: true });
  if (status === 'failed') return conclude(status, await stepsUntilFailed(stack, place, file, tools));
  if (status === 'unchanged' && !mustHold(stack, tools) && (await saysLost(stack, place, tools, tally)))
    return asLost(conclude('refused'));
  if (status !== 'planned') return conclude(status);
  const plan = await showPlan(stack, place, file, tools, tally);
  if (typeof plan === 'string') return conclude(plan);
  const [mark] = plan.outputs.flatMap(({ name, values }) => markIn(name, values.before) ?? []);
  if (mark !== undefined) {
    says(tally, sayMoved(mark.place));
    return refuse({ movedTo: mark.place });
  }
  if (plan.isFirst && (await saysLost(stack, place, tools, tally))) return asLost(conclude('refused'));
  onPlan?.(stack, plan.changes);
  const planned = conclude('planned', stepsOf(plan));
  return plan.outputs.length > 0 ? { ...planned, outputs: plan.outputsAfter } : planned;
}

const sayMoved = (place: string): Diagnostic => ({
  severity: 'error',
  summary: `the state of this stack has moved to ${place}`,
  detail:
    'This program looks for it in its old place, and would make everything again. Use the program whose states are there.',
});

/** Whether what a stack makes must be in its state where its plan is empty. */
const mustHold = ({ id }: SynthesizedStack, { record, planning = [] }: PlanTools): boolean => {
  const kernel = record?.estate.stacks.get(id);
  return !planning.includes('-destroy') && kernel !== undefined && makesForSure(kernel);
};

/** Whether a stack that was deployed has no state any more; says so. */
export async function saysLost(
  stack: SynthesizedStack,
  place: RunPlace,
  { record, terraform }: PlanTools,
  tally: Tally,
): Promise<boolean> {
  if (record === undefined || !(await isLost(stack, record.entries.get(stack.id), place, terraform))) return false;
  const cure = lostCure(stack.id, record.estate.folder);
  return says(tally, {
    severity: 'error',
    summary: `the state of this stack${inStatePlace(stack)} is gone: ${lostMeans}`,
    detail: `${sentence(cure)}.`,
  });
}

/** A refused plan, for that. */
export const asLost = (refused: StackPlan): StackPlan => ({
  ...refused,
  result: { ...refused.result, hasLostState: true },
});

/** What a plan holds that Terraform began and refuses to end: it writes it all the same. */
async function stepsUntilFailed(
  stack: SynthesizedStack,
  place: RunPlace,
  file: string,
  tools: PlanTools,
): Promise<readonly PlannedStep[]> {
  if (!existsSync(file)) return [];
  // that it failed is told already
  const plan = await showPlan(stack, place, file, tools, new Tally(stack, () => {}));
  return typeof plan === 'string' ? [] : stepsOf(plan);
}

/** The result of a stack that was planned and not applied. */
export const plannedResult = (
  stack: SynthesizedStack,
  tally: Tally,
  status: StackStatus,
  started: number,
  plan: readonly PlannedStep[],
): StackResult => ({ ...resultOf(stack, tally, status, started), ...tally.counts('plan'), plan });

/** Applies exactly what was planned. */
export async function applyPlan(stack: SynthesizedStack, plan: StackPlan, tools: PlanTools): Promise<StackResult> {
  const { guard, onEvent } = tools;
  const started = performance.now();
  const tally = new Tally(stack, onEvent, plan.result);
  const conclude = (status: StackStatus): StackResult => {
    const result = resultOf(stack, tally, status, started);
    return { ...result, seconds: result.seconds + plan.result.seconds, plan: plan.changes };
  };
  // charts and scripts are not in the plan: they are read where they lie
  if (isRefused(stack, tally, guard) || isTouched(stack, tally, guard)) return conclude('refused');
  const run = await runLocking(runPlaceOf(stack, guard), ['apply', '-json', '-input=false', plan.file], tools, tally);
  if (run.code !== 0 && !run.stopped) tally.explain(run);
  // too late to prevent, never too late to say
  if (isRefused(stack, tally, guard) || isTouched(stack, tally, guard)) return conclude('failed');
  return conclude(run.code === 0 ? 'deployed' : run.stopped ? 'stopped' : 'failed');
}

export const runPlaceOf = (stack: SynthesizedStack, guard: Guard | undefined): RunPlace =>
  guard === undefined ? stack : { ...stack, dataDirectory: guard.dataDirectory(stack.id) };

/** Whether the files of a stack are not what was reviewed; says so. */
export const isRefused = ({ id }: SynthesizedStack, tally: Tally, guard: Guard | undefined): boolean =>
  says(tally, guard?.objection(id));

/** Whether they are again, and may have been others in between; says so. */
const isTouched = ({ id }: SynthesizedStack, tally: Tally, guard: Guard | undefined): boolean =>
  says(tally, guard?.objectionToTouched(id));

/** Whether there is an objection; says it. */
function says(tally: Tally, objection: Diagnostic | undefined): boolean {
  if (objection !== undefined) tally.add({ type: 'diagnostic', ...objection });
  return objection !== undefined;
}

const resultOf = (stack: SynthesizedStack, tally: Tally, status: StackStatus, started: number): StackResult => ({
  id: stack.id,
  owner: stack.owner,
  status,
  ...tally.counts('apply'),
  seconds: (performance.now() - started) / 1000,
  errors: tally.errors,
});
