import { expect, test } from 'vitest';
import { clusterCases, clusterSeeds } from './cluster-cases';
import { clusterChanges } from './cluster-change-cases';
import { applied, expected } from './harness';
import { crowdCases, crowdSeeds, poolCases, poolSeeds } from './pool-cases';

test.each([
  { what: 'clusters', seeds: clusterSeeds, cases: clusterCases },
  { what: 'changes of clusters', seeds: clusterSeeds, cases: clusterChanges },
  { what: 'node pools and settings of clusters', seeds: poolSeeds, cases: poolCases },
  { what: 'clusters and pools beyond the most that there may be', seeds: crowdSeeds, cases: crowdCases },
])('$what that OVHcloud would refuse are refused, and their neighbours are not', async ({ seeds, cases }) => {
  expect(await applied(seeds, cases)).toEqual(expected(cases));
});
