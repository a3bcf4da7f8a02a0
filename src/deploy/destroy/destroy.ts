import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isFolder } from '../../estate/folders';
import type { Estate, Stack } from '../../estate/model';
import type { StackNode } from '../../estate/order';
import { isOutput, readEstate } from '../../estate/read';
import { inOrder } from '../../estate/schedule';
import { type DeployOptions, openRecord, parallelismOf, toolsOf } from '../deploy';
import { insistOnEnvironment } from '../environment';
import type { PlaceTools } from '../move/opened-place';
import { insistOnStates } from '../move/where-states-are';
import { applyPlan, type PlanTools, planStack, type StackPlan } from '../planned-stack';
import { makePrivateFolder } from '../private-folder';
import type { DeployedRecord } from '../record/record';
import { recorded } from '../record/recorded';
import { stateThere, stillStands } from '../record/standing';
import { type DeployEvent, nothingDone, type StackResult } from '../stack-run';
import { type SynthesizedStack, stacksOf } from '../stacks';
import type { PlannedStep } from '../steps';
import { type Choice, chosenStacks, dependantsOf, knownStacks, RefusedDestroy } from './choice';
import { type ProtectedResource, preventedIn, protectedIn, sayProtected } from './protected';
import { unpack } from './unpack';

export interface DestroyOptions extends Omit<DeployOptions, 'stacks' | 'isRecorded'> {
  readonly choice: Choice;
  /** Destroys nothing: notes that nothing of the stacks exists any more, whose states are lost. @default false */
  readonly isForgetting?: boolean;
  /** Is told what would be destroyed, before anything is; answers whether it shall be. */
  readonly consent: (stacks: readonly PlannedDestruction[]) => Promise<'yes' | 'no' | 'stopped'>;
}

/** What would be destroyed of a stack. */
export interface PlannedDestruction {
  readonly id: string;
  readonly owner?: string;
  /** Whether it is gone from the program. */
  readonly isGone: boolean;
  /** Whether its settings protect data from a deploy. */
  readonly protectsData: boolean;
  readonly changes: readonly PlannedStep[];
  /** Construct path below the stack, by Terraform address. */
  readonly resources: ReadonlyMap<string, string>;
}

/**
 * Plans the end of every stack that is chosen, and applies exactly that, each before those that it needs. A stack that is gone from the
 * program is destroyed by what is kept of it.
 *
 * @returns results, in the order of the work; none where nothing is chosen
 * @throws RefusedDestroy where something protects what is chosen, or needs it
 * @throws RefusedMove where a state isn't where the program says, or a local one is lost
 * @throws RefusedEnvironment where the environment would change what is done
 */
export async function destroyStacks(options: DestroyOptions): Promise<StackResult[]> {
  const folder = makePrivateFolder();
  try {
    const { outdir } = options;
    if (!isOutput(outdir) && !isFolder(join(outdir, '..', 'state'))) {
      throw new Error(
        `${outdir} holds no synthesized stacks, and there are no states beside it; synthesize first: what was deployed with its state in a bucket is found by the program`,
      );
    }
    // without the program everything that was deployed would count as gone from it
    if (!isOutput(outdir) && options.choice === 'left-behind') throw new Error(sayNoProgram(outdir));
    const estate = isOutput(outdir) ? readEstate(outdir) : emptyOutput(outdir);
    return await new Destruction(
      options,
      await openRecord(estate, options, folder, !isOutput(options.outdir)),
      folder,
    ).run();
  } finally {
    // plans hold secrets in clear text
    rmSync(folder, { recursive: true, force: true });
  }
}

class Destruction {
  readonly #onEvent: (event: DeployEvent) => void;
  readonly #tools: PlanTools & PlaceTools;
  readonly #known: ReadonlyMap<string, StackNode>;
  readonly #chosen: readonly string[];
  readonly #stacks: ReadonlyMap<string, Stack>;
  readonly #places: readonly SynthesizedStack[];
  readonly #gone: Estate;
  readonly #protected: ProtectedResource[] = [];

