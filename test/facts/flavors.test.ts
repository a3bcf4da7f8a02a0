import { expect, test } from 'vitest';
import { flavorSetting, nearestSold } from '../../constructs/kubernetes/flavors';
import { flavorNames, flavors, isSold } from '../../facts/flavors';
import { regionNames } from '../../facts/regions';

test('every flavor has more memory than the 1590 MB that Kubernetes keeps of a node', () => {
  for (const name of flavorNames) expect(flavors.entries[name].memoryGb * 1000, name).toBeGreaterThan(1590);
});

test('every flavor is named after its memory in GB', () => {
  for (const name of flavorNames) expect(name.split('-')[1], name).toBe(String(flavors.entries[name].memoryGb));
});

/** How OVHcloud makes a family: memory of a core in GB, and the local disk in GB, of each flavor or by its cores. */
const made: Readonly<Record<string, readonly [gbPerCore: number, disks?: readonly number[]]>> = {
  b2: [3.75],
  b3: [4],
  c2: [3.75],
  c3: [2],
  d2: [2, [50, 50]],
  r2: [15],
  r3: [8],
  a100: [12, [300, 500, 500]],
  h100: [38 / 3, [200, 200, 200]],
  l4: [4, [400, 400, 400]],
  l40s: [6, [400, 400, 400]],
  t1: [5, [400, 800, 50]],
  t2: [3, [400, 800, 50]],
};
/** Cores of those that have others than their family. */
const odd: Readonly<Record<string, number>> = { 'r2-15': 2, 'l4-90': 22, 't1-45': 8 };

test('flavors of a family have the same memory per core, and a disk of 25 GB per core up to 400', () => {
  expect([...new Set(flavorNames.map((name) => name.split('-')[0]))]).toEqual(Object.keys(made));
  for (const [family, [gbPerCore, disks]] of Object.entries(made)) {
    for (const [index, name] of flavorNames.filter((one) => one.startsWith(`${family}-`)).entries()) {
      const { vcores, memoryGb, diskGb } = flavors.entries[name];
      expect(vcores, name).toBe(odd[name] ?? Math.round(memoryGb / gbPerCore));
      expect(diskGb, name).toBe(disks?.[index] ?? Math.min(25 * vcores, 400));
    }
  }
});

test('flavors with GPUs have one, two and four of them, and the same memory for each', () => {
  const gpus = flavorNames.flatMap((name) => {
    const size: { readonly gpus?: number; readonly memoryGb: number } = flavors.entries[name];
    return size.gpus === undefined ? [] : [[name.split('-')[0], size.gpus, size.memoryGb / size.gpus]];
  });
  const perGpu = { a100: 180, h100: 380, l4: 90, l40s: 90, t1: 45, t2: 45 };
  expect(gpus).toEqual(Object.entries(perGpu).flatMap(([family, gb]) => [1, 2, 4].map((count) => [family, count, gb])));
});

test('a flavor that the library does not list has a name, at least one core and 1 GB', () => {
  const accepts = (changes: object) =>
    flavorSetting.safeParse({ unlisted: 'b4-16', vcores: 1, memoryGb: 1, ...changes }).success;
  expect(accepts({})).toBe(true);
  expect([{ unlisted: '' }, { vcores: 0 }, { vcores: 1.5 }, { memoryGb: 0.9 }].filter(accepts)).toEqual([]);
});

test('the third generation is sold where there are three zones, and in some regions with one', () => {
  expect(regionNames.filter((region) => isSold('b3-8', region))).toEqual(
    regionNames.filter((region) => !['CA-EAST-TOR', 'SGP1', 'SYD1'].includes(region)),
  );
});

test('the third generation is sold where there are three zones, the second where there is one', () => {
  expect([isSold('b3-8', 'EU-WEST-PAR'), isSold('b2-7', 'EU-WEST-PAR')]).toEqual([true, false]);
  expect([isSold('b3-8', 'SGP1'), isSold('b2-7', 'SGP1')]).toEqual([false, true]);
});

test('GPUs are sold in GRA11, and nothing is known against the older ones elsewhere', () => {
  expect(regionNames.filter((region) => isSold('l4-90', region))).toEqual(['GRA11']);
  expect(regionNames.filter((region) => !isSold('t2-45', region))).toEqual([]);
});

test('the nearest flavor of a region is sold there and of the same size', () => {
  expect(nearestSold('r3-32', 'SGP1')).toBe('r2-60');
  expect(nearestSold('b2-15', 'EU-WEST-PAR')).toBe('b3-16');
});

test('there is no GPU to offer instead where none is sold', () => {
  expect(nearestSold('h100-380', 'EU-SOUTH-MIL')).not.toMatch(/^[bcr]3/);
});
