import { RefusedMove } from '../deploy/move/refused';
import type { StackSummary } from '../deploy/summary';
import { UnreadRecord } from '../estate/deployed';
import { CliError, count, type Output } from './output';

/** Which stacks failed, of how many. */
export const sayFailed = (failed: readonly string[], all: number): string =>
  `${failed.length} of ${count(all, 'stack')} failed (${failed.join(', ')}); the reasons are above`;

/** Of which stacks nothing was applied because the place of their state holds none; `undefined` where it was of none. */
export function sayUnread(
  stacks: readonly { readonly id: string; readonly hasNoState?: boolean }[],
): string | undefined {
  const unread = stacks.flatMap(({ id, hasNoState }) => (hasNoState ? id : []));
  if (unread.length === 0) return undefined;
  return `states can't be read: nothing of ${unread.join(', ')} was applied; what to do is above`;
}

/** Whether something was refused because a state, or what is known of one, isn't where or what it should be. */
export const isOfState = (thrown: unknown): thrown is Error =>
  thrown instanceof RefusedMove || thrown instanceof UnreadRecord;

/** How a command ends that was asked to stop, and has. */
export const stopped = (): CliError =>
  new CliError('stopped; everything begun was finished and saved, run it again to go on from here', 130);

/** What is left, and how to go on with it; nothing where a stack was refused, as it would be again. */
export function printLeft(
  output: Output,
  what: string,
  { left, stacks }: { readonly left: readonly string[]; readonly stacks: readonly Pick<StackSummary, 'status'>[] },
): void {
  if (left.length === 0 || stacks.some(({ status }) => status === 'refused')) return;
  output.line(`${what}: ${left.join(', ')}; the same command again goes on with them`);
}
