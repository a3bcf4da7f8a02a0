import { App, TerraformStack } from 'cdktf';
import { describe, expect, test } from 'vitest';
import { type LandingZoneFile, readLandingZoneFile } from '../../src/estate/landing-zone-file';
import { LandingZoneApp } from '../../src/zone/app';
import { LandingZone } from '../../src/zone/landing-zone';
import { temporaryFolder } from '../support/program';
import { changed } from './programs';

/** `landing-zone.json` of the sound program with some values changed. */
function manifest(changes = {}, add: (app: App) => void = () => {}): LandingZoneFile {
  const app = new LandingZoneApp({ outdir: temporaryFolder() });
  new LandingZone(app, changed(changes));
  add(app);
  app.synth();
  const read = readLandingZoneFile(app.outdir);
  if (read === undefined) throw new Error('there is a landing-zone.json');
  return read;
}

const externals = (changes = {}) => manifest(changes).externals.map(({ type, id }) => `${type} ${id}`);

test('names the landing zone and its version', () => {
  expect(manifest()).toMatchObject({ version: 2, name: 'acme' });
});

describe('the stacks', () => {
  test('have their kind, their labels and what they wait for', () => {
    const { stacks } = manifest();
    expect(stacks.find(({ id }) => id === 'organization')).toEqual({
      id: 'organization',
      kind: 'organization',
      owner: 'it@acme.example',
      dependsOn: [],
    });
    expect(stacks.find(({ id }) => id === 'web-prod-platform-main')).toEqual({
      id: 'web-prod-platform-main',
      kind: 'platform',
      owner: 'web@acme.example',
      team: 'web',
      environment: 'prod',
      stage: 'production',
      costCentre: 'RD-1',
      dependsOn: ['web-prod'],
    });
  });

  test('that are not of the library are of a team, without labels', () => {
    const { stacks } = manifest({}, (app) => new TerraformStack(app, 'own'));
    expect(stacks.at(-1)).toEqual({ id: 'own', kind: 'team', dependsOn: [] });
  });
});

describe('the externals', () => {
  test('are the account and everything that the settings name and Terraform does not make', () => {
    expect(externals()).toMatchInlineSnapshot(`
      [
        "ovh_cloud_project 0a1b2c3d4e5f46a7b8c9d0e1f2a30001",
        "ovh_cloud_project 0a1b2c3d4e5f46a7b8c9d0e1f2a30002",
        "ovh_cloud_project 0a1b2c3d4e5f46a7b8c9d0e1f2a30003",
        "ovh_dbaas_logs ldp-gr-10001",
        "ovh_dedicated_cloud pcc-192-0-2-10",
        "ovh_me xx1111-ovh",
        "ovh_me_identity_group emergency",
        "ovh_vrack pn-1000001",
        "ovh_vrack_cloudproject vrack_pn-1000001-cloudproject_0a1b2c3d4e5f46a7b8c9d0e1f2a30001-attach",
        "ovh_vrack_cloudproject vrack_pn-1000001-cloudproject_0a1b2c3d4e5f46a7b8c9d0e1f2a30003-attach",
      ]
    `);
  });

  test('say of a project in which vRack it is expected', () => {
    expect(manifest().externals).toContainEqual({
      type: 'ovh_vrack_cloudproject',
      id: 'vrack_pn-1000001-cloudproject_0a1b2c3d4e5f46a7b8c9d0e1f2a30003-attach',
      attributes: { service_name: 'pn-1000001', project_id: '0a1b2c3d4e5f46a7b8c9d0e1f2a30003' },
    });
    const attaching = externals({ 'prod.project.attach': true });
    expect(attaching.filter((id) => id.includes('a30003'))).toEqual([
      'ovh_cloud_project 0a1b2c3d4e5f46a7b8c9d0e1f2a30003',
    ]);
  });

  test('are those that are adopted too: they exist before the first deploy', () => {
    const adopting = { 'vracks.main': { adopt: 'pn-1000007' } };
    expect(externals(adopting)).toContain('ovh_vrack pn-1000007');
  });

  test('are there once, however often they are named, and in one order', () => {
    const all = externals();
    expect([...new Set(all)].sort()).toEqual(all);
  });
});

describe('the network plan', () => {
  test('says who uses what', () => {
    expect(manifest().networks).toEqual([
      { name: 'vmware', vlan: 21, cidr: '10.10.4.0/22', vrack: 'main', usedBy: ['privateClouds.main'] },
      {
        name: 'transit',
        vlan: 100,
        cidr: '10.16.0.0/24',
        vrack: 'main',
        usedBy: ['teams.it.environments.hub.networks.transit', 'teams.web.environments.prod.networks.transit'],
      },
      {
        name: 'web-dev',
        vlan: 120,
        cidr: '10.20.0.0/22',
        vrack: 'main',
        usedBy: ['teams.web.environments.dev.networks.main'],
      },
      {
        name: 'web-prod',
        vlan: 121,
        cidr: '10.20.16.0/20',
        vrack: 'main',
        usedBy: ['teams.web.environments.prod.networks.main'],
      },
      { name: 'spare', vlan: 130, cidr: '10.30.0.0/22', vrack: 'main', usedBy: [] },
    ]);
  });
});

test("the output of cdktf's own app has none", () => {
  const app = new App({ outdir: temporaryFolder() });
  app.synth();
  expect(readLandingZoneFile(app.outdir)).toBeUndefined();
});
