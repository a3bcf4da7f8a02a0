import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deployPlans, type PlannedDeployOptions } from '../../../src/deploy/planned-deploy';
import type { DeployEvent } from '../../../src/deploy/stack-run';
import { type FixtureStack, newFolder, writeStacks } from '../fixture';
import { writeWithStates } from './outputs';

type Stacks = Readonly<Record<string, FixtureStack>>;

let folder: string;
beforeAll(() => {
  folder = newFolder();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const at = (...path: readonly string[]) => join(folder, ...path);
const outdir = () => at('cdktf.out');

/** An output whose states are in this folder beside it, or beside what is deployed. */
const write = (name: string, states: string, stacks: Stacks) => writeWithStates(at(name), states, stacks);

const zone: Stacks = {
  a: { data: { x: '1', y: '2' }, output: 'it' },
  b: { dependsOn: ['a'], data: { z: '3' } },
  none: {},
};

const stateOf = (states: string, id: string) =>
  existsSync(at(states, `${id}.tfstate`)) ? JSON.parse(readFileSync(at(states, `${id}.tfstate`), 'utf8')) : undefined;
const resources = (states: string, id: string): number | undefined => stateOf(states, id)?.resources.length;

const deploy = (options: Partial<PlannedDeployOptions> = {}) =>
  deployPlans({ outdir: outdir(), ...options }).then(
    (results) => Object.fromEntries(results.map(({ id, status }) => [id, status])),
    (error: Error) => `${error.name}: ${error.message}`.replaceAll(folder, '~'),
  );
const move = (from: string, options: Partial<PlannedDeployOptions> = {}) =>
  deploy({ move: { from: at(from), copies: at('copies') }, ...options });

const unchanged = { a: 'unchanged', b: 'unchanged', none: 'unchanged' };

describe('states in other local files', () => {
  beforeAll(async () => {
    write('cdktf.out', 'state', zone);
    expect(await deploy()).toEqual({ a: 'deployed', b: 'deployed', none: 'unchanged' });
    // as synthesized somewhere else, such as in a git worktree: there are no states beside it
    write('before/there/cdktf.out', 'state', zone);
    write('cdktf.out', 'other/folder', zone);
  });

  test('are not looked for without a word where the old ones are known', async () => {
    const how =
      "move it with npx landing-zone deploy --move-state <output from before the change> --outdir ~/cdktf.out, or take that file away if it isn't this one's";
    expect(await deploy()).toBe(
      ['a', 'b']
        .map(
          (id) =>
            `RefusedMove: the state of ${id} is in ~/state/${id}.tfstate, and there is none where the program says now; ${how}`,
        )
        .join('\n')
        .replaceAll('\nRefusedMove: ', '\n'),
    );
  });

  test('are told by --plan-only, and not moved', async () => {
    const events: DeployEvent[] = [];
    expect(await move('before/there/cdktf.out', { planOnly: true, onEvent: (event) => events.push(event) })).toEqual(
      {},
    );
    expect(events).toEqual([
      {
        type: 'states-to-move',
        states: ['a', 'b'].map((id) => ({ id, from: at(`state/${id}.tfstate`), to: at(`other/folder/${id}.tfstate`) })),
      },
    ]);
    expect([existsSync(at('other')), existsSync(at('copies')), resources('state', 'a')]).toEqual([false, false, 2]);
  });

  test('are not moved without a yes', async () => {
    const from = { from: at('before/there/cdktf.out'), copies: at('copies') };
    expect(await deploy({ move: { ...from, approve: async () => false } })).toEqual({
      a: 'declined',
      b: 'declined',
      none: 'declined',
    });
    expect([existsSync(at('other')), existsSync(at('copies'))]).toEqual([false, false]);
  });

  test('are moved, with what is kept of deployments, and nothing is to be done then', async () => {
    const [before, bytes] = [stateOf('state', 'a'), readFileSync(at('state/a.tfstate'), 'utf8')];
    expect(await move('before/there/cdktf.out')).toEqual(unchanged);
    const now = stateOf('other/folder', 'a');
    expect([now.lineage, now.resources, now.outputs]).toEqual([before.lineage, before.resources, before.outputs]);
    expect(stateOf('state', 'a')).toMatchObject({
      lineage: before.lineage,
      resources: [],
      outputs: {
        moved_to: {
          value: expect.stringContaining(`state moved by landing-zone, to ${at('other/folder/a.tfstate')} as of `),
        },
      },
    });
    expect(readdirSync(at('state')).filter((name) => name.endsWith('.deployed.json'))).toEqual([]);
    expect(readdirSync(at('other/folder')).filter((name) => name.endsWith('.deployed.json'))).toEqual([
      'a.tfstate.deployed.json',
      'b.tfstate.deployed.json',
    ]);
    const [copy = ''] = readdirSync(at('copies')).filter((name) => name.startsWith('a.'));
    expect(JSON.parse(readFileSync(at('copies', copy), 'utf8'))).toEqual(JSON.parse(bytes));
    for (const file of [at('copies', copy), at('other/folder/a.tfstate'), at('state/a.tfstate')])
      expect(statSync(file).mode & 0o777).toBe(0o600);
    // and again
    expect(await move('before/there/cdktf.out')).toEqual(unchanged);
  });

  test('are not made again by the program of before', async () => {
    const errors: string[] = [];
    const old = {
      outdir: write('before.out', 'state', zone),
      onEvent: (event: DeployEvent) => event.type === 'diagnostic' && errors.push(event.diagnostic.summary),
    };
    expect(await deploy(old)).toEqual({ a: 'refused', b: 'skipped', none: 'unchanged' });
    expect(errors).toEqual([`the state of this stack has moved to ${at('other/folder/a.tfstate')}`]);
    expect([resources('state', 'a'), resources('other/folder', 'a')]).toEqual([0, 2]);
  });

  test('go back, and within their folder', async () => {
    write('third.out', 'other/folder', zone);
    write('cdktf.out', 'state', zone);
    expect(await move('third.out')).toEqual(unchanged);
    expect([resources('state', 'a'), resources('other/folder', 'a')]).toEqual([2, 0]);
    write('fourth.out', 'state', zone);
    const beside = (id: string) => ({ state: { local: { path: `../../../state/${id}-now.tfstate` } } });
    write('cdktf.out', 'state', { a: { ...zone['a'], ...beside('a') }, b: { ...zone['b'], ...beside('b') } });
    expect(await deploy()).toMatch(/^RefusedMove: the state of a is in ~\/state\/a\.tfstate, and there is none where/);
    expect(await move('fourth.out')).toEqual({ a: 'unchanged', b: 'unchanged' });
    expect(readdirSync(at('state')).filter((name) => name.endsWith('.deployed.json'))).toEqual([
      'a-now.tfstate.deployed.json',
      'b-now.tfstate.deployed.json',
    ]);
  });
});

describe('refused before anything is moved', () => {
  const files = () =>
    readdirSync(folder, { recursive: true })
      .filter((name) => /tfstate/.test(String(name)))
      .sort();

  test.each<[string, () => string, string]>([
    ['the output itself', () => outdir(), 'is the output that is deployed; name the one from before the change'],
    [
      'stacks with other names',
      () => write('foreign', 'state', { other: {} }),
      'has none of the stacks that are deployed; name the output of the same program from before the change',
    ],
  ])('%s', async (_, write, expected) => {
    const from = write();
    expect(await deploy({ move: { from, copies: at('copies') } })).toBe(
      `RefusedMove: --move-state ${from.replace(folder, '~')}: ${expected}`,
    );
  });

  test('a state of another lineage in one place, a backend that is none of ours, workspaces, and nothing anywhere', async () => {
    const one = (state: object) => ({ one: { data: { x: '1' }, state: state as { [kind: string]: object } } });
    const local = (name: string) => ({ local: { path: `../../../${name}` } });
    const attempt = async (before: object, now: object) => {
      writeStacks(one(before), at('one.before'));
      writeStacks(one(now), at('one.out'));
      const all = files();
      const said = await move('one.before', { outdir: at('one.out') });
      expect(files()).toEqual(all);
      return said;
    };
    for (const name of ['mine', 'theirs']) {
      writeStacks(one(local(name)), at(`one.${name}`));
      await deploy({ outdir: at(`one.${name}`) });
      rmSync(at(`${name}.deployed.json`), { force: true });
    }
    expect(await attempt(local('mine'), local('theirs'))).toMatch(
      /^RefusedMove: ~\/theirs holds another state than that of one in ~\/mine \(another lineage\), which would be written over\./,
    );
    expect(await attempt(local('mine'), { azurerm: { key: 'x' } })).toMatch(
      /^RefusedMove: the state of one is kept in azurerm; only local files and s3 are moved\. Move it by hand: /,
    );
    expect(await attempt(local('nowhere'), local('here'))).toMatch(
      /^RefusedMove: no state is where the output of before says, nor where the program says now, such as ~\/nowhere and ~\/here;/,
    );
    writeFileSync(at('mine'), '{"serial":1,"encrypted_data":"hunter2"}');
    expect(await attempt(local('mine'), local('here'))).toBe('RefusedMove: ~/mine: is no state that can be read here');
  });
});
