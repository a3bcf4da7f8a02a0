import { expect, test } from 'vitest';

test('the reports of examples/pull-requests are what the review says today', async () => {
  const { pullRequests, reviewPullRequest } = await import('../../../scripts/pull-requests.mjs');
  expect(pullRequests).toHaveLength(3);
  for (const name of pullRequests) {
    for (const { file, committed, fresh } of await reviewPullRequest(name)) {
      expect(committed, `${file} is fresh; run npx tsx scripts/pull-requests.mts`).toBe(fresh);
    }
  }
});
