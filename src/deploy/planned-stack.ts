import { readPlan } from '../estate/plan';
import type { Guard } from './guard';
import { type Diagnostic, parseMessage } from './messages';
import type { PlannedStep } from './reviewed';
import type { StackResult, StackStatus, StackTools } from './stack-run';
import type { SynthesizedStack } from './stacks';
import { Tally } from './tally';
import type { Run, RunPlace } from './terraform';

/** A stack's plan, kept in a file so that exactly this plan can be applied. */
export interface StackPlan {
  /** `refused`: its files are not what was reviewed. */
  readonly status: 'planned' | 'unchanged' | 'refused' | 'failed' | 'stopped';
  /** What it holds; empty where planning failed. */
  readonly changes: readonly PlannedStep[];
  readonly file: string;
  readonly result: StackResult;
}

export interface PlanTools extends StackTools {
  /** Objects to files that are not what was reviewed; absent where nothing was. */
  readonly guard?: Guard;
}

/** Plans a stack into a file. */
export async function planStack(stack: SynthesizedStack, file: string, tools: PlanTools): Promise<StackPlan> {
  const { terraform, init, locking, onEvent, guard } = tools;
  const started = performance.now();
  const tally = new Tally(stack, onEvent);
  onEvent({ type: 'stack-started', stack });
  const conclude = (status: StackPlan['status'], changes: readonly PlannedStep[] = []): StackPlan => ({
    status,
    changes,
    file,
    result: { ...resultOf(stack, tally, status, started), ...tally.counts('plan'), plan: changes },
  });
  if (isRefused(stack, tally, guard)) return conclude('refused');
  const run = (args: readonly string[]) => terraform.run(placeOf(stack, guard), args, listener(tally));
  const options = guard?.prepare(stack.id) ?? [];
  let last = await init(() => run(['init', '-json', '-input=false', ...options]));
  // exit code 2: done, and the plan is not empty; counts alone would pass over moved and imported resources
  if (succeeded(last))
    last = await run(['plan', '-json', '-input=false', ...locking, '-detailed-exitcode', `-out=${file}`]);
  const status = last.code === 2 ? 'planned' : succeeded(last) ? 'unchanged' : last.stopped ? 'stopped' : 'failed';
  if (status === 'failed') tally.explain(last);
  // the plan holds the configuration that it was made of: this is the one that is applied, whatever lies there now
  if (isRefused(stack, tally, guard)) return conclude('refused');
  const isMade = status === 'planned' || status === 'unchanged';
  if (isMade && says(tally, guard?.objectionToPlan(stack.id, file))) return conclude('refused');
  if (isMade && isTouched(stack, tally, guard)) return conclude('refused');
  if (status !== 'planned') return conclude(status);
  const lines: string[] = [];
  const shown = await terraform.run(placeOf(stack, guard), ['show', '-json', file], (line) => {
    if (line.startsWith('{')) lines.push(line);
    return line.startsWith('{');
  });
  if (shown.code === 0) {
    const { changes } = readPlan(lines.join(''), `the plan of ${stack.id}`);
    return conclude(
      'planned',
      changes.map(({ values: _, ...step }) => step),
    );
  }
  if (!shown.stopped) tally.explain(shown);
  return conclude(shown.stopped ? 'stopped' : 'failed');
}

/** Applies exactly what was planned. */
export async function applyPlan(stack: SynthesizedStack, plan: StackPlan, tools: PlanTools): Promise<StackResult> {
  const { terraform, locking, guard, onEvent } = tools;
  const started = performance.now();
  const tally = new Tally(stack, onEvent, plan.result);
  const conclude = (status: StackStatus): StackResult => {
    const result = resultOf(stack, tally, status, started);
    return { ...result, seconds: result.seconds + plan.result.seconds, plan: plan.changes };
  };
  // charts and scripts are not in the plan: they are read where they lie
  if (isRefused(stack, tally, guard) || isTouched(stack, tally, guard)) return conclude('refused');
  const args = ['apply', '-json', '-input=false', ...locking, plan.file];
  const run = await terraform.run(placeOf(stack, guard), args, listener(tally));
  if (run.code !== 0 && !run.stopped) tally.explain(run);
  // too late to prevent, never too late to say
  if (isRefused(stack, tally, guard) || isTouched(stack, tally, guard)) return conclude('failed');
  return conclude(run.code === 0 ? 'deployed' : run.stopped ? 'stopped' : 'failed');
}

const placeOf = (stack: SynthesizedStack, guard: Guard | undefined): RunPlace =>
  guard === undefined ? stack : { ...stack, dataDirectory: guard.dataDirectory(stack.id) };

/** Whether the files of a stack are not what was reviewed; says so. */
const isRefused = ({ id }: SynthesizedStack, tally: Tally, guard: Guard | undefined): boolean =>
  says(tally, guard?.objection(id));

/** Whether they are again, and may have been others in between; says so. */
const isTouched = ({ id }: SynthesizedStack, tally: Tally, guard: Guard | undefined): boolean =>
  says(tally, guard?.objectionToTouched(id));

/** Whether there is an objection; says it. */
function says(tally: Tally, objection: Diagnostic | undefined): boolean {
  if (objection !== undefined) tally.add({ type: 'diagnostic', ...objection });
  return objection !== undefined;
}

/** What Terraform says in its machine-readable form is counted; the rest of it is no news. */
const listener =
  (tally: Tally) =>
  (line: string): boolean => {
    const message = parseMessage(line);
    if (message) tally.add(message);
    return line.startsWith('{');
  };

const succeeded = ({ code, stopped }: Run): boolean => code === 0 && !stopped;

const resultOf = (stack: SynthesizedStack, tally: Tally, status: StackStatus, started: number): StackResult => ({
  id: stack.id,
  owner: stack.owner,
  status,
  ...tally.counts('apply'),
  seconds: (performance.now() - started) / 1000,
  errors: tally.errors,
});
