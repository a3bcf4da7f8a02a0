import { expect, test } from 'vitest';
import type { Values } from '../../../src/estate/model';
import { plannedAttributes } from '../../../src/review/plan/attributes';
import type { PlannedResource } from '../../../src/review/plan/planned';

/** What is told of a change of a resource. */
const told = (before: Values, after: Values, sensitive: PlannedResource['values']['sensitive']) =>
  plannedAttributes({
    address: 'other_thing.T',
    type: 'other_thing',
    action: 'change',
    values: { before, after, unknown: {}, sensitive },
  } as unknown as PlannedResource);

test('what one side of a plan marks as sensitive is hidden on both, at any depth', () => {
  const [before, after] = [{ config: { greeting: 'hello', size: 1 } }, { config: { greeting: 'welcome', size: 2 } }];
  const marks = { config: { greeting: true } };
  for (const sensitive of [
    { before: marks, after: {} },
    { before: {}, after: marks },
    { before: marks, after: marks },
  ]) {
    const text = JSON.stringify(told(before, after, sensitive));
    expect(text).not.toMatch(/hello|welcome/);
    expect(text).toContain('greeting');
    expect(text).toContain('size');
  }
});
