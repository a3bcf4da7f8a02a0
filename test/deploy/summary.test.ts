import { describe, expect, test } from 'vitest';
import { maskText } from '../../constructs/core/secrets/mask';
import type { StackResult, StackStatus } from '../../src/deploy/stack-run';
import { endedEarly, leftOf, outcomeOf, summarize } from '../../src/deploy/summary';

const result = (id: string, status: StackStatus, more: Partial<StackResult> = {}): StackResult => ({
  ...{ id, status, created: 0, changed: 0, destroyed: 0, seconds: 0, errors: [] },
  ...more,
});

describe('what came of all stacks', () => {
  const of = (...statuses: readonly StackStatus[]) =>
    outcomeOf(statuses.map((status, index) => result(`s${index}`, status)));

  test.each<[StackStatus, ReturnType<typeof outcomeOf>]>([
    ['deployed', 'done'],
    ['unchanged', 'done'],
    ['planned', 'done'],
    ['waiting', 'done'],
    ['left-out', 'done'],
    ['declined', 'declined'],
    ['stopped', 'stopped'],
    ['refused', 'refused'],
    ['failed', 'failed'],
  ])('%s alone, or beside one that is deployed, is %s', (status, outcome) => {
    expect([of(status), of('deployed', status), of(status, 'deployed')]).toEqual([outcome, outcome, outcome]);
  });

  test('is told by the worst of them', () => {
    const worst = ['failed', 'refused', 'stopped', 'declined'] as const;
    for (const [index, status] of worst.entries())
      for (const better of worst.slice(index))
        expect([of(status, better), of(better, status)]).toEqual([status, status]);
    expect(of()).toBe('done');
  });
});

test('the same command goes on with every stack that is not done', () => {
  const statuses = [
    ...(['deployed', 'unchanged', 'left-out', 'planned', 'waiting'] as const),
    ...(['refused', 'failed', 'skipped', 'stopped', 'declined'] as const),
  ];
  expect(leftOf(statuses.map((status) => result(status, status)))).toEqual(statuses.slice(3));
});

test('a summary holds no details of errors, seconds to a tenth, and differences beside the stacks', () => {
  const difference = { kind: 'less', stack: 'a', address: 't.x', drifted: false } as const;
  const errors = [
    { severity: 'error', summary: 'no room', detail: 'token=hunter2', address: 't.x' },
    { severity: 'error', summary: 'nor time', detail: 'token=hunter2' },
  ] as const;
  const results = [
    result('a', 'failed', { owner: 'web@acme.example', created: 1, seconds: 1.26, errors, differences: [difference] }),
    result('b', 'skipped', { seconds: 0.04 }),
  ];
  const removed = [{ id: 'gone' }];
  const moved = [{ id: 'a', from: 'x', to: 'y' }];
  const summary = summarize({
    results,
    removed,
    reviewed: '12',
    sandbox: 's.json',
    planOnly: true,
    acceptDrift: false,
    moved,
  });
  expect(summary).toEqual({
    ...{ format: 'ovh-landing-zone/deployment', version: 4, outcome: 'failed', reviewed: '12', sandbox: 's.json' },
    ...{ planOnly: true, acceptDrift: false, moved },
    stacks: [
      {
        ...{ id: 'a', owner: 'web@acme.example', status: 'failed', created: 1, changed: 0, destroyed: 0, seconds: 1.3 },
        errors: [{ summary: 'no room', address: 't.x' }, { summary: 'nor time' }],
      },
      { id: 'b', status: 'skipped', created: 0, changed: 0, destroyed: 0, seconds: 0, errors: [] },
    ],
    ...{ differences: [difference], left: ['a', 'b'], removed },
  });
  expect(Object.keys(summary.stacks[0]?.errors[1] ?? {})).toEqual(['summary']);
});

test('a summary without anything that was asked for or moved names none of it, and hides secrets in its reason', () => {
  const asked = { reviewed: undefined, planOnly: false, acceptDrift: true, moved: [] };
  const early = endedEarly('refused', 'of token=hunter2', asked);
  expect(Object.keys(early)).toEqual([
    ...['format', 'version', 'outcome', 'planOnly', 'acceptDrift'],
    ...['reason', 'stacks', 'differences', 'left', 'removed'],
  ]);
  expect(early.reason).toBe(maskText('of token=hunter2'));
  expect(Object.keys(summarize({ ...asked, results: [], removed: [] }))).toEqual([
    ...['format', 'version', 'outcome', 'planOnly', 'acceptDrift', 'stacks', 'differences', 'left', 'removed'],
  ]);
});
