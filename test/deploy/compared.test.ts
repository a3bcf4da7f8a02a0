import { describe, expect, test } from 'vitest';
import { asPlanned, compared, notApplied, type Rules, refuses, unforeseen } from '../../src/deploy/compared';
import type { StackPlan } from '../../src/deploy/planned-stack';
import type { ReviewedChange } from '../../src/deploy/reviewed';
import { type HeldBack, nothingDone, type RenamedThing, type StackResult } from '../../src/deploy/stack-run';
import type { SynthesizedStack } from '../../src/deploy/stacks';
import type { PlannedStep } from '../../src/deploy/steps';

const stack = { id: 'a', owner: 'it@acme.example', dependsOn: [], forgotten: new Set() } as unknown as SynthesizedStack;

const step = (name: string, action: PlannedStep['action'], more: Partial<PlannedStep> = {}): PlannedStep => ({
  ...{ address: `t.${name}`, type: 't', action, replacePaths: [] },
  ...{ isImported: false, isLeftover: false, isDrifted: false },
  ...more,
});

/** A plan that adds, changes, destroys and may replace. */
const steps = [
  step('new', 'add'),
  step('changed', 'change'),
  step('gone', 'destroy'),
  step('perhaps', 'replace', { isUncertain: true }),
];

const early = { from: 'plan', unknown: ['up'] } as const;
const result: StackResult = { ...nothingDone(stack, 'planned'), created: 2, changed: 1, destroyed: 2, plan: steps };
const plan = (more: Partial<StackPlan> = {}): StackPlan => {
  const status = more.status ?? 'planned';
  return { status, changes: steps, file: 'x', result: { ...result, status }, ...more };
};

const names = (all: readonly PlannedStep[]) => all.map(({ address }) => address.slice(2));
const heldBack: HeldBack = { address: 't.gone', action: 'destroy', path: 'gone', loses: 'it', why: 'so' };
const renamedThing: RenamedThing = { address: 't.gone', now: 't.new', line: 'id', retiredBy: {} };

/** Rules that note which steps they were asked for. */
function rules(more: Partial<Rules> = {}) {
  const asked: Record<string, readonly string[]> = {};
  const all: Rules = {
    protection: {
      heldBack: (id, given) => {
        asked['protection'] = [id, ...names(given)];
        return {};
      },
    },
    names: {
      renamed: (id, given) => {
        asked['names'] = [id, ...names(given)];
        return {};
      },
    },
    failOn: [],
    acceptDrift: false,
    ...more,
  };
  return { all, asked };
}

const reviewed = (...changes: readonly (readonly [string, ReviewedChange['action']])[]) =>
  new Map([['a', changes.map(([name, action]) => ({ address: `t.${name}`, action, replacePaths: [] }))]]);

const differences = ({ differences: found = [] }: StackResult) =>
  found.map(({ kind, address }) => `${kind} ${address.slice(2)}`);

describe('a plan', () => {
  test('is held as a whole against what protects data, names, gates and review', () => {
    const { all, asked } = rules({
      failOn: ['destroy', 'add'],
      reviewed: reviewed(['new', 'add'], ['other', 'change']),
    });
    const found = compared(stack, plan(), all);
    expect(asked).toEqual({
      protection: ['a', 'new', 'changed', 'gone', 'perhaps'],
      names: ['a', 'new', 'changed', 'gone', 'perhaps'],
    });
    expect(found.gates).toEqual([
      { gate: 'add', address: 't.new' },
      { gate: 'destroy', address: 't.gone' },
    ]);
    expect(differences(found)).toEqual(['other changed', 'destructive gone', 'destructive perhaps', 'less other']);
  });

  test('that is early is held only to what it destroys for sure; its gates and names to all of it', () => {
    const { all, asked } = rules({ failOn: ['replace'], reviewed: reviewed(['other', 'change']) });
    const found = compared(stack, plan({ early }), all);
    expect(asked).toEqual({ protection: ['a', 'gone'], names: ['a', 'new', 'changed', 'gone', 'perhaps'] });
    expect(found.gates).toEqual([{ gate: 'replace', address: 't.perhaps' }]);
    expect(differences(found)).toEqual(['destructive gone']);
  });

  test('without a review differs from none, and one of a stack that was reviewed without changes from that', () => {
    expect(compared(stack, plan(), rules().all)).toEqual(result);
    expect(differences(compared(stack, plan(), rules({ reviewed: new Map() }).all))).toHaveLength(4);
  });

  test('that is empty but for its outputs runs into the gate of everything', () => {
    const empty = { status: 'planned', changes: [] } as const;
    const { all } = rules({ failOn: ['all'] });
    expect(compared(stack, plan({ ...empty, outputs: new Map() }), all).gates).toEqual([{ gate: 'all' }]);
    expect(compared(stack, plan(empty), all).gates).toBeUndefined();
  });

  test('that failed is held against what protects data, as far as it is known; one that was refused or stopped against nothing', () => {
    const all = rules({
      failOn: ['all'],
      reviewed: new Map(),
      protection: { heldBack: () => ({ heldBack: [heldBack] }) },
    }).all;
    const bare = (status: StackPlan['status']) => ({ ...result, status });
    expect(compared(stack, plan({ status: 'failed' }), all)).toEqual({ ...bare('failed'), heldBack: [heldBack] });
    for (const status of ['refused', 'stopped'] as const)
      expect(compared(stack, plan({ status }), all)).toEqual(bare(status));
    expect(compared(stack, plan({ status: 'unchanged', changes: [] }), all)).toMatchObject({ differences: [] });
  });
});

