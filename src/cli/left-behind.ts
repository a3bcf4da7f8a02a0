import type { GoneStack } from '../deploy/record/gone-stacks';
import type { RemovedStack } from '../deploy/summary';
import { type CommandPlace, destroyLine } from './destroy-line';
import type { Output } from './output';

/**
 * Stacks that are gone from the program, with the command that destroys each.
 *
 * @param gone by what was kept of deployments
 * @param place where they were met
 * @param reviewed by a review, which may know of others
 */
export function leftBehindOf(
  gone: readonly GoneStack[],
  place: CommandPlace,
  reviewed: readonly RemovedStack[] = [],
): readonly RemovedStack[] {
  const kept = gone.map(({ id, stateFile }) => ({
    id,
    // of one of which only the state is there, nothing can be destroyed without its program
    ...(stateFile === undefined && { removeWith: destroyLine([id], place) }),
  }));
  return [...kept, ...reviewed.filter(({ id }) => !kept.some((one) => one.id === id))];
}

export function printLeftBehind(output: Output, stacks: readonly RemovedStack[]): void {
  for (const { id, removeWith } of stacks) {
    output.line(`Stack ${id} is gone from the program; this does not destroy it, it keeps running and costing`);
    if (removeWith !== undefined) output.line(`  to destroy it: ${removeWith}`);
  }
}
