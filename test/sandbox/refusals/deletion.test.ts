import { expect, test } from 'vitest';
import { deletionCases, deletionSeeds } from './deletion-cases';
import { deleted, expectedDeletions } from './harness';

test('what OVHcloud would not delete is not deleted, and what nobody uses is', async () => {
  expect(await deleted(deletionSeeds, deletionCases)).toEqual(expectedDeletions(deletionCases));
});
