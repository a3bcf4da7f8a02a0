import { expect, test } from 'vitest';
import { type FoundEntry, placesText } from '../../../../src/review/render/content/findings';
import { unmarked } from '../../../../src/review/render/content/text';
import type { Finding } from '../../../../src/review/report/report';
import { written } from '../../fixtures/written';

const place = (stack: string, more: Partial<{ path: string; where: string }> = {}): Finding =>
  written<Finding>({
    class: 'provider',
    stack,
    where: 'provider.ovh',
    says: 'another endpoint',
    attributes: [],
    ...more,
  });

const told = (...places: FoundEntry['places']): string =>
  unmarked(placesText({ class: 'provider', label: 'other provider', says: 'another endpoint', places }));

test('the same place of several stacks is said once, and others each with their own', () => {
  expect(told(place('a'), place('b'))).toBe('provider.ovh of 2 stacks: a, b');
  expect(told(place('a'), place('b', { where: 'provider.helm' }))).toBe('a provider.ovh, b provider.helm');
  expect(told(place('a', { path: 'Ovh' }), place('b'))).toBe('a Ovh, b provider.ovh');
});
