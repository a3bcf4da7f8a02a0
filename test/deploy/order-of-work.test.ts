import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { deployPlans, type PlannedDeployOptions } from '../../src/deploy/planned-deploy';
import type { DeployEvent, StackResult } from '../../src/deploy/stack-run';
import { type Answers, answering } from './answering';
import { type FixtureStack, newFolder, writeStacks } from './fixture';
import { plan, says } from './scripted';

let folder: string;
beforeEach(() => {
  folder = newFolder();
  return () => rmSync(folder, { recursive: true, force: true });
});

const zone: Readonly<Record<string, FixtureStack>> = {
  up: { data: { x: '1' }, output: 'it' },
  down: { dependsOn: ['up'], data: { y: { reads: 'up' } } },
  other: {},
};

const planning = (name: string, changes: string, outputs: Parameters<typeof plan>[1] = {}): Answers => ({
  [`${name} plan`]: { code: 2, lines: [says.planned(1, 0, 0)] },
  [`${name} show`]: { lines: [plan({ 'terraform_data.z': changes }, outputs)] },
});
const applying: Answers = Object.fromEntries(
  ['up', 'down'].map((name) => [`${name} apply`, { lines: [says.did('create', 'terraform_data.z')] }]),
);
/** Two stacks that are made, of which one needs the other, and one without changes. */
const making: Answers = {
  ...planning('up', 'create', { it: { after: 'it' } }),
  ...planning('down', 'create'),
  ...planning('down.early', 'create'),
  ...applying,
};

const stacksOf = (results: readonly StackResult[]) =>
  results.map(({ id, status, created, plan: steps }) => `${id} ${status} ${created} of ${steps?.length ?? 'none'}`);

/** What came of it, what Terraform was asked in which order, and what was told. */
async function deploy(
  answers: Answers,
  options: Partial<PlannedDeployOptions> = {},
  stacks = zone,
  place = mkdtempSync(join(folder, 'zone-')),
) {
  const outdir = writeStacks(stacks, join(place, 'cdktf.out'));
  const { program, asked } = answering(place, answers);
  const events: string[] = [];
  const onEvent = (event: DeployEvent) => {
    events.push('stack' in event ? `${event.stack.id} ${event.type}` : event.type);
    options.onEvent?.(event);
  };
  const env = { PATH: process.env['PATH'], TERRAFORM_BINARY_NAME: program };
  const results = await deployPlans({ outdir, env, parallelism: 1, ...options, onEvent });
  const finished = events.filter((event) => event.endsWith(' stack-finished'));
  expect(finished.length).toBeLessThanOrEqual(results.length);
  /** What of a stack is noted: `deployed`, `deploying`. */
  const record = (id: string): readonly string[] | undefined => {
    const file = join(outdir, 'stacks', id, 'terraform.tfstate.deployed.json');
    return existsSync(file) ? Object.keys(JSON.parse(readFileSync(file, 'utf8'))).slice(3) : undefined;
  };
  return { results: stacksOf(results), asked: asked(), events, finished: finished.length, record, place };
}

const upPlan = ['up init', 'up plan', 'up show'];
const downPlan = ['down init', 'down plan', 'down show'];
const lookAhead = ['down.early init', 'down.early plan', 'down.early show'];
const otherPlan = ['other init', 'other plan'];
const allPlanned = [...upPlan, ...lookAhead, ...otherPlan];
const deployed = ['up deployed 1 of 1', 'down deployed 1 of 1', 'other unchanged 0 of 0'];

