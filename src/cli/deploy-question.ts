import type { Question } from '../deploy/planned-deploy';
import { destroys, type PlannedStep } from '../deploy/steps';
import { plain } from '../readings/format/escape';
import { confirmBetween, type Terminal } from './confirm';
import { printStacks } from './deployment';
import type { Output } from './output';

/** What a question needs. */
export interface Asking {
  readonly terminal: Terminal;
  readonly output: Output;
  readonly signal: AbortSignal;
  /** What Ctrl-C does. */
  stop(): void;
}

/** Shows what is planned, names what is replaced and destroyed, and asks. */
export async function askToDeploy({ planned, isLater }: Question, asking: Asking): Promise<boolean> {
  const { terminal, output, signal, stop } = asking;
  output.line();
  if (!isLater) printStacks(output, planned);
  for (const { id, plan = [] } of planned) {
    if (isLater) output.line(`${id} is planned now that what it needs is deployed, and more goes than was foreseen`);
    for (const step of plan.filter(destroys)) output.line(`  ${words(id, step)}`);
  }
  const waiting = planned.filter(({ status }) => status === 'waiting').map(({ id }) => id);
  if (waiting.length > 0) output.line(`Can be planned only once what they need is deployed: ${waiting.join(', ')}`);
  const isOpen = planned.some(({ status, early }) => status === 'waiting' || early !== undefined);
  if (isOpen) output.line('If one of these destroys or replaces more once it is planned again, you are asked again');
  const answer = await confirmBetween(output, isLater ? 'Go on with it?' : 'Deploy this?', terminal, signal);
  if (answer === 'stopped') stop();
  return answer === 'yes';
}

const words = (stack: string, { action, address, loses, isUncertain }: PlannedStep): string => {
  const does = isUncertain ? `may ${action}` : action;
  return `${does} ${stack} ${plain(address)}${loses === undefined ? '' : `, which loses: ${loses}`}`;
};
