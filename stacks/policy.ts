import type { ExceptionSettings, ParsedProtection, RetiredSettings } from './protection';

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

/** In the same order whatever the order in the settings. */
export function policyOf({ protectData, retired, exceptions }: ParsedProtection, stage: string | undefined): Policy {
  return {
    protectsData: protectData ?? stage === 'production',
    retired: Object.entries(retired)
      .map(([at, { after, reason }]) => ({ at, after, reason }))
      .sort(byPlace),
    exceptions: exceptions
      .map(({ rule, at, reason, owner, until }) => ({ rule, at, reason, owner, until }))
      .sort(byPlace),
  };
}

const byPlace = (a: { readonly at: string }, b: { readonly at: string }): number =>
  a.at < b.at ? -1 : a.at > b.at ? 1 : 0;
