import { readPlan } from '../estate/plan';
import { parseMessage } from './messages';
import type { PlannedStep } from './reviewed';
import type { StackResult, StackStatus, StackTools } from './stack-run';
import type { SynthesizedStack } from './stacks';
import { Tally } from './tally';
import type { Run } from './terraform';

/** A stack's plan, kept in a file so that exactly this plan can be applied. */
export interface StackPlan {
  readonly status: 'planned' | 'unchanged' | 'failed' | 'stopped';
  /** What it holds; empty where planning failed. */
  readonly changes: readonly PlannedStep[];
  readonly file: string;
  readonly result: StackResult;
}

/** Plans a stack into a file. */
export async function planStack(stack: SynthesizedStack, file: string, tools: StackTools): Promise<StackPlan> {
  const { terraform, init, onEvent } = tools;
  const started = performance.now();
  const tally = new Tally(stack, onEvent);
  onEvent({ type: 'stack-started', stack });
  const run = (args: readonly string[]) => terraform.run(stack.directory, args, listener(tally));
  let last = await init(() => run(['init', '-json', '-input=false']));
  // exit code 2: done, and the plan is not empty; counts alone would pass over moved and imported resources
  if (succeeded(last)) last = await run(['plan', '-json', '-input=false', '-detailed-exitcode', `-out=${file}`]);
  const status: StackPlan['status'] =
    last.code === 2 ? 'planned' : succeeded(last) ? 'unchanged' : last.stopped ? 'stopped' : 'failed';
  const conclude = (as: StackPlan['status'], changes: readonly PlannedStep[]): StackPlan => ({
    status: as,
    changes,
    file,
    result: { ...resultOf(stack, tally, as, started), ...tally.counts('plan'), plan: changes },
  });
  if (status === 'failed') tally.explain(last);
  if (status !== 'planned') return conclude(status, []);
  const lines: string[] = [];
  const shown = await terraform.run(stack.directory, ['show', '-json', file], (line) => {
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
  return conclude(shown.stopped ? 'stopped' : 'failed', []);
}

/** Applies exactly what was planned. */
export async function applyPlan(stack: SynthesizedStack, plan: StackPlan, tools: StackTools): Promise<StackResult> {
  const started = performance.now();
  const tally = new Tally(stack, tools.onEvent, plan.result);
  const run = await tools.terraform.run(
    stack.directory,
    ['apply', '-json', '-input=false', plan.file],
    listener(tally),
  );
  if (run.code !== 0 && !run.stopped) tally.explain(run);
  const status = run.code === 0 ? 'deployed' : run.stopped ? 'stopped' : 'failed';
  const result = resultOf(stack, tally, status, started);
  return { ...result, seconds: result.seconds + plan.result.seconds, plan: plan.changes };
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
