import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isSameContent } from '../../estate/content';
import type { Estate, Stack } from '../../estate/model';
import { orderOf, withNeeds } from '../../estate/order';
import { type Plan, readPlan } from '../../estate/plan';
import { inOrder } from '../../estate/schedule';
import { stackStates } from '../../estate/stack-states';
import { several } from '../render/content/text';
import type { Plans } from './join';
import { notSimulated } from './simulated';
import { Workspace } from './workspace';

/** A simulated cloud that runs. */
interface RehearsalCloud {
  /** What Terraform needs in its environment to meet it. */
  readonly env: Readonly<Record<string, string>>;
  /** Ends it and writes its file. */
  close(): Promise<void>;
}

/** What a rehearsal does with Terraform and the sandbox, which are other tools. */
export interface RehearsalTools {
  /** Sources of the providers that the sandbox stands in for: `ovh/ovh`. */
  readonly providers: readonly string[];
  /** Starts the cloud in a file, with what these folders name as existing in it. */
  start(file: string, seeds: readonly string[], types: readonly string[]): Promise<RehearsalCloud>;
  /** Deploys every stack of an output folder; answers why stacks failed, by their ids. */
  deploy(outdir: string, stacks: readonly string[], cloud: RehearsalCloud): Promise<ReadonlyMap<string, string>>;
  /** Plans a stack in a folder of its files: the JSON of the plan, or why there is none. */
  plan(
    stack: Stack,
    directory: string,
    cloud: RehearsalCloud,
  ): Promise<{ readonly json: string } | { readonly failed: string }>;
}

interface RehearsalOptions {
  readonly base: Estate;
  readonly head: Estate;
  readonly tools: RehearsalTools;
  readonly signal?: AbortSignal;
  readonly onProgress?: (text: string) => void;
}

/**
 * Deploys the base into a throw-away sandbox and plans the head there, with Terraform. Only what differs is planned, and only
 * what that needs is deployed: a stack whose files are the same on both sides has an empty plan.
 */
export async function rehearse(options: RehearsalOptions): Promise<Plans> {
  const folder = mkdtempSync(join(tmpdir(), 'landing-zone-rehearsal-'));
  try {
    return await new Rehearsal(options, folder).run();
  } finally {
    // states and plans hold secrets in clear, though only those of a simulation
    rmSync(folder, { recursive: true, force: true });
  }
}

class Rehearsal {
  readonly #plans = new Map<string, Plan>();
  readonly #limits: string[] = [];
  readonly #order: readonly string[];
  readonly #types: readonly string[];

  constructor(
    readonly options: RehearsalOptions,
    readonly folder: string,
  ) {
    const { base, head } = options;
    this.#order = orderOf(head.stacks.values()).ids;
    const all = [base, head]
      .flatMap(({ stacks }) => [...stacks.values()])
      .flatMap(({ blocks }) => [...blocks.values()]);
    this.#types = [...new Set(all.map(({ type }) => type))];
  }

