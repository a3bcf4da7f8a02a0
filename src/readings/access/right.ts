import type { Block } from '../../estate/model';
import type { Side } from '../side';

/**
 * One thing that one identity may do, or may not. `except`: an action that the policy takes out of what it allows with a `*`; it
 * is not a right, but what is left of one.
 */
export interface Right {
  readonly stack: string;
  readonly path: string;
  readonly identity: string;
  readonly effect: 'allow' | 'deny' | 'except';
  readonly action: string;
  readonly resource: string;
  readonly condition?: string;
  readonly expires?: string;
}

/** The rights that one resource gives. */
export type RightsOf = (block: Block, side: Side) => Right[];

/** A right of a resource without its place, which is added. */
export const rightOf = ({ stack, path }: Block, right: Omit<Right, 'stack' | 'path'>): Right => ({
  stack,
  path,
  ...right,
});

/** What two rights have in common that say the same of the same, whichever resource gives them. */
export const keyOf = ({ identity, effect, action, resource, condition, expires }: Right): string =>
  JSON.stringify([identity, effect, action, resource, condition, expires]);
