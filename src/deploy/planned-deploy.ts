import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Estate } from '../estate/model';
import { strictOrderOf } from '../estate/order';
import { readEstate } from '../estate/read';
import { inOrder } from '../estate/schedule';
import { type Approval, approvedStacks } from './approval';
import { type DeployOptions, openRecord, parallelismOf, toolsOf } from './deploy';
import { insistOnEnvironment } from './environment';
import { Guard } from './guard';
import { applyPlan, type PlanTools, planStack, type StackPlan } from './planned-stack';
import { makePrivateFolder } from './private-folder';
import { goneStacks } from './record/gone-stacks';
import type { DeployedRecord } from './record/record';
import { recorded } from './record/recorded';
import { compareWithReview, type PlanDifference } from './reviewed';
import { type DeployEvent, nothingDone, type StackResult } from './stack-run';
import { type SynthesizedStack, stacksOf } from './stacks';

export interface PlannedDeployOptions extends DeployOptions {
  /**
   * What was approved: nothing else is deployed.
   * @default - everything is deployed
   */
  readonly approval?: Approval;
  /** Goes on where a plan holds other changes than the review, as long as they neither destroy nor replace. */
  readonly acceptDrift?: boolean;
  /** Plans and compares, applies nothing. */
  readonly planOnly?: boolean;
}

/**
 * Plans every stack into a file and applies exactly that file, stacks in the order of their dependencies.
 *
 * With a review, everything that can be planned is planned first, and nothing is applied unless all of it is what was
 * reviewed. A stack that needs one with changes is planned again once that is applied, and held against the review then.
 *
 * @throws NotReviewed where the output is not what was approved
 * @throws RefusedEnvironment where the environment would change what is deployed
 */
export async function deployPlans(options: PlannedDeployOptions): Promise<StackResult[]> {
  const folder = makePrivateFolder();
  try {
    const deploy = new PlannedDeploy(options, folder);
    return await deploy.run(await openRecord(deploy.estate, options, folder));
  } finally {
    // plans hold secrets in clear text
    rmSync(folder, { recursive: true, force: true });
  }
}

class PlannedDeploy {
  readonly estate: Estate;
  readonly #stacks: readonly SynthesizedStack[];
  readonly #leftOut: readonly SynthesizedStack[];
  readonly #tools: PlanTools;
  readonly #onEvent: (event: DeployEvent) => void;
  readonly #plans = new Map<string, StackPlan | 'waiting'>();
  #record: DeployedRecord | undefined;

  constructor(
    readonly options: PlannedDeployOptions,
    readonly folder: string,
  ) {
    const { outdir, stacks: only, approval } = options;
    const estate = readEstate(outdir);
    this.estate = estate;
    const asked = stacksOf(estate, only);
    insistOnEnvironment([...estate.stacks.values()], options);
    const approved = approval && approvedStacks(estate, approval, only);
    const chosen = approved?.map(({ id }) => id);
    this.#stacks = chosen === undefined ? asked : stacksOf(estate, chosen);
    this.#leftOut = asked.filter(({ id }) => chosen?.includes(id) === false);
    this.#tools = { ...toolsOf(options, folder), ...(approved && { guard: new Guard(outdir, approved, folder) }) };
    this.#onEvent = options.onEvent ?? (() => {});
  }

  async run(record: DeployedRecord): Promise<StackResult[]> {
    this.#record = record;
    this.#onEvent({ type: 'start', stacks: this.#stacks });
    this.#onEvent({ type: 'left-behind', stacks: goneStacks(record) });
    const results = await this.#run();
    return [...results, ...this.#leftOut.map((stack) => nothingDone(stack, 'left-out'))];
  }

  async #run(): Promise<StackResult[]> {
    const { approval, planOnly, signal } = this.options;
    if (approval?.review !== undefined || planOnly) {
      await this.#planAll();
      const isRefused = this.#stacks.some((stack) => this.#asPlanned(stack).status === 'refused');
      if (planOnly || isRefused || signal?.aborted) {
        return this.#stacks.map((stack) => this.#finished(stack, this.#asPlanned(stack)));
      }
    }
    return this.#eachInOrder((stack) => this.#deploy(stack));
  }

