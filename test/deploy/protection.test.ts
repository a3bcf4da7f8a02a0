import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { deploy } from '../../src/cli/deploy';
import { Output } from '../../src/cli/output';
import { gatesHit } from '../../src/review/report/gate';
import { reviewOutputs } from '../../src/review/report/review';
import { type Sandbox, startSandbox } from '../../src/sandbox/server';
import { LandingZoneApp } from '../../src/zone/app';
import { LandingZone } from '../../src/zone/landing-zone';
import type { EnvironmentSettings, LandingZoneSettings } from '../../src/zone/settings';
import { ended } from '../cli/ended';
import { stream } from '../cli/stream';

const folder = mkdtempSync(join(tmpdir(), 'landing-zone-protection-'));
const at = (...path: readonly string[]) => join(folder, ...path);
let sandbox: Sandbox;

type Clusters = NonNullable<EnvironmentSettings['clusters']>;
const cluster = { plan: 'free', network: 'main', apiAccess: ['203.0.113.0/28'], nodePools: {} } as const;

interface Change {
  readonly prod?: Clusters;
  readonly next?: Clusters;
  readonly retired?: LandingZoneSettings['retired'];
  readonly exceptions?: LandingZoneSettings['exceptions'];
}

/** A team with two environments in production. */
function settings({ prod = { main: cluster, old: cluster }, next = {}, ...more }: Change): LandingZoneSettings {
  const environment = (allocation: string, project: string, clusters: Clusters): EnvironmentSettings => ({
    stage: 'production',
    project: { existing: `0a1b2c3d4e5f46a7b8c9d0e1f2a3000${project}` },
    region: 'GRA11',
    networks: {
      main: { allocation, egress: 'none' },
      other: { allocation: `${allocation}-other`, egress: 'none' },
    },
    clusters,
  });
  return {
    name: 'acme',
    account: 'xx1111-ovh',
    owner: 'it@acme.example',
    vracks: { main: { existing: 'pn-1000001' } },
    networks: {
      prod: { vlan: 121, cidr: '10.20.16.0/20' },
      next: { vlan: 122, cidr: '10.20.32.0/20' },
      'prod-other': { vlan: 123, cidr: '10.20.48.0/20' },
      'next-other': { vlan: 124, cidr: '10.20.64.0/20' },
    },
    teams: {
      web: {
        owner: 'web@acme.example',
        costCentre: 'RD-1',
        environments: { prod: environment('prod', '1', prod), next: environment('next', '2', next) },
      },
    },
    ...more,
  };
}

function synthesize(change: Change, outdir: string): string {
  const app = new LandingZoneApp({ outdir });
  new LandingZone(app, settings(change));
  app.synth();
  return outdir;
}

const outdir = () => at('cdktf.out');
const stacks = ['web-prod', 'web-next'];

/** Deploys the stacks of a change, with what is printed. */
function deployed(change: Change, today = '2026-11-27') {
  synthesize(change, outdir());
  return run(today);
}

async function run(today: string) {
  const out = stream();
  const end = await ended(deploy(stacks, { outdir: outdir(), autoApprove: true, today }, new Output(out, {})));
  return { ...end, text: out.text() };
}

const clusters = () =>
  sandbox.cloud
    .all()
    .flatMap(({ type, id }) => (type === 'ovh_cloud_project_kube' ? id : []))
    .sort();