describe('a result', () => {
  const difference = (kind: 'destructive' | 'other' | 'less') => ({ kind, stack: 'a', address: 't.x', drifted: false });
  test.each([
    ['nothing', {}, [false, false]],
    ['a gate', { gates: [{ gate: 'add' }] }, [true, true]],
    ['what holds data', { heldBack: [heldBack] }, [true, true]],
    ['a new name', { renamed: [renamedThing] }, [true, true]],
    ['another change than was reviewed', { differences: [difference('less'), difference('other')] }, [true, false]],
    ['what destroys more', { differences: [difference('less'), difference('destructive')] }, [true, true]],
    ['less than was reviewed', { differences: [difference('less')] }, [false, false]],
  ] as const)('with %s: whether it is refused, and where drift is accepted', (_, more, expected) => {
    const found = [false, true].map((acceptDrift) => refuses({ ...result, ...more }, { acceptDrift }));
    expect(found).toEqual(expected);
  });

  test('of what was to be applied, and was not, counts nothing; another one stays', () => {
    for (const status of ['planned', 'waiting'] as const) {
      const expected = { ...result, created: 0, changed: 0, destroyed: 0, status: 'declined' };
      expect(notApplied({ ...result, status }, 'declined')).toEqual(expected);
    }
    for (const status of ['unchanged', 'failed', 'refused'] as const)
      expect(notApplied({ ...result, status }, 'declined')).toEqual({ ...result, status });
  });
});

describe('where nothing is applied', () => {
  const { all } = rules({ failOn: ['buys'] });
  const calm = [step('new', 'add')];

  test.each([
    ['of a plan is what it is', plan(), result],
    ['of a plan that was not made any more is that it was stopped', undefined, nothingDone(stack, 'stopped')],
    ['of an empty plan is that', plan({ status: 'unchanged' }), { ...result, status: 'unchanged' }],
    ['of an early plan says that it is early', plan({ early }), { ...result, early }],
    ['of an early one that is empty counts as planned', plan({ early, status: 'unchanged' }), { ...result, early }],
    ['of an early one that failed waits', plan({ early, status: 'failed' }), nothingDone(stack, 'waiting')],
    ['of one that failed is that', plan({ status: 'failed' }), { ...result, status: 'failed' }],
  ] as const)('the result %s', (_, made, expected) => {
    expect(asPlanned(stack, made, all)).toEqual(expected);
  });

  test('what speaks against a plan refuses it, also an early one', () => {
    const gated = rules({ failOn: ['add'] }).all;
    expect(asPlanned(stack, plan({ changes: calm }), gated)).toMatchObject({ status: 'refused', gates: [{}] });
    expect(asPlanned(stack, plan({ changes: calm, early }), gated)).toMatchObject({ status: 'refused', gates: [{}] });
  });
});

test('somebody is asked again for what is destroyed or replaced, and was neither before', () => {
  const before = [step('gone', 'destroy'), step('changed', 'change')];
  const now = [...before, step('changed', 'replace'), step('more', 'destroy'), step('new', 'add')];
  expect(names(unforeseen(now, before))).toEqual(['changed', 'more']);
  expect(names(unforeseen(now))).toEqual(['gone', 'changed', 'more']);
  expect(unforeseen()).toEqual([]);
});
