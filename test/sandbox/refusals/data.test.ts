import { expect, test } from 'vitest';
import { computeCases, computeSeeds } from './compute-cases';
import { databaseCases, databaseSeeds } from './database-cases';
import { applied, expected } from './harness';
import { logsCases, logsSeeds } from './logs-cases';
import { lookupCases, lookupSeeds } from './lookup-cases';
import { storageCases, storageSeeds } from './storage-cases';

test.each([
  { what: 'volumes, load balancers and the like', seeds: computeSeeds, cases: computeCases },
  { what: 'databases', seeds: databaseSeeds, cases: databaseCases },
  { what: 'logs', seeds: logsSeeds, cases: logsCases },
  { what: 'buckets, registries, keys and users', seeds: storageSeeds, cases: storageCases },
  { what: 'data sources', seeds: lookupSeeds, cases: lookupCases },
])('$what: what OVHcloud would refuse is refused, and its neighbours are not', async ({ seeds, cases }) => {
  expect(await applied(seeds, cases)).toEqual(expected(cases));
});
