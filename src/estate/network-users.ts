import { isWithin } from './attribute-paths';
import type { Estate, Stack } from './model';

/** The stack of a user of the network plan, which the plan names by its place in the settings, with ids; absent where there is none. */
export function stackOfUser({ stacks }: Pick<Estate, 'stacks'>, user: string): string | undefined {
  for (const stack of stacks.values()) {
    const place = placeInPlan(stack);
    if (place !== undefined && isWithin(user, place)) return stack.id;
  }
  return undefined;
}

/** What the plan calls a user of a stack, once this has another name. */
export function renamedUser(user: string, before: Stack, after: Stack): string {
  const [old, now] = [placeInPlan(before), placeInPlan(after)];
  return old !== undefined && now !== undefined && isWithin(user, old) ? now + user.slice(old.length) : user;
}

/** Where in the settings the networks of a stack are, with ids. */
function placeInPlan({ id, record }: Stack): string | undefined {
  if (record?.kind === 'private-cloud') return `privateClouds.${id.replace(/^private-cloud-/, '')}`;
  const { kind, team, environment } = record ?? {};
  if (kind !== 'environment' || team === undefined || environment === undefined) return undefined;
  return `teams.${team}.environments.${environment}`;
}
