import type { Values } from '../../estate/model';
import { diffBodies } from './diff';
import { factsOf } from './facts';

/** Whether one can be the other, moved: nothing differs that would replace it all the same. */
export const isSameThing = (before: Values, after: Values, type: string): boolean =>
  !diffBodies(factsOf(type), before, after).differences.some(({ forces }) => forces !== undefined);
