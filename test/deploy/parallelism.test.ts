import { expect, test } from 'vitest';
import { parallelismOf } from '../../src/deploy/deploy';

test('as many stacks at once as there are processors, and at least 2, unless it is said how many', () => {
  const most = (processors: number, parallelism?: number): number =>
    parallelismOf({ outdir: 'cdktf.out', ...(parallelism !== undefined && { parallelism }) }, processors);
  expect([1, 2, 3, 64].map((processors) => most(processors))).toEqual([2, 2, 3, 64]);
  expect(most(64, 1)).toBe(1);
});
