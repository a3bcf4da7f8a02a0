import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openRecord } from '../../../src/deploy/deploy';
import type { Choice } from '../../../src/deploy/destroy/choice';
import { type DestroyOptions, destroyStacks, type PlannedDestruction } from '../../../src/deploy/destroy/destroy';
import { deployPlans } from '../../../src/deploy/planned-deploy';
import { goneStacks } from '../../../src/deploy/record/gone-stacks';
import { readEstate } from '../../../src/estate/read';
import { type FixtureStack, newFolder, writeStacksBeside } from '../fixture';

let folder: string;
beforeEach(() => {
  folder = newFolder();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const outdir = () => join(folder, 'cdktf.out');
const state = (id: string) => join(folder, 'state', `${id}.tfstate`);
const write = (stacks: Readonly<Record<string, FixtureStack>>) => writeStacksBeside(stacks, outdir());
const deploy = async (stacks: Readonly<Record<string, FixtureStack>>) => {
  write(stacks);
  expect((await deployPlans({ outdir: outdir() })).flatMap(({ errors }) => errors)).toEqual([]);
};

/** Destroys without a question; what was told before is kept. */
async function destroy(choice: Choice, options: Partial<DestroyOptions> = {}) {
  const told: PlannedDestruction[] = [];
  const results = await destroyStacks({
    outdir: outdir(),
    choice,
    consent: async (stacks) => {
      told.push(...stacks);
      return 'yes';
    },
    ...options,
  });
  return {
    told,
    statuses: results.map(({ id, status, destroyed }) => `${id} ${status} ${destroyed}`),
    errors: results.flatMap(({ errors }) => errors.map(({ summary }) => summary)),
  };
}
const refusal = (choice: Choice) =>
  destroy(choice).then(
    () => undefined,
    (error: Error) => `${error.name}: ${error.message}`,
  );

/** Names of what is in the state of a stack. */
const things = (id: string): string[] =>
  existsSync(state(id))
    ? JSON.parse(readFileSync(state(id), 'utf8')).resources.map(({ name }: { name: string }) => name)
    : [];
const gone = async () => goneStacks(await openRecord(readEstate(outdir()), {}, folder)).map(({ id }) => id);

const zone = {
  hub: { data: { net: '1' }, output: 'it' },
  prod: { dependsOn: ['hub'], data: { db: '1' } },
  dev: { dependsOn: ['hub'], owner: 'web@acme.example', data: { db: '1', cache: '2' } },
};

test('an environment that is gone from the program is known as left behind, and destroyed by what was kept of it', async () => {
  await deploy(zone);
  const { dev: _, ...rest } = zone;
  write(rest);
  rmSync(join(outdir(), 'stacks', 'dev'), { recursive: true });
  expect(await gone()).toEqual(['dev']);
  const { told, statuses } = await destroy('left-behind');
  expect(told).toMatchObject([{ id: 'dev', owner: 'web@acme.example', isGone: true }]);
  expect(told[0]?.changes.map(({ address, action }) => `${action} ${address}`).sort()).toEqual([
    'destroy terraform_data.cache',
    'destroy terraform_data.db',
  ]);
  expect(statuses).toEqual(['dev deployed 2']);
  expect([things('dev'), things('prod'), things('hub')]).toEqual([[], ['db'], ['net']]);
  expect(await gone()).toEqual([]);
  expect(await destroy('left-behind')).toMatchObject({ statuses: [] });
  expect(existsSync(join(outdir(), 'stacks', 'dev'))).toBe(false);
});

test('without any program, beside the states alone, all is destroyed: those that need others first', async () => {
  const order = join(folder, 'order');
  const leaves = (name: string) => ({ x: { input: name, sh: 'true', end: `echo ${name} >> ${order}; sleep 0.2` } });
  await deploy({
    hub: { data: leaves('hub'), output: 'it' },
    spoke: { dependsOn: ['hub'], data: { ...leaves('spoke'), y: { reads: 'hub' } } },
    leaf: { dependsOn: ['spoke'], data: leaves('leaf') },
  });
  rmSync(outdir(), { recursive: true });
  const { statuses, told } = await destroy('all');
  expect(told.map(({ id }) => id)).toEqual(['leaf', 'spoke', 'hub']);
  expect(statuses).toEqual(['leaf deployed 1', 'spoke deployed 2', 'hub deployed 1']);
  expect(readFileSync(order, 'utf8').trim().split('\n')).toEqual(['leaf', 'spoke', 'hub']);
  expect(readdirSync(join(folder, 'state')).filter((name) => name.endsWith('.json'))).toEqual([]);
});

describe('is refused, and nothing is destroyed,', () => {
  test('what another stack needs that still stands, in the program or gone from it; once that is gone it goes', async () => {
    await deploy({ ...zone, top: { dependsOn: ['dev'], data: { x: '1' } }, never: { dependsOn: ['hub'] } });
    const { dev: _, ...rest } = zone;
    write(rest);
    expect(await refusal(['hub', 'prod'])).toBe(
      'RefusedDestroy: top, dev still stand, and need what is to be destroyed; nothing was destroyed',
    );
    expect(await refusal(['dev'])).toBe(
      'RefusedDestroy: top still stands, and needs what is to be destroyed; nothing was destroyed',
    );
    expect(things('dev')).toHaveLength(2);
    await destroy('left-behind');
    await destroy(['prod']);
    expect((await destroy(['hub'])).statuses).toEqual(['hub deployed 1']);
  });

  test('what Terraform is told to prevent, also where the stack is gone, and with it all that is chosen', async () => {
    await deploy({ ...zone, dev: { ...zone.dev, data: { ...zone.dev.data, kept: { input: '1', isKept: true } } } });
    const says = (back: string) =>
      `RefusedDestroy: protected from being destroyed: dev/Things/kept (prevent_destroy); nothing was destroyed. If it is meant, ${back}set deletionProtection: false where it is made, deploy that, and destroy then`;
    expect(await refusal('all')).toBe(says(''));
    write({ hub: zone.hub, prod: zone.prod });
    expect(await refusal('all')).toBe(says('put dev back into the program, '));
    expect([things('dev'), things('prod'), things('hub')].map(({ length }) => length)).toEqual([3, 1, 1]);
    await deploy(zone);
    expect((await destroy('all')).statuses).toEqual(['prod deployed 1', 'dev deployed 2', 'hub deployed 1']);
  });

  test('a stack that nobody knows, or of which only the state is there', async () => {
    await deploy(zone);
    expect(await refusal(['dve'])).toBe(
      `UnknownStack: there is no stack 'dve' in ${outdir()}, nor was one deployed; did you mean 'dev'?`,
    );
    write({ hub: zone.hub, prod: zone.prod });
    rmSync(`${state('dev')}.deployed.json`);
    expect(await refusal(['dev'])).toBe(
      `RefusedDestroy: nothing is known of dev but its state, ${state('dev')}: synthesize the program that had it, and destroy it with --outdir of that`,
    );
  });

  test('anything without a yes', async () => {
    await deploy(zone);
    for (const [answer, status] of [
      ['no', 'declined'],
      ['stopped', 'stopped'],
    ] as const) {
      const { statuses } = await destroy('all', { consent: async () => answer });
      expect(statuses).toEqual(['prod', 'dev', 'hub'].map((id) => `${id} ${status} 0`));
    }
    expect(things('dev')).toHaveLength(2);
  });

  test('everything, where one stack can not be planned', async () => {
    await deploy(zone);
    writeFileSync(state('dev'), 'broken');
    const { statuses, told } = await destroy('all');
    expect([statuses, told]).toEqual([['prod stopped 0', 'dev refused 0', 'hub stopped 0'], []]);
    expect(things('prod')).toEqual(['db']);
  });

  test('a variable that would change what is done', async () => {
    await deploy(zone);
    await expect(destroy('all', { env: { ...process.env, TF_CLI_ARGS: '-target=x' } })).rejects.toThrow(
      'TF_CLI_ARGS is set',
    );
  });
});

test('where one fails, those that it needs stay, and are known; the same again goes on', async () => {
  const once = join(folder, 'once');
  const fails = { input: '1', end: `test -f ${once} || { touch ${once}; exit 1; }` };
  await deploy({ ...zone, dev: { ...zone.dev, data: { a: '1', b: fails } } });
  write({});
  const first = await destroy('all');
  expect(first.statuses).toEqual(['prod deployed 1', expect.stringMatching(/^dev failed \d$/), 'hub skipped 0']);
  expect(await gone()).toEqual(['dev', 'hub']);
  expect((await destroy('all')).statuses.map((line) => line.replace(/\d/, 'n'))).toEqual([
    'dev deployed n',
    'hub deployed n',
  ]);
});

test('what was killed while it was deployed is destroyed, the old and the new of it', async () => {
  await deploy({ dev: { data: { old: '1', both: '1' } } });
  write({ dev: { data: { both: '1', made: '1', fails: { sh: 'exit 1' } } } });
  await deployPlans({ outdir: outdir() });
  expect(things('dev')).toContain('made');
  write({});
  expect((await destroy('left-behind')).statuses).toEqual([expect.stringMatching(/^dev deployed [234]$/)]);
  expect(things('dev')).toEqual([]);
});

test('no plan and no configuration is left in the folder for temporary files', async () => {
  await deploy(zone);
  const ours = () => readdirSync(tmpdir()).filter((name) => name.startsWith(`landing-zone-plans-${process.pid}-`));
  await destroy('all');
  expect(ours()).toEqual([]);
});

test('without a program and without states beside it nobody says that there is nothing: it may be in a bucket', async () => {
  for (const choice of ['all', 'left-behind', ['dev']] as const)
    expect(await refusal(choice)).toBe(
      `Error: ${outdir()} holds no synthesized stacks, and there are no states beside it; synthesize first: what was deployed with its state in a bucket is found by the program`,
    );
});

test('what was left behind is not known where no program was synthesized: nothing is destroyed; what is named is', async () => {
  await deploy(zone);
  rmSync(outdir(), { recursive: true });
  expect(await refusal('left-behind')).toBe(
    `Error: ${outdir()} holds no synthesized stacks, so it is not known which are gone from the program; synthesize first, or name the stacks that are to go`,
  );
  expect(things('dev')).not.toEqual([]);
  expect((await destroy(['dev'])).statuses).toEqual([expect.stringMatching(/^dev deployed \d$/)]);
});
