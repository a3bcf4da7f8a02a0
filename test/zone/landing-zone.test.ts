import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type App, TerraformOutput, TerraformStack, Testing } from 'cdktf';
import { describe, expect, test } from 'vitest';
import { LandingZoneApp } from '../../src/zone/app';
import { LandingZone } from '../../src/zone/landing-zone';
import { defineEnvironment, defineTeam } from '../../src/zone/settings';
import { temporaryFolder } from '../support/program';
import { addresses, synth } from '../support/synth';
import { zone } from '../support/zone';
import { changed, soundProgram, twoVracks } from './programs';

const stackIds = (app: App) => app.node.children.filter(TerraformStack.isStack).map(({ node }) => node.id);

/** Stacks that each stack waits for, by id, as Terraform's driver reads them. */
function order(app: App): Record<string, readonly string[]> {
  app.synth();
  const manifest = JSON.parse(readFileSync(join(app.outdir, 'manifest.json'), 'utf8')) as {
    readonly stacks: Readonly<Record<string, { readonly dependencies: readonly string[] }>>;
  };
  return Object.fromEntries(Object.entries(manifest.stacks).map(([id, { dependencies }]) => [id, dependencies]));
}

describe('the stacks of a landing zone', () => {
  test('are one for the organization, one a private cloud, and up to three an environment with one a platform', () => {
    const app = Testing.app();
    new LandingZone(app, soundProgram());
    expect(stackIds(app)).toEqual([
      'organization',
      'private-cloud-main',
      'it-hub-foundation',
      'it-hub',
      'web-dev-foundation',
      'web-dev',
      'web-prod-foundation',
      'web-prod',
      'web-prod-platform-main',
    ]);
  });

  test('are deployed one after another where one needs what another makes, else side by side', () => {
    const app = Testing.app();
    new LandingZone(app, soundProgram());
    expect(order(app)).toEqual({
      organization: [],
      'private-cloud-main': [],
      'it-hub-foundation': ['organization'],
      'it-hub': ['it-hub-foundation'],
      'web-dev-foundation': ['organization'],
      'web-dev': ['web-dev-foundation'],
      'web-prod-foundation': ['organization'],
      'web-prod': ['web-prod-foundation'],
      'web-prod-platform-main': ['web-prod'],
    });
  });

  test('are found by their team and environment', () => {
    const made = zone();
    const { foundation, workload, platforms } = made.environment('web', 'prod');
    expect(foundation.node.id).toBe('web-prod-foundation');
    expect(workload?.node.id).toBe('web-prod');
    expect(platforms['main']?.node.id).toBe('web-prod-platform-main');
    expect(() => made.environment('web', 'staging')).toThrow(
      'no environment web/staging; there are it/hub, web/dev, web/prod',
    );
  });

  test('take what the settings do not cover', () => {
    const { workload } = zone().environment('web', 'prod');
    if (workload === undefined) throw new Error('web/prod waits for nothing');
    new TerraformOutput(workload, 'cluster', { value: workload.clusters['main']?.clusterId });
    expect(synth(workload).output).toEqual({
      cluster: { value: expect.stringMatching(/^\$\{ovh_cloud_project_kube\.Clusters_main_\w+\.id\}$/) },
    });
  });

  test('all refuse the credentials of another account', () => {
    const app = Testing.app();
    new LandingZone(app, soundProgram());
    for (const stack of app.node.children.filter(TerraformStack.isStack)) {
      expect(addresses(stack).filter((address) => address.startsWith('data.ovh_me.'))).toHaveLength(1);
    }
  });

  test('use the addresses of one network plan', () => {
    const made = zone();
    expect(made.plan.network('web-prod')).toMatchObject({ vlan: 121, cidr: '10.20.16.0/20' });
    expect(made.privateClouds['main']?.privateCloud.networks).toEqual([made.plan.network('vmware')]);
  });
});

describe('an ordered project', () => {
  const waiting = { 'dev.project': { order: {} } };

  /** A landing zone that was synthesized by an app of the library, with what it said. */
  function synthesized(changes: Readonly<Record<string, unknown>> = {}) {
    const app = new LandingZoneApp({ outdir: temporaryFolder() });
    const made = new LandingZone(app, changed(changes));
    const said: string[] = [];
    const { write } = process.stderr;
    process.stderr.write = (text: string | Uint8Array) => said.push(String(text)) > 0;
    try {
      app.synth();
    } finally {
      process.stderr.write = write;
    }
    return { app, made, said };
  }

  test('without its id has a foundation only, and the program says what to do', () => {
    const { app, made, said } = synthesized(waiting);
    expect(stackIds(app).filter((id) => id.startsWith('web-dev'))).toEqual(['web-dev-foundation']);
    expect(made.environment('web', 'dev')).toMatchObject({ platforms: {} });
    expect(made.environment('web', 'dev').workload).toBeUndefined();
    expect(said).toEqual([
      'web/dev: only its foundation is synthesized, because the ordered project has no id yet; deploy the foundation, then add id to teams.web.environments.dev.project\n',
    ]);
  });

  test('with its id says nothing, and every other stack stays as it is', () => {
    const [before, after] = [synthesized(waiting), synthesized()];
    expect(after.said).toEqual([]);
    const stacks = (app: App) =>
      Object.fromEntries(
        app.node.children.filter(TerraformStack.isStack).map((stack) => [stack.node.id, addresses(stack)]),
      );
    const { 'web-dev': added, ...others } = stacks(after.app);
    expect(added?.length).toBeGreaterThan(3);
    expect(others).toEqual(stacks(before.app));
  });
});

describe('several vRacks', () => {
  test('each have their own projects; one that is adopted is managed by the organization', () => {
    const made = zone(twoVracks());
    expect(synth(made.organization).import).toMatchObject([{ id: 'pn-1000002' }]);
    const ordered = synth(made.environment('web', 'dev').foundation).resource?.['ovh_cloud_project'];
    expect(Object.values(ordered ?? {})).toMatchObject([
      { plan: { configuration: [{ label: 'vrack', value: 'pn-1000002' }] } },
    ]);
  });

  test('may have one VLAN each', () => {
    expect(() => zone({ ...twoVracks(), 'networks.web-dev.vlan': 121 })).not.toThrow();
  });
});

test('teams and environments can be written in files of their own', () => {
  const { teams } = soundProgram();
  const [team, environment] = [teams['web'], teams['web']?.environments['prod']];
  if (!team || !environment) throw new Error('web/prod is there');
  expect(defineTeam(team)).toBe(team);
  expect(defineEnvironment(environment)).toBe(environment);
});
