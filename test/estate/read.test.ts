import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { TerraformStack } from 'cdktf';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EstateError } from '../../src/estate/json';
import { readEstate } from '../../src/estate/read';
import { reviewOf } from '../../src/review/report/review';
import { synthesize, zone } from '../review/corpus';

const folder = mkdtempSync(join(tmpdir(), 'review-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sound = join(folder, 'sound');
beforeAll(() => {
  synthesize(zone(), sound);
});

let count = 0;
/** A copy of a sound output with one file written over. */
function withFile(path: string, content: string): string {
  const copy = join(folder, `copy-${count++}`);
  cpSync(sound, copy, { recursive: true });
  mkdirSync(dirname(join(copy, path)), { recursive: true });
  writeFileSync(join(copy, path), content);
  return copy;
}

const stack = 'stacks/web-prod/cdk.tf.json';
const refused = (path: string, content: string): string => {
  const copy = withFile(path, content);
  try {
    readEstate(copy);
  } catch (error) {
    if (error instanceof EstateError) return error.message.replace(`${copy}/`, '');
    throw error;
  }
  return 'read';
};

describe('a sound output', () => {
  test('has its stacks with what they are made of', () => {
    const { stacks, isLandingZone, networks } = readEstate(sound);
    expect(isLandingZone).toBe(true);
    expect(networks.map(({ name }) => name)).toEqual(['web-prod', 'web-dev', 'spare']);
    const web = stacks.get('web-prod');
    expect(web?.dependsOn).toEqual(['web-prod-foundation']);
    expect(web?.record).toMatchObject({ kind: 'environment', owner: 'web@acme.example', team: 'web' });
    const cluster = [...(web?.blocks.values() ?? [])].find(({ type }) => type === 'ovh_cloud_project_kube');
    expect(cluster).toMatchObject({
      kind: 'resource',
      path: 'Clusters/main',
      ids: ['Clusters', 'main', 'Resource'],
      provider: 'ovh',
    });
    expect(Object.keys(cluster?.body ?? {})).not.toContain('lifecycle');
  });

  test('of a plain cdktf app is read too', () => {
    const plain = synthesize((app) => void new TerraformStack(app, 'plain'), join(folder, 'plain'));
    rmSync(join(plain, 'landing-zone.json'));
    expect(readEstate(plain)).toMatchObject({ isLandingZone: false, networks: [] });
  });
});

test('settings and where things come from in them are read, of version 2 of landing-zone.json', () => {
  const told = { settings: { teams: { web: { owner: 'a' } } }, origins: { 'web-prod': { '': '/teams.web' } } };
  const file = 'landing-zone.json';
  const read = (version: number) => readEstate(withFile(file, JSON.stringify({ version, ...told }))).told;
  expect(read(2)).toEqual(told);
  const zone = JSON.parse(readFileSync(join(sound, file), 'utf8')) as Record<string, unknown>;
  expect(readEstate(sound).told).toEqual({ settings: zone['settings'], origins: zone['origins'] });
  expect(readEstate(withFile(file, '{"version":1}')).told).toBeUndefined();
  expect(readEstate(withFile(file, '{"version":2}')).told).toBeUndefined();
});

describe('what is wrong is said with the name of the file', () => {
  test('no output at all', () => {
    expect(() => readEstate(join(folder, 'nowhere'))).toThrow(
      `${join(folder, 'nowhere')} holds no synthesized stacks (no manifest.json); synthesize first: npx cdktf synth`,
    );
  });

  test('a stack that the manifest names and that is not there', () => {
    const copy = withFile('other', '');
    rmSync(join(copy, stack));
    expect(() => readEstate(copy)).toThrow(
      `${join(copy, stack)}: does not exist; synthesize again: the manifest names it`,
    );
  });

  test('a file that was cut off', () => {
    const text = readFileSync(join(sound, stack), 'utf8');
    expect(refused(stack, text.slice(0, 500))).toMatch(
      /^stacks\/web-prod\/cdk\.tf\.json: is not JSON \(.*\); synthesize again$/,
    );
    expect(refused(stack, '')).toMatch(/: is not JSON/);
  });

  test.each([
    [stack, '[]', ': is not a JSON object'],
    [stack, '{"resource":["x"]}', ': resource is not an object'],
    [stack, '{"resource":{"ovh_vrack":{"Main":[{},{}]}}}', ': resource ovh_vrack.Main is not one object'],
    [stack, '{"resource":[{"ovh_vrack":{"Main":{}}},{"ovh_vrack":{"Main":{}}}]}', ': ovh_vrack.Main is there twice'],
    [stack, '{"resource":{"ovh_vrack":7}}', ': resource ovh_vrack is not an object'],
    [stack, '{"resource":{"ovh_vrack":{"Main":"x"}}}', ': resource ovh_vrack.Main is not an object'],
    ['manifest.json', '{}', ': has no stacks; synthesize first: npx cdktf synth'],
    ['manifest.json', '{"stacks":{"a":{}}}', ': stack a: synthesizedStackPath is not as expected'],
    [
      'manifest.json',
      '{"stacks":{"a":{"synthesizedStackPath":"../../etc/passwd"}}}',
      ': stack a is outside of the output folder: ../../etc/passwd',
    ],
    [
      'manifest.json',
      '{"stacks":{"a":{"synthesizedStackPath":"/etc/passwd"}}}',
      ': stack a is outside of the output folder: /etc/passwd',
    ],
    ['landing-zone.json', '{"version":99}', ': is of version 99, this release reads version 1 and 2'],
    ['landing-zone.json', '{"version":1,"stacks":7}', ': stacks is not as expected; synthesize again'],
    ['landing-zone.json', '{"version":2,"settings":7}', ': settings is not as expected; synthesize again'],
    ['landing-zone.json', '{"version":2,"origins":{"a":{"":7}}}', ': origins.a. is not as expected; synthesize again'],
  ])('%s: %s', (file, content, message) => {
    expect(refused(file, content)).toBe(`${file}${message}`);
  });

  test('HCL instead of JSON', () => {
    expect(refused('manifest.json', '{"stacks":{"a":{"synthesizedStackPath":"stacks/a/cdk.tf"}}}')).toBe(
      'stacks/a/cdk.tf: is not JSON; synthesize with CDKTF_SYNTH_HCL_OUTPUT unset',
    );
  });

  test('nesting without end', () => {
    const deep = `{"resource":{"t":{"n":{"a":${'['.repeat(5000)}${']'.repeat(5000)}}}}}`;
    expect(refused(stack, deep)).toBe(`${stack}: is nested more than 100 levels deep`);
  });

  test('and never with a part of the file, in which a secret may be', () => {
    expect(refused(stack, '{"password": swordfish }')).not.toContain('swordfish');
  });
});

test('names that JavaScript gives a meaning are names like any other', () => {
  const body =
    '{"resource":{"__proto__":{"constructor":{"__proto__":{"toString":1},"name":"a"}}},"output":{"__proto__":{"value":1}}}';
  const [before, after] = [readEstate(withFile(stack, body)), readEstate(withFile(stack, body.replace('"a"', '"b"')))];
  const [change] = reviewOf(before, after).stacks[0]?.changes ?? [];
  expect(change).toMatchObject({
    address: '__proto__.constructor',
    action: 'change',
    attributes: [{ attribute: 'name' }],
  });
  expect(Object.prototype.toString.call({})).toBe('[object Object]');
});

test('whatever JSON a stack is made of, it is reviewed or refused, and never breaks anything', () => {
  const body = fc.oneof(
    fc.jsonValue({ maxDepth: 2, stringUnit: 'grapheme-ascii' }),
    fc.constant('${ovh_vrack.B.id}'),
    fc.constant('${ovh_vrack.A.id}'),
  );
  const section = fc.dictionary(
    fc.constantFrom('ovh_vrack', 'ovh_cloud_project_kube', 'x'),
    fc.dictionary(
      fc.constantFrom('A', 'B'),
      fc.oneof(
        fc.dictionary(
          fc.constantFrom(
            'name',
            'plan',
            'lifecycle',
            '//',
            'depends_on',
            'count',
            'for_each',
            'provider',
            'region',
            'ip_allocation_policy',
          ),
          body,
        ),
        body,
      ),
    ),
  );
  const content = fc.dictionary(
    fc.constantFrom(
      'resource',
      'data',
      'module',
      'output',
      'moved',
      'import',
      'removed',
      'terraform',
      'provider',
      'locals',
    ),
    fc.oneof(section, body),
  );
  const read = (json: unknown) => {
    writeFileSync(join(fuzzed, stack), JSON.stringify(json));
    try {
      return readEstate(fuzzed);
    } catch (error) {
      expect(error).toBeInstanceOf(EstateError);
      return undefined;
    }
  };
  const fuzzed = join(folder, 'fuzzed');
  mkdirSync(dirname(join(fuzzed, stack)), { recursive: true });
  writeFileSync(
    join(fuzzed, 'manifest.json'),
    JSON.stringify({ stacks: { 'web-prod': { synthesizedStackPath: stack } } }),
  );
  fc.assert(
    fc.property(content, content, (one, other) => {
      const [before, after] = [read(one), read(other)];
      if (before && after) expect(reviewOf(before, after, { showNoise: true }).version).toBe(2);
    }),
    { numRuns: 150 },
  );
});
