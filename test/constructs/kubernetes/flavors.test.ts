import { expect, test } from 'vitest';
import { regionNames } from '../../../constructs/core/region';
import { flavorNames, flavorSetting, flavors, isSold, nearestSold } from '../../../constructs/kubernetes/flavors';

test('every flavor has more memory than the 1590 MB that Kubernetes keeps of a node', () => {
  for (const name of flavorNames) expect(flavors[name].memoryGb * 1000, name).toBeGreaterThan(1590);
});

test('every flavor is named after its memory in GB', () => {
  for (const name of flavorNames) expect(name.split('-')[1], name).toBe(String(flavors[name].memoryGb));
});

test('a flavor that the library does not list has a name, at least one core and 1 GB', () => {
  const accepts = (changes: object) =>
    flavorSetting.safeParse({ unlisted: 'x', vcores: 1, memoryGb: 1, ...changes }).success;
  expect(accepts({})).toBe(true);
  expect([{ unlisted: '' }, { vcores: 0 }, { vcores: 1.5 }, { memoryGb: 0.9 }].filter(accepts)).toEqual([]);
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
