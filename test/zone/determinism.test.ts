import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { LandingZoneSettings } from '../../src/zone/settings';
import { temporaryFolder } from '../support/program';
import { files, stacksIn } from './files';
import { changed, soundProgram } from './programs';

describe('two synths give the same bytes', () => {
  test('in another folder', () => {
    const written = files(soundProgram());
    expect(Object.keys(written)).toEqual(
      expect.arrayContaining(['address-plan.json', 'landing-zone.json', 'manifest.json']),
    );
    expect(files(soundProgram())).toEqual(written);
  });

  test('over an older output', () => {
    const outdir = temporaryFolder();
    const written = files(soundProgram(), outdir);
    files(changed({ 'networks.spare': undefined, 'prod.logStreams': {} }), outdir);
    expect(files(soundProgram(), outdir)).toEqual(written);
  });

  test('in another year: what has expired or ended is still synthesized as it is written', () => {
    const on = (day: string): Record<string, string> => {
      vi.useFakeTimers({ now: new Date(day), toFake: ['Date'] });
      try {
        return files(soundProgram());
      } finally {
        vi.useRealTimers();
      }
    };
    expect(on('2045-01-01')).toEqual(on('2001-01-01'));
  });

  test('called from another folder', () => {
    const written = files(soundProgram());
    const home = process.cwd();
    process.chdir(temporaryFolder());
    try {
      expect(files(soundProgram())).toEqual(written);
    } finally {
      process.chdir(home);
    }
  });
});

type Maps = Record<string, unknown>;
const isMap = (value: unknown): value is Maps => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The same settings with every map in another order, as numbers between 0 and 1 shuffle it. */
function shuffled(settings: unknown, dice: () => number): unknown {
  if (!isMap(settings)) return settings;
  const entries = Object.entries(settings).map(([key, value]) => ({ key, value: shuffled(value, dice), at: dice() }));
  return Object.fromEntries(entries.sort((a, b) => a.at - b.at).map(({ key, value }) => [key, value]));
}

test('no file of a stack depends on the order of teams, environments, networks or anything else that has a name', () => {
  const before = stacksIn(files(soundProgram()));
  fc.assert(
    fc.property(fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (dice) => {
      const roll = () => dice.next().value ?? 0;
      const settings = shuffled(soundProgram(), roll) as LandingZoneSettings;
      expect(stacksIn(files(settings))).toEqual(before);
    }),
    { numRuns: 8 },
  );
});

describe('adding one thing changes no other stack', () => {
  const environment = {
    stage: 'staging',
    project: { existing: '0a1b2c3d4e5f46a7b8c9d0e1f2a30009' },
    region: 'DE1',
    networks: { main: { allocation: 'spare', egress: { gateway: 's' } } },
  };
  const team = { owner: 'a@acme.example', costCentre: 'A-1', environments: { one: environment } };

  test.each<[string, Readonly<Record<string, unknown>>, readonly string[]]>([
    ['a network of the plan', { 'networks.aaa': { vlan: 140, cidr: '10.40.0.0/22' } }, []],
    ['an environment', { 'teams.web.environments.aaa': environment }, ['web-aaa', 'web-aaa-foundation']],
    ['a team', { 'teams.aaa': team }, ['aaa-one', 'aaa-one-foundation']],
    ['a private cloud', { 'privateClouds.aaa': { existing: 'pcc-192-0-2-11', networks: [] } }, ['private-cloud-aaa']],
    ['a group', { 'organization.groups.aaa': {} }, ['organization']],
    ['a node pool', { 'prod.clusters.main.nodePools.aaa': { flavor: 'b3-8', nodes: 3 } }, ['web-prod']],
    [
      'a cluster with a platform',
      { 'dev.clusters.aaa': { apiAccess: 'public', nodePools: {}, platform: { argoRollouts: {} } } },
      ['web-dev', 'web-dev-platform-aaa'],
    ],
    ['a namespace', { 'prod.clusters.main.platform.namespaces.aaa': {} }, ['web-prod-platform-main']],
    ['a budget', { 'dev.budget': { monthly: 10 } }, ['web-dev-foundation']],
    ['an audit stream', { 'dev.auditLog': {} }, ['web-dev', 'web-dev-foundation']],
  ])('%s', (_, change, touched) => {
    const before = stacksIn(files(soundProgram()));
    const after = stacksIn(files(changed(change)));
    const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    const different = paths.filter((path) => before[path] !== after[path]);
    expect([...new Set(different.map((path) => path.split('/')[1]))].sort()).toEqual(touched);
  });
});
