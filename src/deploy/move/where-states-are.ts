import { outdirOption } from '../../estate/outdir';
import { landingZone } from '../../estate/shell';
import { holdsResources, isMissing } from '../record/local-state';
import type { DeployedRecord } from '../record/record';
import { madeSomething, stillStands } from '../record/standing';
import type { StackTools } from '../stack-run';
import type { SynthesizedStack } from '../stacks';
import { RefusedMove } from './refused';

/**
 * Refuses stacks whose states are known to be in another place than the program says, where everything would be made again: on their way,
 * or in a local file that was theirs. Of a bucket that no program names any more nobody knows. A local one that is lost is refused, too.
 *
 * @throws RefusedMove one sentence for each of them
 */
export async function insistOnStates(
  stacks: readonly SynthesizedStack[],
  record: DeployedRecord,
  tools: StackTools,
): Promise<void> {
  const problems: string[] = [];
  const command = `${landingZone} deploy --move-state <output from before the change>${outdirOption(record.estate.folder)}`;
  for (const stack of stacks) {
    const entry = record.entries.get(stack.id);
    const movingFrom = entry?.movingFrom;
    const old = record.elsewhere.get(stack.id);
    if (movingFrom !== undefined) {
      problems.push(
        `the state of ${stack.id} is on its way from ${movingFrom}, and the way was broken off; end it with ${command}`,
      );
    } else if (old !== undefined && !(await isThere(stack, record, tools))) {
      problems.push(
        `the state of ${stack.id} is in ${old}, and there is none where the program says now; move it with ${command}, or take that file away if it isn't this one's`,
      );
    } else if (stack.stateFile !== undefined && isMissing(stack.stateFile) && madeSomething(entry)) {
      problems.push(
        `${stack.id} was deployed, and its state is gone from ${stack.stateFile}: everything would be made again; put back a copy of that file, or, if nothing of the stack exists any more, take ${stack.stateFile}.deployed.json away`,
      );
    }
  }
  if (problems.length > 0) throw new RefusedMove(problems);
}

const isThere = (stack: SynthesizedStack, record: DeployedRecord, tools: StackTools): boolean | Promise<boolean> =>
  stack.stateFile === undefined ? stillStands(stack.id, record, tools) : holdsResources(stack.stateFile);
