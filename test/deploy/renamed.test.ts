import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { deploy } from '../../src/cli/deploy';
import { Output } from '../../src/cli/output';
import { contentsOf, digestOf } from '../../src/estate/content';
import { readEstate } from '../../src/estate/read';
import { type Sandbox, startSandbox } from '../../src/sandbox/server';
import { LandingZoneApp } from '../../src/zone/app';
import { LandingZone } from '../../src/zone/landing-zone';
import type { EnvironmentSettings, LandingZoneSettings } from '../../src/zone/settings';
import { ended } from '../cli/ended';
import { stream } from '../cli/stream';
import { renamed } from '../zone/renames';

const folder = mkdtempSync(join(tmpdir(), 'landing-zone-renamed-'));
const at = (...path: readonly string[]) => join(folder, ...path);
const outdir = at('cdktf.out');
let sandbox: Sandbox;

const environment: EnvironmentSettings = {
  stage: 'development',
  project: { existing: '0a1b2c3d4e5f46a7b8c9d0e1f2a30001' },
  region: 'GRA11',
  temporaryAccess: { launch: { preset: 'owner', groups: ['web'], expires: '2027-03-31', reason: 'launch' } },
  logStreams: { app: {} },
  networks: { main: { allocation: 'web-dev', egress: 'none' } },
  clusters: {
    main: {
      plan: 'free',
      network: 'main',
      apiAccess: ['203.0.113.0/28'],
      auditLog: 'app',
      nodePools: { jobs: { flavor: 'b3-8', nodes: 2 } },
    },
  },
};

/** A zone with one of everything that is renamed below. */
const zone = (): LandingZoneSettings => ({
  name: 'acme',
  account: 'xx1111-ovh',
  owner: 'it@acme.example',
  vracks: { main: { existing: 'pn-1000001' } },
  logServices: { main: { existing: 'ldp-gr-10001' } },
  networks: { 'web-dev': { vlan: 121, cidr: '10.20.16.0/20' } },
  organization: {
    groups: { web: { description: 'Web team' } },
    policies: { logs: { groups: ['web'], resources: ['urn:v1:eu:resource:ldp:*'], allow: ['ldp:apiovh:get'] } },
  },
  teams: { web: { owner: 'web@acme.example', costCentre: 'RD-1', environments: { dev: environment } } },
});

/** The same with an environment more, of the same shape. */
function withNext(): LandingZoneSettings {
  const networks = { ...zone().networks, 'web-next': { vlan: 122, cidr: '10.20.32.0/20' } };
  const next: EnvironmentSettings = {
    ...environment,
    project: { existing: '0a1b2c3d4e5f46a7b8c9d0e1f2a30002' },
    networks: { main: { allocation: 'web-next', egress: 'none' } },
  };
  const web = { owner: 'web@acme.example', costCentre: 'RD-1', environments: { dev: environment, next } };
  return { ...zone(), networks, teams: { web } };
}

/** The zone with keys renamed, each by its path; those further in come first. */
const keysRenamed = (...paths: readonly string[]): LandingZoneSettings =>
  paths.reduce((settings, path) => {
    const keys = path.split('.');
    const key = keys.pop() ?? '';
    return renamed(settings, { family: keys.join('.'), path: keys, key }, `${key}2`);
  }, zone());

type Flags = Parameters<typeof deploy>[1];

async function deployed(settings: LandingZoneSettings, flags: Partial<Flags> | (() => Partial<Flags>) = {}) {
  rmSync(outdir, { recursive: true, force: true });
  const app = new LandingZoneApp({ outdir });
  new LandingZone(app, settings);
  app.synth();
  const out = stream();
  const given = typeof flags === 'function' ? flags() : flags;
  const all = { outdir, autoApprove: true as const, today: '2026-11-27', ...given };
  return { ...(await ended(deploy([], all, new Output(out, {})))), text: out.text() };
}

const things = () =>
  sandbox.cloud
    .all()
    .map((one) => JSON.stringify(one))
    .sort();

/** Lines that keep something, as they are printed. */
const linesIn = (text: string): string[] =>
  text
    .split('\n')
    .flatMap((line) => line.split('to keep it, add to the settings: ')[1] ?? [])
    .sort();

beforeAll(async () => {
  const app = new LandingZoneApp({ outdir });
  // projects of all that is tried are there
  new LandingZone(app, withNext());
  app.synth();
  sandbox = await startSandbox({ stateFile: at('sandbox.json'), seed: outdir });
  for (const [name, value] of Object.entries(sandbox.env)) vi.stubEnv(name, value);
  const { code, message, text } = await deployed(zone());
  expect(code, `${message}\n${text}`).toBe(0);
}, 600_000);
afterAll(async () => {
  vi.unstubAllEnvs();
  await sandbox?.close();
  rmSync(folder, { recursive: true, force: true });
});

const dev = 'teams.web.environments.dev';

