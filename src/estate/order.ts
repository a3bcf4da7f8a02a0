/** A stack and the stacks that are deployed before it. */
export interface StackNode {
  readonly id: string;
  readonly dependsOn: readonly string[];
}

/** Stacks that must be deployed. */
interface Waves {
  /** Those of one wave may be deployed at once, each wave after the one before. */
  readonly waves: readonly (readonly string[])[];
  /** Wave of each, counted from 1; a stack that isn't in here needs nothing. */
  readonly waveOf: ReadonlyMap<string, number>;
}

/** An order in which stacks can be deployed. */
interface Order {
  /** Every stack, behind those that it needs; of those that could be next, the first by name. */
  readonly ids: readonly string[];
  /** Stacks that need each other, in a circle, each before the one that it needs; absent where there is none. */
  readonly circle?: readonly string[];
}

/** The one order of stacks. What they need and isn't among them is taken as deployed. A circle is broken somewhere, and named. */
export function orderOf(stacks: Iterable<StackNode>): Order {
  const needs = new Map<string, ReadonlySet<string>>();
  const all = new Map([...stacks].map((stack) => [stack.id, stack]));
  for (const { id, dependsOn } of all.values()) {
    needs.set(id, new Set(dependsOn.filter((other) => other !== id && all.has(other))));
  }
  const missing = new Map([...needs].map(([id, on]) => [id, on.size]));
  const dependents = new Map<string, string[]>();
  for (const [id, on] of needs) {
    for (const other of on) {
      const known = dependents.get(other);
      if (known) known.push(id);
      else dependents.set(other, [id]);
    }
  }
  const order: string[] = [];
  let circle: readonly string[] | undefined;
  let ready = [...missing].filter(([, count]) => count === 0).map(([id]) => id);
  while (missing.size > 0) {
    if (ready.length === 0) {
      circle ??= circleIn(needs, missing);
      ready = [...missing.keys()].slice(0, 1);
    }
    const next: string[] = [];
    for (const id of ready.sort()) {
      if (!missing.delete(id)) continue;
      order.push(id);
      for (const other of dependents.get(id) ?? []) {
        const count = missing.get(other);
        if (count === undefined) continue;
        missing.set(other, count - 1);
        if (count === 1) next.push(other);
      }
    }
    ready = next;
  }
  return circle === undefined ? { ids: order } : { ids: order, circle };
}

/**
 * The same where a circle is a mistake.
 *
 * @throws Error when stacks depend on each other in a circle
 */
export function strictOrderOf(stacks: Iterable<StackNode>): readonly string[] {
  const { ids, circle } = orderOf(stacks);
  if (circle === undefined) return ids;
  throw new Error(`the stacks depend on each other in a circle: ${[...circle, circle[0]].join(' needs ')}`);
}

/**
 * Stacks and all that they need, at any distance.
 *
 * @param stacks what is asked about; only these are in the answer
 * @param also what else is known of who needs whom
 */
export function withNeeds(
  ids: Iterable<string>,
  stacks: ReadonlyMap<string, StackNode>,
  also?: ReadonlyMap<string, StackNode>,
): ReadonlySet<string> {
  const found = new Set<string>();
  const seen = new Set<string>();
  const visit = (id: string): void => {
    if (seen.has(id)) return;
    seen.add(id);
    for (const side of [stacks, also]) for (const other of side?.get(id)?.dependsOn ?? []) visit(other);
    if (stacks.has(id)) found.add(id);
  };
  for (const id of ids) visit(id);
  return found;
}

/** Follows needs that are left until a stack comes again. */
function circleIn(needs: ReadonlyMap<string, ReadonlySet<string>>, left: ReadonlyMap<string, number>): string[] {
  const path: string[] = [];
  for (let at = [...left.keys()][0]; at !== undefined; ) {
    const seen = path.indexOf(at);
    if (seen >= 0) return path.slice(seen);
    path.push(at);
    at = [...(needs.get(at) ?? [])].find((id) => left.has(id));
  }
  return path;
}

/**
 * The stacks that changed and those downstream of them, in the order in which they must be deployed.
 *
 * @throws Error when stacks depend on each other in a circle
 */
export function wavesOf(stacks: Iterable<StackNode>, changed: ReadonlySet<string>): Waves {
  const all = new Map([...stacks].map((stack) => [stack.id, stack]));
  const waveOf = new Map<string, number>();
  for (const id of strictOrderOf(all.values())) {
    const needed = (all.get(id)?.dependsOn ?? []).flatMap((other) => waveOf.get(other) ?? []);
    if (changed.has(id) || needed.length > 0) waveOf.set(id, 1 + Math.max(0, ...needed));
  }
  const length = Math.max(0, ...waveOf.values());
  const waves = Array.from({ length }, (_, index) => [...all.keys()].filter((id) => waveOf.get(id) === index + 1));
  return { waves, waveOf };
}
