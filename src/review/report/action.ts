import type { Action, Counts, ResourceChange } from './report';

/** Whether all of a resource is new to the state. */
export const isNew = (action: Action): boolean => action === 'add' || action === 'import';

/** Whether Terraform destroys something that exists. */
export const isEnding = (action: Action): action is 'destroy' | 'replace' | 'move' =>
  action === 'destroy' || action === 'replace' || action === 'move';

/** Whether it stays, and what is in it doesn't. */
export const isWiped = ({ action, notes }: Pick<ResourceChange, 'action' | 'notes'>): boolean =>
  !isEnding(action) && notes.some(({ effect }) => effect === 'wipes');

/** Whether something that exists is destroyed, or loses what is in it. */
export const isDestructive = (change: Pick<ResourceChange, 'action' | 'notes'>): boolean =>
  isEnding(change.action) || isWiped(change);

/** Whether data or a service goes with it. A moved one is only named apart: one line of code keeps it. */
export const isLossy = (change: Pick<ResourceChange, 'action' | 'notes' | 'loses'>): boolean =>
  change.action !== 'move' &&
  isDestructive(change) &&
  (change.loses !== undefined || change.notes.some(({ effect }) => effect === 'wipes'));

/** Whether nothing of a moved resource is another than it was, apart from where it stands. */
export const isMovedOnly = ({ action, attributes }: ResourceChange): boolean =>
  action === 'move' && attributes.length === 0;

/** An attribute as a reason for a replacement names it: without the places in lists and the keys of maps. */
export const reasonName = (attribute: string): string => attribute.replace(/\[[^\]]*\]/g, '');

/** How many of each. */
export function countsOf(changes: readonly { readonly action: Action }[]): Counts {
  const counts: Record<Action, number> = { add: 0, import: 0, change: 0, replace: 0, destroy: 0, move: 0 };
  for (const { action } of changes) counts[action]++;
  return counts;
}
