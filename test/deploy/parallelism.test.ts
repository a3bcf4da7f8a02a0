import { expect, test, vi } from 'vitest';
import { parallelismOf } from '../../src/deploy/deploy';

const processors = vi.hoisted(() => ({ there: 1 }));
vi.mock('node:os', async (original) => ({
  ...(await original<typeof import('node:os')>()),
  availableParallelism: () => processors.there,
}));

test('as many stacks at once as there are processors, and at least 2, unless it is said how many', () => {
  const most = (there: number, parallelism?: number): number => {
    processors.there = there;
    return parallelismOf({ outdir: 'cdktf.out', ...(parallelism !== undefined && { parallelism }) });
  };
  expect([1, 2, 3, 64].map((there) => most(there))).toEqual([2, 2, 3, 64]);
  expect(most(64, 1)).toBe(1);
});
