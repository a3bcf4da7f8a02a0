import { expect, test } from 'vitest';
import { maskText } from '../../../constructs/core/secrets/mask';
import { destructionEndedEarly, summarizeDestruction } from '../../../src/deploy/destroy/summary';
import type { StackResult } from '../../../src/deploy/stack-run';

test('a summary of what was destroyed names what still stands and what stays, and no details of errors', () => {
  const stays = [{ says: maskText('it stays'), resources: ['a/x'] }];
  const results: StackResult[] = [
    { id: 'a', status: 'deployed', created: 0, changed: 0, destroyed: 2, seconds: 1.04, errors: [] },
    {
      ...{ id: 'b', status: 'failed', created: 0, changed: 0, destroyed: 1, seconds: 0.96 },
      errors: [{ severity: 'error', summary: 'no', detail: 'token=hunter2' }],
    },
    { id: 'c', status: 'skipped', created: 0, changed: 0, destroyed: 0, seconds: 0, errors: [] },
  ];
  const counts = { created: 0, changed: 0 };
  expect(summarizeDestruction(results, stays)).toEqual({
    ...{ format: 'ovh-landing-zone/destruction', version: 1, outcome: 'failed', left: ['b', 'c'], stays },
    stacks: [
      { ...counts, id: 'a', status: 'deployed', destroyed: 2, seconds: 1, errors: [] },
      { ...counts, id: 'b', status: 'failed', destroyed: 1, seconds: 1, errors: [{ summary: 'no' }] },
      { ...counts, id: 'c', status: 'skipped', destroyed: 0, seconds: 0, errors: [] },
    ],
  });
  expect(destructionEndedEarly('refused', 'of token=hunter2')).toEqual({
    ...{ format: 'ovh-landing-zone/destruction', version: 1, outcome: 'refused', reason: maskText('of token=hunter2') },
    ...{ stacks: [], left: [], stays: [] },
  });
});
