import type { ExceptionSettings, RetiredSettings } from './protection';

/** Key of the policy in the comment of a stack, which Terraform passes over. */
export const policyKey = 'landingZone';

/** What a deploy may do in a stack, as it is written into it: a digest of the stack covers it. */
export interface Policy {
  /** Whether what holds data is neither destroyed nor replaced unless something here names it. */
  readonly protectsData: boolean;
  /** Paths count from the settings of the stack, as those of exceptions do. */
  readonly retired: readonly (RetiredSettings & { readonly at: string })[];
  readonly exceptions: readonly ExceptionSettings[];
}
