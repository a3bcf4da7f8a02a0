import type { Action } from './report';

/** Whether all of a resource is new to the state. */
export const isNew = (action: Action): boolean => action === 'add' || action === 'import';
