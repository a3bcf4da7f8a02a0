import type { Masked } from '../../../../constructs/core/secrets/masked';
import type { Stack, Value, Values } from '../../../estate/model';
import { referencesIn } from '../../../estate/references';
import type { FindingClass } from '../../report/report';
import type { StateMoves } from './move-state';
import type { RawDifference } from './raw';

/** What a difference means. */
export interface Meaning {
  readonly class: FindingClass;
  /** In a sentence without full stop. */
  readonly says: Masked;
  /** Commands that keep what would be lost, one after another. */
  readonly doWith?: readonly Masked[];
}

/** What is around a difference. */
export interface FindingContext {
  /** The stack on both sides; `before` is absent for a new one. */
  readonly before?: Stack;
  readonly after: Stack;
  /** Every stack of the base, against which a new one is held. */
  readonly others: readonly Stack[];
  /** How states come to where they are looked for. */
  readonly moves: StateMoves;
  /** A value of either side, as far as it is known. */
  readonly settle: { before(value: Value | undefined): Value; after(value: Value | undefined): Value };
}

/** Says what a difference means, where it is of its class; several meanings of one difference are several findings. */
export type Classifier = (difference: RawDifference, around: FindingContext) => readonly Meaning[];

/** Arguments of both sides of a block. */
export const bodiesOf = ({ blocks }: RawDifference): readonly [Values, Values] => [
  blocks?.before?.body ?? {},
  blocks?.after?.body ?? {},
];

/** Whether what a value names goes as well: what is lost then is more than what was said of it. */
export const goesAsWell = (value: Value | undefined, { before, after }: FindingContext): boolean =>
  typeof value === 'string' &&
  referencesIn(value).some(({ address }) => before?.blocks.has(address) === true && !after.blocks.has(address));
