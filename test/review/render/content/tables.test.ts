import { expect, test } from 'vitest';
import { tables } from '../../../../src/review/render/content/tables';
import { unmarked } from '../../../../src/review/render/content/text';
import type { Note } from '../../../../src/review/report/report';
import { change, report, stack } from '../../fixtures/report';

const effects: readonly Note['effect'][] = ['ignored', 'fails', 'keeps', 'may-fail', 'buys', 'imports', 'unprotects'];

test('what fails, takes a protection away or costs money comes first and is marked; the notes of a stack come last', () => {
  const changes = effects.map((effect) =>
    change({ action: 'change', path: effect, address: `a.${effect}`, notes: [{ effect, says: `it ${effect}` }] }),
  );
  const table = tables(report({ stacks: [stack({ changes, notes: ['of the stack'] })] })).find(
    ({ id }) => id === 'notes',
  );
  const rows = table?.rows.map(({ cells: [, , why], alarming }) => [unmarked(why ?? []), alarming]);
  expect(rows).toEqual([
    ['it fails', true],
    ['it buys', true],
    ['it unprotects', true],
    ...['it ignored', 'it keeps', 'it may-fail', 'it imports', 'of the stack'].map((why) => [why, false]),
  ]);
});
