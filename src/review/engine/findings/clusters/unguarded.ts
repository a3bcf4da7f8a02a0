import type { Masked } from '../../../../../constructs/core/secrets/masked';
import type { ClusterObject } from './cluster-objects';

/** Something that guards less than it did. */
export interface Unguarded {
  /** What does, or did. */
  readonly at: Pick<ClusterObject['block'], 'stack' | 'address' | 'path'>;
  readonly says: Masked;
}

export const told = ({ block: { stack, address, path } }: Pick<ClusterObject, 'block'>, says: Masked): Unguarded => ({
  at: { stack, address, path },
  says,
});

/** All objects of a cluster on both sides. */
export interface ClusterSides {
  readonly old: readonly ClusterObject[];
  readonly now: readonly ClusterObject[];
}

export type Named = Pick<ClusterObject, 'name' | 'block'>;

/** The one of the same name; of several, whose name nobody knows before apply, that at the same address. */
export function sameIn(all: readonly ClusterObject[], { name, block }: Named): ClusterObject | undefined {
  const named = all.filter((one) => one.name === name);
  return named.find((one) => one.block.address === block.address) ?? named[0];
}
