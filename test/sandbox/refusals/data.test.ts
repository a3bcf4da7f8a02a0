import { expect, test } from 'vitest';
import { databaseCases, databaseSeeds } from './database-cases';
import { applied, expected } from './harness';
import { logsCases, logsSeeds } from './logs-cases';

test.each([
  { what: 'databases', seeds: databaseSeeds, cases: databaseCases },
  { what: 'logs', seeds: logsSeeds, cases: logsCases },
])('$what: what OVHcloud would refuse is refused, and its neighbours are not', async ({ seeds, cases }) => {
  expect(await applied(seeds, cases)).toEqual(expected(cases));
});
