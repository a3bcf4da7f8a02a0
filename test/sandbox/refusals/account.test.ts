import { expect, test } from 'vitest';
import { accountCases, accountSeeds } from './account-cases';
import { applied, expected } from './harness';

test('identities and access that OVHcloud would refuse are refused, and their neighbours are not', async () => {
  expect(await applied(accountSeeds, accountCases)).toEqual(expected(accountCases));
});
