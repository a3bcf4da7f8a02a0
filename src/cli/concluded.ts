import type { StackStatus } from '../deploy/stack-run';
import type { DeploymentSummary } from '../deploy/summary';
import { sayFailed, sayUnread, stopped } from './ended';
import { CliError } from './output';
import { notReviewed } from './reviewed';

/** Ends `landing-zone deploy` as its deployment ended. */
export function conclude({ outcome, stacks }: DeploymentSummary): void {
  const having = (status: StackStatus) => stacks.flatMap((stack) => (stack.status === status ? stack.id : []));
  const failed = having('failed');
  const gated = stacks.flatMap(({ id, gates }) => (gates === undefined ? [] : id));
  const renamed = stacks.flatMap(({ id, renamed }) => (renamed === undefined ? [] : id));
  const moved = stacks.flatMap(({ id, movedTo }) => (movedTo === undefined ? [] : id));
  const lost = stacks.flatMap(({ id, hasLostState }) => (hasLostState ? id : []));
  const unread = sayUnread(stacks);
  const held = stacks.flatMap(({ id, heldBack }) => (heldBack === undefined ? [] : id));
  switch (outcome) {
    case 'failed':
      throw new CliError(sayFailed(failed, stacks.length));
    case 'refused':
      if (moved.length > 0)
        throw new CliError(
          `states have moved away from where this program looks for them: nothing of ${moved.join(', ')} was applied; where they are is above`,
          notReviewed,
        );
      if (lost.length > 0)
        throw new CliError(
          `states are gone: nothing of ${lost.join(', ')} was applied; what to do is above`,
          notReviewed,
        );
      if (unread !== undefined) throw new CliError(unread, notReviewed);
      if (renamed.length > 0)
        throw new CliError(
          `a key of the settings has another name: nothing of ${renamed.join(', ')} was applied; the lines that keep what is there are above`,
          notReviewed,
        );
      if (held.length > 0)
        throw new CliError(
          `what holds data is protected: nothing of ${held.join(', ')} was applied; the reasons are above`,
          notReviewed,
        );
      if (gated.length > 0)
        throw new CliError(`--fail-on: nothing of ${gated.join(', ')} was applied; the reasons are above`, notReviewed);
      throw new CliError('this is not what was reviewed; the differences are above', notReviewed);
    case 'declined':
      throw new CliError(`not confirmed, so nothing was applied of: ${having('declined').join(', ')}`);
    case 'stopped':
      throw stopped();
    case 'done':
  }
}
