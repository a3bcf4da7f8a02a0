import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { gatesHit } from '../../../src/review/report/gate';
import type { Report } from '../../../src/review/report/report';
import { reviewOf, reviewOutputs } from '../../../src/review/report/review';
import { temporaryFolder } from '../../support/program';
import { synthesize, zone } from '../corpus';
import { outputOf, type Resources } from '../outputs';
import { type Change, renamed } from '../program';
import type { Json } from '../proof/edits/output';

/** What the program of the cases becomes, and what somebody does to its output. */
interface Side {
  readonly changes?: Readonly<Record<string, Change>>;
  /** By stack. */
  readonly edits?: Readonly<Record<string, (main: Json) => void>>;
}

function output({ changes = {}, edits = {} }: Side): string {
  const outdir = synthesize(zone(changes), temporaryFolder());
  for (const [stack, edit] of Object.entries(edits)) {
    const file = join(outdir, 'stacks', stack, 'cdk.tf.json');
    const main = JSON.parse(readFileSync(file, 'utf8'));
    edit(main);
    writeFileSync(file, JSON.stringify(main));
  }
  return outdir;
}

const asked = ['access', 'star', 'exposure', 'world', 'outside-eu', 'state', 'provider'];

const saysIn = ({ readings }: Report) =>
  Object.values(readings).flatMap(({ changes }) => changes.map(({ says }) => says));

/** Sentences of all readings, and gates that trip. */
function seen(head: Side, base: Side = {}) {
  const report = reviewOutputs({ base: output(base), head: output(head) });
  return { says: saysIn(report), gates: gatesHit(report, asked) };
}

/** The environment in production has another name; other changes are written with the old one. */
const live = (changes: Readonly<Record<string, Change>> = {}): Readonly<Record<string, Change>> => ({
  ...changes,
  'teams.web.environments': renamed({ prod: 'live' }),
});

const team = { teams: renamed({ web: 'shop' }) };
const nothing = { says: [], gates: ['state'] };

describe('a name and nothing else opens nothing, gives nothing to anybody, and is in no other place', () => {
  test.each<readonly [string, Readonly<Record<string, Change>>]>([
    ['a team', team],
    ['an environment', live()],
    ['a team and its environment', { ...live(), ...team }],
    ['a team that is called as one of its groups is', { teams: renamed({ web: 'admins' }) }],
  ])('%s', (_, changes) => {
    expect(seen({ changes })).toEqual(nothing);
  });

  test('a private cloud', () => {
    const clouds = { main: { existing: 'pcc-192-0-2-10', attach: true, networks: ['spare'] } };
    expect(
      seen(
        { changes: { privateClouds: () => ({ vmware: clouds.main }) } },
        { changes: { privateClouds: () => clouds } },
      ),
    ).toEqual(nothing);
  });

  test('neither does the way back', () => {
    expect(seen({}, { changes: live() })).toEqual(nothing);
  });
});

