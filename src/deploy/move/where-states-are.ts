import { landingZone } from '../../estate/shell';
import { holdsResources } from '../record/local-state';
import type { DeployedRecord } from '../record/record';
import { stillStands } from '../record/standing';
import type { StackTools } from '../stack-run';
import type { SynthesizedStack } from '../stacks';
import { RefusedMove } from './refused';

/**
 * Refuses stacks whose states are known to be in another place than the program says, where everything would be made again: on their way,
 * or in a local file that was theirs. Of a bucket that no program names any more nobody knows.
 *
 * @throws RefusedMove one sentence for each of them
 */
export async function insistOnStates(
  stacks: readonly SynthesizedStack[],
  record: DeployedRecord,
  tools: StackTools,
): Promise<void> {
  const problems: string[] = [];
  for (const stack of stacks) {
    const { movingFrom } = record.entries.get(stack.id) ?? {};
    const old = record.elsewhere.get(stack.id);
    if (movingFrom !== undefined) {
      problems.push(
        `the state of ${stack.id} is on its way from ${movingFrom}, and the way was broken off; end it with ${command}`,
      );
    } else if (old !== undefined && !(await isThere(stack, record, tools))) {
      problems.push(
        `the state of ${stack.id} is in ${old}, and there is none where the program says now; move it with ${command}, or take that file away if it isn't this one's`,
      );
    }
  }
  if (problems.length > 0) throw new RefusedMove(problems);
}

const command = `${landingZone} deploy --move-state <output from before the change>`;

const isThere = (stack: SynthesizedStack, record: DeployedRecord, tools: StackTools): boolean | Promise<boolean> =>
  stack.stateFile === undefined ? stillStands(stack.id, record, tools) : holdsResources(stack.stateFile);
