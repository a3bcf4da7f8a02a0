import { callsIn } from './expression/calls';
import type { Value } from './model';
import { expressionsIn } from './references';

/** Whether `sensitive` hides a value, or a part of it, wherever it goes. */
export const isMarked = (value: Value | undefined): boolean =>
  [...expressionsIn(value)].some((text) => text.includes('sensitive') && callsIn(text).includes('sensitive'));