beforeAll(async () => {
  synthesize({}, outdir());
  sandbox = await startSandbox({ stateFile: at('sandbox.json'), seed: outdir() });
  for (const [name, value] of Object.entries(sandbox.env)) vi.stubEnv(name, value);
  const { code, text } = await deployed({});
  expect(text).not.toContain('failed');
  expect(code).toBe(0);
}, 600_000);
afterAll(async () => {
  vi.unstubAllEnvs();
  await sandbox?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What a review of a change against what is deployed says of what is protected, and what it only lists. */
function reviewed(change: Change) {
  const head = synthesize(change, at('head'));
  const report = reviewOutputs({ base: synthesize({}, at('base')), head });
  const findings = report.stacks.flatMap((stack) => stack.findings);
  return {
    isGated: gatesHit(report, ['protected']).length > 0,
    refused: findings
      .filter((one) => one.class === 'protected')
      .map(({ stack, where, doWith = [] }) => [stack, where, ...doWith]),
    allowed: findings
      .filter(({ where, says }) => where.includes('_kube') && /^retired|^replaced by/.test(says))
      .map(({ says }) => says),
  };
}

/** Lines that allow something, as a deployment prints them. */
const linesIn = (text: string): string[] =>
  text.split('\n').flatMap((line) => line.split('add to the settings: ')[1] ?? []);

const retiredLine = "retired: { 'web/prod/clusters.old': { after: 'DAY', reason: '…' } }";
const exceptionLine = (place: string) =>
  `exceptions: [{ rule: 'data-replaced', at: '${place}', reason: '…', owner: 'web@acme.example', until: 'DAY' }]`;
const [removed, replaced, moved]: readonly Change[] = [
  { prod: { main: cluster } },
  { prod: { main: cluster, old: { ...cluster, network: 'other' } } },
  { prod: { main: cluster }, next: { old: cluster } },
];

describe('a protected cluster', () => {
  test.each([
    ['that is removed from the program', removed, retiredLine, 'destroy'],
    ['that is replaced', replaced, exceptionLine('web/prod/clusters.old'), 'replace'],
    ['that is moved to another stack', moved, retiredLine, 'destroy'],
  ])('%s is refused by review and deploy alike, with the line that allows it', async (_, change, line, action) => {
    const before = clusters();
    const said = reviewed(change ?? {});
    expect(said.isGated).toBe(true);
    expect(said.refused).toEqual([
      ['web-prod', 'ovh_cloud_project_kube.Clusters_old_7333F35B', line.replace('DAY', 'YYYY-MM-DD')],
    ]);
    const { code, message, text } = await deployed(change ?? {});
    expect(message).toBe('what holds data is protected: nothing of web-prod was applied; the reasons are above');
    expect(code).toBe(3);
    expect(text).toContain(
      `Protected: web-prod would ${action} web/prod/clusters.old (ovh_cloud_project_kube.Clusters_old_7333F35B)\n`,
    );
    expect(linesIn(text)).toEqual([line.replace('DAY', '2026-11-27')]);
    // nor is anything made in another stack
    expect(clusters()).toEqual(before);
  });

  test('is refused before its day, also where the settings name it, and with its exception ended', async () => {
    const before = clusters();
    const early = {
      ...removed,
      retired: { 'web/prod/clusters.old': { after: '2027-01-31', reason: 'nobody uses it' } },
    };
    expect(reviewed(early)).toMatchObject({ isGated: false, allowed: ['retired: nobody uses it, after 2027-01-31'] });
    const first = await deployed(early, '2027-01-30');
    expect(first.code).toBe(3);
    expect(first.text).toContain('it is retired, and may go from 2027-01-31 on; today is 2027-01-30');
    expect(linesIn(first.text)).toEqual([]);
    const late = { ...replaced, exceptions: [{ ...exception, until: '2026-11-26' }] };
    expect(reviewed(late)).toMatchObject({
      isGated: false,
      allowed: ['replaced by exception: it needs zones, until 2026-11-26'],
    });
    const second = await deployed(late);
    expect(second.code).toBe(3);
    expect(second.text).toContain('its exception ended with 2026-11-26; today is 2026-11-27');
    expect(clusters()).toEqual(before);
  });

  test('is refused although prevent_destroy stands in its block, and although that goes with it', async () => {
    const before = clusters();
    expect((await deployed({}, '2026-11-27')).code).toBe(0);
    const guarded = (change: Change) => {
      synthesize(change, outdir());
      const file = join(outdir(), 'stacks', 'web-prod', 'cdk.tf.json');
      const json = JSON.parse(readFileSync(file, 'utf8'));
      for (const body of Object.values<Record<string, unknown>>(json.resource.ovh_cloud_project_kube))
        body['lifecycle'] = { prevent_destroy: true };
      writeFileSync(file, JSON.stringify(json));
    };
    guarded(replaced ?? {});
    expect(await run('2026-11-27')).toMatchObject({
      code: 3,
      text: expect.stringContaining('would replace web/prod/clusters.old'),
    });
    guarded(removed ?? {});
    expect(await run('2026-11-27')).toMatchObject({
      code: 3,
      text: expect.stringContaining('would destroy web/prod/clusters.old'),
    });
    expect(clusters()).toEqual(before);
  });

  test('is replaced with an exception, and destroyed on its day, with the lines that were printed', async () => {
    const before = clusters();
    expect(await deployed({ ...replaced, exceptions: [exception] }, '2027-01-31')).toMatchObject({ code: 0 });
    expect(clusters()).toHaveLength(2);
    expect(clusters()).not.toEqual(before);
    const gone = {
      ...removed,
      retired: { 'web/prod/clusters.old': { after: '2027-02-01', reason: 'nobody uses it' } },
    };
    expect(await deployed(gone, '2027-02-01')).toMatchObject({ code: 0 });
    expect(clusters()).toHaveLength(1);
  });
});

const exception = {
  rule: 'data-replaced',
  at: 'web/prod/clusters.old',
  reason: 'it needs zones',
  owner: 'web@acme.example',
  until: '2027-01-31',
} as const;
