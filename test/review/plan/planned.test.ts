import { describe, expect, test } from 'vitest';
import { readPlan } from '../../../src/estate/plan';
import { plannedAttributes } from '../../../src/review/plan/attributes';
import { plannedResources } from '../../../src/review/plan/planned';
import { plantedOnce as planted } from '../../constructs/core/secrets/corpus';

const planOf = (change: object, more: object = {}) =>
  plannedResources(
    readPlan(
      JSON.stringify({
        format_version: '1.2',
        resource_changes: [{ address: 'ovh_vrack.Main', mode: 'managed', type: 'ovh_vrack', change, ...more }],
      }),
      'plan.json',
    ),
  );
const actionOf = (change: object, more?: object) => planOf(change, more)[0]?.action;
const attributesOf = (change: object) => planOf(change).flatMap(plannedAttributes);

describe('what a review calls it', () => {
  test('what is taken over is no addition, whatever is changed with it', () => {
    const importing = { id: 'pn-1' };
    expect(actionOf({ actions: ['no-op'], importing })).toBe('import');
    expect(actionOf({ actions: ['update'], importing })).toBe('import');
    expect(actionOf({ actions: ['delete', 'create'], importing })).toBe('replace');
  });

  test('one that is made anew while the old one stays is a replacement', () => {
    expect(actionOf({ actions: ['create', 'forget'] })).toBe('replace');
  });

  test('another address alone is nothing', () => {
    expect(planOf({ actions: ['no-op'] }, { previous_address: 'ovh_vrack.Old' })).toEqual([]);
  });
});

describe('attributes', () => {
  test('that differ, and those known after apply where nothing else does', () => {
    const before = { name: 'a', description: 'x' };
    const after = { name: 'b', description: 'x' };
    expect(attributesOf({ actions: ['update'], before, after, after_unknown: { urn: true } })).toEqual([
      { attribute: 'name', before: 'a', after: 'b' },
    ]);
    expect(attributesOf({ actions: ['update'], before, after: before, after_unknown: { urn: true } })).toEqual([
      { attribute: 'urn', after: 'known after apply' },
    ]);
  });

  test('of what goes are left out', () => {
    expect(attributesOf({ actions: ['delete'], before: { name: 'a' }, after: null })).toEqual([]);
    expect(attributesOf({ actions: ['forget'], before: { name: 'a' }, after: null })).toEqual([]);
  });
});

describe('secrets', () => {
  test('that the plan marks are hidden on both sides, and that they differ is told', () => {
    const change = {
      actions: ['update'],
      before: { list: [{ value: 'opaque one' }], plain: 'opaque two', same: 'opaque three' },
      after: { list: [{ value: 'opaque four' }], plain: 'opaque five', same: 'opaque three' },
      before_sensitive: { list: [{ value: true }], same: true },
      after_sensitive: { list: [{}], plain: true, same: true },
    };
    const attributes = attributesOf(change);
    expect(JSON.stringify(attributes)).not.toContain('opaque');
    expect(attributes.map(({ attribute }) => attribute)).toEqual(['list[0].value', 'plain']);
    expect(attributes.every(({ before, after }) => before === '(hidden)' && after === '(hidden)')).toBe(true);
  });

  test('as a whole are hidden, too', () => {
    const whole = { actions: ['update'], before: { a: 'opaque' }, after: { a: 'opaque too' }, after_sensitive: true };
    expect(JSON.stringify(attributesOf(whole))).not.toContain('opaque');
  });

  test('that nothing marks are hidden by how they look', () => {
    for (const { kind, name, value, secret } of planted) {
      const change = { actions: ['update'], before: { [name]: 'old' }, after: { [name]: value } };
      expect(JSON.stringify(attributesOf(change)), kind).not.toContain(secret);
    }
  });
});
