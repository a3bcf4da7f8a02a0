import { expect, test } from 'vitest';
import { isWithin, withoutIndices } from '../../src/estate/attribute-paths';

test('a path is within itself and what is around it, and not within one that only begins like it', () => {
  expect(isWithin('nodes.region', 'nodes')).toBe(true);
  expect(isWithin('nodes', 'nodes')).toBe(true);
  expect(isWithin('nodes', 'nodes.region')).toBe(false);
  expect(isWithin('nodes_count', 'nodes')).toBe(false);
});

test('a path without the numbers of elements keeps its keys', () => {
  expect(withoutIndices('nodes[0].labels["a"][12].b')).toBe('nodes.labels["a"].b');
});
