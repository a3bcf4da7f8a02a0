import { expect, test } from 'vitest';
import { isWithin } from '../../src/estate/attribute-paths';

test('a path is within itself and what is around it, and not within one that only begins like it', () => {
  expect(isWithin('nodes.region', 'nodes')).toBe(true);
  expect(isWithin('nodes', 'nodes')).toBe(true);
  expect(isWithin('nodes', 'nodes.region')).toBe(false);
  expect(isWithin('nodes_count', 'nodes')).toBe(false);
});
