import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasS3, openS3, type S3 } from '../../support/s3';
import { writeStacks } from '../fixture';
import { deployedIn, wrapped } from '../started';

const unchanged = { a: 'unchanged', b: 'unchanged' };

describe.skipIf(!hasS3)('states that move in a bucket (skipped without moto_server)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'landing-zone-killed-s3-'));
  let s3: S3;
  let whole: Readonly<Record<string, unknown>>;

  const write = (output: string, prefix: string) => {
    const state = (id: string) => ({ s3: { ...s3.backend, use_lockfile: true, key: `${prefix}/${id}.tfstate` } });
    const [a, b] = [{ x: '1', y: '2' }, { z: '3' }];
    const stacks = {
      a: { data: a, output: 'it', state: state('a') },
      b: { dependsOn: ['a'], data: b, state: state('b') },
    };
    writeStacks(stacks, join(folder, output));
  };
  const run = (args: readonly string[], env: NodeJS.ProcessEnv = {}, name?: string) =>
    deployedIn(folder, args, { ...s3.env, ...env }, name);
  const resources = async (prefix: string, id: string) =>
    JSON.parse((await s3.versions(`${prefix}/${id}.tfstate`))[0] ?? '{}').resources ?? [];
  /** How many there are of each stack, by prefixes. */
  const counts = (...prefixes: readonly string[]) =>
    Promise.all(
      prefixes.map(async (prefix) => [(await resources(prefix, 'a')).length, (await resources(prefix, 'b')).length]),
    );
  /** Stacks of which it is kept what was deployed. */
  const recorded = async (prefix: string) =>
    Object.keys(
      JSON.parse((await s3.versions(`${prefix}/landing-zone.deployed.tfstate`))[0] ?? '{}').outputs ?? {},
    ).sort();

  beforeAll(async () => {
    s3 = await openS3('acme-states');
    write('one.out', 'one');
    const done = await run(['--outdir', 'one.out']);
    expect(done.code, done.text).toBe(0);
    whole = { a: await resources('one', 'a'), b: await resources('one', 'b') };
  });
  afterAll(() => {
    s3?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('are whole in one of both places whenever the mover is killed, after each of its writes, and are gone on with', async () => {
    write('two.out', 'two');
    const kill = { state: '[ "$2" = push ] && kill -9 $PPID' };
    const ways: string[] = [];
    let kills = 0;
    for (;;) {
      const env = { TERRAFORM_BINARY_NAME: wrapped(folder, {}, kill) };
      const { code, text } = await run(['--outdir', 'two.out', '--move-state', 'one.out'], env);
      for (const [id, all] of Object.entries(whole))
        expect([await resources('one', id), await resources('two', id)]).toContainEqual(all);
      ways.push(JSON.stringify(await counts('one', 'two')));
      if (code === 0) break;
      expect(code, text).toBe(null);
      kills += 1;
    }
    // of each: noted, marked, made, copied, emptied, noted in both places, and noted as deployed
    expect(kills).toBe(16);
    expect([...new Set(ways)]).toEqual([
      '[[2,1],[0,0]]',
      '[[2,1],[2,0]]',
      '[[0,1],[2,0]]',
      '[[0,1],[2,1]]',
      '[[0,0],[2,1]]',
    ]);
    expect(await counts('one', 'two')).toEqual([
      [0, 0],
      [2, 1],
    ]);
    expect([await recorded('one'), await recorded('two')]).toEqual([['landing-zone'], ['a', 'b', 'landing-zone']]);
    expect((await s3.keys()).filter((key) => key.endsWith('.tflock'))).toEqual([]);
    const after = await run(['--outdir', 'two.out']);
    expect([after.code, after.did], after.text).toEqual([0, unchanged]);
  });

  test('are whole where two move them at once, and both end when they are run again', async () => {
    write('three.out', 'three');
    const move = (name: string) => run(['--outdir', 'three.out', '--move-state', 'two.out'], {}, name);
    await Promise.all([move('one.json'), move('two.json')]);
    const again = await Promise.all([move('one.json'), move('two.json')]);
    for (const { code, did, text } of again) expect([code, did], text).toEqual([0, unchanged]);
    expect(await counts('two', 'three')).toEqual([
      [0, 0],
      [2, 1],
    ]);
    for (const [id, all] of Object.entries(whole)) expect(await resources('three', id)).toEqual(all);
    expect([await recorded('two'), await recorded('three')]).toEqual([['landing-zone'], ['a', 'b', 'landing-zone']]);
    expect((await s3.keys()).filter((key) => key.endsWith('.tflock'))).toEqual([]);
  });
});
