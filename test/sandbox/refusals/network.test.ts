import { expect, test } from 'vitest';
import { applied, expected } from './harness';
import { networkCases, networkSeeds } from './network-cases';

test('networks, subnets and gateways that OVHcloud would refuse are refused, and their neighbours are not', async () => {
  expect(await applied(networkSeeds, networkCases)).toEqual(expected(networkCases));
});
