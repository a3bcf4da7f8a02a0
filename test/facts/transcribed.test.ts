import { expect, test } from 'vitest';
import { databaseEngineFacts, databaseEngineOf, databasePlans, regionsOfEngine } from '../../facts/databases';
import { entryNames } from '../../facts/fact-list';
import { flavorNames } from '../../facts/flavors';
import { planOf } from '../../facts/kubernetes';
import { countryOfRegion, dataRegions, isRegion, regionNames, regionOf } from '../../facts/regions';
import { databases, flavorSizes, kubernetesPlans, regionCodes, threeZones } from './transcribed';

const words = (text: string): readonly string[] => text.split(' ');
const sorted = (names: readonly string[]): readonly string[] => [...names].sort();

test('every region that OVHcloud has told of is known, in the country in which it is', () => {
  const codes = Object.entries(regionCodes).flatMap(([country, names]) => words(names).map((name) => [name, country]));
  expect(codes.length).toBeGreaterThan(70);
  expect(codes.filter(([name = '', country]) => !isRegion(name) || countryOfRegion(name) !== country)).toEqual([]);
});

test('every region that the library knows is one that OVHcloud has told of, in the same country', () => {
  const told = (name: string) => Object.entries(regionCodes).find(([, names]) => words(names).includes(name))?.[0];
  expect(regionNames.filter((name) => told(name) !== regionOf(name).country)).toEqual([]);
  expect(dataRegions.filter((name) => told(name) === undefined)).toEqual([]);
});

test('three zones are where OVHcloud has three', () => {
  expect(regionNames.filter((name) => regionOf(name).zones.length === 3)).toEqual(
    regionNames.filter((name) => threeZones.includes(name)),
  );
});

test('a plan of Managed Kubernetes is sold where the guide says', () => {
  for (const [plan, regions] of Object.entries(kubernetesPlans)) {
    expect(sorted(regionNames.filter((name) => planOf(name) === plan))).toEqual(sorted(words(regions)));
  }
});

test('the flavors are those of the catalogue', () => {
  const all = Object.entries(flavorSizes).flatMap(([family, sizes]) => words(sizes).map((size) => `${family}-${size}`));
  expect(sorted(flavorNames)).toEqual(sorted(all));
});

test('a database engine has the plans, nodes, versions and regions of its page', () => {
  expect(sorted(entryNames(databaseEngineFacts))).toEqual(sorted(Object.keys(databases)));
  for (const [name, [plans, versions, regions]] of Object.entries(databases)) {
    const engine = databaseEngineOf(name);
    if (engine === undefined) throw new Error(name);
    const own = Object.entries(databasePlans.entries).flatMap(([rank, { first, second }]) => {
      const nodes = engine.nodes[rank as keyof typeof databasePlans.entries];
      if (nodes === undefined) return [];
      const count = typeof nodes === 'number' ? String(nodes) : `${nodes.least}-${nodes.most}`;
      return (engine.isSecondOnly ? [second] : [first, second]).map((plan) => `${plan}=${count}`);
    });
    expect(own.join(' '), name).toBe(plans);
    expect(engine.versions.join(' '), name).toBe(versions);
    expect(sorted(regionsOfEngine(engine)), name).toEqual(sorted(words(regions)));
  }
});
