import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Guard } from '../../src/deploy/guard';
import type { Diagnostic } from '../../src/deploy/messages';
import { marked } from '../../src/deploy/move/state-content';
import { applyPlan, type PlanTools, planStack, type StackPlan } from '../../src/deploy/planned-stack';
import { newFolder } from './fixture';
import { plan, type Script, says, scripted, stackCalled } from './scripted';

const stack = stackCalled('web');
const objection = (summary: string): Diagnostic => ({ severity: 'error', summary, detail: '' });

/** Objects at these of its questions, such as the second time to `files`. */
function guarding(objects: readonly string[]): { readonly guard: Guard; readonly asked: string[] } {
  const asked: string[] = [];
  const ask = (question: string): Diagnostic | undefined => {
    const time = asked.filter((one) => one.startsWith(question)).length + 1;
    asked.push(`${question} ${time}`);
    return objects.includes(`${question} ${time}`) ? objection(`${question} ${time}`) : undefined;
  };
  const guard: Pick<Guard, 'dataDirectory' | 'prepare' | 'objection' | 'objectionToPlan' | 'objectionToTouched'> = {
    dataDirectory: (id) => `/private/${id}.data`,
    prepare: () => ['-lockfile=readonly'],
    objection: () => ask('files'),
    objectionToPlan: () => ask('plan'),
    objectionToTouched: () => ask('touched'),
  };
  return { guard: guard as Guard, asked };
}

const errorsOf = ({ errors }: { readonly errors: readonly Diagnostic[] }) => errors.map(({ summary }) => summary);

/** A script by what a plan holds. */
const planning = (shown: object, counts: readonly [number, number, number] = [1, 0, 0]): Script => ({
  plan: { code: 2, lines: [says.planned(...counts)] },
  show: { lines: [shown] },
});

const file = '/private/web.tfplan';
const asks = [
  'init -json -input=false',
  `plan -lock-timeout=5m -json -input=false -detailed-exitcode -out=${file}`,
  `show -json ${file}`,
];

async function planned(script: Script, more: Partial<PlanTools> = {}, at = file) {
  const { tools, asked, places, events } = scripted(script);
  const made = await planStack(stack, at, { ...tools, ...more });
  expect(made).toMatchObject({
    file: at,
    result: { id: 'web', owner: 'web@acme.example', seconds: expect.any(Number) },
  });
  const { changes, result, status, outputs } = made;
  const steps = changes.map(({ action, address }) => `${action} ${address}`);
  expect(result.plan).toBe(changes);
  return {
    made,
    status,
    steps,
    counts: [result.created, result.changed, result.destroyed],
    result,
    outputs,
    asked,
    places,
    events,
  };
}

