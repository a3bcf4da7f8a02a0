import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readEstate } from '../../../src/estate/read';
import { RecordedLines } from '../../../src/review/source/recorded';
import { findSources, type Sources } from '../../../src/review/source/sources';
import { execute, missionControl, orbital, root, runProgram, temporaryFolder } from '../../support/program';
import { synthesize, zone } from '../corpus';

/** The line behind a construct, as `file:line: text`. */
function shown(sources: Sources, folder: string, stack: string, path: string, attributes?: readonly string[]): string {
  const found = sources.lineOf(stack, path, attributes);
  if (found === undefined) return 'nothing';
  const text = readFileSync(join(folder, found.file), 'utf8').split('\n')[found.line - 1] ?? '';
  return `${found.file}:${found.line}: ${text.trim()}`;
}

/** A program in a folder of its own, with the output of the corpus' landing zone. */
function program(files: Readonly<Record<string, string>>, app = 'node --import tsx main.ts'): [Sources, string] {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries({ 'cdktf.json': JSON.stringify({ app }), ...files })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const output = readEstate(synthesize(zone(), join(folder, 'cdktf.out')));
  return [findSources(folder, output, output), folder];
}

const main = (text: string): readonly [Record<string, string>] => [{ 'main.ts': text }];
const cluster = ['web-prod', 'Clusters/main'] as const;

