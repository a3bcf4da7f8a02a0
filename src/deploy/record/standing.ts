import { type DeployedEntry, stackOfDeployed } from '../../estate/deployed';
import { isManaged } from '../../estate/model';
import type { StackTools } from '../stack-run';
import { stacksOf } from '../stacks';
import { hasResources, holdsResources } from './local-state';
import { pullState } from './pulled-state';
import type { DeployedRecord } from './record';

/** Whether anything of a stack is there: it is known that it was deployed, or its state says so. */
export async function stillStands(
  id: string,
  { estate, entries }: DeployedRecord,
  tools: StackTools,
): Promise<boolean> {
  if (entries.has(id)) return true;
  const [stack] = stacksOf(estate, [id]);
  if (stack === undefined) return false;
  if (stack.stateFile !== undefined) return holdsResources(stack.stateFile);
  const ready = await tools.init(() => tools.terraform.run(stack, ['init', '-input=false']));
  const { run, text } = await pullState(stack, tools.terraform);
  // where nobody can tell, it does
  return ready.code !== 0 || run.code !== 0 || hasResources(text);
}

/** Whether a stack can't have been deployed without a state. */
export const madeSomething = (entry: DeployedEntry | undefined): boolean =>
  entry?.deployed !== undefined &&
  [...stackOfDeployed(entry.id, entry.deployed).blocks.values()].some(
    (block) => isManaged(block) && block.body['count'] === undefined && block.body['for_each'] === undefined,
  );
