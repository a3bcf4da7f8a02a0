import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseObject } from '../estate/json';
import type { Estate, Stack } from '../estate/model';
import type { Plan } from '../estate/plan';
import { type ForeseenOutputs, standInsFor } from '../estate/stand-ins';
import { countChanges } from './counted-changes';
import { isLeftByRuns } from './left-by-runs';
import type { Diagnostic } from './messages';
import {
  asLost,
  isRefused,
  type PlanTools,
  plannedResult,
  runPlaceOf,
  type StackPlan,
  saysLost,
} from './planned-stack';
import type { Early } from './stack-run';
import type { SynthesizedStack } from './stacks';
import { type PlannedStep, stepsOf } from './steps';
import { Tally } from './tally';
import type { RunPlace } from './terraform';
import { makePlan, showPlan } from './terraform-plan';

/** A stack that is planned before stacks that it reads from are deployed. */
interface EarlyStack {
  readonly stack: SynthesizedStack;
  readonly estate: Estate;
  /** Outputs that the stacks will have whose states must not be read, by their ids. */
  readonly foreseen: ReadonlyMap<string, ForeseenOutputs>;
  /** Private folder of the deployment. */
  readonly folder: string;
}

/**
 * Plans a stack as if those that it reads from were deployed, in a copy of its folder that nobody else can read: what these will output is
 * known as far as their plans know it, and the rest is known after apply. Where Terraform can't plan that, as a provider can't be reached or a
 * `for_each` be counted, the blocks are counted. Takes no lock and writes no state.
 */
export async function planEarly(early: EarlyStack, tools: PlanTools): Promise<StackPlan> {
  const { stack, estate, foreseen, folder } = early;
  const started = performance.now();
  const tally = new Tally(stack, tools.onEvent);
  const kernel = estate.stacks.get(stack.id);
  const copy = join(folder, `${encodeURIComponent(stack.id)}.early`);
  const file = join(copy, 'early.tfplan');
  const conclude = (status: StackPlan['status'], from: Early['from'], changes: readonly PlannedStep[], plan?: Plan) => {
    const outputs = status === 'planned' && from === 'configuration' ? new Map() : outputsOf(plan);
    const result = plannedResult(stack, tally, status, started, changes);
    return {
      status,
      changes,
      file,
      result: from === 'plan' ? result : { ...result, ...countsOf(changes), errors: [] },
      ...(outputs && { outputs }),
      early: { from, unknown: unknownIn(estate, foreseen), ...(from === 'configuration' && why(tally.errors)) },
    };
  };
  tools.onEvent({ type: 'stack-started', stack });
  if (kernel === undefined || isRefused(stack, tally, tools.guard)) return conclude('refused', 'plan', []);
  try {
    const { stateFile: _, ...real } = runPlaceOf(stack, tools.guard);
    const place = copyWithStandIns(early, kernel, real, copy);
    const status = await makePlan(place, file, tools, tally, { init: [], plan: ['-lock=false'] });
    if (status === 'stopped') return conclude(status, 'plan', []);
    if (status !== 'failed') {
      const plan = await showPlan(stack, place, file, tools, tally);
      if (plan === 'stopped') return conclude(plan, 'plan', []);
      if (plan !== 'failed') {
        if (plan.isFirst && (await saysLost(stack, place, tools, tally)))
          return asLost(conclude('refused', 'plan', []));
        const steps = stepsOf(plan, true);
        // a state that is read late counts as a change for Terraform
        const isEmpty = steps.length === 0 && plan.outputs.length === 0;
        return conclude(isEmpty ? 'unchanged' : 'planned', 'plan', steps, plan);
      }
    }
    if (await saysLost(stack, place, tools, tally)) return asLost(conclude('refused', 'plan', []));
    const counted = await countChanges(estate, kernel, place, tools);
    return counted === undefined ? conclude('failed', 'plan', []) : conclude('planned', 'configuration', counted);
  } finally {
    // it holds outputs in clear text
    rmSync(copy, { recursive: true, force: true });
  }
}

const outputsOf = (plan: Plan | undefined): ForeseenOutputs | undefined =>
  plan !== undefined && plan.outputs.length > 0 ? plan.outputsAfter : undefined;

const why = ([error]: readonly Diagnostic[]): Pick<Early, 'why'> => (error === undefined ? {} : { why: error.summary });

const countsOf = (steps: readonly PlannedStep[]) => ({
  created: steps.filter(({ action }) => action === 'add').length,
  changed: 0,
  destroyed: steps.filter(({ action }) => action === 'destroy').length,
});

/** Stacks of whose outputs not all are foreseen. */
const unknownIn = ({ stacks }: Estate, foreseen: ReadonlyMap<string, ForeseenOutputs>): string[] =>
  [...foreseen].flatMap(([id, outputs]) =>
    [...(stacks.get(id)?.outputs.keys() ?? [])].every((name) => outputs.has(name)) ? [] : [id],
  );

/** Names are the last of their kind, so that they override what others override. */
const [localsFile, overridesFile] = ['landing_zone_foreseen.tf.json', 'zzz_landing_zone_foreseen_override.tf.json'];

/** Copies a stack's folder, without what runs have left there; answers where Terraform plans it. */
function copyWithStandIns(
  { stack, estate, foreseen }: EarlyStack,
  kernel: Stack,
  real: RunPlace,
  copy: string,
): RunPlace {
  cpSync(stack.directory, copy, { recursive: true, filter: (path) => !isLeftByRuns(path) });
  const main = join(copy, kernel.files.find(({ role }) => role === 'main')?.path ?? '');
  const { values, isPartial } = parseObject(readFileSync(main), main);
  const standIns = standInsFor(kernel, values, estate, foreseen);
  const write = (file: string, content: object) => writeFileSync(file, JSON.stringify(content), { mode: 0o600 });
  if (!isPartial) {
    rmSync(main);
    write(main, standIns.main);
  }
  write(join(copy, localsFile), standIns.locals);
  write(join(copy, overridesFile), standIns.overrides);
  // what was installed for the stack needn't be again
  const dataDirectory = join(copy, '.terraform');
  const providers = join(real.dataDirectory ?? join(stack.directory, '.terraform'), 'providers');
  mkdirSync(dataDirectory);
  if (existsSync(providers)) symlinkSync(providers, join(dataDirectory, 'providers'));
  return { ...real, directory: copy, dataDirectory };
}
