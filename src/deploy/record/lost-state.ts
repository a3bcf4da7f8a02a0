import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DeployedEntry, stackOfDeployed } from '../../estate/deployed';
import { isManaged, type Stack } from '../../estate/model';
import { outdirOption } from '../../estate/outdir';
import { landingZone, shellWord } from '../../estate/shell';
import { readState } from '../move/state-content';
import type { SynthesizedStack } from '../stacks';
import type { RunPlace, Terraform } from '../terraform';
import { isMissing } from './local-state';
import { pullState } from './pulled-state';

/**
 * Whether a stack that was deployed has no state, not even an empty one.
 *
 * @param entry what is known to be deployed of it
 * @param place where Terraform is initialized for it; a local state is looked at without
 */
export async function isLost(
  { id, stateFile }: SynthesizedStack,
  entry: DeployedEntry | undefined,
  place: RunPlace,
  terraform: Terraform,
): Promise<boolean> {
  if (!madeSomething(entry) || !isDefaultWorkspace(place)) return false;
  if (stateFile !== undefined) return isMissing(stateFile);
  const { run, text } = await pullState(place, terraform);
  return run.code === 0 && readState(text, id) === undefined;
}

/** What is known to be deployed is so in the default workspace; one of somebody's own may have no state yet. */
function isDefaultWorkspace({ directory, dataDirectory = join(directory, '.terraform') }: RunPlace): boolean {
  const file = join(dataDirectory, 'environment');
  return !existsSync(file) || ['', 'default'].includes(readFileSync(file, 'utf8').trim());
}

/** Whether a stack can't have been deployed without a state. */
const madeSomething = (entry: DeployedEntry | undefined): boolean =>
  entry?.deployed !== undefined && makesForSure(stackOfDeployed(entry.id, entry.deployed));

/** Whether a stack makes something, whatever the values are that it is given. */
export const makesForSure = ({ blocks }: Pick<Stack, 'blocks'>): boolean =>
  [...blocks.values()].some(
    (block) => isManaged(block) && block.body['count'] === undefined && block.body['for_each'] === undefined,
  );

/** What that means, in a sentence without full stop. */
export const lostMeans = 'what exists of it is in no state any more, and a deployment would make it again';

/** What to do where the state of a stack is lost, in a sentence without full stop. */
export const lostCure = (id: string, outdir: string): string =>
  `put back an earlier version of the state; if nothing of the stack exists any more, say so with ${landingZone} destroy ${shellWord(id)} --forget${outdirOption(outdir)}`;
