import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { Estate } from '../estate/model';
import { readEstate } from '../estate/read';
import { inOrder } from '../estate/schedule';
import type { GivenEnvironment } from './environment';
import { insistOnStates } from './move/where-states-are';
import { makePrivateFolder } from './private-folder';
import { goneStacks } from './record/gone-stacks';
import { DeployedRecord } from './record/record';
import { recorded } from './record/recorded';
import { insistOnNames } from './renamed';
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
  /**
   * Whether it is noted what is deployed, so that it is known once it is gone from the program, and told what is gone.
   * @default false
   */
  readonly isRecorded?: boolean;
  readonly onEvent?: (event: DeployEvent) => void;
  /** Stops cleanly: what Terraform has begun is finished and saved, nothing more is begun. */
  readonly signal?: AbortSignal;
}

/**
 * Applies every stack in the order of their dependencies; a failure stops only the stacks that need the failed one.
 *
 * @throws RefusedMove where it is recorded what is deployed, and a state is lost, or isn't where the program says
 * @throws RefusedRename where it is recorded what is deployed, and a stack is one that was deployed under another name
 */
export const deployStacks = (options: DeployOptions): Promise<StackResult[]> => runStacks('apply', options);

/** Plans every stack; a stack can be planned once those it reads from are deployed. */
export const planStacks = (options: DeployOptions): Promise<StackResult[]> => runStacks('plan', options);

async function runStacks(command: Command, options: DeployOptions): Promise<StackResult[]> {
  if (!options.isRecorded) return runIn(command, options);
  const folder = makePrivateFolder();
  try {
    const record = await openRecord(readEstate(options.outdir), options, folder);
    const stacks = stacksOf(record.estate, options.stacks);
    const tools = { ...toolsOf(options, folder), folder };
    await insistOnStates(stacks, record, tools);
    await insistOnNames(stacks, record, tools);
    return await runIn(command, options, record);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runIn(command: Command, options: DeployOptions, record?: DeployedRecord): Promise<StackResult[]> {
  const { onEvent = () => {}, signal } = options;
  const stacks = stacksOf(record?.estate ?? readEstate(options.outdir), options.stacks);
  const tools = toolsOf(options);
  const finished = (stack: SynthesizedStack, result: StackResult) => {
    onEvent({ type: 'stack-finished', stack, result });
    return result;
  };
  onEvent({ type: 'start', stacks });
  if (record !== undefined) onEvent({ type: 'left-behind', stacks: goneStacks(record) });
  const results = await inOrder({
    stacks,
    needs: ({ dependsOn }) => dependsOn,
    parallelism: parallelismOf(options),
    signal,
    work: async (stack) => {
      record?.note(stack.id);
      return finished(stack, await recorded(record, stack, onEvent, () => runStack(command, stack, tools)));
    },
    without: (stack, why) => finished(stack, nothingDone(stack, why)),
    blocks: ({ status }) => status === 'failed' || status === 'refused' || status === 'skipped',
  });
  return [...results.values()];
}

/** How long a stack waits for the lock of its state, unless somebody says otherwise. */
export const defaultLockTimeout = '5m';

export const parallelismOf = ({ parallelism }: DeployOptions, processors = availableParallelism()): number =>
  parallelism ?? Math.max(2, processors);

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

/**
 * Reads what was deployed of an output, and of what is gone from it.
 *
 * @param folder private folder of the deployment
 * @param isWithoutProgram whether nobody has synthesized it: what was deployed is all there is
 */
export function openRecord(
  estate: Estate,
  options: Omit<DeployOptions, 'outdir'>,
  folder: string,
  isWithoutProgram = false,
): Promise<DeployedRecord> {
  // it is noted what was done also after Ctrl-C
  const { signal: _, ...unstopped } = options;
  return DeployedRecord.open(estate, { ...toolsOf(unstopped, folder), folder, isWithoutProgram });
}

function oneAtATime(): (task: () => Promise<Run>) => Promise<Run> {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const next = last.then(task, task);
    last = next;
    return next;
  };
}
