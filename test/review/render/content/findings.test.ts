import { expect, test } from 'vitest';
import { type FoundEntry, foundDetails, placesText } from '../../../../src/review/render/content/findings';
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

test('what is to be done for several stacks at once is said once, after what differs in each of them', () => {
  const moved = (stack: string, key: string, doWith: string): Finding =>
    written<Finding>({
      class: 'state',
      stack,
      where: 'terraform.backend',
      says: 'it moves',
      attributes: [{ attribute: 's3.key', after: key }],
      doWith: [doWith],
    });
  const details = (...places: FoundEntry['places']) =>
    foundDetails({ class: 'state', label: 'state moves', says: 'it moves', places }).map(
      ({ label, text }) => `${label} ${unmarked(text)}`,
    );
  expect(details(moved('a', 'x', 'all'), moved('b', 'y', 'by hand'), moved('c', 'z', 'all'))).toEqual([
    'Differs a terraform.backend: s3.key: + x',
    'Differs b terraform.backend: s3.key: + y',
    'Keep it with by hand',
    'Differs c terraform.backend: s3.key: + z',
    'Keep it with all',
  ]);
});
