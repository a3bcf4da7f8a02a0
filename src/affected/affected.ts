import { isSameContent } from '../estate/content';
import type { Stack } from '../estate/model';
import { wavesOf } from '../estate/order';
import { readEstate } from '../estate/read';

/**
 * Which stacks must be deployed, for programs to read (`landing-zone affected --format json`). `version` grows with every
 * change that a reader could trip over.
 */
export interface Affected {
  readonly format: 'ovh-landing-zone/affected';
  readonly version: 1;
  /** Those of one wave may be deployed at once, each wave after the one before. */
  readonly waves: readonly (readonly string[])[];
  readonly stacks: readonly AffectedStack[];
  readonly unchanged: readonly string[];
  /** Gone from the program; deploying doesn't destroy them. */
  readonly removed: readonly string[];
}

interface AffectedStack {
  readonly id: string;
  /** Its folder, below the output folder. */
  readonly directory: string;
  /** `downstream`: it reads the state of a stack that changes or depends on it. */
  readonly why: 'added' | 'changed' | 'downstream';
  /** Counted from 1. */
  readonly wave: number;
  /** Affected stacks that come before it. */
  readonly dependsOn: readonly string[];
  readonly owner?: string;
}

/**
 * Compares two folders that synthesis wrote.
 *
 * @param base folder of what is deployed; without it all stacks are taken as added
 */
export function affectedStacks(base: string | undefined, head: string): Affected {
  const before: ReadonlyMap<string, Stack> = base === undefined ? new Map() : readEstate(base).stacks;
  const after = readEstate(head).stacks;
  const isSame = (stack: Stack): boolean => {
    const other = before.get(stack.id);
    return other !== undefined && isSameContent(other, stack);
  };
  const changed = [...after.values()].filter((stack) => !isSame(stack));
  const { waves, waveOf } = wavesOf(after.values(), new Set(changed.map(({ id }) => id)));
  const stacks = [...after.values()].flatMap((stack): AffectedStack[] => {
    const { id, directory, dependsOn, record } = stack;
    const owner = record?.owner;
    const wave = waveOf.get(id);
    if (wave === undefined) return [];
    const why = !before.has(id) ? 'added' : changed.includes(stack) ? 'changed' : 'downstream';
    return [
      { id, directory, why, wave, dependsOn: dependsOn.filter((other) => waveOf.has(other)), ...(owner && { owner }) },
    ];
  });
  stacks.sort((a, b) => a.wave - b.wave);
  return {
    format: 'ovh-landing-zone/affected',
    version: 1,
    waves,
    stacks,
    unchanged: [...after.keys()].filter((id) => !waveOf.has(id)),
    removed: [...before.keys()].filter((id) => !after.has(id)),
  };
}