describe('a key with another name, and not the old one as id, is refused with the line that keeps it', () => {
  test('a network, a node pool, a log stream, a group, a policy, a temporary access; nothing is changed anywhere', async () => {
    const before = things();
    const { code, message, text } = await deployed(
      keysRenamed(
        `${dev}.clusters.main.nodePools.jobs`,
        `${dev}.logStreams.app`,
        `${dev}.networks.main`,
        `${dev}.temporaryAccess.launch`,
        'organization.policies.logs',
        'organization.groups.web',
      ),
    );
    expect(linesIn(text)).toEqual([
      "organization.groups.web2.id: 'web'",
      "organization.policies.logs2.id: 'logs'",
      `${dev}.clusters.main.nodePools.jobs2.id: 'jobs'`,
      `${dev}.logStreams.app2.id: 'app'`,
      `${dev}.networks.main2.id: 'main'`,
      `${dev}.temporaryAccess.launch2.id: 'launch'`,
    ]);
    expect(text.match(/ {2}if it is to go: /g)).toHaveLength(1);
    expect(message).toBe(
      'a key of the settings has another name: nothing of organization, web-dev, web-dev-foundation was applied; the lines that keep what is there are above',
    );
    expect(code).toBe(3);
    expect(things()).toEqual(before);
  });

  test('a cluster', async () => {
    const before = things();
    const { code, text } = await deployed(keysRenamed(`${dev}.clusters.main`));
    expect(linesIn(text)).toEqual([`${dev}.clusters.main2.id: 'main'`]);
    expect(text).toContain(
      'Renamed: web-dev would destroy ovh_cloud_project_kube.Clusters_main_DD2F4524 and make it again as ovh_cloud_project_kube.Clusters_main2_',
    );
    expect(text).toContain(
      "\n  if it is to go: retired: { 'web/dev/clusters.main': { after: '2026-11-27', reason: '…' } }\n",
    );
    expect(code).toBe(3);
    expect(things()).toEqual(before);
  });

  test.each([
    ['a team', ['teams.web'], 'web2-dev', "teams.web2.id: 'web'"],
    ['an environment', [dev], 'web-dev2', "teams.web.environments.dev2.id: 'dev'"],
    ['both', [dev, 'teams.web'], 'web2-dev2', "teams.web2.id: 'web' and teams.web2.environments.dev2.id: 'dev'"],
  ])('%s, before anything is begun, also where it was reviewed', async (_, paths, name, lines) => {
    const before = things();
    const reviewed = () => ({ reviewed: digestOf(contentsOf(readEstate(outdir))) });
    for (const flags of [{}, reviewed]) {
      const { code, message, text } = await deployed(keysRenamed(...paths), flags);
      const of = (stack: string, old: string) =>
        `stack ${stack} holds the same as ${old}, which was deployed and is gone from the program, so that everything would be made again beside it; to keep it, add ${lines} to the settings; if the new name is to stay, move its state with the commands that landing-zone review prints, or destroy it first with npx landing-zone sandbox exec --state ${at('sandbox.json')} -- npx landing-zone destroy ${old} --outdir ${outdir}`;
      // in the order in which they can be destroyed
      expect(message.split('\n')).toEqual([of(name, 'web-dev'), of(`${name}-foundation`, 'web-dev-foundation')]);
      expect(code).toBe(3);
      expect(text).not.toContain('web-dev');
    }
    expect(things()).toEqual(before);
  });
});

describe('what is meant goes on', () => {
  test('a node pool whose old name is retired', async () => {
    const { code, text } = await deployed(
      {
        ...keysRenamed(`${dev}.clusters.main.nodePools.jobs`),
        retired: { 'web/dev/clusters.main.nodePools.jobs': { after: '2026-11-27', reason: 'larger ones' } },
      },
      { planOnly: true },
    );
    expect(text).not.toContain('Renamed');
    expect(code, text).toBe(0);
  });

  test('another node pool in the place of the old one, which is not alike', async () => {
    const other = { flavor: 'c3-16', minNodes: 0, maxNodes: 9, labels: { tier: 'batch' } } as const;
    const { main } = environment.clusters ?? {};
    const clusters = { main: { ...main, nodePools: { batch: other } } } as EnvironmentSettings['clusters'];
    const web = { ...zone().teams?.['web'], environments: { dev: { ...environment, clusters } } };
    const { code, text } = await deployed({ ...zone(), teams: { web } } as LandingZoneSettings, { planOnly: true });
    expect(text).not.toContain('Renamed');
    expect(code, text).toBe(0);
  });

  test('a new environment of the same shape beside the old one', async () => {
    const { code, message, text } = await deployed(withNext(), { planOnly: true });
    expect(code, `${message}\n${text}`).toBe(0);
  });

  test('a team whose states were moved', async () => {
    for (const name of ['', '-foundation']) {
      copyFileSync(at('state', `web-dev${name}.tfstate`), at('state', `web2-dev${name}.tfstate`));
    }
    const { code, message, text } = await deployed(keysRenamed('teams.web'), { planOnly: true });
    expect(code, `${message}\n${text}`).toBe(0);
  });
});
