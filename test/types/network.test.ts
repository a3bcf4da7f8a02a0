import { expectTypeOf, test } from 'vitest';
import type { z } from 'zod';
import type { NetworkSettings, networkPlan } from '../../constructs/network/address-plan';
import type {
  IPrivateNetwork,
  PrivateNetwork,
  PrivateNetworkSettings,
  privateNetworkSettings,
} from '../../constructs/network/private-network';
import type { IVrack, Vrack, VrackSettings, vrackSettings } from '../../constructs/network/vrack';

test('schemas and interfaces of networks say the same', () => {
  expectTypeOf<z.input<typeof networkPlan>>().toEqualTypeOf<Readonly<Record<string, NetworkSettings>>>();
  expectTypeOf<z.input<typeof privateNetworkSettings>>().toEqualTypeOf<PrivateNetworkSettings>();
  expectTypeOf<z.input<typeof vrackSettings>>().toEqualTypeOf<VrackSettings>();
});

test('what others need of a network is what a network is', () => {
  expectTypeOf<PrivateNetwork>().toExtend<IPrivateNetwork>();
  expectTypeOf<Vrack>().toExtend<IVrack>();
});
