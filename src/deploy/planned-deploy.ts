import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ChangeGate, everything } from '../estate/gates';
import type { Estate } from '../estate/model';
import { readEstate } from '../estate/read';
import { inOrder } from '../estate/schedule';
import { stackStates } from '../estate/stack-states';
import { type Approval, approvedStacks } from './approval';
import { asPlanned, compared, notApplied, type Rules, refuses, unforeseen } from './compared';
import { type DeployOptions, openRecord, parallelismOf, toolsOf } from './deploy';
import { planEarly } from './early-plan';
import { insistOnEnvironment } from './environment';
import { Guard } from './guard';
import { type MoveOptions, moveFirst } from './move/first';
import type { PlaceTools } from './move/opened-place';
import { insistOnStates } from './move/where-states-are';
import { applyPlan, type PlanTools, planStack, type StackPlan } from './planned-stack';
import { makePrivateFolder } from './private-folder';
import { Protection } from './protection';
import { goneStacks } from './record/gone-stacks';
import type { DeployedRecord } from './record/record';
import { recorded } from './record/recorded';
import { insistOnNames, Names } from './renamed';
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
  /**
   * Day of the deployment (UTC), by which it is known what is retired and which exceptions hold.
   * @default - today
   */
  readonly today?: string;
  /** Plans and compares, applies nothing. */
  readonly planOnly?: boolean;
  /**
   * Gates that no plan may run into, or `all` for none that changes anything: then nothing is applied.
   * @default - none
   */
  readonly failOn?: readonly (ChangeGate | typeof everything)[];
  /**
   * Asks somebody before anything is applied, with what is planned of all stacks; and again for a stack that is planned later and destroys or
   * replaces what was not foreseen. Anything but a yes ends the deployment there. One question at a time.
   * @default - everything is applied
   */
  readonly approve?: (question: Question) => Promise<boolean>;
  /** Moves states first to where the program says now. @default - nothing is moved */
  readonly move?: MoveOptions;
}

/** What somebody is asked. */
export interface Question {
  /** Of all stacks, or of the one that was planned later. */
  readonly planned: readonly StackResult[];
  readonly isLater: boolean;
}

/**
 * Plans every stack into a file and applies exactly that file, stacks in the order of their dependencies.
 *
 * With a review, a gate, a question or a stack that protects data, all stacks are planned first, and nothing is applied unless all of it is
 * what was reviewed, passes the gates and gets a yes. A stack that needs one with changes is planned early, as far as is known then, and
 * again once that is applied: what it does then is held against the same.
 *
 * @throws NotReviewed where the output is not what was approved
 * @throws RefusedMove where a state can't be moved as it is, or isn't where the program says
 * @throws RefusedRename where a stack is one that was deployed under another name
 * @throws RefusedEnvironment where the environment would change what is deployed
 */
export async function deployPlans(options: PlannedDeployOptions): Promise<StackResult[]> {
  const folder = makePrivateFolder();
  try {
    const deploy = new PlannedDeploy(options, folder);
    const open = (estate: Estate) => openRecord(estate, options, folder);
    const { estate, stacks } = deploy;
    const ended = await moveFirst({ estate, stacks, options, folder, open });
    return ended ?? (await deploy.run(await open(estate)));
  } finally {
    // plans hold secrets in clear text
    rmSync(folder, { recursive: true, force: true });
  }
}

