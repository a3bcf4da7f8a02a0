import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { StackNode } from '../../src/estate/order';
import { inOrder } from '../../src/estate/schedule';

/** Stacks of which each needs some of those behind it, and whether its work fails. */
const graphs = fc
  .integer({ min: 1, max: 8 })
  .chain((size) =>
    fc.tuple(
      ...Array.from({ length: size }, (_, index) =>
        fc.tuple(fc.subarray(Array.from({ length: size - index - 1 }, (__, at) => `s${index + at + 1}`)), fc.boolean()),
      ),
    ),
  )
  .map((all) => all.map(([dependsOn, fails], index) => ({ id: `s${index}`, dependsOn, fails })));

const schedule = { needs: ({ dependsOn }: StackNode) => dependsOn, blocks: (result: string) => result !== 'done' };

test('each is begun once all that it needs is done, no more at once than are allowed, and nothing behind what failed', async () => {
  await fc.assert(
    fc.asyncProperty(graphs, fc.integer({ min: 1, max: 3 }), async (stacks, parallelism) => {
      const done = new Set<string>();
      let running = 0;
      const results = await inOrder({
        ...schedule,
        stacks,
        parallelism,
        work: async ({ id, dependsOn, fails }) => {
          expect(dependsOn.filter((other) => !done.has(other))).toEqual([]);
          running += 1;
          expect(running).toBeLessThanOrEqual(parallelism);
          await Promise.resolve();
          running -= 1;
          if (!fails) done.add(id);
          return fails ? 'failed' : 'done';
        },
        without: (_, why) => why,
      });
      expect([...results.keys()]).toEqual(stacks.map(({ id }) => id));
      for (const { id, dependsOn, fails } of stacks) {
        const isBlocked = dependsOn.some((other) => results.get(other) !== 'done');
        expect(results.get(id)).toBe(isBlocked ? 'skipped' : fails ? 'failed' : 'done');
      }
    }),
  );
});

test('what does not need each other runs at once', async () => {
  const begun: string[] = [];
  const both = new Map<string, () => void>();
  const results = await inOrder({
    ...schedule,
    stacks: ['a', 'b'].map((id) => ({ id, dependsOn: [] })),
    parallelism: 2,
    work: async ({ id }) => {
      begun.push(id);
      // neither ends before both have begun
      await new Promise<void>((resolve) => {
        both.set(id, resolve);
        if (both.size === 2) for (const end of both.values()) end();
      });
      return 'done';
    },
    without: (_, why) => why,
  });
  expect([begun, [...results.values()]]).toEqual([
    ['a', 'b'],
    ['done', 'done'],
  ]);
});

test('once it is asked to stop, what is begun ends and nothing more is begun', async () => {
  const asked = new AbortController();
  const results = await inOrder({
    ...schedule,
    stacks: [
      { id: 'a', dependsOn: [] },
      { id: 'b', dependsOn: [] },
      { id: 'c', dependsOn: ['a'] },
    ],
    parallelism: 1,
    signal: asked.signal,
    work: async () => {
      asked.abort();
      return 'done';
    },
    without: (_, why) => why,
  });
  expect([...results]).toEqual([
    ['a', 'done'],
    ['b', 'stopped'],
    ['c', 'stopped'],
  ]);
});
