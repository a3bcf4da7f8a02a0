import { availableParallelism } from 'node:os';
import { readEstate } from '../estate/read';
import { inOrder } from '../estate/schedule';
import type { GivenEnvironment } from './environment';
import { type Command, type DeployEvent, nothingDone, runStack, type StackResult, type StackTools } from './stack-run';
import { type SynthesizedStack, stacksOf } from './stacks';
import { type Run, Terraform } from './terraform';

export interface DeployOptions extends GivenEnvironment {
  /** Folder that synthesis wrote, with `manifest.json` in it. */
  readonly outdir: string;
  /**
   * Ids of the stacks to work on.
   * @default - all
   */
  readonly stacks?: readonly string[];
  /**
   * How many stacks at once.
   * @default - as many as processors, at least 2
   */
  readonly parallelism?: number;
  /**
   * How long a stack waits for the lock of its state, as Terraform writes durations: `90s`, `5m`, `1h30m`.
   * @default '5m'
   */
  readonly lockTimeout?: string;
  readonly onEvent?: (event: DeployEvent) => void;
  /** Stops cleanly: what Terraform has begun is finished and saved, nothing more is begun. */
  readonly signal?: AbortSignal;
}

/** Applies every stack in the order of their dependencies; a failure stops only the stacks that need the failed one. */
export const deployStacks = (options: DeployOptions): Promise<StackResult[]> => runStacks('apply', options);

/** Plans every stack; a stack can be planned once those it reads from are deployed. */
export const planStacks = (options: DeployOptions): Promise<StackResult[]> => runStacks('plan', options);

async function runStacks(command: Command, options: DeployOptions): Promise<StackResult[]> {
  const { onEvent = () => {}, signal } = options;
  const stacks = stacksOf(readEstate(options.outdir), options.stacks);
  const tools = toolsOf(options);
  const finished = (stack: SynthesizedStack, result: StackResult) => {
    onEvent({ type: 'stack-finished', stack, result });
    return result;
  };
  onEvent({ type: 'start', stacks });
  const results = await inOrder({
    stacks,
    needs: ({ dependsOn }) => dependsOn,
    parallelism: parallelismOf(options),
    signal,
    work: async (stack) => finished(stack, await runStack(command, stack, tools)),
    without: (stack, why) => finished(stack, nothingDone(stack, why)),
    blocks: ({ status }) => status === 'failed' || status === 'skipped',
  });
  return [...results.values()];
}

/** How long a stack waits for the lock of its state, unless somebody says otherwise. */
export const defaultLockTimeout = '5m';

export const parallelismOf = ({ parallelism }: DeployOptions): number =>
  parallelism ?? Math.max(2, availableParallelism());

/**
 * Terraform, and the rules for running it.
 *
 * @param folder private folder of the deployment, where it has one
 */
export function toolsOf(options: Omit<DeployOptions, 'outdir'>, folder?: string): StackTools {
  const { env = process.env, lockTimeout = defaultLockTimeout, onEvent = () => {} } = options;
  // Terraform's plugin cache is not safe for two inits at once
  const init = env['TF_PLUGIN_CACHE_DIR'] ? oneAtATime() : (task: () => Promise<Run>) => task();
  const terraform = new Terraform({ ...options, ...(folder !== undefined && { folder }) });
  return { terraform, init, locking: [`-lock-timeout=${lockTimeout}`], onEvent };
}

function oneAtATime(): (task: () => Promise<Run>) => Promise<Run> {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const next = last.then(task, task);
    last = next;
    return next;
  };
}
