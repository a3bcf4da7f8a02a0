import { type Plan, readPlan } from '../estate/plan';
import { lockingOf } from './local-lock';
import { parseMessage } from './messages';
import type { StackTools } from './stack-run';
import type { SynthesizedStack } from './stacks';
import { attempts, isGivenBack } from './state-lock';
import type { Tally } from './tally';
import type { Run, RunPlace } from './terraform';

/** How it went; `planned` also where nothing but an address changes. */
type Made = 'planned' | 'unchanged' | 'failed' | 'stopped';

interface PlanOptions {
  /** Further options of `init`, and of `plan`. */
  readonly init: readonly string[];
  readonly plan: readonly string[];
}

const planning = ['plan', '-json', '-input=false', '-detailed-exitcode'] as const;

/** Initializes a folder and writes its plan into a file. */
export async function makePlan(
  place: RunPlace,
  file: string,
  tools: StackTools,
  tally: Tally,
  options: PlanOptions,
): Promise<Made> {
  const { terraform, init } = tools;
  const initialize = ['init', '-json', '-input=false', ...options.init];
  let last = await init(() => terraform.run(place, initialize, listener(tally)));
  // exit code 2: done, and the plan is not empty; counts alone would pass over moved and imported resources
  if (succeeded(last)) last = await runLocking(place, [...planning, ...options.plan, `-out=${file}`], tools, tally);
  const status = last.code === 2 ? 'planned' : succeeded(last) ? 'unchanged' : last.stopped ? 'stopped' : 'failed';
  if (status === 'failed') tally.explain(last);
  return status;
}

/** Reads what a plan file holds. */
export async function showPlan(
  { id }: SynthesizedStack,
  place: RunPlace,
  file: string,
  tools: StackTools,
  tally: Tally,
): Promise<Plan | 'failed' | 'stopped'> {
  const { run, json } = await showJson(place, [file], tools);
  if (run.code === 0) return readPlan(json, `the plan of ${id}`);
  if (!run.stopped) tally.explain(run);
  return run.stopped ? 'stopped' : 'failed';
}

/** What `terraform show -json` prints: of a plan file, or of the state. */
export async function showJson(
  place: RunPlace,
  what: readonly string[],
  { terraform }: StackTools,
): Promise<{ readonly run: Run; readonly json: string }> {
  const lines: string[] = [];
  const run = await terraform.run(place, ['show', '-json', ...what], (line) => {
    if (line.startsWith('{')) lines.push(line);
    return line.startsWith('{');
  });
  return { run, json: lines.join('') };
}

/** What is over as soon as it is said: a lock that was given back, and the choice of a backend that an `init` of somebody else writes anew. */
const isPassing = (text: string): boolean => isGivenBack(text) || text.startsWith('Backend initialization required');

/** Runs what takes the lock of a state: again, where something kept it off that is over. */
export async function runLocking(
  place: RunPlace,
  [command, ...rest]: readonly [command: string, ...rest: string[]],
  { terraform, locking }: Pick<StackTools, 'terraform' | 'locking'>,
  tally: Tally,
): Promise<Run> {
  for (let attempt = 1; ; attempt++) {
    let isFree = false;
    const args = [command, ...lockingOf(place, command, locking), ...rest];
    const run = await terraform.run(place, args, (line) => {
      const message = parseMessage(line);
      const isNow = message?.type === 'diagnostic' && isPassing(`${message.summary}\n${message.detail}`);
      if (!isNow || attempt === attempts) return listener(tally)(line);
      isFree = true;
      return true;
    });
    if (!isFree || run.code === 0 || run.stopped) return run;
  }
}

/** What Terraform says in its machine-readable form is counted; the rest of it (versions, refreshes) is no news. */
export const listener =
  (tally: Tally) =>
  (line: string): boolean => {
    const message = parseMessage(line);
    if (message) tally.add(message);
    return line.startsWith('{');
  };

const succeeded = ({ code, stopped }: Run): boolean => code === 0 && !stopped;