class PlannedDeploy {
  readonly estate: Estate;
  readonly stacks: readonly SynthesizedStack[];
  readonly #leftOut: readonly SynthesizedStack[];
  #tools: PlanTools & PlaceTools;
  readonly #protection: Protection;
  readonly #today: string;
  readonly #onEvent: (event: DeployEvent) => void;
  readonly #plans = new Map<string, StackPlan>();
  #record: DeployedRecord | undefined;
  #names: Names | undefined;

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
    this.stacks = chosen === undefined ? asked : stacksOf(estate, chosen);
    this.#leftOut = asked.filter(({ id }) => chosen?.includes(id) === false);
    this.#today = options.today ?? new Date().toISOString().slice(0, 10);
    this.#protection = new Protection(estate, this.#today);
    this.#tools = {
      ...toolsOf(options, folder),
      folder,
      ...(approved && { guard: new Guard(outdir, approved, folder) }),
    };
    this.#onEvent = options.onEvent ?? (() => {});
  }

  get #rules(): Rules {
    const { approval, failOn = [], acceptDrift = false } = this.options;
    const reviewed = approval?.review?.changes;
    return { protection: this.#protection, names: this.#names, failOn, reviewed, acceptDrift };
  }

  async run(record: DeployedRecord): Promise<StackResult[]> {
    this.#record = record;
    this.#tools = { ...this.#tools, record };
    await insistOnStates(this.stacks, record, this.#tools);
    await insistOnNames(this.stacks, record, this.#tools);
    this.#names = new Names(this.estate, record.entries, this.#today);
    this.#onEvent({ type: 'start', stacks: this.stacks });
    this.#onEvent({ type: 'left-behind', stacks: goneStacks(record) });
    const results = await this.#run();
    return [...results, ...this.#leftOut.map((stack) => nothingDone(stack, 'left-out'))];
  }

  async #run(): Promise<StackResult[]> {
    const { approval, planOnly, approve, failOn = [], signal } = this.options;
    // nothing is changed anywhere before it is known that what holds data stays
    const isProtected = this.stacks.some(({ id }) => this.#protection.protects(id));
    const isHeld = approval?.review !== undefined || isProtected || failOn.length > 0;
    if (isHeld || planOnly || approve !== undefined) {
      await this.#planAll();
      const planned = this.stacks.map((stack) => asPlanned(stack, this.#plans.get(stack.id), this.#rules));
      const isRefused = planned.some(({ status }) => status === 'refused');
      const asks = approve !== undefined && planned.some(({ status }) => status === 'planned' || status === 'waiting');
      if (planOnly || isRefused || signal?.aborted) return this.#ended(planned);
      if (asks && !(await approve({ planned, isLater: false }))) {
        const status = signal?.aborted ? 'stopped' : 'declined';
        return planned.map((result) => notApplied(result, status));
      }
    }
    return this.#eachInOrder((stack) => this.#deploy(stack));
  }

  #ended(results: readonly StackResult[]): StackResult[] {
    return this.stacks.flatMap((stack, index) => {
      const result = results[index];
      return result === undefined ? [] : this.#finished(stack, result);
    });
  }

  /** Plans all stacks; one below a stack with changes is planned again later, whatever its plan says now. */
  async #planAll(): Promise<void> {
    await inOrder({
      stacks: this.stacks,
      needs: ({ dependsOn }) => dependsOn,
      parallelism: parallelismOf(this.options),
      signal: this.options.signal,
      work: async (stack) => {
        this.#plans.set(stack.id, await this.#lookAhead(stack));
      },
      without: () => undefined,
      blocks: () => false,
    });
  }

  async #lookAhead(stack: SynthesizedStack): Promise<StackPlan> {
    const needed = stack.dependsOn.map((id) => this.#plans.get(id));
    if (needed.every((plan) => plan?.status === 'unchanged' && plan.early === undefined)) return this.#plan(stack);
    if (needed.some((plan) => plan?.status !== 'planned' && plan?.status !== 'unchanged')) {
      // one that it needs isn't going to be deployed as it is
      const early = { from: 'plan', unknown: [] } as const;
      return { status: 'failed', changes: [], file: '', result: nothingDone(stack, 'waiting'), early };
    }
    const complaints: DeployEvent[] = [];
    const onEvent = (event: DeployEvent) => {
      if (event.type === 'diagnostic') complaints.push(event);
      else if (event.type === 'stack-started') this.#onEvent(event);
    };
    const kernel = this.estate.stacks.get(stack.id);
    const foreseen = new Map(
      [...(kernel === undefined ? [] : stackStates(kernel, this.estate).values())].flatMap((id) => {
        const outputs = this.#plans.get(id)?.outputs;
        return outputs === undefined ? [] : [[id, outputs] as const];
      }),
    );
    const { folder } = this;
    const plan = await planEarly({ stack, estate: this.estate, foreseen, folder }, { ...this.#tools, onEvent });
    // what Terraform complains of early may not be so then
    if (plan.status === 'refused') for (const complaint of complaints.slice(-1)) this.#onEvent(complaint);
    return plan;
  }

  #plan(stack: SynthesizedStack): Promise<StackPlan> {
    if (!this.options.planOnly) this.#record?.note(stack.id);
    return planStack(stack, join(this.folder, `${encodeURIComponent(stack.id)}.tfplan`), this.#tools);
  }

  async #deploy(stack: SynthesizedStack): Promise<StackResult> {
    const known = this.#plans.get(stack.id);
    const plan = known === undefined || known.early !== undefined ? await this.#plan(stack) : known;
    const result = compared(stack, plan, this.#rules);
    if (plan.status === 'unchanged') return this.#recorded(stack, async () => result);
    if (plan.status !== 'planned') return result;
    if (refuses(result, this.#rules)) return notApplied(result, 'refused');
    if (this.options.signal?.aborted) return notApplied(result, 'stopped');
    if (!(await this.#isApproved(result, known))) {
      return notApplied(result, this.options.signal?.aborted ? 'stopped' : 'declined');
    }
    const applied = await this.#recorded(stack, () => applyPlan(stack, plan, this.#tools));
    return result.differences ? { ...applied, differences: result.differences } : applied;
  }

  #recorded(stack: SynthesizedStack, work: () => Promise<StackResult>): Promise<StackResult> {
    return recorded(this.#record, stack, this.#onEvent, work);
  }

  /** The last question, answered; there is one at a time. */
  #asked: Promise<boolean> = Promise.resolve(true);

  /** Whether what a plan destroys was seen before, or somebody says yes to it now. */
  #isApproved(planned: StackResult, early: StackPlan | undefined): Promise<boolean> {
    const { approve, signal } = this.options;
    const news = unforeseen(planned.plan, early?.changes);
    if (approve === undefined || news.length === 0) return Promise.resolve(true);
    // one that said no has said it for what comes, too
    this.#asked = this.#asked.then(
      (yes) => yes && !signal?.aborted && approve({ planned: [{ ...planned, plan: news }], isLater: true }),
    );
    return this.#asked;
  }

  async #eachInOrder(work: (stack: SynthesizedStack) => Promise<StackResult>): Promise<StackResult[]> {
    const results = await inOrder({
      stacks: this.stacks,
      needs: (stack) => stack.dependsOn,
      parallelism: parallelismOf(this.options),
      signal: this.options.signal,
      work: async (stack) => this.#finished(stack, await work(stack)),
      without: (stack, why) => this.#finished(stack, nothingDone(stack, why)),
      blocks: ({ status }) =>
        status === 'failed' || status === 'skipped' || status === 'refused' || status === 'declined',
    });
    return [...results.values()];
  }

  #finished(stack: SynthesizedStack, result: StackResult): StackResult {
    this.#onEvent({ type: 'stack-finished', stack, result });
    return result;
  }
}
