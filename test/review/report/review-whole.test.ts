import { expect, test } from 'vitest';
import type { Estate, Stack, StackRecord } from '../../../src/estate/model';
import type { About } from '../../../src/review/report/report';
import { reviewOf } from '../../../src/review/report/review';
import { written } from '../fixtures/written';
import { outputOf } from '../outputs';

/** Stacks with a user each, and what the landing zone says of them. */
function side(
  stacks: Readonly<{ [id: string]: readonly [description: string, record?: Partial<StackRecord>] }>,
): Estate {
  const resources = Object.entries(stacks).map(([id, [description]]) => [
    id,
    { 'ovh_cloud_project_user.U': { service_name: 'p', description } },
  ]);
  const output = outputOf(Object.fromEntries(resources));
  const recorded = [...output.stacks].map(([id, stack]): [string, Stack] => {
    const [, record] = stacks[id] ?? [];
    if (record === undefined) return [id, stack];
    const whole = { id, kind: 'environment', dependsOn: [], ...record } as StackRecord;
    return [id, { ...stack, record: whole, dependsOn: whole.dependsOn }];
  });
  return { ...output, stacks: new Map(recorded) };
}

const base = side({
  old: ['o', { owner: 'x@acme.example' }],
  older: ['p', { dependsOn: ['old'] }],
  a: ['a', { owner: 'was@acme.example' }],
  b: ['b', { owner: 'b@acme.example' }],
  bare: ['c'],
  same: ['s', { owner: 's@acme.example' }],
});
const head = side({
  b: ['b2', { owner: 'b@acme.example', dependsOn: ['a'] }],
  a: ['a2', { owner: 'now@acme.example', dependsOn: ['fresh'] }],
  fresh: ['f', { owner: 'f@acme.example', team: 't', environment: 'dev', stage: 'development' }],
  bare: ['c2'],
  same: ['s', { owner: 's@acme.example' }],
});

test('stacks come in the order in which they are deployed, then those that are gone in the order to destroy them; each with whose it is', () => {
  const report = reviewOf(base, head);
  const rows = report.stacks.map(({ changes, counts, findings: _, ...rest }) => ({
    ...rest,
    did: changes.map(({ action, stack, path }) => `${action} ${stack}/${path}`),
    counted: Object.entries(counts).flatMap(([action, n]) => (n > 0 ? `${n} ${action}` : [])),
  }));
  expect(rows).toEqual([
    { id: 'bare', status: 'changed', notes: [], did: ['replace bare/U'], counted: ['1 replace'] },
    {
      id: 'fresh',
      status: 'added',
      owner: 'f@acme.example',
      team: 't',
      environment: 'dev',
      stage: 'development',
      notes: [],
      did: ['add fresh/U'],
      counted: ['1 add'],
    },
    {
      id: 'a',
      status: 'changed',
      owner: 'now@acme.example',
      formerOwner: 'was@acme.example',
      notes: [],
      did: ['replace a/U'],
      counted: ['1 replace'],
    },
    { id: 'b', status: 'changed', owner: 'b@acme.example', notes: [], did: ['replace b/U'], counted: ['1 replace'] },
    {
      id: 'older',
      status: 'removed',
      notes: [],
      did: ['destroy older/U'],
      counted: ['1 destroy'],
      removeWith: 'npx landing-zone destroy older',
    },
    {
      id: 'old',
      status: 'removed',
      owner: 'x@acme.example',
      notes: [],
      did: ['destroy old/U'],
      counted: ['1 destroy'],
      removeWith: 'npx landing-zone destroy old',
    },
  ]);
  expect(report.unchangedStacks).toEqual(['same']);
  expect(report.counts).toEqual({ add: 1, import: 0, change: 0, replace: 3, destroy: 0, move: 0 });
});

test('a stack of which only something is said is told, with that', () => {
  const [before, after] = [
    outputOf({ prod: { 'acme_thing.A': { size: 1 } }, other: {} }),
    outputOf(
      { prod: { 'acme_thing.B': { size: 1 } }, other: {} },
      { moved: [{ from: 'acme_thing.A', to: 'acme_thing.B' }] },
    ),
  ];
  const { stacks, unchangedStacks } = reviewOf(before, { ...after, stacks: new Map([...after.stacks].slice(0, 1)) });
  expect(stacks.map(({ id, status, changes, notes }) => [id, status, changes, notes])).toEqual([
    ['prod', 'changed', [], ['acme_thing.A is now acme_thing.B, kept by a moved block']],
    ['other', 'removed', [], []],
  ]);
  expect(unchangedStacks).toEqual([]);
});

test('what was compared is named as it was asked for, else by its folder; noise and what is beside stacks only where there is any', () => {
  const about = written<About>({ title: 'A change' });
  const keys = ['base', 'head', 'about', 'noise', 'beside'] as const;
  const named = (report: object) =>
    Object.fromEntries(Object.entries(report).filter(([key]) => keys.some((one) => one === key)));
  expect(named(reviewOf({ ...base, folder: 'one' }, { ...base, folder: 'two' }))).toEqual({ base: 'one', head: 'two' });
  const reordered = side({ same: ['s', { owner: 's@acme.example' }] });
  const beside = { ...reordered, beside: [{ path: 'notes.txt', content: 'aa' }] };
  expect(
    named(reviewOf(reordered, beside, { baseName: 'main', headName: 'here', about, showNoise: true })),
  ).toMatchObject({ base: 'main', head: 'here', about, noise: [], beside: [{ where: 'notes.txt' }] });
});
