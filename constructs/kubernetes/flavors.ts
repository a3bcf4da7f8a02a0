import { z } from 'zod';
import { type FlavorName, type FlavorSize, flavorNames, flavors, isSold } from '../../facts/flavors';
import type { RegionName } from '../../facts/regions';
import { show, suggest } from '../core/messages';

/** Flavors of a region with the size nearest to another one's, for messages. */
export function nearestSold(flavor: FlavorName, region: RegionName): FlavorName | undefined {
  const wanted: FlavorSize = flavors.entries[flavor];
  const distance = (name: FlavorName) => {
    const { vcores, memoryGb, gpus = 0 }: FlavorSize = flavors.entries[name];
    const ratio = Math.abs(Math.log2(vcores / wanted.vcores)) + Math.abs(Math.log2(memoryGb / wanted.memoryGb));
    return ratio + (gpus > 0 === (wanted.gpus ?? 0) > 0 ? 0 : 100);
  };
  const sold = flavorNames.filter((name) => isSold(name, region) && distance(name) < 100);
  return sold.sort((a, b) => distance(a) - distance(b))[0];
}

/** A flavor that the library doesn't list, or not for the region: OVHcloud's catalogue is ahead of it. */
export interface UnlistedFlavor {
  /** Name of the flavor, as OVHcloud has it. */
  readonly unlisted: string;
  /** Virtual cores of one node. */
  readonly vcores: number;
  /** Memory of one node, GB. */
  readonly memoryGb: number;
}

export const flavorSetting = z.union(
  [
    z.enum(flavorNames as unknown as [FlavorName, ...FlavorName[]]),
    z
      .strictObject({
        unlisted: z.string().regex(/^[a-z][a-z0-9]*(?:-[a-z0-9.]+)+$/, {
          error: ({ input }) =>
            `must be the name of a flavor, got ${show(input)}; write it as OVHcloud does, such as b4-16`,
        }),
        vcores: z.int().min(1),
        memoryGb: z.number().min(1),
      })
      .readonly(),
  ],
  {
    error: ({ input }) =>
      typeof input === 'string'
        ? `is not a flavor, got ${show(input)}; give a newer one as { unlisted: ${show(input)}, vcores, memoryGb }, or ${suggest(input, flavorNames)}`
        : `must be a flavor, got ${show(input)}; use one such as 'b3-8'`,
  },
);

/** Name of a flavor, listed or not. */
export const flavorName = (flavor: FlavorName | UnlistedFlavor): string =>
  typeof flavor === 'string' ? flavor : flavor.unlisted;
