import { availableParallelism } from 'node:os';
import { type Command, type DeployEvent, runStack, type StackResult, type StackStatus } from './stack-run';
import { readStacks, type SynthesizedStack } from './stacks';
import { type Run, Terraform } from './terraform';

export interface DeployOptions {
  /** Folder that synthesis wrote, with `manifest.json` in it. */
  readonly outdir: string;
  /**
   * Ids of the stacks to work on.
   * @default - all
   */
  readonly stacks?: readonly string[];
  /**
   * Environment of Terraform.
   * @default - this process's
   */
  readonly env?: NodeJS.ProcessEnv;
  /**
   * How many stacks at once.
   * @default - as many as processors, at least 2
   */
  readonly parallelism?: number;
  readonly onEvent?: (event: DeployEvent) => void;
  /** Stops cleanly: what Terraform has begun is finished and saved, nothing more is begun. */
  readonly signal?: AbortSignal;
}

/** Applies every stack in the order of their dependencies; a failure stops only the stacks that need the failed one. */
export const deployStacks = (options: DeployOptions): Promise<StackResult[]> => runStacks('apply', options);

/** Plans every stack; a stack can be planned once those it reads from are deployed. */
export const planStacks = (options: DeployOptions): Promise<StackResult[]> => runStacks('plan', options);

/** Destroys every stack, those that need others first. */
export const destroyStacks = (options: DeployOptions): Promise<StackResult[]> => runStacks('destroy', options);

async function runStacks(command: Command, options: DeployOptions): Promise<StackResult[]> {
  const { outdir, onEvent = () => {}, signal, env = process.env } = options;
  const stacks = readStacks(outdir, options.stacks);
  const parallelism = options.parallelism ?? Math.max(2, availableParallelism());
  const terraform = new Terraform({ env, signal });
  // Terraform's plugin cache is not safe for two inits at once
  const init = env['TF_PLUGIN_CACHE_DIR'] ? oneAtATime() : (task: () => Promise<Run>) => task();
  const needs = neededBy(stacks, command);
  const results = new Map<string, StackResult>();
  const running = new Map<string, Promise<void>>();
  const finish = (stack: SynthesizedStack, result: StackResult) => {
    results.set(stack.id, result);
    onEvent({ type: 'stack-finished', stack, result });
  };

  onEvent({ type: 'start', stacks });
  while (results.size < stacks.length) {
    const before = results.size;
    for (const stack of stacks) {
      if (results.has(stack.id) || running.has(stack.id)) continue;
      const needed = needs(stack).map((id) => results.get(id));
      if (needed.some((result) => result?.status === 'failed' || result?.status === 'skipped')) {
        finish(stack, without(stack, 'skipped'));
      } else if (signal?.aborted) {
        finish(stack, without(stack, 'stopped'));
      } else if (running.size < parallelism && needed.every((result) => result !== undefined)) {
        const work = runStack(command, stack, { terraform, init, onEvent })
          .then((result) => finish(stack, result))
          .finally(() => running.delete(stack.id));
        running.set(stack.id, work);
      }
    }
    if (running.size > 0) await Promise.race(running.values());
    else if (results.size === before) throw new Error('the stacks depend on each other in a circle');
  }
  return stacks.flatMap(({ id }) => results.get(id) ?? []);
}

const without = ({ id, owner }: SynthesizedStack, status: StackStatus): StackResult => ({
  id,
  owner,
  status,
  created: 0,
  changed: 0,
  destroyed: 0,
  seconds: 0,
  errors: [],
});

/** Which stacks come before a stack: those it depends on, or, to destroy, those that depend on it. */
function neededBy(
  stacks: readonly SynthesizedStack[],
  command: Command,
): (stack: SynthesizedStack) => readonly string[] {
  if (command !== 'destroy') return (stack) => stack.dependsOn;
  return ({ id }) => stacks.filter((other) => other.dependsOn.includes(id)).map((other) => other.id);
}

function oneAtATime(): (task: () => Promise<Run>) => Promise<Run> {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const next = last.then(task, task);
    last = next;
    return next;
  };
}