describe('a plan', () => {
  test('is made by init and plan, and read from its file', async () => {
    const seen: string[] = [];
    const onPlan: PlanTools['onPlan'] = ({ id }, changes) =>
      seen.push(...changes.map(({ address }) => `${id} ${address}`));
    const found = await planned(planning(plan({ 't.x': 'create', 't.y': 'delete', 't.z': 'update' }), [1, 1, 1]), {
      onPlan,
    });
    expect(found.asked).toEqual(asks);
    expect(found.places).toEqual([stack, stack, stack]);
    expect([found.status, found.steps, found.counts]).toEqual([
      'planned',
      ['add t.x', 'destroy t.y', 'change t.z'],
      [1, 1, 1],
    ]);
    expect(found.result).toMatchObject({ status: 'planned', errors: [] });
    expect(seen).toEqual(['web t.x', 'web t.y', 'web t.z']);
    expect(found.events).toEqual([{ type: 'stack-started' }, { type: 'planned', total: 3, missing: 1 }]);
    expect(found.made).not.toHaveProperty('outputs');
  });

  test('says what the outputs will be where one changes', async () => {
    const { made } = await planned(planning(plan({}, { it: { before: 'a', after: 'b' } }), [0, 0, 0]));
    expect(made).toMatchObject({ status: 'planned', changes: [], outputs: new Map([['it', 'b']]) });
  });

  test('has more arguments where it is told, and those of what was approved', async () => {
    const { guard } = guarding([]);
    const { asked, places, status } = await planned(planning(plan({ 't.x': 'create' })), {
      guard,
      planning: ['-destroy'],
    });
    expect(asked).toEqual([
      'init -json -input=false -lockfile=readonly',
      `plan -lock-timeout=5m -json -input=false -detailed-exitcode -destroy -out=${file}`,
      `show -json ${file}`,
    ]);
    expect(places).toEqual(Array(3).fill({ ...stack, dataDirectory: '/private/web.data' }));
    expect(status).toBe('planned');
  });

  test.each<[string, Script, number, string, readonly string[]]>([
    ['that is empty', {}, 2, 'unchanged', []],
    [
      'whose init fails',
      { init: { code: 1, lines: ['no network'] } },
      1,
      'failed',
      ['Terraform ended with exit code 1'],
    ],
    ['whose init is stopped', { init: { stopped: true } }, 1, 'stopped', []],
    ['whose init is stopped and ends badly', { init: { code: 1, stopped: true } }, 1, 'stopped', []],
    ['that fails and says why', { plan: { code: 1, lines: [says.error('no quota')] } }, 2, 'failed', ['no quota']],
    ['that is stopped', { plan: { code: 1, stopped: true } }, 2, 'stopped', []],
    ['that is stopped at its end', { plan: { stopped: true } }, 2, 'stopped', []],
    [
      'that can not be read',
      { plan: { code: 2 }, show: { code: 3 } },
      3,
      'failed',
      ['Terraform ended with exit code 3'],
    ],
    ['whose reading is stopped', { plan: { code: 2 }, show: { code: 1, stopped: true } }, 3, 'stopped', []],
  ])('%s: how far it goes, and what is said of it', async (_, script, runs, status, errors) => {
    const found = await planned(script);
    expect([found.asked, found.status, found.steps]).toEqual([asks.slice(0, runs), status, []]);
    expect([found.result.status, errorsOf(found.result)]).toEqual([status, errors]);
    expect(found.made).not.toHaveProperty('outputs');
  });

  test('that Terraform refuses to end shows what it holds all the same, and its reason once', async () => {
    const folder = newFolder();
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const at = join(folder, 'plan');
    const script = { plan: { code: 1, lines: [says.error('kept')], does: () => writeFileSync(at, '') } };
    const found = await planned({ ...script, show: { lines: [plan({ 't.x': 'delete' })] } }, {}, at);
    expect([found.status, found.steps, errorsOf(found.result)]).toEqual(['failed', ['destroy t.x'], ['kept']]);
    const unread = await planned({ ...script, show: { code: 1 } }, {}, at);
    expect([unread.status, unread.steps, errorsOf(unread.result)]).toEqual(['failed', [], ['kept']]);
  });

  test('of a state that has moved away is refused, and says where it is', async () => {
    const state = {
      ...{ version: 4 as const, terraform_version: '1.11.4', serial: 1, lineage: 'x' },
      outputs: {},
      resources: [],
    };
    const before = marked(state, 's3://other/web.tfstate').outputs['moved_to']?.value;
    const { made, events } = await planned(
      planning(plan({ 't.x': 'create' }, { moved_to: { before }, it: { before: 'a' } })),
    );
    expect(made).toMatchObject({
      status: 'refused',
      changes: [],
      result: { status: 'refused', movedTo: 's3://other/web.tfstate' },
    });
    expect(made.result.errors).toMatchObject([
      {
        ...{ severity: 'error', summary: 'the state of this stack has moved to s3://other/web.tfstate' },
        detail:
          'This program looks for it in its old place, and would make everything again. Use the program whose states are there.',
      },
    ]);
    expect(events.at(-1)).toMatchObject({ type: 'diagnostic' });
  });

  const changing: Script = { plan: { code: 2 } };
  test.each<[string, Script, readonly string[], number]>([
    ['its files', {}, ['files 1'], 0],
    ['its files once it is made', {}, ['files 1', 'files 2'], 2],
    ['its files where its init fails', { init: { code: 1 } }, ['files 1', 'files 2'], 1],
    ['what it was made of', changing, ['files 1', 'files 2', 'plan 1'], 2],
    ['what it was made of, also where it is empty', {}, ['files 1', 'files 2', 'plan 1'], 2],
    ['files that were others meanwhile', changing, ['files 1', 'files 2', 'plan 1', 'touched 1'], 2],
  ])('is refused where there is an objection to %s, and goes no further', async (_, script, questions, runs) => {
    const objects = questions.slice(-1);
    const { guard, asked } = guarding(objects);
    const found = await planned(script, { guard });
    expect([found.status, found.steps, found.asked.length, asked]).toEqual(['refused', [], runs, questions]);
    expect(errorsOf(found.result)).toEqual(expect.arrayContaining(objects));
  });

  test('that failed is not asked what it was made of', async () => {
    const { guard, asked } = guarding(['plan 1', 'touched 1']);
    expect((await planned({ plan: { code: 1 } }, { guard })).status).toBe('failed');
    expect(asked).toEqual(['files 1', 'files 2']);
  });
});

describe('what was planned', () => {
  async function applied(script: Script, objects: readonly string[] = []) {
    const { made } = await planned(planning(plan({ 't.x': 'create' })));
    const before: StackPlan = { ...made, result: { ...made.result, seconds: 1000 } };
    const { tools, asked, events } = scripted(script);
    const { guard, asked: questions } = guarding(objects);
    const result = await applyPlan(stack, before, { ...tools, guard });
    expect(result).toMatchObject({ id: 'web', owner: 'web@acme.example', plan: made.changes });
    // with the time of its plan
    expect(result.seconds).toBeGreaterThanOrEqual(1000);
    return { result, asked, events, questions };
  }

  test('is applied from its file, and counted as it is made', async () => {
    const { result, asked, events, questions } = await applied({ apply: { lines: [says.did('create')] } });
    expect(asked).toEqual([`apply -lock-timeout=5m -json -input=false ${file}`]);
    expect(result).toMatchObject({ status: 'deployed', created: 1, changed: 0, destroyed: 0, errors: [] });
    expect(events).toEqual([
      { type: 'resource-finished', action: 'create', address: 't.x', path: 'Things/x', done: 1, total: 1 },
    ]);
    expect(questions).toEqual(['files 1', 'touched 1', 'files 2', 'touched 2']);
  });

  test.each<[string, Script, readonly string[], string, readonly string[]]>([
    ['ends badly', { apply: { code: 1 } }, [], 'failed', ['Terraform ended with exit code 1']],
    ['is stopped', { apply: { code: 1, stopped: true } }, [], 'stopped', []],
    ['is stopped too late', { apply: { stopped: true } }, [], 'deployed', []],
    ['is of other files now', {}, ['files 1'], 'refused', ['files 1']],
    ['is of files that were others', {}, ['touched 1'], 'refused', ['touched 1']],
    ['was of other files while it was applied', {}, ['files 2'], 'failed', ['files 2']],
    ['was of files that were others meanwhile', {}, ['touched 2'], 'failed', ['touched 2']],
  ])('%s: how it ends', async (_, script, objects, status, errors) => {
    const { result, asked } = await applied(script, objects);
    expect([result.status, errorsOf(result)]).toEqual([status, errors]);
    expect(asked).toHaveLength(status === 'refused' ? 0 : 1);
  });
});
