import { expect, test } from 'vitest';
import { regionNames } from '../../../constructs/core/region';
import {
  flavorNames,
  flavorSize,
  flavors,
  isSold,
  nearestSold,
  reservedOf,
} from '../../../constructs/kubernetes/flavors';

test('a b3-8 keeps 160 millicores, 1590 MB and 22 GB for Kubernetes, as OVHcloud says', () => {
  expect(reservedOf(flavors['b3-8'])).toEqual({ cpuMillicores: 160, memoryMb: 1590, diskGb: 22 });
});

test('every flavor has more memory than Kubernetes keeps of it', () => {
  for (const name of flavorNames) {
    expect(flavors[name].memoryGb * 1000, name).toBeGreaterThan(reservedOf(flavors[name]).memoryMb);
  }
});

test('the third generation is sold where there are three zones, the second where there is one', () => {
  expect([isSold('b3-8', 'EU-WEST-PAR'), isSold('b2-7', 'EU-WEST-PAR')]).toEqual([true, false]);
  expect([isSold('b3-8', 'GRA9'), isSold('b2-7', 'GRA9')]).toEqual([false, true]);
});

test('GPUs are sold in GRA11, and nothing is known against the older ones elsewhere', () => {
  expect(regionNames.filter((region) => isSold('l4-90', region))).toEqual(['GRA11']);
  expect(regionNames.filter((region) => !isSold('t2-45', region))).toEqual([]);
});

test('the nearest flavor of a region is sold there and of the same size', () => {
  expect(nearestSold('r3-32', 'GRA9')).toBe('r2-60');
  expect(nearestSold('b2-15', 'EU-WEST-PAR')).toBe('b3-16');
});

test('there is no GPU to offer instead where none is sold', () => {
  expect(nearestSold('h100-380', 'EU-SOUTH-MIL')).not.toMatch(/^[bcr]3/);
});

test('a flavor that is not listed brings its own size', () => {
  expect(flavorSize({ unlisted: 'b4-16', vcores: 4, memoryGb: 16 })).toMatchObject({ vcores: 4, memoryGb: 16 });
});
