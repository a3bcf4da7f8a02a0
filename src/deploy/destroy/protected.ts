import { withoutKey } from '../../estate/addresses';
import { flagOf } from '../../estate/flag';
import { isValues, type Stack } from '../../estate/model';
import type { PlannedChange } from '../../estate/plan';
import type { StackPlan } from '../planned-stack';

/** A resource that somebody has protected from being destroyed. */
export interface ProtectedResource {
  readonly stack: string;
  /** Construct path below the stack. */
  readonly path: string;
  readonly by: 'prevent_destroy' | 'deletion_protection';
}

/** What a plan destroys that OVHcloud, or the provider, refuses to: its state says so. */
export const protectedIn = (stack: Stack, changes: readonly PlannedChange[]): readonly ProtectedResource[] =>
  changes.flatMap(({ address, action, values: { before } }) =>
    action === 'destroy' && isValues(before) && flagOf(before['deletion_protection']) === true
      ? { stack: stack.id, path: pathOf(stack, address), by: 'deletion_protection' }
      : [],
  );

/** What Terraform refuses to plan for, of a plan that failed. */
export function preventedIn(stack: Stack, { result: { errors } }: StackPlan): readonly ProtectedResource[] {
  const prevented = [...stack.blocks.values()].filter(({ lifecycle }) => flagOf(lifecycle['prevent_destroy']) === true);
  return prevented.flatMap(({ address }) =>
    errors.some((error) => error.address === address || error.detail.includes(address))
      ? { stack: stack.id, path: pathOf(stack, address), by: 'prevent_destroy' as const }
      : [],
  );
}

const pathOf = ({ blocks }: Stack, address: string): string => blocks.get(withoutKey(address))?.path ?? address;

/** What protects resources, and what to do about it. */
export function sayProtected(found: readonly ProtectedResource[], isGone: (stack: string) => boolean): string {
  const names = found.map(({ stack, path, by }) => `${stack}/${path} (${by})`).join(', ');
  const gone = [...new Set(found.filter(({ stack }) => isGone(stack)).map(({ stack }) => stack))];
  const back = gone.length === 0 ? '' : `put ${gone.join(', ')} back into the program, `;
  return `protected from being destroyed: ${names}; nothing was destroyed. If it is meant, ${back}set deletionProtection: false where it is made, deploy that, and destroy then`;
}
