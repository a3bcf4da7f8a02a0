/** What part a stack plays; decides its owner and what it may hold. */
export type StackKind = 'organization' | 'private-cloud' | 'foundation' | 'environment' | 'platform' | 'team';

/** Who a stack belongs to, for every report and every resource that can carry labels. */
export interface Labels {
  readonly owner: string;
  readonly team?: string;
  readonly environment?: string;
  readonly stage?: string;
  readonly costCentre?: string;
}

/** Labels as everything that is labelled spells them. */
export const labelKeys = {
  team: 'team',
  environment: 'environment',
  stage: 'stage',
  owner: 'owner',
  costCentre: 'cost-centre',
} as const satisfies Readonly<Record<keyof Labels, string>>;
