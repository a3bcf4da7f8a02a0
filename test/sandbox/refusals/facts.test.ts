import fc from 'fast-check';
import { expect, test } from 'vitest';
import { overlaps as overlapsInLibrary } from '../../../constructs/core/cidr';
import { regionNames, regionOf } from '../../../constructs/core/region';
import { flavorNames, isSold } from '../../../constructs/kubernetes/flavors';
import { kubernetesVersions as versionsOfLibrary } from '../../../constructs/kubernetes/versions';
import {
  dataRegions,
  isSoldIn,
  offeredVersions,
  registryRegions,
  sandboxFlavors,
  sandboxRegions,
} from '../../../providers/ovh/schema/regions.sandbox';
import { address, dotted, range, rangesOverlap } from '../../../providers/ovh/schema/rules.sandbox';

test('the sandbox and the library have the same regions, plans, zones and versions', () => {
  const ofSandbox = Object.entries(sandboxRegions).map(([name, { kubernetes, zones, country }]) => [
    name,
    { kubernetes, zones, country },
  ]);
  const ofLibrary = regionNames.map((name) => {
    const { kubernetes, zones, country } = regionOf(name);
    return [name, { kubernetes, zones, country }];
  });
  expect(Object.fromEntries(ofSandbox)).toEqual(Object.fromEntries(ofLibrary));
  expect(offeredVersions).toEqual(versionsOfLibrary);
  expect(new Set(dataRegions)).toEqual(new Set(regionNames.map((name) => regionOf(name).data)));
  const withRegistry = regionNames.filter((name) => regionOf(name).registry).map((name) => regionOf(name).data);
  expect(new Set(registryRegions)).toEqual(new Set(withRegistry));
});

test('the sandbox and the library sell the same flavors in the same regions', () => {
  expect([...sandboxFlavors].sort()).toEqual([...flavorNames].sort());
  const apart = flavorNames.flatMap((flavor) =>
    regionNames.flatMap((region) =>
      isSold(flavor, region) === isSoldIn(flavor, region) ? [] : [`${flavor} in ${region}`],
    ),
  );
  expect(apart).toEqual([]);
});

const octet = fc.integer({ min: 0, max: 255 });
const network = fc.tuple(octet, octet, octet, octet, fc.integer({ min: 1, max: 32 })).map(([a, b, c, d, length]) => {
  const of = range(`${a}.${b}.${c}.${d}/${length}`);
  return `${dotted(of?.first ?? 0)}/${length}`;
});

test('an address is the same after it was a number', () => {
  fc.assert(
    fc.property(octet, octet, octet, octet, (...parts) => dotted(address(parts.join('.')) ?? -1) === parts.join('.')),
  );
});

test('the sandbox and the library agree on which ranges overlap', () => {
  fc.assert(fc.property(network, network, (a, b) => rangesOverlap(range(a), range(b)) === overlapsInLibrary(a, b)));
});

test.each(['', '10.0.0.0', '10.0.0/8', '10.0.0.0/33', '10.0.0.256/8', 'x/8', '10.0.0.0/8/8', '::/8'])(
  '%j is no range',
  (text) => {
    expect(range(text)).toBeUndefined();
  },
);
