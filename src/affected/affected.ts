import { readOutput, type StackFile } from './read';

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

export interface AffectedStack {
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
  const before = base === undefined ? new Map<string, StackFile>() : readOutput(base);
  const after = readOutput(head);
  const why = new Map<string, AffectedStack['why']>();
  const wave = new Map<string, number>();
  for (const stack of inTopologicalOrder(after)) {
    const needed = stack.dependsOn.filter((id) => why.has(id));
    const reason = reasonOf(stack, before.get(stack.id), needed.length > 0);
    if (reason === undefined) continue;
    why.set(stack.id, reason);
    wave.set(stack.id, 1 + Math.max(0, ...needed.map((id) => wave.get(id) ?? 0)));
  }
  const stacks = [...after.values()].flatMap(({ id, directory, dependsOn, owner }): AffectedStack[] => {
    const [reason, number] = [why.get(id), wave.get(id)];
    if (reason === undefined || number === undefined) return [];
    const needed = dependsOn.filter((other) => why.has(other));
    return [{ id, directory, why: reason, wave: number, dependsOn: needed, ...(owner && { owner }) }];
  });
  stacks.sort((a, b) => a.wave - b.wave);
  const waves = Array.from({ length: stacks.at(-1)?.wave ?? 0 }, (_, index) =>
    stacks.filter((stack) => stack.wave === index + 1).map(({ id }) => id),
  );
  return {
    format: 'ovh-landing-zone/affected',
    version: 1,
    waves,
    stacks,
    unchanged: [...after.keys()].filter((id) => !why.has(id)),
    removed: [...before.keys()].filter((id) => !after.has(id)),
  };
}

function reasonOf(
  stack: StackFile,
  before: StackFile | undefined,
  isDownstream: boolean,
): AffectedStack['why'] | undefined {
  if (before === undefined) return 'added';
  if (stack.content !== before.content) return 'changed';
  return isDownstream ? 'downstream' : undefined;
}

/** Stacks, those that are needed first. */
function inTopologicalOrder(stacks: ReadonlyMap<string, StackFile>): StackFile[] {
  const ordered = new Set<StackFile>();
  const open = new Set<StackFile>();
  const visit = (stack: StackFile): void => {
    if (ordered.has(stack)) return;
    if (open.has(stack)) throw new Error(`the stacks depend on each other in a circle: ${stack.id} needs itself`);
    open.add(stack);
    for (const id of stack.dependsOn) {
      const needed = stacks.get(id);
      if (needed) visit(needed);
    }
    ordered.add(stack);
  };
  for (const stack of stacks.values()) visit(stack);
  return [...ordered];
}
