import type { Estate, Stack } from '../../estate/model';
import { formerBackend } from '../move/former-backend';
import { openPlace, type PlaceTools } from '../move/opened-place';
import { type KnownPlace, movablePlace } from '../move/places';
import { textOfState } from '../move/state-content';
import { type SynthesizedStack, stacksOf } from '../stacks';
import { hasResources, holdsResources, isMissing } from './local-state';
import { pullState } from './pulled-state';
import type { DeployedRecord } from './record';

type Known = Pick<DeployedRecord, 'estate' | 'entries'>;

/** Whether anything of a stack is there: it is known that it was deployed, or its state says so, where that is or was until now. */
export async function stillStands(id: string, record: Known, tools: PlaceTools): Promise<boolean> {
  if (record.entries.has(id)) return true;
  const { estate } = record;
  const kernel = estate.stacks.get(id);
  if (kernel === undefined) return false;
  const before = formerBackend(estate, kernel)?.from;
  if (before !== undefined && (typeof before === 'string' || (await standsIn(before, kernel, tools)))) return true;
  const [stack] = stacksOf(estate, [id]);
  return stack !== undefined && standsHere(stack, record, tools);
}

/** Whether the state of a stack has something in it, where the program says that it is. */
export async function standsHere(stack: SynthesizedStack, { estate }: Known, tools: PlaceTools): Promise<boolean> {
  if (stack.stateFile !== undefined) return holdsResources(stack.stateFile);
  const kernel = estate.stacks.get(stack.id);
  const place = kernel && movablePlace(estate, kernel);
  if (kernel !== undefined && typeof place === 'object') return standsIn(place, kernel, tools);
  const ready = await tools.init(() => tools.terraform.run(stack, ['init', '-input=false']));
  const { run, text } = await pullState(stack, tools.terraform);
  // where nobody can tell, it does
  return ready.code !== 0 || run.code !== 0 || hasResources(text);
}

/**
 * Where the state of a stack is, also an empty one; `undefined` where there is none.
 *
 * @throws Error where nobody can tell
 */
export async function stateThere(
  { id, stateFile }: SynthesizedStack,
  estate: Estate,
  tools: PlaceTools,
): Promise<string | undefined> {
  if (stateFile !== undefined) return (await isMissing(stateFile)) ? undefined : stateFile;
  const kernel = estate.stacks.get(id);
  const place = kernel && movablePlace(estate, kernel);
  if (kernel === undefined || typeof place !== 'object')
    throw new Error(`${place ?? id}: nobody knows here whether there is a state`);
  return (await openPlace(place, kernel, tools).pull()) === undefined ? undefined : place.where;
}

/** Whether a state that is or was a stack's has something in it; where nobody can tell, it has. */
export async function standsIn(place: KnownPlace, stack: Stack, tools: PlaceTools): Promise<boolean> {
  if (place.file !== undefined) return holdsResources(place.file);
  try {
    const state = await openPlace(place, stack, tools).pull();
    return state !== undefined && hasResources(textOfState(state));
  } catch {
    return true;
  }
}
