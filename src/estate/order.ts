/** A stack and the stacks that are deployed before it. */
export interface StackNode {
  readonly id: string;
  readonly dependsOn: readonly string[];
}

/** Stacks that must be deployed. */
export interface Waves {
  /** Those of one wave may be deployed at once, each wave after the one before. */
  readonly waves: readonly (readonly string[])[];
  /** Wave of each, counted from 1; a stack that isn't in here needs nothing. */
  readonly waveOf: ReadonlyMap<string, number>;
}

/**
 * The stacks that changed and those downstream of them, in the order in which they must be deployed.
 *
 * @throws Error when stacks depend on each other in a circle
 */
export function wavesOf(stacks: Iterable<StackNode>, changed: ReadonlySet<string>): Waves {
  const all = [...stacks];
  const waveOf = new Map<string, number>();
  for (const { id, dependsOn } of inOrder(all)) {
    const needed = dependsOn.flatMap((other) => waveOf.get(other) ?? []);
    if (changed.has(id) || needed.length > 0) waveOf.set(id, 1 + Math.max(0, ...needed));
  }
  const length = Math.max(0, ...waveOf.values());
  const waves = Array.from({ length }, (_, index) =>
    all.filter(({ id }) => waveOf.get(id) === index + 1).map(({ id }) => id),
  );
  return { waves, waveOf };
}

/** Stacks, those that are needed first. */
function inOrder(stacks: readonly StackNode[]): StackNode[] {
  const byId = new Map(stacks.map((stack) => [stack.id, stack]));
  const ordered = new Set<StackNode>();
  const open = new Set<StackNode>();
  const visit = (stack: StackNode): void => {
    if (ordered.has(stack)) return;
    if (open.has(stack)) throw new Error(`the stacks depend on each other in a circle: ${stack.id} needs itself`);
    open.add(stack);
    for (const id of stack.dependsOn) {
      const needed = byId.get(id);
      if (needed) visit(needed);
    }
    ordered.add(stack);
  };
  for (const stack of stacks) visit(stack);
  return [...ordered];
}