describe("the example's settings", () => {
  const outdir = mkdtempSync(join(tmpdir(), 'landing-zone-test-'));
  afterAll(() => rmSync(outdir, { recursive: true, force: true }));
  runProgram(orbital, outdir);
  const output = readEstate(outdir);
  const sources = findSources(root, output, output);
  const line = (...where: [stack: string, path: string, attributes?: readonly string[]]) =>
    shown(sources, root, ...where).replace(/^examples\/orbital\/landing-zone\.ts:\d+: /, '');

  test('are found for what an environment runs', () => {
    expect(line('flight-dynamics-prod', 'Clusters/main/NodePools/jobs/a')).toBe(
      "nodePools: { jobs: { flavor: 'c3-16', minNodes: 3, maxNodes: 39 }, web: { flavor: 'b3-16', nodes: 3 } },",
    );
    expect(line('it-hub', 'Networks/transit/Gateway', ['model'])).toBe(
      "networks: { transit: { allocation: 'transit', egress: { gateway: 'l' } } },",
    );
    expect(line('mission-operations-staging', 'LogStreams/audit', ['retention_id'])).toBe(
      "logStreams: { audit: { retention: 'P14D' } },",
    );
    expect(line('mission-operations-prod', 'Clusters/main/Oidc')).toBe('oidc,');
  });

  test('are found for what guards it', () => {
    expect(line('flight-dynamics-prod-foundation', 'Access/operator')).toBe(
      "access: { operator: ['fd-ops'], viewer: ['fd'] },",
    );
    expect(line('flight-dynamics-prod-foundation', 'TemporaryAccess/launch')).toMatch(/^temporaryAccess: \{ launch: /);
    expect(line('it-shared-foundation', 'BudgetAlert')).toBe(
      "budget: { monthly: 500, email: 'finops@orbital.example' },",
    );
    expect(line('it-shared-foundation', 'DenyFloor/people')).toMatch(/^access: \{ owner: \['admins'\], viewer:/);
    expect(line('it-hub-foundation', 'Pipeline')).toBe('hub: {');
  });

  test('are found for platforms, the organization and the plan', () => {
    expect(line('flight-dynamics-prod-platform-main', 'Namespaces/propagation')).toMatch(/^platform: \{ namespaces:/);
    expect(line('organization', 'Groups/fd-ops')).toMatch(/^groups: \{ admins/);
    expect(line('organization', 'Vracks/main')).toBe("vracks: { main: { adopt: 'pn-1000001' } },");
    expect(line('mission-operations-prod', 'Networks/main', ['vlan_id'])).toMatch(/^'mo-prod': \{ vlan: 132/);
  });

  test('nothing is missing, and it is said of nothing else', () => {
    expect(sources.limits).toEqual([]);
    expect(line('other-prod', 'Clusters/main')).toBe('nothing');
  });
});

describe("a construct of a team's stack", () => {
  test('has the line that made it, also for what is inside of it', async () => {
    const outdir = join(temporaryFolder(), 'cdktf.out');
    const folder = dirname(missionControl);
    const env = { ...process.env, CDKTF_OUTDIR: outdir };
    const { code, text } = await execute('node', ['--import', 'tsx', 'mission-control.ts'], folder, env);
    expect(text).toBe('');
    expect(code).toBe(0);
    const output = readEstate(outdir);
    const sources = findSources(folder, output, output);
    const line = (path: string) => shown(sources, root, 'mission-control', path).replace(/:\d+:/, ':');
    const file = 'examples/team-stack/mission-control.ts';
    expect(line('Network')).toBe(`${file}: const network = new PrivateNetwork(this, 'Network', {`);
    expect(line('Network/Gateway')).toBe(`${file}: const network = new PrivateNetwork(this, 'Network', {`);
    expect(line('Kubernetes/NodePools/default')).toBe(`${file}: new ManagedKubernetes(this, 'Kubernetes', {`);
    expect(line('Account')).toBe(`${file}: new MissionControl(app, 'mission-control', plan);`);
    expect(readFileSync(join(outdir, 'stacks/mission-control/cdk.tf.json'), 'utf8')).not.toContain(
      'mission-control.ts',
    );
  });
});

describe('settings are read', () => {
  test('across files, through names, helpers and spreads', () => {
    const [sources, folder] = program(
      {
        'src/main.ts': [
          "import { LandingZone, LandingZoneApp } from 'ovh-landing-zone';",
          "import teams, { shared } from './teams/index.js';",
          'const app = new LandingZoneApp();',
          'const settings = { ...shared, teams } satisfies object;',
          'new LandingZone(app, settings);',
        ].join('\n'),
        'src/teams/index.ts': [
          "import { web } from './web';",
          'export default { web };',
          'export * from "../shared";',
        ].join('\n'),
        'src/shared.ts': 'export const shared = { organization: { groups: {\n  web: {} } } };',
        'src/teams/web.ts': [
          "import { defineTeam } from 'ovh-landing-zone';",
          'const base = { region: "GRA11", access: {',
          '  operator: ["web"] } };',
          'function cluster() {',
          '  return { apiAccess: [],',
          '    nodePools: {} };',
          '}',
          'export const web = defineTeam({ environments: {',
          '  prod: { ...base, clusters: {',
          "    ['main']: cluster() } },",
          '} } as never);',
        ].join('\n'),
      },
      'npx tsx src/main.ts',
    );
    expect(shown(sources, folder, ...cluster)).toBe("src/teams/web.ts:10: ['main']: cluster() } },");
    expect(shown(sources, folder, 'web-prod', 'Clusters/main/ApiAccess')).toBe(
      'src/teams/web.ts:5: return { apiAccess: [],',
    );
    expect(shown(sources, folder, 'web-prod-foundation', 'Access/operator')).toBe(
      'src/teams/web.ts:3: operator: ["web"] } };',
    );
    expect(shown(sources, folder, 'organization', 'Groups/web')).toBe('src/shared.ts:2: web: {} } } };');
    expect(shown(sources, folder, 'organization', 'Groups/admins')).toBe(
      'src/shared.ts:1: export const shared = { organization: { groups: {',
    );
  });

  test('from JSON, and the entry from a script of package.json', () => {
    const [sources, folder] = program(
      {
        'package.json': JSON.stringify({ scripts: { synth: 'node --import tsx lib/zone' } }),
        'lib/zone.ts': "import settings from './zone.json';\nnew lz.LandingZone(app, settings);",
        'lib/zone.json': '{\n  "teams": { "web": { "environments": {\n    "prod": {} } } } }',
      },
      'npm run --silent synth',
    );
    expect(shown(sources, folder, ...cluster)).toBe('lib/zone.json:3: "prod": {} } } } }');
  });

  test('up to the nearest key that is there, and the last one that counts', () => {
    const text = [
      'new LandingZone(app, { teams: { web: {',
      '  environments: { prod: { clusters: {} } },',
      '  ...(late ? { environments: {',
      '    dev: {}, prod: {} } } : {}) } } });',
    ].join('\n');
    const [sources, folder] = program(...main(text));
    expect(shown(sources, folder, 'web-dev', 'Networks/main')).toBe('main.ts:4: dev: {}, prod: {} } } : {}) } } });');
    expect(shown(sources, folder, 'web-dev-platform-x', 'Namespaces/x')).toBe('nothing');
  });

  test.each([
    ['a name that stands for itself', 'const a = a; new LandingZone(app, a);'],
    ['names in a circle', 'const a = { ...b }; const b = { ...a }; new LandingZone(app, a);'],
    ['a function that calls itself', 'const f = () => f(); new LandingZone(app, { teams: f() });'],
    ['a file that imports itself', "import { a } from './main'; export * from './main'; new LandingZone(app, a);"],
    ['a broken file', 'new LandingZone(app, { teams: { web: { environments: {{{'],
  ])('of %s nothing is known and nothing breaks', (_, text) => {
    const [sources] = program(...main(text));
    expect(['web-prod', 'organization'].map((stack) => sources.lineOf(stack, 'Clusters/main')?.line ?? 0)).toEqual([
      expect.any(Number),
      expect.any(Number),
    ]);
  });

  test('only inside of the repository', () => {
    const outside = join(temporaryFolder(), 'settings.ts');
    writeFileSync(outside, 'export const settings = { teams: { web: { environments: { prod: {} } } } };');
    const [sources] = program(...main(`import { settings } from '${outside}'; new LandingZone(app, settings);`));
    expect(sources.lineOf(...cluster)).toBeUndefined();
  });
});

describe('what keeps lines from being known is said', () => {
  test.each([
    [
      'no cdktf.json',
      '',
      "lines of settings are not known: the 'app' of cdktf.json names no file of TypeScript or JavaScript",
    ],
    [
      'no landing zone',
      'node --import tsx main.ts',
      'lines of settings are not known: no new LandingZone(app, {…}) in main.ts and what it imports',
    ],
  ])('%s', (_, app, limit) => {
    const [sources] = program({ 'main.ts': 'console.log(1);' }, app);
    expect(sources.limits).toEqual([limit]);
    expect(sources.lineOf(...cluster)).toBeUndefined();
  });
});

describe('of sources.json', () => {
  const recorded = (content: object) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'sources.json'), JSON.stringify(content));
    return new RecordedLines(folder, 'zone');
  };
  const changes = {
    'own/Pool/Resource': { 'template.0.labels': 'a.ts:1', template: 'a.ts:2', 'template.0.labels.tier': 'a.ts:3' },
    'own/Bucket': { limit: 'a.ts:4', 'tags.example\\.com': 'a.ts:5' },
    own: { 'terraform.backend': 'a.ts:6' },
  };
  const lineOf = (path: string, ...attributes: string[]) =>
    recorded({ version: 2, sources: {}, changes }).changedBy('own', path, attributes)?.line;

  test('the change that says most about an attribute counts', () => {
    expect(lineOf('Pool', 'template.labels.tier')).toBe(3);
    expect(lineOf('Pool', 'template[0].labels["stage"]')).toBe(1);
    expect(lineOf('Pool', 'template.taints')).toBe(2);
    expect(lineOf('Pool', 'template')).toBe(3);
    expect(lineOf('Bucket', 'name', 'limit')).toBe(4);
    expect(lineOf('Bucket', 'tags["example.com"]')).toBe(5);
    expect(lineOf('', 'terraform.backend.s3.bucket')).toBe(6);
  });

  test('changes of something else say nothing', () => {
    expect(lineOf('Pool', 'name')).toBeUndefined();
    expect(lineOf('Bucket')).toBeUndefined();
    expect(lineOf('Bucket/Inner', 'limit')).toBeUndefined();
  });

  test('the lines of what was made are those of version 1 too', () => {
    const lines = recorded({ version: 1, sources: { 'own/A': 'a.ts:7' } });
    expect(lines.madeBy('own', 'A/B')).toEqual({ file: 'zone/a.ts', line: 7 });
    expect(lines.changedBy('own', 'A', ['x'])).toBeUndefined();
  });

  test.each([[[]], [{ sources: 7, changes: [] }], [{ changes: { own: 'x' } }]])('of %j nothing is known', (content) => {
    const lines = recorded(content);
    expect([lines.madeBy('own', 'A'), lines.changedBy('own', '', ['x'])]).toEqual([undefined, undefined]);
  });
});

test('a side file of somebody else names no file outside of the repository', () => {
  const folder = temporaryFolder();
  const outdir = synthesize(zone(), join(folder, 'cdktf.out'));
  const hostile = {
    'web-prod/A': '../../etc/passwd:1',
    'web-prod/B': '/etc/passwd:1',
    'web-prod/C': 'a.ts:x',
    'web-prod/D': 'ok.ts:7',
  };
  writeFileSync(join(outdir, 'sources.json'), JSON.stringify({ version: 1, sources: hostile }));
  symlinkSync('/etc', join(folder, 'etc'));
  const output = readEstate(outdir);
  const sources = findSources(folder, output, output);
  expect(['A', 'B', 'C', 'D'].map((path) => sources.lineOf('web-prod', path))).toEqual([
    undefined,
    undefined,
    undefined,
    { file: 'ok.ts', line: 7 },
  ]);
});