  /** Plans all stacks at once; one below a stack with changes waits for it, whatever its plan says now. */
  async #planAll(): Promise<void> {
    const quiet = new Map<string, DeployEvent[]>();
    const plans = await inOrder({
      stacks: this.#stacks,
      needs: () => [],
      parallelism: parallelismOf(this.options),
      signal: this.options.signal,
      work: (stack) => {
        const events: DeployEvent[] = [];
        quiet.set(stack.id, events);
        return this.#plan(stack, (event) => {
          // a plan that comes too early may fail: what it says is told once it is known to count
          if (event.type === 'stack-started') this.#onEvent(event);
          else events.push(event);
        });
      },
      without: () => undefined,
      blocks: () => false,
    });
    const byId = new Map(this.#stacks.map((stack) => [stack.id, stack]));
    for (const id of strictOrderOf(this.#stacks)) {
      const [stack, plan] = [byId.get(id), plans.get(id)];
      if (stack === undefined || plan === undefined) continue;
      const waits = plan.status !== 'refused' && stack.dependsOn.some((other) => this.#pending(other));
      this.#plans.set(stack.id, waits ? 'waiting' : plan);
      if (waits) this.#tooEarly.set(stack.id, plan);
      else for (const event of quiet.get(stack.id) ?? []) this.#onEvent(event);
    }
  }

  /** Plans of stacks that wait: what they destroy is seen early, the rest of them doesn't count. */
  readonly #tooEarly = new Map<string, StackPlan>();

  #pending(id: string): boolean {
    const plan = this.#plans.get(id);
    return plan === 'waiting' || plan === undefined || plan.status !== 'unchanged';
  }

  #plan(stack: SynthesizedStack, onEvent = this.#onEvent): Promise<StackPlan> {
    if (!this.options.planOnly) this.#record?.note(stack.id);
    return planStack(stack, join(this.folder, `${encodeURIComponent(stack.id)}.tfplan`), { ...this.#tools, onEvent });
  }

  async #deploy(stack: SynthesizedStack): Promise<StackResult> {
    const known = this.#plans.get(stack.id);
    const plan = known === undefined || known === 'waiting' ? await this.#plan(stack) : known;
    const compared = this.#compared(stack, plan);
    if (plan.status === 'unchanged') return this.#recorded(stack, async () => compared);
    if (plan.status !== 'planned') return compared;
    if (this.#refuses(compared.differences)) return { ...compared, ...nothingApplied, status: 'refused' };
    if (this.options.signal?.aborted) return { ...compared, ...nothingApplied, status: 'stopped' };
    const result = await this.#recorded(stack, () => applyPlan(stack, plan, this.#tools));
    return compared.differences ? { ...result, differences: compared.differences } : result;
  }

  #recorded(stack: SynthesizedStack, work: () => Promise<StackResult>): Promise<StackResult> {
    return recorded(this.#record, stack, this.#onEvent, work);
  }

  #compared(stack: SynthesizedStack, { result, changes, status }: StackPlan): StackResult {
    const review = this.options.approval?.review;
    if (review === undefined || (status !== 'planned' && status !== 'unchanged')) return result;
    return { ...result, differences: compareWithReview(stack, changes, review.changes.get(stack.id) ?? []) };
  }

  /** Differences that are known before anything is applied. */
  #early(stack: SynthesizedStack): readonly PlanDifference[] {
    const plan = this.#plans.get(stack.id);
    if (plan !== undefined && plan !== 'waiting') return this.#compared(stack, plan).differences ?? [];
    const early = this.#tooEarly.get(stack.id);
    const differences = early && this.#compared(stack, early).differences;
    return differences?.filter(({ kind }) => kind === 'destructive') ?? [];
  }

  #refuses(differences: readonly PlanDifference[] = []): boolean {
    return differences.some(({ kind }) => kind === 'destructive' || (kind === 'other' && !this.options.acceptDrift));
  }

  /** The result of a stack where nothing is applied. */
  #asPlanned(stack: SynthesizedStack): StackResult {
    const plan = this.#plans.get(stack.id);
    const differences = this.#early(stack);
    if (plan === undefined) return nothingDone(stack, 'stopped');
    const result = plan === 'waiting' ? nothingDone(stack, 'waiting') : plan.result;
    const status = this.#refuses(differences) ? 'refused' : result.status;
    return { ...result, status, ...(this.options.approval?.review && { differences }) };
  }

  async #eachInOrder(work: (stack: SynthesizedStack) => Promise<StackResult>): Promise<StackResult[]> {
    const results = await inOrder({
      stacks: this.#stacks,
      needs: (stack) => stack.dependsOn,
      parallelism: parallelismOf(this.options),
      signal: this.options.signal,
      work: async (stack) => this.#finished(stack, await work(stack)),
      without: (stack, why) => this.#finished(stack, nothingDone(stack, why)),
      blocks: ({ status }) => status === 'failed' || status === 'skipped' || status === 'refused',
    });
    return [...results.values()];
  }

  #finished(stack: SynthesizedStack, result: StackResult): StackResult {
    this.#onEvent({ type: 'stack-finished', stack, result });
    return result;
  }
}

const nothingApplied = { created: 0, changed: 0, destroyed: 0 };
