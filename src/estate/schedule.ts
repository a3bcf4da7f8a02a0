/** Work on stacks, each after those that it needs. */
interface Schedule<Stack, Result> {
  readonly stacks: readonly Stack[];
  /** Ids of the stacks that come before a stack. */
  readonly needs: (stack: Stack) => readonly string[];
  /** How many at once. */
  readonly parallelism: number;
  readonly signal?: AbortSignal | undefined;
  readonly work: (stack: Stack) => Promise<Result>;
  /** The result of a stack that isn't begun: one that it needs is blocked, or everything was asked to stop. */
  readonly without: (stack: Stack, why: 'skipped' | 'stopped') => Result;
  /** Whether the stacks that need a stack with this result are left out. */
  readonly blocks: (result: Result) => boolean;
}

/**
 * Runs the work of stacks that don't need each other in a circle, as much of it at once as the order allows.
 *
 * @returns results by stack id, in the order of the stacks
 */
export async function inOrder<Stack extends { readonly id: string }, Result>(
  schedule: Schedule<Stack, Result>,
): Promise<Map<string, Result>> {
  const { stacks, needs, parallelism, signal, work, without, blocks } = schedule;
  const results = new Map<string, Result>();
  const running = new Map<string, Promise<void>>();
  while (results.size < stacks.length) {
    for (const stack of stacks) {
      if (results.has(stack.id) || running.has(stack.id)) continue;
      const needed = needs(stack);
      const done = needed.flatMap((id) => (results.has(id) ? [results.get(id) as Result] : []));
      if (done.some(blocks)) {
        results.set(stack.id, without(stack, 'skipped'));
      } else if (signal?.aborted) {
        results.set(stack.id, without(stack, 'stopped'));
      } else if (running.size < parallelism && done.length === needed.length) {
        const begun = work(stack)
          .then((result) => void results.set(stack.id, result))
          .finally(() => running.delete(stack.id));
        running.set(stack.id, begun);
      }
    }
    if (running.size > 0) await Promise.race(running.values());
  }
  return new Map(stacks.flatMap(({ id }) => (results.has(id) ? [[id, results.get(id) as Result] as const] : [])));
}