describe('what differs beside the name is told, and runs into its gate', () => {
  test('one address more', () => {
    const apiAccess = ['203.0.113.0/28', '198.51.100.7/32'];
    expect(seen({ changes: live({ 'prod.clusters.main.apiAccess': apiAccess }) })).toEqual({
      says: ['new: API of the cluster Clusters/main is open to 198.51.100.7/32'],
      gates: ['exposure', 'state'],
    });
  });

  test('the whole internet', () => {
    expect(seen({ changes: live({ 'prod.clusters.main.apiAccess': 'public' }) })).toEqual({
      says: [
        'new: API of the cluster Clusters/main is open to 0.0.0.0/0 (the whole internet): it has no allow-list',
        'no longer: API of the cluster Clusters/main is open to 203.0.113.0/28, addresses of Networks/main/Gateway.external_information (known after apply)',
      ],
      gates: ['exposure', 'world', 'state'],
    });
  });

  test('a list that is gone', () => {
    const edits = { 'web-live': ({ resource }: Json) => delete resource.ovh_cloud_project_kube_iprestrictions };
    expect(seen({ changes: live(), edits })).toEqual({
      says: [
        'new: API of the cluster Clusters/main is open to 0.0.0.0/0 (the whole internet): it has no allow-list',
        'no longer: API of the cluster Clusters/main is open to 203.0.113.0/28, addresses of Networks/main/Gateway.external_information (known after apply)',
      ],
      gates: ['exposure', 'world', 'state'],
    });
  });

  test('a right to everything', () => {
    const edits = {
      'web-live-foundation': ({ resource }: Json) => {
        const policy: Json = Object.values(resource.ovh_iam_policy).find((one: Json) => /operator/.test(one.name));
        policy.allow = ['*'];
      },
    };
    expect(seen({ changes: live(), edits })).toEqual({
      says: [
        'group xx1111-ovh/web gains: *, but not 100 actions: account me (34), account iam (14), publicCloudProject kube (3), publicCloudProject user (3), vrack dedicatedConnect (3), vrack ip (3), 28 more kinds on publicCloudProject:web/live (0a1b2c3d)',
      ],
      gates: ['access', 'star', 'state'],
    });
  });

  test('a denial that is gone', () => {
    const edits = {
      'web-live-foundation': ({ resource: { ovh_iam_policy: policies } }: Json) => {
        for (const name of Object.keys(policies)) if (/^DenyFloor/.test(name)) delete policies[name];
      },
    };
    expect(seen({ changes: live(), edits })).toEqual({
      says: [
        'group xx1111-ovh/web is no longer denied: deny floor of people (100 actions) on publicCloudProject:web/live (0a1b2c3d)',
        'group xx1111-ovh/web is no longer denied: deny floor of people (100 actions) on vrack:*',
        'group xx1111-ovh/web is no longer denied: deny floor of people (100 actions) on account:*',
        'web-live-foundation/Pipeline is no longer denied: deny floor of pipelines (94 actions) on publicCloudProject:web/live (0a1b2c3d)',
        'web-live-foundation/Pipeline is no longer denied: deny floor of pipelines (94 actions) on vrack:*',
        'web-live-foundation/Pipeline is no longer denied: deny floor of pipelines (94 actions) on account:*',
      ],
      gates: ['access', 'state'],
    });
  });

  test('a group that is called as the team is from now on', () => {
    const changes = { 'prod.access.operator': ['admins'], teams: renamed({ web: 'admins' }) };
    expect(seen({ changes })).toEqual({
      says: [
        'group xx1111-ovh/admins gains: operator preset (205 actions) on publicCloudProject:admins/prod (0a1b2c3d)',
        'group xx1111-ovh/web loses: operator preset (205 actions) on publicCloudProject:admins/prod (0a1b2c3d)',
        'group xx1111-ovh/admins is denied: deny floor of people (100 actions) on publicCloudProject:admins/prod (0a1b2c3d)',
        'group xx1111-ovh/admins is denied: deny floor of people (100 actions) on vrack:*',
        'group xx1111-ovh/admins is denied: deny floor of people (100 actions) on account:*',
      ],
      gates: ['access', 'state'],
    });
  });

  test('another region', () => {
    const edits = {
      'web-live': ({ resource }: Json) => {
        const [network]: Json = Object.values(resource.ovh_cloud_project_network_private);
        network.regions = [...network.regions, 'BHS5'];
      },
    };
    expect(seen({ changes: live(), edits })).toEqual({
      says: ['ovh_cloud_project_network_private web-live/Networks/main is in BHS5 (CA), outside the European Union'],
      gates: ['outside-eu', 'state'],
    });
  });

  test('a state that is kept elsewhere', () => {
    const edits = {
      'web-live': ({ terraform }: Json) => {
        terraform.backend = {
          s3: { bucket: 'states', key: 'a', region: 'bhs', endpoints: { s3: 'https://s3.bhs.io.cloud.ovh.net' } },
        };
      },
    };
    expect(seen({ changes: live(), edits })).toEqual({
      says: ['s3 web-live/state is in bhs (CA), outside the European Union'],
      gates: ['outside-eu', 'state'],
    });
  });

  test('a second stack that is like the first', () => {
    const cluster: Resources = {
      'ovh_cloud_project_kube.Main': { service_name: 'p', region: 'GRA11', version: '1.34' },
    };
    const report = reviewOf(outputOf({ prod: cluster }), outputOf({ a: cluster, b: cluster }));
    expect(saysIn(report)).toEqual([
      'new: API of the cluster Main is open to 0.0.0.0/0 (the whole internet): it has no allow-list',
      'ovh_cloud_project_kube b/Main is in GRA11 (FR)',
    ]);
  });
});
