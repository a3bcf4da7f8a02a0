import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { planEarly } from '../../src/deploy/early-plan';
import type { Guard } from '../../src/deploy/guard';
import { stacksOf } from '../../src/deploy/stacks';
import type { Estate, Value } from '../../src/estate/model';
import { readEstate } from '../../src/estate/read';
import type { ForeseenOutputs } from '../../src/estate/stand-ins';
import { newFolder, writeStacks } from './fixture';
import { plan, type Script, says, scripted } from './scripted';

let folder: string;
beforeEach(() => {
  folder = newFolder();
  return () => rmSync(folder, { recursive: true, force: true });
});

/** What was foreseen of `up`, which outputs `it`. */
const foreseenAs = (it: Value): ReadonlyMap<string, ForeseenOutputs> => new Map([['up', new Map([['it', it]])]]);

interface Given {
  readonly foreseen?: ReadonlyMap<string, ForeseenOutputs>;
  readonly guard?: Guard;
  /** What of the output is known. @default - all of it */
  readonly known?: (estate: Estate) => Estate;
}

async function early(script: Script, { foreseen = foreseenAs('x'), guard, known = (estate) => estate }: Given = {}) {
  const outdir = writeStacks(
    { up: { output: 'x' }, down: { dependsOn: ['up'], data: { y: { reads: 'up' }, z: '1' } } },
    join(folder, 'cdktf.out'),
  );
  const estate = readEstate(outdir);
  const [stack] = stacksOf(estate, ['down']);
  if (stack === undefined) throw new Error('there is no stack');
  const { tools, asked, places, events } = scripted(script);
  const own = join(folder, 'private');
  mkdirSync(own, { recursive: true });
  const made = await planEarly(
    { stack, estate: known(estate), foreseen, folder: own },
    { ...tools, ...(guard && { guard }) },
  );
  expect(readdirSync(own)).toEqual([]);
  expect(made).toMatchObject({
    file: join(own, 'down.early', 'early.tfplan'),
    result: { id: 'down', plan: made.changes },
  });
  const { status, result, changes, early: how, outputs } = made;
  const steps = changes.map(({ action, address, isUncertain }) => `${isUncertain ? 'may ' : ''}${action} ${address}`);
  const { created, changed, destroyed, errors } = result;
  return {
    told: { status, steps, how, errors: errors.map(({ summary }) => summary), counts: [created, changed, destroyed] },
    ...{ made, outputs, asked, places, events, stack, copy: join(own, 'down.early') },
  };
}

const changing = (shown: object): Script => ({
  plan: { code: 2, lines: [says.planned(1, 2, 3)] },
  show: { lines: [shown] },
});
const fromPlan = { from: 'plan', unknown: [] } as const;

