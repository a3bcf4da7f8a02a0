import { expect, test } from 'vitest';
import { destroyQuestion } from '../../src/cli/destruction';
import type { PlannedStep } from '../../src/deploy/steps';

const asked = (...actions: readonly PlannedStep['action'][]) =>
  destroyQuestion([{ changes: actions.map((action) => ({ action }) as PlannedStep) }]);

test('the question tells what is destroyed from what is only let go of', () => {
  expect(asked('destroy', 'destroy')).toBe('Destroy 2 resources?');
  expect(asked('destroy', 'forget', 'forget')).toBe('Destroy 1 resource, and let go of 2 resources?');
  expect(asked('forget')).toBe('Destroy nothing, and let go of 1 resource?');
});
