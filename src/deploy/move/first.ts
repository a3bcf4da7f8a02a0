import type { Estate } from '../../estate/model';
import { type DeployOptions, parallelismOf, toolsOf } from '../deploy';
import type { DeployedRecord } from '../record/record';
import { nothingDone, type StackResult } from '../stack-run';
import type { SynthesizedStack } from '../stacks';
import type { MovedState } from './move';
import { StateMove } from './moving';

/** Moving the states of an output to where the program says now. */
export interface MoveOptions {
  /** Output of the program as it was until now, with another backend. */
  readonly from: string;
  /** Folder in which each state is kept as it was, for nobody else to read. */
  readonly copies: string;
  /**
   * Asks somebody before anything is written.
   * @default - everything is moved
   */
  readonly approve?: (states: readonly MovedState[]) => Promise<boolean>;
}

/** A deployment that moves states first. */
interface MovingDeployment {
  readonly estate: Estate;
  /** Those that are deployed. */
  readonly stacks: readonly SynthesizedStack[];
  readonly options: DeployOptions & { readonly planOnly?: boolean; readonly move?: MoveOptions };
  /** Private folder of the deployment. */
  readonly folder: string;
  /** Reads what was deployed of an output. */
  readonly open: (estate: Estate) => Promise<DeployedRecord>;
}

/**
 * Moves states to where the program says now, before anything is planned.
 *
 * @returns results where the deployment comes to an end with it
 * @throws RefusedMove where a state can't be moved as it is; none was
 */
export async function moveFirst(deployment: MovingDeployment): Promise<StackResult[] | undefined> {
  const { estate, stacks, options, folder, open } = deployment;
  if (options.move === undefined) return undefined;
  const { from, copies, approve } = options.move;
  const { planOnly, onEvent = () => {} } = options;
  // what is begun with a state is ended, also after Ctrl-C
  const { signal, ...unstopped } = options;
  const onMoved = (state: MovedState) => onEvent({ type: 'state-moved', state });
  const tools = { ...toolsOf(unstopped, folder), parallelism: parallelismOf(options), folder, signal, open, onMoved };
  const move = await StateMove.look(estate, stacks, from, tools);
  const { planned } = move;
  if (planOnly && planned.length > 0) {
    onEvent({ type: 'states-to-move', states: planned });
    return [];
  }
  if (planOnly) return undefined;
  const isMeant = signal?.aborted || planned.length === 0 || approve === undefined || (await approve(planned));
  if (isMeant && !signal?.aborted) await move.run(await open(estate), copies);
  if (isMeant && !signal?.aborted) return undefined;
  return stacks.map((stack) => nothingDone(stack, signal?.aborted ? 'stopped' : 'declined'));
}
