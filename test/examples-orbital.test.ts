import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Construct } from 'constructs';
import { beforeAll, describe, expect, test } from 'vitest';
import * as library from '../src/index';
import { addressesIn, manifestOf, orbital, runProgram, stackTexts } from './support/program';
import type { Synthesized } from './support/synth';

/** The landing zone of the example, synthesized and read. */
function synthesized(edit?: (text: string) => string) {
  const outdir = mkdtempSync(join(tmpdir(), 'orbital-'));
  try {
    const { apps } = runProgram(orbital, outdir, edit);
    return {
      constructs: apps.flatMap(({ node }) => node.findAll()),
      manifest: manifestOf(outdir),
      texts: stackTexts(outdir),
    };
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

type Zone = ReturnType<typeof synthesized>;

let zone: Zone;
beforeAll(() => {
  zone = synthesized();
});

const program = readFileSync(orbital, 'utf8');
const expected = join(dirname(orbital), 'expected');

const bodies = ({ texts }: Zone, type: string): Readonly<Record<string, unknown>>[] =>
  Object.values(texts).flatMap((text) => Object.values((JSON.parse(text) as Synthesized).resource?.[type] ?? {}));

describe('the example of the readme', () => {
  test('is at most 170 lines of TypeScript', () => {
    const lines = readdirSync(dirname(orbital))
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) =>
        readFileSync(join(dirname(orbital), file), 'utf8')
          .trimEnd()
          .split('\n'),
      );
    expect(lines.length).toBeLessThanOrEqual(170);
  });

  test('makes at least 150 resources', () => {
    expect(Object.values(zone.texts).flatMap(addressesIn).length).toBeGreaterThanOrEqual(150);
  });

  test('has at least eight environments in two regions, one of them with three zones', () => {
    const environments = zone.manifest.stacks.filter(({ kind }) => kind === 'environment');
    expect(environments.length).toBeGreaterThanOrEqual(8);
    const regions = bodies(zone, 'ovh_cloud_project_network_private').flatMap(({ regions }) => regions);
    expect([...new Set(regions)].sort()).toEqual(['EU-WEST-PAR', 'GRA11']);
    const zones = bodies(zone, 'ovh_cloud_project_kube_nodepool').flatMap((pool) => pool['availability_zones'] ?? []);
    expect([...new Set(zones)].sort()).toEqual(['eu-west-par-a', 'eu-west-par-b', 'eu-west-par-c']);
  });

  test('uses every construct that a landing zone can make', () => {
    const made = new Set<unknown>(zone.constructs.map((construct) => construct.constructor));
    const classes = Object.entries<unknown>(library).filter(([, value]) => isConstructClass(value));
    expect(classes.length).toBeGreaterThan(25);
    const unused = classes.filter(([, value]) => !made.has(value)).map(([name]) => name);
    // an abstract class, what teams extend, and the app, of which the test makes its own
    expect(unused).toEqual(['BaseStack', 'TeamStack', 'LandingZoneApp']);
  });

  test('gives every preset to somebody', () => {
    const policies = bodies(zone, 'ovh_iam_policy').map(({ allow, except }) => ({ allow, except }));
    for (const { allow, except } of Object.values(library.presets)) {
      const sorted = (actions: readonly string[]) => (actions.length === 0 ? undefined : [...new Set(actions)].sort());
      expect(policies).toContainEqual({ allow: sorted(allow), except: sorted(except) });
    }
  });

  test('has no two environments that are alike', () => {
    const shapes = zone.manifest.stacks.filter(({ kind }) => kind === 'environment').map(({ id }) => shapeOf(zone, id));
    expect(new Set(shapes).size).toBe(shapes.length);
  });
});

const isConstructClass = (value: unknown): boolean =>
  typeof value === 'function' && value.prototype instanceof Construct;

/** What an environment is made of, whatever it is called: how many of each type in all of its stacks. */
function shapeOf({ manifest, texts }: Zone, environment: string): string {
  const own = manifest.stacks.filter(({ id }) => id === environment || id.startsWith(`${environment}-`));
  const types = own.flatMap(({ id }) => addressesIn(texts[id] ?? '{}')).map((address) => address.split('.')[0] ?? '');
  const counts = [...new Set(types)].sort().map((type) => `${type} ${types.filter((other) => other === type).length}`);
  return counts.join('\n');
}

describe('one environment more', () => {
  /** Two places to write at, both in the middle of what is there. */
  const added = (text: string) =>
    text
      .replace(
        `    'erp-prod': {`,
        `    'erp-staging': { vlan: 141, cidr: '10.22.4.0/22' },
$&`,
      )
      .replace(
        `const erp = defineTeam({
  owner: 'erp@orbital.example',
  costCentre: 'FIN-1',
  environments: {
`,
        `$&    staging: {
      stage: 'staging',
      project: { existing: '0a1b2c3d4e5f46a7b8c9d0e1f2a30010' },
      region: 'GRA11',
      access: { owner: ['erp'] },
      networks: { main: { allocation: 'erp-staging', egress: { gateway: 's' } } },
      clusters: { main: { apiAccess: office, nodePools: { odoo: { flavor: 'b3-8', nodes: 1 } } } },
    },
`,
      );

  test('is at most ten lines', () => {
    const before = program.split('\n');
    const after = added(program).split('\n');
    expect(after.length - before.length).toBeLessThanOrEqual(10);
    expect(after.filter((line) => !before.includes(line)).length).toBeGreaterThan(0);
  });

  test('adds its two stacks, and changes no byte of another', () => {
    const after = synthesized(added).texts;
    const { 'erp-staging': workload, 'erp-staging-foundation': foundation, ...others } = after;
    expect(addressesIn(workload ?? '').length).toBeGreaterThan(4);
    expect(addressesIn(foundation ?? '').length).toBeGreaterThan(3);
    expect(others).toEqual(zone.texts);
  });
});

describe('what the example gives', () => {
  test.each(['it-hub-foundation', 'erp-prod', 'data-prod-platform-main'])('%s is as committed', async (id) => {
    await expect(withoutMetadata(zone.texts[id] ?? '')).toMatchFileSnapshot(join(expected, `${id}.tf.json`));
  });

  test('all addresses are as committed', async () => {
    const all = Object.entries(zone.texts).map(([id, text]) => [id, ...addressesIn(text).map((it) => `  ${it}`)]);
    await expect(`${all.flat().join('\n')}\n`).toMatchFileSnapshot(join(expected, 'addresses.txt'));
  });

  test('no stack reads the state of another but a platform that of its environment', () => {
    const reading = Object.entries(zone.texts).flatMap(([id, text]) => {
      const read = Object.keys((JSON.parse(text) as Synthesized).data?.['terraform_remote_state'] ?? {});
      return read.map((name) => [id, name.replace('cross-stack-reference-input-', '')]);
    });
    const platforms = zone.manifest.stacks.filter(({ kind }) => kind === 'platform').map(({ id }) => id);
    expect(reading).toEqual(platforms.map((id) => [id, id.replace(/-platform-.*$/, '')]));
  });
});

/** Without the notes of cdktf for itself, which say for each resource what its address says; with ours of what a deploy may do. */
const withoutMetadata = (text: string): string =>
  `${JSON.stringify(
    JSON.parse(text, (key, value) => (key === '//' ? ofLandingZone(value) : value)),
    null,
    2,
  )}\n`;

const ofLandingZone = ({ landingZone }: { readonly landingZone?: unknown }) =>
  landingZone === undefined ? undefined : { landingZone };
