import { describe, expect, test } from 'vitest';
import { gates, gatesHit } from '../../../src/review/report/gate';
import { reviewOf } from '../../../src/review/report/review';
import { outputOf } from '../outputs';

const every = Object.keys(gates);

describe('a stack that is gone from the program', () => {
  const kept = { 'ovh_cloud_project_user.Robot': { description: 'robot' } };
  const gone = {
    'ovh_cloud_project_database.Orders': { description: 'orders', engine: 'postgresql', deletion_protection: true },
    'ovh_cloud_project_user.Old': { description: 'old' },
  };

  test('trips its own gate, and none for what it leaves behind: nothing destroys that', () => {
    const report = reviewOf(outputOf({ prod: kept, old: gone }), outputOf({ prod: kept }));
    expect(report.stacks.map(({ id, status }) => [id, status])).toEqual([['old', 'removed']]);
    expect(report.stacks.flatMap(({ changes }) => changes.map(({ action }) => action))).toEqual(['destroy', 'destroy']);
    expect(gatesHit(report, every)).toEqual(['removed-stack']);
  });

  test('is another thing than a stack that stays and holds nothing any more', () => {
    const report = reviewOf(outputOf({ prod: kept, old: gone }), outputOf({ prod: kept, old: {} }));
    expect(gatesHit(report, ['removed-stack', 'destroy', 'data-loss', 'fails'])).toEqual([
      'destroy',
      'data-loss',
      'fails',
    ]);
  });
});