describe('a stack that is planned early', () => {
  test('is planned in a copy of its folder, without lock and state, and says what it will output', async () => {
    const found = await early(changing(plan({ 't.x': 'create', 't.y': 'update' }, { it: { after: 'new' } })));
    expect(found.told).toEqual({
      ...{ status: 'planned', steps: ['add t.x', 'change t.y'], how: fromPlan, errors: [], counts: [1, 2, 3] },
    });
    expect(found.outputs).toEqual(new Map([['it', 'new']]));
    const { copy, stack } = found;
    expect(found.asked.map((one) => one.replace(copy, 'COPY'))).toEqual([
      'init -json -input=false',
      'plan -lock-timeout=5m -json -input=false -detailed-exitcode -lock=false -out=COPY/early.tfplan',
      'show -json COPY/early.tfplan',
    ]);
    const { stateFile: _, ...rest } = stack;
    expect(found.places).toEqual(Array(3).fill({ ...rest, directory: copy, dataDirectory: join(copy, '.terraform') }));
    expect(found.events[0]).toEqual({ type: 'stack-started' });
  });

  test('has what is foreseen in its copy, for nobody else to read, and none of what runs have left', async () => {
    const installed = join(folder, 'cdktf.out/stacks/down/.terraform/providers');
    mkdirSync(installed, { recursive: true });
    writeFileSync(join(folder, 'cdktf.out/stacks/down/terraform.tfstate'), 'state');
    const seen: Record<string, unknown> = {};
    const does = ({ directory }: { readonly directory: string }) => {
      for (const name of readdirSync(directory)) {
        const file = join(directory, name);
        if (statSync(file).isFile()) seen[name] = [statSync(file).mode & 0o777, JSON.parse(readFileSync(file, 'utf8'))];
      }
      const link = join(directory, '.terraform/providers');
      seen['providers'] = existsSync(link) && lstatSync(link).isSymbolicLink();
    };
    await early({ ...changing(plan({})), init: { does } }, { foreseen: foreseenAs('a ${b}') });
    const input = '${local.landing_zone_foreseen["up"]["it"]}';
    expect(seen).toEqual({
      'cdk.tf.json': [
        0o600,
        expect.objectContaining({
          resource: { terraform_data: expect.objectContaining({ y: expect.objectContaining({ input }) }) },
        }),
      ],
      'landing_zone_foreseen.tf.json': [0o600, { locals: { landing_zone_foreseen: { up: { it: 'a $${b}' } } } }],
      'zzz_landing_zone_foreseen_override.tf.json': [
        0o600,
        {
          terraform: { backend: { local: { path: join(folder, 'cdktf.out/stacks/down/terraform.tfstate') } } },
          data: { terraform_remote_state: { up: { backend: 'local', config: { path: '${timestamp()}' } } } },
        },
      ],
      providers: true,
    });
  });

  test.each<[string, Script, object]>([
    ['that is empty is that', changing(plan({})), { status: 'unchanged' }],
    [
      'that Terraform finds empty is that, too',
      { plan: {}, show: { lines: [plan({})] } },
      { status: 'unchanged', counts: [0, 0, 0] },
    ],
    ['is planned where an output changes', changing(plan({}, { it: { after: 1 } })), { status: 'planned' }],
    ['is stopped in its init', { init: { code: 1, stopped: true } }, { status: 'stopped', counts: [0, 0, 0] }],
    ['is stopped while it is planned', { plan: { code: 1, stopped: true } }, { status: 'stopped', counts: [0, 0, 0] }],
    [
      'is stopped while it is read',
      { plan: { code: 2 }, show: { code: 1, stopped: true } },
      { status: 'stopped', counts: [0, 0, 0] },
    ],
  ])('and %s', async (_, script, expected) => {
    const { told } = await early(script);
    const common = { steps: [], how: fromPlan, errors: [], counts: [1, 2, 3] };
    expect(told).toEqual({ ...common, ...expected });
  });

  test('may replace what is decided by what is not known yet', async () => {
    const replaced = (address: string, unknown: object) => ({
      ...{ address, type: 't' },
      change: { actions: ['delete', 'create'], replace_paths: [['a']], after_unknown: unknown },
    });
    const shown = { ...plan({}), resource_changes: [replaced('t.x', { a: true }), replaced('t.y', { b: true })] };
    expect((await early(changing(shown))).told.steps).toEqual(['may replace t.x', 'replace t.y']);
  });

  test.each<[string, ReadonlyMap<string, ForeseenOutputs>, readonly string[]]>([
    ['all outputs are foreseen', foreseenAs('x'), []],
    ['one is not', new Map([['up', new Map()]]), ['up']],
    ['none is asked for', new Map([['other', new Map()]]), []],
    ['nothing has to be foreseen', new Map(), []],
  ])('says of which stacks something is not known where %s', async (_, foreseen, unknown) => {
    expect((await early(changing(plan({})), { foreseen })).told.how).toEqual({ from: 'plan', unknown });
  });
});

describe('where Terraform can not plan so far ahead', () => {
  const state = (...addresses: readonly string[]) => ({
    values: {
      root_module: { resources: addresses.map((address) => ({ address, mode: 'managed', type: 'terraform_data' })) },
    },
  });
  const failing: Script = { plan: { code: 1, lines: [says.error('can not count'), says.error('nor this')] } };

  test('blocks are held against the state, and its first reason is told, and counts as no error', async () => {
    const show = { lines: [state('terraform_data.z', 'terraform_data.gone')] };
    const { told, outputs, asked } = await early({ ...failing, show }, { foreseen: new Map([['up', new Map()]]) });
    expect(told).toEqual({
      status: 'planned',
      steps: ['add terraform_data.y', 'destroy terraform_data.gone'],
      how: { from: 'configuration', unknown: ['up'], why: 'can not count' },
      errors: [],
      counts: [1, 0, 1],
    });
    // none of its outputs is known then
    expect(outputs).toEqual(new Map());
    expect(asked.at(-1)).toBe('show -json');
  });

  test('also where its plan can not be read', async () => {
    const show = [{ code: 1 }, { lines: [state()] }];
    const { told } = await early({ plan: { code: 2 }, show });
    expect(told).toMatchObject({
      ...{ status: 'planned', steps: ['add terraform_data.y', 'add terraform_data.z'], counts: [2, 0, 0] },
      how: { from: 'configuration', unknown: [], why: 'Terraform ended with exit code 1' },
    });
  });

  test.each<[string, Script[string]]>([
    ['can not be read', { code: 1 }],
    ['is none', { lines: [{ values: 1 }] }],
  ])('and the state %s, it failed', async (_, show) => {
    const { told, made } = await early({ ...failing, show });
    expect(told).toMatchObject({ status: 'failed', steps: [], how: fromPlan, errors: ['can not count', 'nor this'] });
    expect(made).not.toHaveProperty('outputs');
  });
});

describe('nothing is run', () => {
  test('where an objection is made to its files', async () => {
    const objection = { severity: 'error', summary: 'swapped', detail: '' } as const;
    const guard: Pick<Guard, 'objection'> = { objection: () => objection };
    const { told, asked } = await early({}, { guard: guard as Guard });
    expect(told).toEqual({ status: 'refused', steps: [], how: fromPlan, errors: ['swapped'], counts: [0, 0, 0] });
    expect(asked).toEqual([]);
  });

  test('where it is none of the output', async () => {
    const { told, asked } = await early({}, { known: (estate) => ({ ...estate, stacks: new Map() }) });
    expect([told.status, asked]).toEqual(['refused', []]);
  });
});
