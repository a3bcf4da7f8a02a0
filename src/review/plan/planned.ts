import type { Plan, PlannedChange } from '../../estate/plan';
import type { Action } from '../report/report';

/** A change of a plan, by the words of a review. */
export interface PlannedResource extends Omit<PlannedChange, 'action'> {
  readonly action: Exclude<Action, 'move'> | 'forget';
}

/** What a plan does to resources; that something only moves in the state is nothing that it does. */
export const plannedResources = ({ changes }: Plan): PlannedResource[] =>
  changes.flatMap((change) => {
    const action = actionOf(change);
    return action === undefined ? [] : { ...change, action };
  });

function actionOf({ action, isImported }: PlannedChange): PlannedResource['action'] | undefined {
  // something is taken over, whatever is changed with it
  if (isImported && (action === 'none' || action === 'change')) return 'import';
  if (action === 'none') return undefined;
  return action === 'replace-and-forget' ? 'replace' : action;
}