  constructor(
    readonly options: DestroyOptions,
    readonly record: DeployedRecord,
    readonly folder: string,
  ) {
    const { estate, entries } = record;
    this.#onEvent = options.onEvent ?? (() => {});
    this.#known = knownStacks(record);
    this.#chosen = chosenStacks(record, options.choice);
    const gone = this.#chosen.flatMap((id) => (estate.stacks.has(id) ? [] : (entries.get(id) ?? [])));
    this.#gone = unpack(gone, subfolder(folder, 'output'));
    this.#stacks = new Map([...estate.stacks, ...this.#gone.stacks]);
    insistOnEnvironment([...this.#stacks.values()], options);
    const places = [...placesOf(estate, this.#chosen), ...placesOf(this.#gone, this.#chosen)].map((place) => {
      const { stateFile } = entries.get(place.id) ?? {};
      return this.isGone(place.id) && stateFile !== undefined ? { ...place, stateFile } : place;
    });
    this.#places = this.#chosen.flatMap((id) => places.find((place) => place.id === id) ?? []);
    this.#tools = {
      ...toolsOf(options, folder),
      folder,
      record,
      planning: ['-destroy'],
      onPlan: ({ id }, changes) => {
        const stack = this.#stacks.get(id);
        if (stack !== undefined) this.#protected.push(...protectedIn(stack, changes));
      },
    };
  }

  isGone(id: string): boolean {
    return !this.record.estate.stacks.has(id);
  }

  async run(): Promise<StackResult[]> {
    const { signal, consent, isForgetting } = this.options;
    if (this.#places.length === 0) return [];
    if (isForgetting) return this.#forgetAll();
    await insistOnStates(this.#places, this.record, this.#tools);
    await this.#refuseDependants();
    this.#onEvent({ type: 'start', stacks: this.#places });
    const plans = await this.#planAll();
    const moved = this.#places.flatMap(({ id }) => {
      const place = plans.get(id)?.result.movedTo;
      return place === undefined ? [] : [`${id} (${place})`];
    });
    if (moved.length > 0) throw new RefusedDestroy(sayMoved(moved));
    const lost = this.#places.flatMap(({ id }) => (plans.get(id)?.result.hasLostState ? id : []));
    if (lost.length > 0) throw new RefusedDestroy(sayLost(lost));
    if (this.#protected.length > 0) {
      throw new RefusedDestroy(sayProtected(this.#protected, (id) => this.isGone(id)));
    }
    const all = this.#places.map((stack) => plans.get(stack.id)?.result ?? nothingDone(stack, 'stopped'));
    const isReady = all.every(({ status }) => status === 'planned' || status === 'unchanged');
    if (!isReady || signal?.aborted) return all.map((result) => this.#untouched(result));
    const answer = await consent(this.#places.map((stack) => this.#planned(stack, plans.get(stack.id))));
    const status = answer === 'no' ? 'declined' : 'stopped';
    if (answer !== 'yes') return all.map((result) => ({ ...result, status, ...nothing }));
    return this.#applyAll(plans);
  }

  /** Takes it as said that nothing of the stacks exists: it is no longer known that they were deployed. */
  async #forgetAll(): Promise<StackResult[]> {
    for (const stack of this.#places) {
      const { id } = stack;
      if (!this.record.entries.has(id)) throw new RefusedDestroy(sayUnknown(id));
      const estate = this.isGone(id) ? this.#gone : this.record.estate;
      const where = await stateThere(stack, estate, this.#tools);
      if (where !== undefined) throw new RefusedDestroy(sayThere(id, where));
    }
    const answer = await this.options.consent(this.#places.map((stack) => this.#planned(stack, undefined)));
    const untouched = answer === 'no' ? 'declined' : 'stopped';
    const results: StackResult[] = [];
    for (const stack of this.#places) {
      if (answer !== 'yes') results.push(nothingDone(stack, untouched));
      else {
        const work = async () => nothingDone(stack, 'forgotten');
        results.push(await recorded(this.record, stack, this.#onEvent, work, (id) => this.record.forget(id)));
      }
    }
    return results;
  }

  /** @throws RefusedDestroy where something stands that needs what is chosen */
  async #refuseDependants(): Promise<void> {
    const standing: string[] = [];
    for (const id of dependantsOf(this.#chosen, this.#known)) {
      if (await stillStands(id, this.record, this.#tools)) standing.push(id);
    }
    if (standing.length === 0) return;
    throw new RefusedDestroy(
      `${standing.join(', ')} still ${standing.length === 1 ? 'stands, and needs' : 'stand, and need'} what is to be destroyed; nothing was destroyed`,
      [...standing, ...this.#chosen],
    );
  }

  /** Nothing is destroyed until all is planned: what is protected in one stack stops all. */
  async #planAll(): Promise<ReadonlyMap<string, StackPlan | undefined>> {
    return inOrder({
      stacks: this.#places,
      needs: () => [],
      parallelism: parallelismOf(this.options),
      signal: this.options.signal,
      work: async (stack) => {
        const complaints: DeployEvent[] = [];
        const onEvent = (event: DeployEvent) =>
          event.type === 'diagnostic' ? void complaints.push(event) : this.#onEvent(event);
        const file = join(this.folder, `${encodeURIComponent(stack.id)}.tfplan`);
        const plan = await planStack(stack, file, { ...this.#tools, onEvent });
        const known = this.#stacks.get(stack.id);
        const prevented = known === undefined || plan.status !== 'failed' ? [] : preventedIn(known, plan);
        this.#protected.push(...prevented);
        // Terraform's own words are about its own word for it
        if (prevented.length === 0) for (const complaint of complaints) this.#onEvent(complaint);
        return plan;
      },
      without: () => undefined,
      blocks: () => false,
    });
  }

  async #applyAll(plans: ReadonlyMap<string, StackPlan | undefined>): Promise<StackResult[]> {
    const results = await inOrder({
      stacks: this.#places,
      // the other way round: who needs it goes first
      needs: ({ id }) => {
        const before = this.#chosen.slice(0, this.#chosen.indexOf(id));
        return dependantsOf([id], this.#known).filter((other) => before.includes(other));
      },
      parallelism: parallelismOf(this.options),
      signal: this.options.signal,
      work: async (stack) => this.#finished(stack, await this.#apply(stack, plans.get(stack.id))),
      without: (stack, why) => this.#finished(stack, nothingDone(stack, why)),
      blocks: ({ status }) => status === 'failed' || status === 'skipped',
    });
    return [...results.values()];
  }

  async #apply(stack: SynthesizedStack, plan: StackPlan | undefined): Promise<StackResult> {
    if (plan === undefined) return nothingDone(stack, 'stopped');
    const work = async (): Promise<StackResult> =>
      plan.status === 'planned' ? applyPlan(stack, plan, this.#tools) : plan.result;
    if (plan.status === 'planned') this.record.note(stack.id);
    return recorded(this.record, stack, this.#onEvent, work, (id) => this.record.forget(id));
  }

  #planned({ id, owner, resources }: SynthesizedStack, plan: StackPlan | undefined): PlannedDestruction {
    return {
      id,
      ...(owner !== undefined && { owner }),
      isGone: this.isGone(id),
      protectsData: this.#stacks.get(id)?.policy?.protectsData ?? false,
      changes: plan?.changes ?? [],
      resources,
    };
  }

  /** The result of a stack of which nothing is destroyed, as others can't be planned. */
  #untouched(result: StackResult): StackResult {
    const isPlanned = result.status === 'planned' || result.status === 'unchanged';
    return isPlanned ? { ...result, ...nothing, status: 'stopped' } : result;
  }

  #finished(stack: SynthesizedStack, result: StackResult): StackResult {
    this.#onEvent({ type: 'stack-finished', stack, result });
    return result;
  }
}

const sayNoProgram = (outdir: string): string =>
  `${outdir} holds no synthesized stacks, so it is not known which are gone from the program; synthesize first, or name the stacks that are to go`;

const sayLost = (lost: readonly string[]): string =>
  `states are gone, so nothing was destroyed: ${lost.join(', ')}; what to do is above`;

const sayUnknown = (id: string): string => `it is not known that ${id} was deployed: there is nothing to forget`;

const sayThere = (id: string, where: string): string =>
  `${id} has a state, ${where}, so nothing was forgotten; without --forget what is in it is destroyed`;

const sayMoved = (moved: readonly string[]): string =>
  `states have moved away from where this program looks for them, so nothing was destroyed: ${moved.join(', ')}; destroy with the output of the program whose states are there`;

const nothing = { created: 0, changed: 0, destroyed: 0 };

const placesOf = (estate: Estate, ids: readonly string[]): readonly SynthesizedStack[] =>
  stacksOf(
    estate,
    ids.filter((id) => estate.stacks.has(id)),
  );

/** Of a program that nobody has synthesized here: what was deployed is all there is. */
const emptyOutput = (folder: string): Estate => ({
  ...{ folder, stacks: new Map(), isLandingZone: false, networks: [], externals: [], beside: [], unread: [] },
});

function subfolder(folder: string, name: string): string {
  const made = join(folder, name);
  mkdirSync(made, { mode: 0o700 });
  return made;
}