  async run(): Promise<Plans> {
    const { base, head } = this.options;
    const chosen = this.#planned();
    if (chosen.length === 0) return { plans: this.#plans, limits: this.#limits };
    const here = new Workspace(join(this.folder, 'first'));
    const needed = withNeeds(
      [...chosen, ...chosen.flatMap((id) => head.stacks.get(id)?.dependsOn ?? [])],
      base.stacks,
      head.stacks,
    );
    const baseFailed = await this.#within(here, async (cloud) => {
      this.#say(`deploying ${needed.size} of ${several(base.stacks.size, 'stack')} of the base into a sandbox`);
      return await this.#deploy(here.copy(base, 'base', needed), needed, cloud);
    });
    const there = here.branch(join(this.folder, 'second'));
    const readers = this.#readers(chosen);
    const direct = chosen.filter((id) => !readers.has(id));
    await this.#within(here, async (cloud) => {
      const outdir = here.copy(head, 'head', new Set(direct));
      this.#say(`planning ${several(chosen.length, 'stack')}`);
      await inOrder({
        stacks: direct.map((id) => ({ id })),
        // what they need is deployed
        needs: () => [],
        parallelism: 2,
        work: ({ id }) => this.#plan(id, outdir, cloud, baseFailed),
        without: () => {},
        blocks: () => false,
      });
    });
    if (readers.size > 0) await this.#within(there, (cloud) => this.#planReaders(there, readers, cloud, baseFailed));
    return { plans: this.#plans, limits: this.#limits };
  }

  /** Stacks that differ, and those that read the state of one. */
  #planned(): readonly string[] {
    const { base, head, tools } = this.options;
    const chosen = new Set<string>();
    for (const id of this.#order) {
      const stack = head.stacks.get(id);
      if (stack === undefined) continue;
      const upstream = [...stackStates(stack, head).values()];
      if (!isSame(base, head, id) || upstream.some((other) => chosen.has(other))) chosen.add(id);
    }
    const sides = [...new Set([...withNeeds(chosen, base.stacks, head.stacks), ...chosen])];
    const real = new Map(sides.map((id) => [id, this.#reasonAgainst(id, tools.providers)]));
    return [...chosen].filter((id) => {
      const needs = [id, ...withNeeds([id], head.stacks, base.stacks)];
      const against = needs.map((other) => real.get(other)).find((reason) => reason !== undefined);
      if (against !== undefined) this.#limits.push(`${id} is not planned in the sandbox: ${against}`);
      return against === undefined;
    });
  }

  #reasonAgainst(id: string, providers: readonly string[]): string | undefined {
    const { base, head } = this.options;
    const reason = [head, base]
      .flatMap((side) => {
        const stack = side.stacks.get(id);
        return stack === undefined ? [] : notSimulated(stack, providers);
      })
      .find((one) => one !== undefined);
    return reason === undefined ? undefined : `${id} ${reason}`;
  }

  /** Stacks that read the state of another one that is planned, too. */
  #readers(chosen: readonly string[]): ReadonlySet<string> {
    const { head } = this.options;
    const planned = new Set(chosen);
    return new Set(
      chosen.filter((id) => {
        const stack = head.stacks.get(id);
        return stack !== undefined && [...stackStates(stack, head).values()].some((other) => planned.has(other));
      }),
    );
  }

  /** In a second copy, where what they read is as it will be. */
  async #planReaders(
    there: Workspace,
    readers: ReadonlySet<string>,
    cloud: RehearsalCloud,
    baseFailed: ReadonlyMap<string, string>,
  ): Promise<void> {
    const { base, head } = this.options;
    const needed = new Set([...readers].flatMap((id) => [...withNeeds([id], head.stacks)]));
    const outdir = there.copy(head, 'head', new Set([...needed, ...readers]));
    const applied = new Set<string>();
    const failed = new Map(baseFailed);
    for (const id of readers) {
      const upstream = this.#order.filter((other) => {
        const isNeeded = other !== id && withNeeds([id], head.stacks).has(other) && !applied.has(other);
        return isNeeded && !isSame(base, head, other);
      });
      if (upstream.length > 0) {
        this.#say(`applying ${upstream.join(', ')} in a second sandbox, whose state ${id} reads`);
        for (const [other, why] of await this.#deploy(outdir, new Set(upstream), cloud)) failed.set(other, why);
        for (const other of upstream) applied.add(other);
      }
      await this.#plan(id, outdir, cloud, failed);
    }
  }

  async #plan(id: string, outdir: string, cloud: RehearsalCloud, failed: ReadonlyMap<string, string>): Promise<void> {
    this.options.signal?.throwIfAborted();
    const needed = [...withNeeds([id], this.options.head.stacks, this.options.base.stacks)];
    const cause = needed.find((other) => failed.has(other));
    if (cause !== undefined) {
      this.#limits.push(`${id} is not planned in the sandbox: ${cause} can't be deployed there: ${failed.get(cause)}`);
      return;
    }
    const stack = this.options.head.stacks.get(id);
    if (stack === undefined) return;
    const planned = await this.options.tools.plan(stack, join(outdir, stack.directory), cloud);
    this.options.signal?.throwIfAborted();
    if ('json' in planned) {
      this.#plans.set(id, readPlan(planned.json, `the plan of ${id}`));
      return;
    }
    this.#limits.push(`${id} is not planned in the sandbox: ${planned.failed}`);
  }

  async #deploy(
    outdir: string,
    stacks: ReadonlySet<string>,
    cloud: RehearsalCloud,
  ): Promise<ReadonlyMap<string, string>> {
    if (stacks.size === 0) return new Map();
    const failed = await this.options.tools.deploy(outdir, [...stacks], cloud);
    this.options.signal?.throwIfAborted();
    return failed;
  }

  async #within<T>(workspace: Workspace, work: (cloud: RehearsalCloud) => Promise<T>): Promise<T> {
    const { base, head, tools } = this.options;
    mkdirSync(workspace.folder, { recursive: true });
    const cloud = await tools.start(workspace.cloud, [base.folder, head.folder], this.#types);
    try {
      return await work(cloud);
    } finally {
      await cloud.close();
    }
  }

  #say(text: string): void {
    this.options.onProgress?.(text);
  }
}

/** Whether a stack is the same on both sides, with every file that Terraform reads. */
function isSame(base: Estate, head: Estate, id: string): boolean {
  const [before, after] = [base.stacks.get(id), head.stacks.get(id)];
  return before !== undefined && after !== undefined && isSameContent(before, after);
}
