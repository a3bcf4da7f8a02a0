import { maskText } from '../../../constructs/core/secrets/mask';
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

/** What a row has in common with its rights: where, who, on what, under which condition and until when. */
export const termsOf = ({ stack, path, identity, resource, condition, expires }: Right) => ({
  stack: maskText(stack),
  path: maskText(path),
  identity: maskText(identity),
  resource: maskText(resource),
  ...(condition === undefined ? {} : { condition: maskText(condition) }),
  ...(expires === undefined ? {} : { expires: maskText(expires) }),
});
