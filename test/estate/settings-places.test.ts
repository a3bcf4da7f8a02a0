import { TerraformElement, TerraformStack, Testing } from 'cdktf';
import { Construct } from 'constructs';
import { describe, expect, test } from 'vitest';
import type { Told } from '../../src/estate/origins';
import { entryPlaceIn, placeIn, settingsPlace } from '../../src/estate/settings-places';

/** The address that cdktf gives to what is at a path in a stack. */
function addressOf(...ids: readonly string[]): string {
  const stack = new TerraformStack(Testing.app(), 's');
  const around = ids.slice(0, -1).reduce<Construct>((scope, id) => new Construct(scope, id), stack);
  return `ovh_cloud_project_kube.${new TerraformElement(around, ids.at(-1) ?? '').friendlyUniqueId}`;
}

describe('the place of something in the settings of its stack, from its address', () => {
  test.each<[ids: readonly string[], place: string]>([
    [['Clusters', 'old', 'Resource'], 'clusters.old'],
    [['Clusters', 'old', 'NodePools', 'jobs', 'Resource'], 'clusters.old.nodePools.jobs'],
    [['LogStreams', 'app-logs', 'Resource'], 'logStreams.app-logs'],
    [['AuditLog', 'Resource'], 'auditLog'],
    [['Archive', 'Bucket'], 'archive.bucket'],
    [['Archive'], 'archive'],
    [['My_Archive'], 'my_Archive'],
    // cdktf leaves out what the part before ends with
    [['Clusters', 'main', 'NodePools', 'web', 'b', 'Resource'], 'clusters.main.nodePools.web.b'],
    [['Clusters', 's', 'Resource'], 'clusters.s'],
  ])('%j is %s', (ids, place) => {
    expect(placeIn(addressOf(...ids))).toBe(place);
    expect(placeIn(`${addressOf(...ids)}["a.b"]`)).toBe(place);
  });

  test.each<[ids: readonly string[], place: string]>([
    [['Clusters', 'old', 'NodePools', 'jobs', 'a', 'Resource'], 'clusters.old.nodePools.jobs'],
    [['Clusters', 'old', 'NodePools', 'jobs', 'Resource'], 'clusters.old.nodePools.jobs'],
    [['Clusters', 'old', 'Oidc'], 'clusters.old.oidc'],
    [['Clusters', 'old', 'Resource'], 'clusters.old'],
    [['archive', 'b', 'Resource'], 'archive'],
    [['archive'], 'archive'],
  ])('%j is part of the entry %s', (ids, place) => {
    expect(entryPlaceIn(addressOf(...ids))).toBe(place);
  });

  test('is the address itself where its name tells less than the path', () => {
    // cdktf leaves out whatever isn't a letter, a digit, - or _
    for (const ids of [
      ['Buckets', 'a b', 'Resource'],
      ['Buckets', 'a_b', 'Resource'],
    ])
      for (const place of [placeIn, entryPlaceIn]) expect(place(addressOf(...ids))).toBe(addressOf(...ids));
  });

  test('is the address of what no construct has made', () => {
    expect(placeIn('ovh_vrack.Main_0D856946')).toBe('ovh_vrack.Main_0D856946');
    expect(placeIn('module.network.ovh_vrack.main[0]')).toBe('module.network.ovh_vrack.main');
  });
});

const told: Told = {
  settings: {
    vracks: { main: { adopt: 'pn-1' } },
    teams: {
      web: {
        environments: {
          prod: { clusters: { main: { id: 'first', nodePools: {} } }, project: { order: {}, id: '0a1b' } },
        },
      },
    },
  },
  origins: {
    organization: { Vracks: '/vracks' },
    'web-prod': { '': 'teams.web.environments.prod', Clusters: 'clusters' },
    'web-prod-platform-first': { '': 'teams.web.environments.prod.clusters.main.platform' },
    'private-cloud-main': { '': 'privateClouds.main' },
  },
};

describe('a place as people write it', () => {
  test.each([
    ['web-prod', 'clusters.old', 'web/prod/clusters.old', false],
    ['web-prod', 'clusters.first', 'web/prod/clusters.first', true],
    ['web-prod', 'clusters.main', 'web/prod/clusters.main', true],
    // an empty map is nothing
    ['web-prod', 'clusters.main.nodePools', 'web/prod/clusters.main.nodePools', false],
    ['web-prod', 'project', 'web/prod/project', true],
    ['web-prod-platform-first', 'namespaces.old', 'web/prod/clusters.main.platform.namespaces.old', false],
    ['private-cloud-main', 'privateCloud', 'privateClouds.main.privateCloud', false],
    ['organization', 'groups.old', 'organization.groups.old', false],
    ['organization', 'vracks.main', 'vracks.main', true],
    ['somebody-elses', 'archive', 'archive', false],
  ])('%s %s is %s', (id, place, path, stands) => {
    const kind = id === 'organization' ? 'organization' : 'environment';
    expect(settingsPlace({ told }, { id, record: { id, kind, dependsOn: [] } }, place)).toEqual({ path, stands });
  });

  test('is the place in the stack where no landing zone tells more', () => {
    expect(settingsPlace({}, { id: 'web-prod' }, 'clusters.old')).toEqual({ path: 'clusters.old', stands: false });
  });
});
