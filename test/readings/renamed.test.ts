import { CloudProjectKube } from '@cdktf/provider-ovh/lib/cloud-project-kube';
import { CloudProjectKubeNodepool } from '@cdktf/provider-ovh/lib/cloud-project-kube-nodepool';
import { IamPolicy } from '@cdktf/provider-ovh/lib/iam-policy';
import { MeApiOauth2Client } from '@cdktf/provider-ovh/lib/me-api-oauth2-client';
import { Construct } from 'constructs';
import { describe, expect, test } from 'vitest';
import { readings } from '../../src/readings/all';
import { exposure as exposureReading } from '../../src/readings/exposure/exposure';
import { places as placeReading } from '../../src/readings/places/places';
import { project, stack, zone } from '../review/corpus';
import { minus, renamed } from '../review/program';
import { access, addresses, changesOf, exposure, gates, places } from './readings';

/** A cluster that the whole internet reaches, somebody who may see it, and a robot, all inside of one construct. */
const platform = (id: string, more: { region?: string; allow?: string } = {}) =>
  stack((scope) => {
    const { region = 'BHS5', allow = 'publicCloudProject:apiovh:kube/get' } = more;
    const inside = new Construct(scope, id);
    const cluster = new CloudProjectKube(inside, 'Cluster', { serviceName: project, name: 'k', region });
    new CloudProjectKubeNodepool(inside, 'Pool', {
      serviceName: project,
      kubeId: cluster.id,
      name: 'p',
      flavorName: 'b3-8',
      desiredNodes: 3,
    });
    const robot = new MeApiOauth2Client(inside, 'Robot', { name: 'r', description: 'r', flow: 'CLIENT_CREDENTIALS' });
    new IamPolicy(inside, 'Read', {
      name: 'read',
      identities: [robot.identity],
      resources: [`urn:v1:eu:resource:publicCloudProject:${project}`],
      allow: [allow],
    });
  });

describe('what only gets another name', () => {
  test.each(readings.map((reading) => [reading.id, reading] as const))('changes nothing in %s', (_, reading) => {
    expect(changesOf(reading, platform('Demo'), platform('Other'))).toEqual([]);
    const shop = { 'prod.clusters': renamed({ main: 'shop' }) };
    // the platform inside of the cluster is another stack, and stays
    expect(
      changesOf(
        reading,
        zone({ 'prod.clusters.main.platform': undefined }),
        zone({ ...shop, 'prod.clusters.shop.platform': undefined }),
      ),
    ).toEqual([]);
  });

  test('and something else is told by what else it gets', () => {
    expect(places(platform('Demo', { region: 'GRA11' }), platform('Other'))).toEqual([
      '+ prod/Other/Cluster ovh_cloud_project_kube: BHS5 (CA, not EU)',
    ]);
    expect(access(platform('Demo'), platform('Other', { allow: 'publicCloudProject:apiovh:kube/*' }))).toEqual([
      `+ prod/Other/Read: prod/Other/Robot may publicCloudProject:apiovh:kube/* on publicCloudProject:${project}`,
      `+ prod/Other/Read: prod/Other/Robot may get the administrator's kubeconfig of every cluster on publicCloudProject:${project}`,
    ]);
  });

  test('is one more where the first one stays', () => {
    const both = (app: Parameters<ReturnType<typeof stack>>[0]) => {
      platform('Demo')(app);
      stack((scope) => new CloudProjectKube(scope, 'Cluster', { serviceName: project, region: 'BHS5' }), 'more')(app);
    };
    expect(gates(exposureReading, platform('Demo'), both)).toEqual(['exposure', 'world']);
    expect(gates(placeReading, platform('Demo'), both)).toEqual(['outside-eu']);
  });
});

describe('a stack that is gone from the program', () => {
  const gone = zone({ 'teams.web.environments': minus('dev'), networks: minus('web-dev') });

  test('keeps what it is, in every reading', () => {
    expect([access, exposure, places].flatMap((read) => read(zone(), gone))).toEqual([]);
    expect(addresses(zone(), gone)).toEqual(['next 131 10.20.36.0/22']);
  });

  test('keeps its network from those who take it', () => {
    const taken = zone({
      'teams.web.environments': minus('dev'),
      networks: (networks: Record<string, unknown>) => ({ ...minus('web-dev')(networks), lab: networks['web-dev'] }),
    });
    expect(addresses(zone(), taken)).toEqual(['~ lab, web-dev 122 10.20.32.0/22 -', 'next 131 10.20.36.0/22']);
  });
});