describe('a deployment', () => {
  test('that nothing holds plans each stack once those that it needs are deployed, and applies it', async () => {
    const { results, asked, events } = await deploy(making);
    expect(results).toEqual(deployed);
    expect(asked).toEqual([...upPlan, 'up apply', ...downPlan, 'down apply', ...otherPlan]);
    expect(events).toEqual([
      ...['start', 'left-behind', 'up stack-started', 'up planned', 'up resource-finished', 'up stack-finished'],
      ...['down stack-started', 'down planned', 'down resource-finished', 'down stack-finished'],
      ...['other stack-started', 'other stack-finished'],
    ]);
  });

  test.each<[string, Partial<PlannedDeployOptions>]>([
    ['a gate that nothing runs into', { failOn: ['destroy'] }],
    ['somebody who says yes', { approve: () => Promise.resolve(true) }],
  ])('that is held by %s plans everything first, and again what was planned early', async (_, options) => {
    const { results, asked, finished } = await deploy(making, options);
    expect(results).toEqual(deployed);
    expect(asked).toEqual([...allPlanned, 'up apply', ...downPlan, 'down apply']);
    expect(finished).toBe(3);
  });

  test('that only plans, or runs into a gate, applies nothing and ends with every stack', async () => {
    const only = await deploy(making, { planOnly: true });
    expect([only.results, only.asked, only.finished]).toEqual([
      ['up planned 1 of 1', 'down planned 1 of 1', 'other unchanged 0 of 0'],
      allPlanned,
      3,
    ]);
    // of what is planned early only that it is begun: what is said of it then may not be so
    expect(only.events.filter((event) => event.startsWith('down'))).toEqual([
      'down stack-started',
      'down stack-finished',
    ]);
    expect(only.record('up')).toBeUndefined();
    const gated = await deploy({ ...making, ...planning('down.early', 'delete') }, { failOn: ['destroy'] });
    expect([gated.results, gated.asked, gated.finished]).toEqual([
      ['up planned 1 of 1', 'down refused 1 of 1', 'other unchanged 0 of 0'],
      allPlanned,
      3,
    ]);
  });

  test('holds a stack to its gates again once it is planned for good', async () => {
    const { results, asked } = await deploy({ ...making, ...planning('down', 'delete') }, { failOn: ['destroy'] });
    expect(results).toEqual(['up deployed 1 of 1', 'down refused 0 of 1', 'other unchanged 0 of 0']);
    expect(asked).toEqual([...allPlanned, 'up apply', ...downPlan]);
  });

  test('asks nobody where nothing changes, and plans nothing twice', async () => {
    const { results, asked } = await deploy({}, { approve: () => Promise.reject(new Error('nobody is asked')) });
    expect(results).toEqual(['up unchanged 0 of 0', 'down unchanged 0 of 0', 'other unchanged 0 of 0']);
    expect(asked).toEqual(['up init', 'up plan', 'down init', 'down plan', ...otherPlan]);
  });

  test('knows nothing of a stack below one that can not be planned', async () => {
    const broken: Answers = { ...making, 'up plan': { code: 1, lines: [says.error('no quota')] } };
    const { results, asked } = await deploy(broken, { planOnly: true });
    expect(results).toEqual(['up failed 0 of 0', 'down waiting 0 of none', 'other unchanged 0 of 0']);
    expect(asked).toEqual(['up init', 'up plan', ...otherPlan]);
    const applied = await deploy(broken);
    expect(applied.results).toEqual(['up failed 0 of 0', 'down skipped 0 of none', 'other unchanged 0 of 0']);
  });

  test('notes what it begins and what is done, also where a second one finds nothing left to do', async () => {
    const failing = { ...making, 'up apply': { code: 1, sh: 'echo \'{"resources":[]}\' > terraform.tfstate' } };
    const { results, record, place } = await deploy(failing);
    expect(results).toEqual(['up failed 0 of 1', 'down skipped 0 of none', 'other unchanged 0 of 0']);
    expect([record('up'), record('down')]).toEqual([['deploying'], undefined]);
    const again = await deploy({}, {}, zone, place);
    expect(again.results[0]).toBe('up unchanged 0 of 0');
    expect([again.record('up'), again.record('down')]).toEqual([['deployed'], ['deployed']]);
  });

  test('works on the stacks that are chosen, as if those that they need were deployed', async () => {
    const { results, asked } = await deploy(making, { stacks: ['down'], failOn: ['destroy'] });
    expect([results, asked]).toEqual([['down deployed 1 of 1'], [...downPlan, 'down apply']]);
  });
});

