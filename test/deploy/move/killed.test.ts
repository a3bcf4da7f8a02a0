import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FixtureStack } from '../fixture';
import { deployedIn, wrapped } from '../started';
import { writeWithStates } from './outputs';

const stacks: Readonly<Record<string, FixtureStack>> = {
  a: { data: { x: '1', y: '2' }, output: 'it' },
  b: { dependsOn: ['a'], data: { z: '3' } },
};
const unchanged = { a: 'unchanged', b: 'unchanged' };

let folder: string;
const at = (...path: readonly string[]) => join(folder, ...path);

const write = (name: string, states: string) => writeWithStates(at(name), states, stacks);

const run = (args: readonly string[], env?: NodeJS.ProcessEnv, name?: string) => deployedIn(folder, args, env, name);

const move = ['--outdir', 'new', '--move-state', 'old'];

const resourcesIn = (states: string, id: string) => {
  const file = at(states, `${id}.tfstate`);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).resources : [];
};
const counts = () =>
  Object.keys(stacks).map((id) => [resourcesIn('before', id).length, resourcesIn('after', id).length]);
/** What is kept of deployments, by the places. */
const kept = () =>
  ['before', 'after'].map((states) =>
    existsSync(at(states))
      ? readdirSync(at(states))
          .filter((name) => name.endsWith('.deployed.json'))
          .sort()
      : [],
  );

/** States in one place, a program that has them in another, and what they hold. */
async function setUp() {
  folder = mkdtempSync(join(tmpdir(), 'landing-zone-killed-'));
  write('new', 'before');
  expect((await run(['--outdir', 'new'])).code).toBe(0);
  write('old', 'before');
  write('new', 'after');
  return Object.fromEntries(Object.keys(stacks).map((id) => [id, resourcesIn('before', id)]));
}

describe('a move that is killed, with all that it has started', () => {
  let whole: Awaited<ReturnType<typeof setUp>>;
  beforeAll(async () => {
    whole = await setUp();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Kills the command around the first write of a state: before it, or once it is done. */
  const killed = async (when: 'before' | 'after') => {
    const kill = { state: '[ "$2" = push ] && kill -9 $PPID && exit 1' };
    const binary = when === 'before' ? wrapped(folder, kill) : wrapped(folder, {}, kill);
    const { code, text } = await run(move, { TERRAFORM_BINARY_NAME: binary });
    expect(code, text).toBe(null);
  };
  /** All of each state is in one of both places. */
  const isWhole = () => {
    for (const [id, resources] of Object.entries(whole))
      expect([resourcesIn('before', id), resourcesIn('after', id)]).toContainEqual(resources);
  };

  test.each<[string, 'before' | 'after', readonly (readonly number[])[]]>([
    [
      'before the first write',
      'before',
      [
        [2, 0],
        [1, 0],
      ],
    ],
    [
      'once the old state says where it goes',
      'after',
      [
        [2, 0],
        [1, 0],
      ],
    ],
    [
      'once it is copied',
      'after',
      [
        [2, 2],
        [1, 0],
      ],
    ],
    [
      'once the old one is emptied, and before that is noted',
      'after',
      [
        [0, 2],
        [1, 0],
      ],
    ],
    [
      'once the next one says where it goes',
      'after',
      [
        [0, 2],
        [1, 0],
      ],
    ],
  ])('%s: all of it is there, nothing is made again, and it is gone on with from there', async (_, when, expected) => {
    await killed(when);
    expect(counts()).toEqual(expected);
    isWhole();
    const without = await run(['--outdir', 'new']);
    expect([without.code, without.text], without.text).toEqual([
      3,
      expect.stringContaining('and the way was broken off; end it with'),
    ]);
    isWhole();
    expect(counts()).toEqual(expected);
  });

  test('then it ends, with what is kept of deployments, and nothing is to be done', async () => {
    const done = await run(move);
    expect([done.code, done.did], done.text).toEqual([0, unchanged]);
    expect([counts(), kept()]).toEqual([
      [
        [0, 2],
        [0, 1],
      ],
      [[], ['a.tfstate.deployed.json', 'b.tfstate.deployed.json']],
    ]);
    isWhole();
    const after = await run(['--outdir', 'new']);
    expect([after.code, after.did], after.text).toEqual([0, unchanged]);
  });

  test('between what is kept of it in the old place and in the new one', async () => {
    const file = at('after/a.tfstate.deployed.json');
    const entry = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, JSON.stringify({ ...entry, movingFrom: at('before/a.tfstate') }));
    expect((await run(['--outdir', 'new'])).code).toBe(3);
    const done = await run(move);
    expect([done.code, done.did], done.text).toEqual([0, unchanged]);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(entry);
  });
});

describe('two who move the same states at once', () => {
  let whole: Awaited<ReturnType<typeof setUp>>;
  beforeAll(async () => {
    whole = await setUp();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('lose nothing, and nothing is to be done then', async () => {
    const both = await Promise.all([run(move, {}, 'one.json'), run(move, {}, 'two.json')]);
    for (const { code, did, text } of both) expect([code, did], text).toEqual([0, unchanged]);
    for (const [id, resources] of Object.entries(whole)) expect(resourcesIn('after', id)).toEqual(resources);
    expect([counts(), kept()]).toEqual([
      [
        [0, 2],
        [0, 1],
      ],
      [[], ['a.tfstate.deployed.json', 'b.tfstate.deployed.json']],
    ]);
    const after = await run(['--outdir', 'new']);
    expect([after.code, after.did], after.text).toEqual([0, unchanged]);
  });
});
