import { maskText } from '../../../constructs/core/secrets/mask';
import type { Masked } from '../../../constructs/core/secrets/masked';
import { masked } from '../../../constructs/core/secrets/masked';

/**
 * The whole list of differences that are not reported, because they change nothing at OVHcloud, each with its reason. Whatever differs and
 * isn't one of these is a change or a finding. `--show-noise` lists them, too. Files whose bytes don't count are in `src/estate/beside.ts`.
 */
export const noise = {
  /** Terraform keeps the elements of a set in no order. */
  order: (path: string): Masked => masked`${maskText(path)} is written in another order`,
  /** A value and an expression that is known to give it, or two such expressions. */
  value: (path: string): Masked => masked`${maskText(path)} is the same value, written differently`,
  /** Two texts of JSON that say the same: other spaces, other order of keys. */
  document: (path: string): Masked => masked`${maskText(path)} is the same document, written differently`,
  /** The provider takes the same value where nothing is written. */
  default: (path: string, isWritten: boolean, value: string): Masked =>
    masked`${maskText(path)} is ${isWritten ? masked`now` : masked`no longer`} written as the provider's default ${maskText(value)}`,
  /** An attribute that the API chooses keeps what it has when it is no longer written. */
  keeps: (path: string): Masked => masked`${maskText(path)} is no longer written; it keeps its value`,
  /** Terraform passes over a change that `ignore_changes` names; that more is named there is a finding. */
  ignored: (name: string): Masked => masked`${maskText(name)} differs, and lifecycle.ignore_changes names it`,
  /** Terraform reads neither the comments that cdktf writes nor the order of keys and the spaces between them. */
  comments: (): Masked => masked`only comments, spaces or the order of keys differ`,
} as const;
