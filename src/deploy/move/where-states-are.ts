import type { Stack } from '../../estate/model';
import { outdirOption } from '../../estate/outdir';
import { landingZone } from '../../estate/shell';
import { isLost, lostCure, lostMeans } from '../record/lost-state';
import type { DeployedRecord } from '../record/record';
import { standsHere, standsIn } from '../record/standing';
import type { SynthesizedStack } from '../stacks';
import { forgetFormerBackend, formerBackend } from './former-backend';
import type { PlaceTools } from './opened-place';
import { RefusedMove } from './refused';

/**
 * Refuses stacks whose states are known to be in another place than the program says, where everything would be made again: on their way,
 * in a local file that was theirs, or where Terraform has last looked for them. Of a bucket that neither a program nor a folder names any more
 * nobody knows. A local one that is lost is refused, too.
 *
 * @throws RefusedMove one sentence for each of them
 */
export async function insistOnStates(
  stacks: readonly SynthesizedStack[],
  record: DeployedRecord,
  tools: PlaceTools,
): Promise<void> {
  const problems: string[] = [];
  for (const stack of stacks) problems.push(...(await problemsOf(stack, record, tools)));
  if (problems.length > 0) throw new RefusedMove(problems);
  for (const { id, directory } of stacks) {
    const kernel = record.estate.stacks.get(id);
    // nothing is there: Terraform would ask what to do with it
    if (kernel !== undefined && formerBackend(record.estate, kernel) !== undefined) forgetFormerBackend(directory);
  }
}

async function problemsOf(
  stack: SynthesizedStack,
  record: DeployedRecord,
  tools: PlaceTools,
): Promise<readonly string[]> {
  const { id, stateFile } = stack;
  const { estate, entries } = record;
  const kernel = estate.stacks.get(id);
  // what is gone from the program is where it was deployed
  const elsewhere = kernel && (await elsewhereOf(stack, kernel, record, tools));
  if (elsewhere !== undefined) return [elsewhere];
  if (stateFile === undefined || !(await isLost(stack, entries.get(id), stack, tools.terraform))) return [];
  return [`the state of ${id} is gone from ${stateFile}: ${lostMeans}; ${lostCure(id, estate.folder)}`];
}

/** What to say of a state that is in another place than the program says; `undefined` where it isn't. */
async function elsewhereOf(
  stack: SynthesizedStack,
  kernel: Stack,
  record: DeployedRecord,
  tools: PlaceTools,
): Promise<string | undefined> {
  const { id, stateFile } = stack;
  const { estate, entries, elsewhere } = record;
  const entry = entries.get(id);
  const command = `${landingZone} deploy --move-state <output from before the change>${outdirOption(estate.folder)}`;
  if (entry?.movingFrom !== undefined)
    return `the state of ${id} is on its way from ${entry.movingFrom}, and the way was broken off; end it with ${command}`;
  const isHere = async () => (stateFile === undefined && entry !== undefined) || standsHere(stack, record, tools);
  const isIn = (where: string) =>
    `the state of ${id} is in ${where}, and there is none where the program says now; move it with ${command}, or`;
  const old = elsewhere.get(id);
  if (old !== undefined && !(await isHere())) return `${isIn(old)} take that file away if it isn't this one's`;
  const { from, to, file } = formerBackend(estate, kernel) ?? {};
  if (from === undefined || (typeof from === 'object' && !(await standsIn(from, kernel, tools)))) return undefined;
  // from where no state is moved it is not known whether there is one
  if (typeof to === 'object' && (await isHere())) return undefined;
  const unknown = [from, to].find((place) => typeof place === 'string');
  if (unknown !== undefined)
    return `${id} has another backend than it was last deployed with; ${unknown}: move its state by hand (guide to state), then delete ${file}`;
  return `${isIn(typeof from === 'object' ? from.where : from)} delete ${file} if nothing of it is there`;
}
