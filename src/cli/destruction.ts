import type { Aftermath, Consequence } from '../deploy/destroy/aftermath';
import type { PlannedDestruction } from '../deploy/destroy/destroy';
import type { DestructionSummary } from '../deploy/destroy/summary';
import { plain } from '../readings/format/escape';
import { printLeft } from './ended';
import { count, type Output } from './output';

/** What would be destroyed, before anything is. */
export function printDestruction(
  output: Output,
  stacks: readonly PlannedDestruction[],
  { loses, stays }: Aftermath,
): void {
  output.line();
  output.table(
    ['stack', 'owner', 'destroy', 'program', 'data'],
    stacks.map(({ id, owner, changes, isGone, protectsData }) => [
      id,
      owner ?? '-',
      String(changes.filter(({ action }) => action === 'destroy').length),
      isGone ? 'gone from it' : 'in it',
      protectsData ? 'protected from deploys' : '-',
    ]),
  );
  output.line();
  printSaid(output, output.colors.red('Lost with it:'), loses);
  printSaid(output, output.colors.yellow('What stays, goes on costing or takes a hand:'), stays);
}

/** What somebody is asked: what is only let go of isn't destroyed. */
export function destroyQuestion(stacks: readonly Pick<PlannedDestruction, 'changes'>[]): string {
  const changes = stacks.flatMap((stack) => stack.changes);
  const forgotten = changes.filter(({ action }) => action === 'forget').length;
  const destroyed = changes.length - forgotten;
  if (forgotten === 0) return `Destroy ${count(destroyed, 'resource')}?`;
  const rest = `let go of ${count(forgotten, 'resource')}`;
  return destroyed === 0 ? `Destroy nothing, and ${rest}?` : `Destroy ${count(destroyed, 'resource')}, and ${rest}?`;
}

/** What somebody is asked before it is taken as said that nothing of stacks exists. */
export const forgetQuestion = (stacks: readonly Pick<PlannedDestruction, 'id'>[]): string =>
  `Does nothing of ${stacks.map(({ id }) => id).join(', ')} exist any more? What does goes on costing, and no state knows of it.`;

function printSaid(output: Output, heading: string, said: readonly Consequence[]): void {
  if (said.length === 0) return;
  output.line(heading);
  for (const { says, resources } of said) {
    output.line(`  ${says}`);
    output.line(`      ${resources.map(plain).join(', ')}`);
  }
  output.line();
}

/**
 * Ends the output: every stack, and what still stands.
 *
 * @param isForgetting whether stacks were only to be forgotten
 */
export function printDestroyed(output: Output, summary: DestructionSummary, isForgetting = false): void {
  const { stacks } = summary;
  if (stacks.length === 0) {
    output.line('Nothing to destroy');
    return;
  }
  output.line();
  output.table(
    ['stack', 'owner', 'destroyed', 'seconds', 'status'],
    stacks.map(({ id, owner, destroyed, seconds, status }) => [
      id,
      owner ?? '-',
      String(destroyed),
      seconds.toFixed(1),
      words[status] ?? status,
    ]),
  );
  output.line();
  printLeft(output, isForgetting ? 'Still known as deployed' : 'Still there', summary);
  const destroyed = stacks.reduce((sum, stack) => sum + stack.destroyed, 0);
  output.line(`${count(stacks.length, 'stack')}, ${count(destroyed, 'resource')} destroyed`);
}

const words: Readonly<Partial<Record<string, string>>> = { deployed: 'destroyed', unchanged: 'was empty' };
