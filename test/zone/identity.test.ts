import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { LandingZoneFile } from '../../src/estate/landing-zone-file';
import { type LandingZoneSettings, landingZoneSettings } from '../../src/zone/settings';
import { manifestOf, orbital, root, runProgram, temporaryFolder } from '../support/program';
import { files, stacksIn } from './files';
import { changed, twoVracks } from './programs';
import { familiesOf, namesIn, type Rename, renamed } from './renames';

const families = familiesOf(landingZoneSettings);
const keyed = [...new Set(families.filter(({ entries }) => entries === 'keyed').map(({ path }) => path))];

describe('every map in the settings', () => {
  test('has entries with an id, unless they are plain values', () => {
    // an entry that lets something go is called by where that was
    expect(families.filter(({ entries }) => entries === 'without id').map(({ path }) => path)).toEqual(['retired']);
    expect(keyed.length).toBeGreaterThanOrEqual(14);
  });

  test('of plain values is named on the page that says why', () => {
    const plain = [...new Set(families.filter(({ entries }) => entries === 'plain').map(({ path }) => path))];
    const environment = 'teams.*.environments.*';
    expect(plain).toEqual([
      `${environment}.clusters.*.oidc.requiredClaims`,
      `${environment}.clusters.*.nodeLabels`,
      `${environment}.clusters.*.nodePools.*.labels`,
      `${environment}.clusters.*.platform.namespaces.*.labels`,
    ]);
    const page = readFileSync(join(root, 'docs', 'decisions', 'identity.md'), 'utf8');
    for (const path of [...plain, 'retired']) expect(page).toContain(`\`${path.replace(`${environment}.`, '')}\``);
  });
});

/** The sound program with one of everything that can be renamed, and with every reference to it. */
const full = (): LandingZoneSettings =>
  changed({
    ...twoVracks(),
    logServices: { main: { existing: 'ldp-gr-10001' }, audit: { existing: 'ldp-gr-10002' } },
    'privateClouds.main.attach': true,
    'organization.groups.partners': { adopt: 'partners-2020' },
    'hub.access': { owner: ['admins'], viewer: ['partners'] },
    'hub.manageTags': true,
    'prod.manageTags': true,
    'prod.auditLog.service': 'audit',
    'prod.logStreams.app.service': 'main',
    'prod.logStreams.api': { service: 'audit' },
    'prod.clusters.main.auditLog': 'api',
    'prod.clusters.main.loadBalancerNetwork': 'main',
    'prod.clusters.main.platform.namespaces.api': { labels: { tier: 'api' } },
    'prod.clusters.batch': { network: 'main', apiAccess: 'public', nodePools: {}, platform: { namespaces: {} } },
  });

interface Zone {
  readonly settings: LandingZoneSettings;
  readonly files: Readonly<Record<string, string>>;
}

const synthesized = (settings: LandingZoneSettings): Zone => ({ settings, files: files(settings) });

/** What else synthesis writes that is not in a stack. */
const toldBy = (zone: Zone): LandingZoneFile => JSON.parse(zone.files['landing-zone.json'] ?? '{}');

/** Another name for the key and nothing else; the old one is the id. */
function expectUnchanged(before: Zone, rename: Rename): void {
  const after = synthesized(renamed(before.settings, rename, 'another', rename.key));
  expect(after.settings).not.toEqual(before.settings);
  expect(stacksIn(after.files)).toEqual(stacksIn(before.files));
  expect(after.files['manifest.json']).toBe(before.files['manifest.json']);
  const { settings: _, origins, ...told } = toldBy(after);
  const { settings: __, origins: origins_, ...told_ } = toldBy(before);
  expect(told).toEqual(told_);
  // what comes from where is told with keys, and nothing is told otherwise
  const text = JSON.stringify(origins);
  expect(text.replaceAll('another', rename.key)).toEqual(JSON.stringify(origins_));
}

const say = ({ path, key }: Rename): string => [...path, key].join('.');

describe('a key that is renamed with its old name as id changes no byte of any stack', () => {
  const settings = full();
  const names = namesIn(settings, keyed);
  let known: Zone | undefined;
  const before = (): Zone => {
    known ??= synthesized(settings);
    return known;
  };

  test('in a zone that has something of every family', () => {
    expect([...new Set(names.map(({ family }) => family))].sort()).toEqual([...keyed].sort());
  });

  test.each(names.map((rename) => [say(rename), rename] as const))('%s', (_, rename) => {
    expectUnchanged(before(), rename);
  });
});

test('a key that is renamed without an id changes a stack, so that the tests above see what they are to see', () => {
  const before = synthesized(full());
  const silent = namesIn(before.settings, keyed).filter((rename) => {
    const after = stacksIn(files(renamed(before.settings, rename, 'another')));
    return JSON.stringify(after) === JSON.stringify(stacksIn(before.files));
  });
  // what exists already, and networks that no environment uses
  expect(silent.map(say)).toEqual([
    'vracks.main',
    'logServices.main',
    'logServices.audit',
    'networks.vmware',
    'networks.spare',
    'organization.groups.emergency',
  ]);
});

test('the plan for other repositories has the new name of a network, and its id; nothing more where there is none', () => {
  const planOf = (program: LandingZoneSettings): unknown => JSON.parse(files(program)['address-plan.json'] ?? '{}');
  const { networks } = full();
  expect(planOf(full())).toEqual({ version: 1, networks });
  const { spare, ...others } = networks;
  const rename = { family: 'networks', path: ['networks'], key: 'spare' };
  expect(planOf(renamed(full(), rename, 'another', 'spare'))).toEqual({
    version: 1,
    networks: { ...others, another: { id: 'spare', ...spare } },
  });
});

test('no name in the example of the readme is in a stack without its id', () => {
  const outdir = temporaryFolder();
  runProgram(orbital, outdir);
  const settings = manifestOf(outdir).settings as unknown as LandingZoneSettings;
  const before = synthesized(settings);
  const names = namesIn(settings, keyed);
  expect(names.length).toBeGreaterThan(60);
  for (const rename of names) expectUnchanged(before, rename);
});
