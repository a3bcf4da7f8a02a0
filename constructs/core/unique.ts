import { z } from 'zod';

/** Within what two things can't have one name, or one id. */
export interface Uniqueness {
  /** What has the name: a group, a policy. */
  readonly of: string;
  /** Where the name stands once; `nowhere` where it is only shown. */
  readonly within: 'account' | 'log service' | 'project' | 'region of a project' | 'cluster' | 'nowhere';
  /** Names that OVHcloud or Kubernetes has given itself. */
  readonly taken?: readonly string[];
}

const declared = z.registry<Uniqueness>();

/** Declares where a name stands once, next to its schema. */
export const uniquely = <S extends z.ZodType>(schema: S, uniqueness: Uniqueness): S => {
  const own = schema.clone();
  declared.add(own, uniqueness);
  return own;
};

/** What is declared of a schema; throws where nothing is. */
export function uniquenessOf(schema: z.core.$ZodType): Uniqueness {
  const found = declared.get(schema);
  if (found === undefined) throw new Error('a name does not say where it stands once');
  return found;
}
