import type { MovedState } from '../deploy/move/move';
import { plain } from '../readings/format/escape';
import { confirmBetween } from './confirm';
import type { Asking } from './deploy-question';
import { count, type Output } from './output';

/** Names the states that move, and where each goes. */
export function printMoves(output: Output, states: readonly MovedState[], says: string): void {
  output.line(`${says} ${count(states.length, 'stack')}:`);
  for (const { id, from, to } of states) {
    output.line(`  ${id}: ${plain(from)}`);
    output.line(`    -> ${plain(to)}`);
  }
}

/** Shows which states move, and asks. */
export async function askToMove(
  states: readonly MovedState[],
  { terminal, output, signal, stop }: Asking,
): Promise<boolean> {
  output.line();
  printMoves(output, states, 'Before anything is planned, it moves the state of');
  const answer = await confirmBetween(output, 'Move them?', terminal, signal);
  if (answer === 'stopped') stop();
  return answer === 'yes';
}

export const sayMoved = ({ id, to, copy }: MovedState): string =>
  `${id}: its state is in ${plain(to)} now${copy === undefined ? '' : `; a copy as it was, with its secrets: ${plain(copy)}`}`;
