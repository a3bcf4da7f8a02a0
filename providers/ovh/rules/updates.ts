import type { Behaviour } from '../schema/behaviour';
import type { TypeSchema } from '../schema/notation';
import { entries } from '../schema/parse';
import { replacesByNumber } from '../schema/terraform';

/** What the provider says of an update where it has no code for one. */
const noUpdate = "doesn't support update";

/** The attributes and blocks whose change is planned as an update, and then fails, with the reason. */
export function failingUpdates(
  type: TypeSchema,
  { failsOnUpdate = {} }: Behaviour,
): { readonly [attribute: string]: string } {
  if (!type.noUpdate) return failsOnUpdate;
  const updated = [...entries(type.attributes, 'schema')].filter(
    ({ path, words, group }) => !path.includes('.') && words.forceNew !== undefined && replacesByNumber(type, group),
  );
  return { ...Object.fromEntries(updated.map(({ path }) => [path, noUpdate])), ...failsOnUpdate };
}

/** What a message says of an update that fails. */
export const failsAndStays = (reason: string): string => `would fail, and stay: ${reason}`;
