import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { deployPlans, type PlannedDeployOptions, type Question } from '../../src/deploy/planned-deploy';
import type { StackResult } from '../../src/deploy/stack-run';
import { type FixtureStack, newFolder, writeStacks } from './fixture';

let outdir: string;
beforeEach(() => {
  outdir = newFolder();
  return () => rmSync(outdir, { recursive: true, force: true });
});

const statuses = (results: readonly StackResult[]) => results.map(({ id, status }) => `${id} ${status}`);
const stateOf = (id: string) => {
  const file = join(outdir, 'stacks', id, 'terraform.tfstate');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
};
const write = (stacks: Readonly<Record<string, FixtureStack>>) => writeStacks(stacks, outdir);

/** Deploys, and answers what is asked, in this order; keeps the questions. */
async function deploy(answers: readonly boolean[], options: Partial<PlannedDeployOptions> = {}) {
  const questions: Question[] = [];
  const approve = (question: Question) => {
    questions.push(question);
    return Promise.resolve(answers[questions.length - 1] ?? false);
  };
  const results = await deployPlans({ outdir, approve, ...options });
  return {
    results: statuses(results),
    questions: questions.map(({ planned, isLater }) => [
      isLater ? 'later' : 'first',
      ...planned.map(({ id, created, plan = [] }) => `${id} ${created} ${plan.map(({ action }) => action).join()}`),
    ]),
  };
}

const zone = (value: string, more: FixtureStack['data'] = {}) => ({
  up: { data: { x: value }, output: value },
  down: { dependsOn: ['up'], data: { y: { reads: 'up' } } },
  other: { data: { ...more } },
});

describe('somebody is asked before anything is applied', () => {
  test('once, with all stacks, also those that wait for others', async () => {
    write(zone('1'));
    expect(await deploy([true])).toEqual({
      results: ['up deployed', 'down deployed', 'other unchanged'],
      questions: [['first', 'up 1 add', 'down 1 add', 'other 0 ']],
    });
  });

  test('a no leaves everything as it is', async () => {
    write(zone('1'));
    const { results } = await deploy([false]);
    expect(results).toEqual(['up declined', 'down declined', 'other unchanged']);
    expect([stateOf('up'), stateOf('down')]).toEqual(['', '']);
  });

  test('nobody is asked where nothing changes', async () => {
    write({ a: {} });
    expect(await deploy([])).toEqual({ results: ['a unchanged'], questions: [] });
  });

  test('a request to end while the question is there stops', async () => {
    write(zone('1'));
    const controller = new AbortController();
    const results = await deployPlans({
      outdir,
      signal: controller.signal,
      approve: () => {
        controller.abort();
        return Promise.resolve(false);
      },
    });
    expect(statuses(results)).toEqual(['up stopped', 'down stopped', 'other unchanged']);
    expect(stateOf('up')).toBe('');
  });
});

describe('what is planned later', () => {
  /** `down` replaces `y` once `up` outputs something else, which only its apply shows. */
  const hidden = (value: string) => ({
    up: { data: { x: { input: value, sh: `true ${value}` } }, output: '${terraform_data.x.output}' },
    down: { dependsOn: ['up'], data: { y: { reads: 'up' } } },
  });

  test('and destroys what was not foreseen is asked about, and stays without a yes', async () => {
    write(hidden('1'));
    await deploy([true]);
    write({ ...hidden('2'), last: { dependsOn: ['down'] } });
    // somebody takes y out of the program between the two plans, as an expression that only now is known could
    const sneak = { up: hidden('2').up, down: { dependsOn: ['up'] }, last: { dependsOn: ['down'] } };
    const onEvent: PlannedDeployOptions['onEvent'] = (event) => {
      if (event.type === 'stack-finished' && event.stack.id === 'up') write(sneak);
    };
    const { results, questions } = await deploy([true, false], { onEvent });
    expect(questions).toEqual([
      ['first', 'up 0 change', 'down 0 change', 'last 0 '],
      ['later', 'down 0 destroy'],
    ]);
    expect(results).toEqual(['up deployed', 'down declined', 'last skipped']);
    expect(stateOf('down')).toContain('"y"');
  });

  test('and destroys what was foreseen is not asked about again', async () => {
    write(zone('1'));
    await deploy([true]);
    write({ ...zone('2'), down: { dependsOn: ['up'], data: {} } });
    const { results, questions } = await deploy([true]);
    expect(questions).toEqual([['first', 'up 0 change', 'down 0 destroy', 'other 0 ']]);
    expect(results).toEqual(['up deployed', 'down deployed', 'other unchanged']);
  });
});

describe('a gate', () => {
  test('that a plan runs into stops everything before anything is applied, also one of a stack that waits', async () => {
    write(zone('1'));
    await deploy([true]);
    write({ ...zone('2'), down: { dependsOn: ['up'], data: {} } });
    const before = stateOf('up');
    for (const planOnly of [false, true]) {
      const results = await deployPlans({ outdir, failOn: ['destroy'], planOnly });
      expect(statuses(results)).toEqual(['up planned', 'down refused', 'other unchanged']);
      expect(results[1]?.gates).toEqual([{ gate: 'destroy', address: 'terraform_data.y' }]);
    }
    expect(stateOf('up')).toBe(before);
  });

  test('that only a later plan runs into stops that stack', async () => {
    write(zone('1'));
    await deploy([true]);
    write(zone('2'));
    const results = await deployPlans({
      outdir,
      failOn: ['destroy'],
      onEvent: (event) => {
        if (event.type === 'stack-finished' && event.stack.id === 'up')
          write({ ...zone('2'), down: { dependsOn: ['up'], data: {} } });
      },
    });
    expect(statuses(results)).toEqual(['up deployed', 'down refused', 'other unchanged']);
    expect(stateOf('down')).toContain('"y"');
  });

  test('that is not named lets it pass; `all` lets nothing pass, not even an output', async () => {
    write({ a: { output: '1' } });
    expect(statuses(await deployPlans({ outdir, failOn: ['all'] }))).toEqual(['a refused']);
    expect(statuses(await deployPlans({ outdir, failOn: ['add', 'data-loss'] }))).toEqual(['a deployed']);
    expect(statuses(await deployPlans({ outdir, failOn: ['all'] }))).toEqual(['a unchanged']);
  });
});
