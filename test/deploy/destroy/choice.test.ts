import { describe, expect, test } from 'vitest';
import { chosenStacks, dependantsOf, knownStacks, RefusedDestroy } from '../../../src/deploy/destroy/choice';
import { goneStacks } from '../../../src/deploy/record/gone-stacks';
import type { DeployedStack } from '../../../src/estate/deployed';
import type { Stack } from '../../../src/estate/model';
import { estateOf } from '../../estate/estate';

type Needs = Readonly<Record<string, readonly string[]>>;

const deployedOf = (id: string, dependsOn: readonly string[], owner?: string): DeployedStack => ({
  ...{ directory: `stacks/${id}`, dependsOn, main: 'cdk.tf.json', files: [] },
  ...(owner !== undefined && { record: { id, kind: 'team', owner, dependsOn } }),
});

/** What is known of a program and of deployments, each stack with what it needs; and of states alone. */
function known(program: Needs, deployed: Needs, states: Readonly<Record<string, string>> = {}) {
  const estate = estateOf({});
  const stacks = Object.entries(program).map(([id, dependsOn]) => [id, { id, dependsOn } as Stack] as const);
  const entries = Object.entries(deployed).map(
    ([id, dependsOn]) => [id, { id, deployed: deployedOf(id, dependsOn) }] as const,
  );
  return {
    estate: { ...estate, stacks: new Map(stacks) },
    entries: new Map(entries),
    unknownStates: new Map(Object.entries(states)),
  };
}

const zone = known(
  { hub: [], prod: ['hub'], new: ['prod'] },
  { hub: [], prod: ['hub', 'old'], old: ['hub'], older: ['old'] },
  { lost: 'state/lost.tfstate' },
);

test('a stack needs what it needs by the program, and what it needed as it was deployed', () => {
  expect(Object.fromEntries([...knownStacks(zone)].map(([id, { dependsOn }]) => [id, dependsOn]))).toEqual({
    ...{ hub: [], prod: ['hub', 'old'], new: ['prod'], old: ['hub'], older: ['old'] },
  });
});

test('of what is being deployed counts what was begun', () => {
  const deploying = { id: 'a', deployed: deployedOf('a', ['x']), deploying: deployedOf('a', ['y']) };
  const record = { ...zone, estate: estateOf({}), entries: new Map([['a', deploying]]) };
  expect(knownStacks(record).get('a')).toEqual({ id: 'a', dependsOn: ['y'] });
});

describe('what is destroyed', () => {
  test.each<[choice: Parameters<typeof chosenStacks>[1], ids: readonly string[]]>([
    ['all', ['older', 'new', 'prod', 'old', 'hub']],
    ['left-behind', ['older', 'old']],
    [
      ['hub', 'prod'],
      ['prod', 'hub'],
    ],
    [['old'], ['old']],
    [[], []],
  ])('of %j goes in this order: each before what it needs', (choice, ids) => {
    const chosen = chosenStacks(zone, choice);
    expect([...chosen].sort()).toEqual([...ids].sort());
    const place = (id: string) => chosen.indexOf(id);
    for (const { id, dependsOn } of knownStacks(zone).values())
      for (const needed of dependsOn)
        if (chosen.includes(id) && chosen.includes(needed)) expect(place(id)).toBeLessThan(place(needed));
  });

  test('is nothing that nobody knows, nor of which only a state is there', () => {
    expect(() => chosenStacks(zone, ['pord'])).toThrow(
      /^there is no stack 'pord' in out, nor was one deployed; did you mean 'prod'\?$/,
    );
    expect(() => chosenStacks(zone, ['prod', 'lost'])).toThrow(
      new RefusedDestroy(
        'nothing is known of lost but its state, state/lost.tfstate: synthesize the program that had it, and destroy it with --outdir of that',
      ),
    );
  });
});

test('whoever needs something needs it at any distance, and those that need others come first', () => {
  const all = knownStacks(zone);
  expect(dependantsOf(['hub'], all).toSorted()).toEqual(['new', 'old', 'older', 'prod']);
  expect(dependantsOf(['hub'], all).indexOf('new')).toBeLessThan(dependantsOf(['hub'], all).indexOf('prod'));
  expect(dependantsOf(['prod'], all)).toEqual(['new']);
  expect(dependantsOf(['hub', 'prod', 'new', 'older'], all)).toEqual(['old']);
  expect(dependantsOf(['new'], all)).toEqual([]);
});

test('what is gone is told with its owner, each before what it needs, then states of which nothing else is known', () => {
  const entries = new Map([
    ['a', { id: 'a', deployed: deployedOf('a', [], 'web@acme.example') }],
    ['b', { id: 'b', deployed: deployedOf('b', ['a']) }],
    ['hub', { id: 'hub', deployed: deployedOf('hub', []) }],
  ]);
  expect(goneStacks({ ...zone, entries })).toStrictEqual([
    { id: 'b' },
    { id: 'a', owner: 'web@acme.example' },
    { id: 'lost', stateFile: 'state/lost.tfstate' },
  ]);
});
