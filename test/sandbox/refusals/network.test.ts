import { expect, test } from 'vitest';
import { belongingCases, belongingSeeds } from './belonging-cases';
import { applied, expected } from './harness';
import { networkCases, networkSeeds } from './network-cases';

test('what belongs to another project, region, network or service is refused, and what is beside it is not', async () => {
  expect(await applied(belongingSeeds, belongingCases)).toEqual(expected(belongingCases));
});

test('networks, subnets and gateways that OVHcloud would refuse are refused, and their neighbours are not', async () => {
  expect(await applied(networkSeeds, networkCases)).toEqual(expected(networkCases));
});
