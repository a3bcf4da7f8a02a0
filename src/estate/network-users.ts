import type { Estate } from './model';

/** The stack of a user of the network plan, which the plan names by its place in the settings, with ids; absent where there is none. */
export function stackOfUser({ stacks }: Pick<Estate, 'stacks'>, user: string): string | undefined {
  const [, team, environment] = /^teams\.([^.]+)\.environments\.([^.]+)/.exec(user) ?? [];
  for (const { id, record } of stacks.values()) {
    if (record?.kind === 'environment' && record.team === team && record.environment === environment) return id;
    if (record?.kind === 'private-cloud' && `privateClouds.${id.replace(/^private-cloud-/, '')}` === user) return id;
  }
  return undefined;
}
