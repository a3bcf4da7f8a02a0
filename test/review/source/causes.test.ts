import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CloudProjectStorage } from '@cdktf/provider-ovh/lib/cloud-project-storage';
import { OvhProvider } from '@cdktf/provider-ovh/lib/provider';
import { TerraformResource, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { describe, expect, test } from 'vitest';
import { PrivateNetwork } from '../../../constructs/network/private-network';
import { CloudProject } from '../../../constructs/project/cloud-project';
import type { Estate } from '../../../src/estate/model';
import { readEstate } from '../../../src/estate/read';
import type { Report } from '../../../src/review/report/report';
import { reviewOf } from '../../../src/review/report/review';
import { findSources, withSources } from '../../../src/review/source/sources';
import type { LandingZoneApp } from '../../../src/zone/app';
import { LandingZone } from '../../../src/zone/landing-zone';
import { TeamStack } from '../../../stacks/team-stack';
import { root, temporaryFolder } from '../../support/program';
import { type Program, project, synthesize } from '../corpus';
import { type Change, changedProgram } from '../program';

const outputOf = (program: Program): Estate => readEstate(synthesize(program, join(temporaryFolder(), 'cdktf.out')));

/** The text of the line beside each change, and beside each finding that has one. */
function codeOf(report: Report, folder: string): Record<string, string> {
  const rows = report.stacks.flatMap(({ changes, findings }) => [
    ...changes.map(({ stack, path, source }) => [`${stack}/${path}`, source] as const),
    ...findings.flatMap(({ stack, where, source }) => (source ? [[`${stack} ${where}`, source] as const] : [])),
  ]);
  return Object.fromEntries(
    rows.map(([where, source]) => {
      const text = source && readFileSync(join(folder, source.file), 'utf8').split('\n')[source.line - 1];
      return [where, text?.trim() ?? 'nothing'];
    }),
  );
}

/** A pull request on a program that has each setting on a line of its own. */
function ofSettings(
  changes: Readonly<Record<string, Change>>,
  more: (zone: LandingZone, app: LandingZoneApp) => void = () => {},
): Record<string, string> {
  const folder = temporaryFolder();
  const settings = JSON.stringify(changedProgram(changes), null, 2);
  writeFileSync(join(folder, 'cdktf.json'), JSON.stringify({ app: 'node main.js' }));
  writeFileSync(join(folder, 'main.js'), `new LandingZone(app, ${settings});`);
  const sides = [{}, changes].map((one) => outputOf((app) => more(new LandingZone(app, changedProgram(one)), app)));
  const [base, head] = sides as [Estate, Estate];
  return codeOf(withSources(reviewOf(base, head), findSources(folder, base, head)), folder);
}

/** A pull request on constructs in this file. */
function ofConstructs(before: Program, after: Program): Record<string, string> {
  const [base, head] = [outputOf(before), outputOf(after)];
  return codeOf(withSources(reviewOf(base, head), findSources(root, base, head)), root);
}

describe('the line is that of the setting that changed', () => {
  test('the owner of a team, for its labels and mails, and for what it owns', () => {
    const line = '"owner": "shop@acme.example",';
    expect(ofSettings({ 'teams.web.owner': 'shop@acme.example' })).toEqual({
      'web-prod-foundation/BudgetAlert': line,
      'web-dev owner': line,
      'web-prod/Clusters/main/NodePools/web': line,
      'web-prod owner': line,
      'web-prod-platform-main/Namespaces/shop': line,
      'web-prod-platform-main owner': line,
    });
    const costCentre = ofSettings({ 'teams.web.costCentre': 'RD-2' });
    expect(costCentre).toHaveProperty(['web-dev-foundation cost-centre']);
    expect(new Set(Object.values(costCentre))).toEqual(new Set(['"costCentre": "RD-2",']));
  });

  test('the entry of the network plan, for everything that is replaced with the network', () => {
    const lines = ofSettings({ 'networks.web-prod.vlan': 125 });
    expect(lines).toMatchObject({ 'web-prod/Networks/main': '"vlan": 125,' });
    expect(lines).toHaveProperty(['web-prod-platform-main/Namespaces/shop/Quota']);
    const found = ([where]: readonly [string, string]) => where.includes(' ');
    const changes = Object.entries(lines).filter((one) => !found(one));
    expect(new Set(changes.map(([, line]) => line))).toEqual(new Set(['"vlan": 125,']));
    // what is protected is told where it stands, since the leave is given for that
    expect(lines).toMatchObject({ 'web-prod ovh_cloud_project_kube.Clusters_main_DD2F4524': '"main": {' });
  });

  test("the entry of the network plan, for a network in a team's own stack", () => {
    const lines = ofSettings({ 'networks.spare.vlan': 131 }, ({ plan }, app) => {
      const team = { team: 'web', environment: 'dev', owner: 'web@acme.example' };
      const stack = new TeamStack(app, 'own', { account: 'xx1111-ovh', ...team });
      const place = { project: CloudProject.fromServiceName(project), region: 'GRA11' } as const;
      new PrivateNetwork(stack, 'Network', { ...place, allocation: plan.network('spare') });
    });
    expect(lines).toEqual({ 'own/Network': '"vlan": 131,', 'own/Network/Subnet': '"vlan": 131,' });
  });

  test('the state of the landing zone, for every stack that keeps it elsewhere', () => {
    const lines = ofSettings({ state: { bucket: 'acme-states', region: 'GRA11' } });
    const stacks = [
      'organization',
      'web-dev',
      'web-dev-foundation',
      'web-prod',
      'web-prod-foundation',
      'web-prod-platform-main',
    ];
    expect(Object.keys(lines).sort()).toEqual(
      [
        ...stacks.map((id) => `${id} terraform.backend`),
        'web-prod-platform-main data.terraform_remote_state.cross-stack-reference-input-web-prod',
      ].sort(),
    );
    expect(new Set(Object.values(lines))).toEqual(new Set(['"state": {']));
  });
});

class Own extends TerraformStack {
  constructor(scope: Construct, change: (bucket: CloudProjectStorage) => void) {
    super(scope, 'own');
    new OvhProvider(this, 'Ovh', { endpoint: 'ovh-eu' });
    change(new CloudProjectStorage(this, 'Bucket', { serviceName: project, regionName: 'GRA', name: 'acme' }));
  }
}

const own =
  (change: (bucket: CloudProjectStorage) => void): Program =>
  (app) => {
    new Own(app, change);
  };

describe('the line is that of the call that changed', () => {
  const before = own(() => {});

  test('an override of an argument, and of a part of one', () => {
    expect(
      ofConstructs(
        before,
        own((bucket) => {
          bucket.addOverride('versioning.status', 'enabled');
        }),
      ),
    ).toEqual({ 'own/Bucket': "bucket.addOverride('versioning.status', 'enabled');" });
    expect(
      ofConstructs(
        before,
        own((bucket) => {
          bucket.addOverride('lifecycle.prevent_destroy', true);
          bucket.limit = 5;
        }),
      ),
    ).toEqual({
      'own ovh_cloud_project_storage.Bucket': "bucket.addOverride('lifecycle.prevent_destroy', true);",
      'own/Bucket': 'bucket.limit = 5;',
    });
  });

  test('what a landing zone made', () => {
    const opened =
      (open: boolean): Program =>
      (app) => {
        const { workload } = new LandingZone(app, changedProgram({})).environment('web', 'prod');
        const access = workload?.node.findAll().find(({ node }) => node.path.endsWith('/ApiAccess/Resource'));
        if (!open || !TerraformResource.isTerraformResource(access)) return;
        access.addOverride('ips', ['0.0.0.0/0']);
      };
    expect(ofConstructs(opened(false), opened(true))).toEqual({
      'web-prod/Clusters/main/ApiAccess': "access.addOverride('ips', ['0.0.0.0/0']);",
    });
  });

  test('nothing of it: what else differs leads to where the construct was made', () => {
    const named = (name: string): Program =>
      own((bucket) => {
        bucket.addOverride('limit', 5);
        new CloudProjectStorage(bucket.cdktfStack, 'Other', { serviceName: project, regionName: 'GRA', name });
      });
    expect(ofConstructs(named('a'), named('b'))).toEqual({
      'own/Other':
        "change(new CloudProjectStorage(this, 'Bucket', { serviceName: project, regionName: 'GRA', name: 'acme' }));",
    });
  });
});
