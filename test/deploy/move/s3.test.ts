import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { deploy } from '../../../src/cli/deploy';
import { Output } from '../../../src/cli/output';
import { ended } from '../../cli/ended';
import { hasS3, lockText, openS3, type S3 } from '../../support/s3';
import { type FixtureStack, writeStacks } from '../fixture';
import { did } from '../s3-zone';

const secret = 'hush-who-reads-this';
const bucketKey = 'hush-the-key-of-the-bucket';

const stacks: Readonly<Record<string, FixtureStack>> = {
  a: { data: { x: secret, y: '2' }, output: secret },
  b: { dependsOn: ['a'], data: { z: '3' } },
};

describe.skipIf(!hasS3)('states in a bucket (skipped without moto_server)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'landing-zone-move-s3-'));
  const at = (...path: readonly string[]) => join(folder, ...path);
  let s3: S3;
  let said = '';
  beforeAll(async () => {
    s3 = await openS3('acme-states');
    for (const [name, value] of Object.entries({ ...s3.env, AWS_SECRET_ACCESS_KEY: bucketKey }))
      vi.stubEnv(name, value);
    vi.spyOn(process, 'cwd').mockReturnValue(folder);
  });
  afterAll(() => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
    s3.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** An output whose states are below a prefix of the bucket, or in a folder beside it. */
  const write = (name: string, place: { readonly prefix: string } | 'local') => {
    const stateOf = (id: string): { readonly [kind: string]: object } =>
      place === 'local'
        ? { local: { path: `../../../state/${id}.tfstate` } }
        : { s3: { ...s3.backend, use_lockfile: true, key: `${place.prefix}/${id}.tfstate` } };
    const all = Object.entries(stacks).map(([id, stack]) => [id, { ...stack, state: stateOf(id) }]);
    return writeStacks(Object.fromEntries(all), at(name));
  };

  const run = async (outdir: string, flags: Partial<Parameters<typeof deploy>[1]> = {}) => {
    let text = '';
    const write = (more: string) => {
      text += more;
    };
    const output = new Output({ write }, {});
    const jsonSummary = at('summary.json');
    const end = await ended(deploy([], { outdir: at(outdir), autoApprove: true, jsonSummary, ...flags }, output));
    const summary: unknown = JSON.parse(readFileSync(jsonSummary, 'utf8'));
    said += text + JSON.stringify({ end, summary });
    return { ...end, text, did: did({ summary }) };
  };
  const now = async (key: string) => JSON.parse((await s3.versions(key))[0] ?? 'null');
  const resources = async (prefix: string) => [
    (await now(`${prefix}/a.tfstate`))?.resources.length,
    (await now(`${prefix}/b.tfstate`))?.resources.length,
  ];
  const local = (id: string) => JSON.parse(readFileSync(at(`state/${id}.tfstate`), 'utf8'));
  const unchanged = { a: 'unchanged', b: 'unchanged' };
  /** Stacks of which it is kept what was deployed, in the record beside the states. */
  const recorded = async (prefix: string) =>
    Object.keys((await now(`${prefix}/landing-zone.deployed.tfstate`))?.outputs ?? {}).sort();

  test('are moved there from local files, with what is kept of deployments, and nothing is to be done then', async () => {
    write('local', 'local');
    expect((await run('local')).did).toEqual({ a: 'deployed', b: 'deployed' });
    const { lineage } = local('a');
    write('one', { prefix: 'one' });
    const done = await run('one', { moveState: at('local') });
    expect([done.code, done.did], done.text + done.message).toEqual([0, unchanged]);
    expect(done.text).toContain(`a: its state is in s3://acme-states/one/a.tfstate (${s3.endpoint.slice(7)}) now`);
    expect(await resources('one')).toEqual([2, 1]);
    expect((await now('one/a.tfstate')).lineage).toBe(lineage);
    expect(local('a').resources).toEqual([]);
    expect(readdirSync(at('state')).filter((name) => name.endsWith('.deployed.json'))).toEqual([]);
    expect(await recorded('one')).toEqual(['a', 'b', 'landing-zone']);
    expect(await s3.keys()).toEqual(['one/a.tfstate', 'one/b.tfstate', 'one/landing-zone.deployed.tfstate']);
    expect((await run('one')).did).toEqual(unchanged);
  });

  test('are not made again by the program of before', async () => {
    const old = await run('local');
    expect([old.code, old.did], old.text).toEqual([3, { a: 'refused', b: 'skipped' }]);
    expect(old.text).toContain('the state of this stack has moved to s3://acme-states/one/a.tfstate');
    expect(await resources('one')).toEqual([2, 1]);
  });

  test('wait for a lock once: who has it is said, with what to do, and nothing is lost', async () => {
    write('two', { prefix: 'two' });
    await s3.put('one/a.tfstate.tflock', lockText('acme-states/one/a.tfstate'));
    const done = await run('two', { moveState: at('one'), lockTimeout: '1s' });
    expect([done.code, done.did]).toEqual([1, {}]);
    expect(done.message).toBe(
      [
        `s3://acme-states/one/a.tfstate (${s3.endpoint.slice(7)}): the state can't be read or written there (ci@runner-7 has its lock since 2026-11-27 04:00:00 +0000 UTC); where that run has ended without giving it back, delete s3://acme-states/one/a.tfstate.tflock`,
        'Nothing was deployed; run it again, it goes on from there',
      ].join('\n'),
    );
    expect(await resources('one')).toEqual([2, 0]);
    // and without the flag nothing is made again of what is half moved
    const half = await run('two');
    expect([half.code, half.message]).toEqual([3, expect.stringContaining('the state of a is on its way from s3://')]);
    await s3.remove('one/a.tfstate.tflock');
  });

  test('go on to another key, where that broke off', async () => {
    const done = await run('two', { moveState: at('one') });
    expect([done.code, done.did], done.text + done.message).toEqual([0, unchanged]);
    expect([await resources('one'), await resources('two')]).toEqual([
      [0, 0],
      [2, 1],
    ]);
    expect([await recorded('one'), await recorded('two')]).toEqual([['landing-zone'], ['a', 'b', 'landing-zone']]);
    expect((await s3.keys()).filter((key) => key.endsWith('.tflock'))).toEqual([]);
    const old = await run('one');
    expect([old.code, old.did]).toEqual([3, { a: 'refused', b: 'skipped' }]);
  });

  test('stay in earlier versions of their old objects', async () => {
    const held = (await s3.versions('one/a.tfstate')).map((text) => JSON.parse(text).resources.length);
    expect([held[0], held.slice(1).includes(2)]).toEqual([0, true]);
  });

  test('are not written over what another stack has there', async () => {
    const foreign = {
      version: 4,
      terraform_version: '1.10.0',
      serial: 90,
      lineage: 'theirs',
      outputs: { it: { value: 'x', type: 'string' } },
      resources: [],
    };
    await s3.put('taken/a.tfstate', JSON.stringify(foreign));
    write('taken', { prefix: 'taken' });
    const before = await s3.keys();
    const done = await run('taken', { moveState: at('two') });
    expect(done).toMatchObject({
      code: 3,
      message: expect.stringMatching(
        /^s3:\/\/acme-states\/taken\/a\.tfstate \S+ holds another state than that of a in s3:\/\/acme-states\/two\/a\.tfstate \S+ \(another lineage\)/,
      ),
    });
    expect([await s3.keys(), await now('taken/a.tfstate'), await resources('two')]).toEqual([before, foreign, [2, 1]]);
  });

  test('go back to local files', async () => {
    const done = await run('local', { moveState: at('two') });
    expect([done.code, done.did], done.text + done.message).toEqual([0, unchanged]);
    expect([local('a').resources.length, await resources('two')]).toEqual([2, [0, 0]]);
    expect(readdirSync(at('state')).filter((name) => name.endsWith('.deployed.json'))).toEqual([
      'a.tfstate.deployed.json',
      'b.tfstate.deployed.json',
    ]);
    expect(await recorded('two')).toEqual(['landing-zone']);
  });

  test('are said by nobody, nor is the key of the bucket; copies of them are where they are said to be', () => {
    expect([secret, bucketKey].filter((word) => said.includes(word))).toEqual([]);
    expect(said).not.toMatch(/\\n +at /);
    const copies = [...said.matchAll(/a copy as it was, with its secrets: (\S+)/g)].map(([, file = '']) => file);
    expect(copies.length).toBeGreaterThanOrEqual(5);
    expect(copies.filter((file) => !existsSync(file))).toEqual([]);
  });
});
