import type { Block, Estate, Value } from '../../estate/model';
import type { Action, Note, ReplaceReason } from '../report/report';

/** What becomes of one resource, with both sides of it. */
export interface BlockChange {
  readonly action: Action;
  readonly stack: string;
  /** Absent for an added one. */
  readonly before?: Block;
  /** Absent for a destroyed one. */
  readonly after?: Block;
  readonly reasons: readonly ReplaceReason[];
  readonly differences: readonly Difference[];
  readonly notes: readonly Note[];
}

/** An attribute that differs. */
export interface Difference {
  /** With indices and keys: `template.metadata.labels["stage"]`. */
  readonly path: string;
  readonly before?: Value;
  readonly after?: Value;
  readonly sensitive: boolean;
  /** Written as before, but what it refers to changes: only known after apply. */
  readonly isUnknown?: true;
}

/** Both outputs and everything that changed between them: what the tables are made from. */
export interface Comparison {
  readonly base: Estate;
  readonly head: Estate;
  /** In the order of the stacks, then of the addresses. Data sources are not in it. */
  readonly changes: readonly BlockChange[];
}