describe('somebody who is asked', () => {
  /** Answers in this order; what they were asked. */
  function person(answers: readonly boolean[]) {
    const questions: string[] = [];
    const approve: PlannedDeployOptions['approve'] = ({ planned, isLater }) => {
      questions.push([isLater ? 'later' : 'first', ...stacksOf(planned)].join(', '));
      return Promise.resolve(answers[questions.length - 1] ?? false);
    };
    return { approve, questions };
  }
  const first = 'first, up planned 1 of 1, down planned 1 of 1, other unchanged 0 of 0';

  test('and says no has nothing applied', async () => {
    const { approve, questions } = person([false]);
    const { results, asked } = await deploy(making, { approve });
    expect(questions).toEqual([first]);
    expect(results).toEqual(['up declined 0 of 1', 'down declined 0 of 1', 'other unchanged 0 of 0']);
    expect(asked).toEqual(allPlanned);
  });

  test.each([
    [true, 'deployed 1', ['down apply']],
    [false, 'declined 0', []],
  ])('is asked again for what is destroyed and was not foreseen, and says %j', async (answer, came, more) => {
    const { approve, questions } = person([true, answer]);
    const { results, asked } = await deploy({ ...making, ...planning('down', 'delete') }, { approve });
    expect(questions).toEqual([first, 'later, down planned 1 of 1']);
    expect(results).toEqual(['up deployed 1 of 1', `down ${came} of 1`, 'other unchanged 0 of 0']);
    expect(asked).toEqual([...allPlanned, 'up apply', ...downPlan, ...more]);
  });

  test('is not asked again for what was foreseen, nor for what nobody asked before', async () => {
    const destroying = { ...making, ...planning('down', 'delete'), ...planning('down.early', 'delete') };
    const { approve, questions } = person([true]);
    expect((await deploy(destroying, { approve })).results).toEqual(deployed);
    expect(questions).toEqual([first]);
    expect((await deploy(destroying)).results).toEqual(deployed);
  });

  test('and has said no to one stack is not asked for the next', async () => {
    const two = { ...zone, third: { dependsOn: ['up'], data: { y: { reads: 'up' } } } };
    const answers = { ...making, ...planning('down', 'delete'), ...planning('third.early', 'create') };
    const { approve, questions } = person([true, false, true]);
    const { results } = await deploy({ ...answers, ...planning('third', 'delete') }, { approve }, two);
    expect(questions.slice(1)).toEqual(['later, down planned 1 of 1']);
    expect(results.slice(1)).toEqual(['down declined 0 of 1', 'other unchanged 0 of 0', 'third declined 0 of 1']);
  });
});

describe('a request to stop', () => {
  test.each<[string, string, Partial<PlannedDeployOptions>, readonly string[], readonly string[]]>([
    [
      'after a stack leaves those that need it as they are',
      'up stack-finished',
      {},
      ['up apply'],
      ['up deployed 1 of 1', 'down stopped 0 of none', 'other stopped 0 of none'],
    ],
    [
      'while everything is planned applies nothing',
      'up stack-started',
      { failOn: ['destroy'] },
      [],
      ['up stopped 0 of 0', 'down stopped 0 of none', 'other stopped 0 of none'],
    ],
  ])('%s', async (_, when, options, applied, came) => {
    const controller = new AbortController();
    const onEvent = (event: DeployEvent) => {
      if ('stack' in event && `${event.stack.id} ${event.type}` === when) controller.abort();
    };
    const { results, asked } = await deploy(making, { ...options, signal: controller.signal, onEvent });
    expect(results).toEqual(came);
    expect(asked.filter((one) => one.endsWith(' apply'))).toEqual(applied);
  });

  test('while somebody is asked stops what a no would decline', async () => {
    const controller = new AbortController();
    const approve: PlannedDeployOptions['approve'] = ({ isLater }) => {
      if (isLater) controller.abort();
      return Promise.resolve(!isLater);
    };
    const later = await deploy({ ...making, ...planning('down', 'delete') }, { approve, signal: controller.signal });
    expect(later.results.slice(0, 2)).toEqual(['up deployed 1 of 1', 'down stopped 0 of 1']);
    const other = new AbortController();
    const first = await deploy(making, {
      signal: other.signal,
      approve: () => {
        other.abort();
        return Promise.resolve(false);
      },
    });
    expect(first.results).toEqual(['up stopped 0 of 1', 'down stopped 0 of 1', 'other unchanged 0 of 0']);
  });
});
