import { expect, test } from 'vitest';
import { gatesHit } from '../../../../src/review/report/gate';
import { reviewOf } from '../../../../src/review/report/review';
import { outputOf } from '../../outputs';

const reviewed = (imports: readonly object[]) => {
  const named = { 'ovh_cloud_project_user.A': { for_each: '${toset(["k", "l"])}', description: '${each.key}' } };
  const head = outputOf({ prod: named }, { import: JSON.parse(JSON.stringify(imports)) });
  const report = reviewOf(outputOf({ prod: {} }), head);
  const changes = report.stacks.flatMap((stack) => stack.changes);
  return {
    gates: gatesHit(report, ['add', 'import']),
    notes: changes.flatMap(({ notes }) => notes.map(({ says }) => says)),
  };
};
const of = (key: string) => ({ to: `ovh_cloud_project_user.A["${key}"]`, id: `p/${key}` });

test('instances that are all taken over are no addition, and where only some are, the rest is one', () => {
  expect(reviewed([of('k'), of('l')])).toEqual({
    gates: ['import'],
    notes: ['takes over p/k, p/l; nothing is created'],
  });
  expect(reviewed([of('k')])).toEqual({ gates: ['add'], notes: ['takes over p/k; the rest is created'] });
  expect(reviewed([])).toEqual({ gates: ['add'], notes: [] });
});
