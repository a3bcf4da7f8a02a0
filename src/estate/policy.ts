import { z } from 'zod';
import { type Policy, policyKey } from '../../stacks/policy';
import { isValues, type Value } from './model';

const text = z.string();
const day = z.iso.date();

const policy: z.ZodType<Policy> = z.strictObject({
  protectsData: z.boolean(),
  retired: z.array(z.strictObject({ at: text, after: day, reason: text })),
  exceptions: z.array(
    z.strictObject({ rule: z.literal('data-replaced'), at: text, reason: text, owner: text, until: day }),
  ),
});

/**
 * What synthesis wrote into a stack about what a deploy may do in it: `landingZone` in the comment of its `cdk.tf.json`, so that the digest
 * covers it. Nothing is guessed of one that is not as it is written.
 */
export function readPolicy(comment: Value | undefined, refuse: (problem: string) => Error): Policy | undefined {
  const written = isValues(comment) ? comment[policyKey] : undefined;
  if (written === undefined) return undefined;
  const { data, error } = policy.safeParse(written);
  if (data !== undefined) return data;
  const where = ['//', policyKey, ...(error.issues[0]?.path ?? [])].join('.');
  throw refuse(`${where} is not as this release writes it; synthesize again`);
}
