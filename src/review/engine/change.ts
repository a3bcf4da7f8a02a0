import type { Block, Estate, Value } from '../../estate/model';
import type { Action, Note } from '../report/report';
import type { Shape } from './facts';

/** Why a resource is replaced; as in a report, and nothing of it is masked. */
export interface Reason {
  /** Path without indices, or `replace_triggered_by`. */
  readonly attribute: string;
  /** Both values are known. */
  readonly certain: boolean;
  /** Construct path of what it waits for. */
  readonly because?: string;
}

/** What becomes of one resource, with both sides of it. */
export interface BlockChange {
  readonly action: Action;
  readonly stack: string;
  /** Absent for an added one. */
  readonly before?: Block;
  /** Absent for a destroyed one. */
  readonly after?: Block;
  readonly reasons: readonly Reason[];
  readonly differences: readonly Difference[];
  readonly notes: readonly Note[];
}

/** An attribute that differs. */
export interface Difference {
  /** With indices and keys: `template.metadata.labels["stage"]`. */
  readonly path: string;
  readonly before?: Value;
  readonly after?: Value;
  /** What the schema knows of the value and of what is in it. */
  readonly shape: Shape;
  /** Secret by the schema around it, or by what stands beside it. */
  readonly sensitive: boolean;
  /** Written as before, but what it refers to changes: only known after apply. */
  readonly isUnknown?: true;
  /** Construct path of what it waits for. */
  readonly because?: string;
}

/** Both outputs and everything that changed between them: what the tables are made from. */
export interface Comparison {
  readonly base: Estate;
  readonly head: Estate;
  /** In the order of the stacks, then of the addresses. Data sources are not in it. */
  readonly changes: readonly BlockChange[];
}
