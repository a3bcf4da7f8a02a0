import { describe, expect, test } from 'vitest';
import type { Value } from '../../../src/estate/model';
import { disagreementWhy } from '../../../src/review/plan/disagreement';
import type { PlannedResource } from '../../../src/review/plan/planned';
import type { ResourceChange } from '../../../src/review/report/report';
import { change } from '../fixtures/report';

type Planned = Partial<PlannedResource>;

const planned = (more: Planned = {}): PlannedResource => ({
  address: 'ovh_vrack.A',
  type: 'ovh_vrack',
  action: 'change',
  replacePaths: [],
  isImported: false,
  isLeftover: false,
  isDrifted: false,
  values: values({ name: 'a' }, { name: 'b' }),
  ...more,
});

function values(before: Value, after: Value, unknown: Value = false): PlannedResource['values'] {
  return { before, after, unknown, sensitive: { before: false, after: false } };
}

const certain = [{ attribute: 'name', certain: true }];
const open = [...certain, { attribute: 'region', certain: false }];
const waits = [
  { attribute: 'name', before: 'a', after: 'b' },
  { attribute: 'id', before: 'a', after: 'known after apply' },
];
const synth = (more: Parameters<typeof change>[0] = {}): ResourceChange =>
  change({ action: 'change', type: 'ovh_vrack', ...more });

const drifted = 'it was changed outside Terraform since the last deployment';
const halfWay = 'an earlier deployment of it failed half-way';
const letGo = 'Terraform lets go of it; it goes on existing';
const there = 'it is in the state already';
const late = 'it depends on a value that is only known after apply';

describe('where only the plan does something', () => {
  test.each<[string, Planned, string]>([
    ['what was changed by hand', { isDrifted: true, action: 'add' }, drifted],
    ['what failed before', { why: 'replace_because_tainted', action: 'replace' }, halfWay],
    ['what is left of such a failure', { why: 'deposed', action: 'destroy' }, halfWay],
    ['what is let go of', { action: 'forget' }, letGo],
    ['what is made', { action: 'add' }, 'it is not in the state: it was never deployed, or something has deleted it'],
    ['what is destroyed', { action: 'destroy' }, 'it is in the state, but not in the base: other code made it'],
    ['what only gets new values', { values: values({ name: 'a' }, { name: 'a' }, { urn: true }) }, late],
    ['what gets another value', {}, 'what is deployed is not what the base says: it was deployed from other code'],
    [
      'what gets another value, and new ones',
      { values: values({ name: 'a' }, { name: 'b' }, { urn: true }) },
      'what is deployed is not what the base says: it was deployed from other code',
    ],
    [
      'what is made anew for another reason',
      { action: 'replace', why: 'replace_because_cannot_update' },
      'what is deployed is not what the base says: it was deployed from other code',
    ],
  ])('%s', (_, more, why) => {
    expect(disagreementWhy(undefined, planned(more))).toBe(why);
  });
});

describe('where only the program does something', () => {
  test.each<[string, Parameters<typeof change>[0], string]>([
    ['what goes', { action: 'destroy' }, 'it is not in the state: it was never deployed, or it is gone already'],
    ['what comes', { action: 'add' }, there],
    ['what is taken over', { action: 'import' }, there],
    [
      'what waits for a reason',
      { action: 'replace', reasons: open },
      'it depends on a value that is known to Terraform and has not changed',
    ],
    [
      'what waits for a value',
      { attributes: waits },
      'it depends on a value that is known to Terraform and has not changed',
    ],
    [
      'what differs for sure',
      { action: 'replace', reasons: certain, attributes: waits.slice(0, 1) },
      'what is deployed is that way already, or the provider takes both for the same',
    ],
  ])('%s', (_, more, why) => {
    expect(disagreementWhy(synth(more), undefined)).toBe(why);
  });
});

describe('where both do something, but not the same', () => {
  test.each<[string, Parameters<typeof change>[0], Planned, string]>([
    ['what was changed by hand', {}, { isDrifted: true }, drifted],
    ['what is let go of', { action: 'destroy' }, { action: 'forget' }, letGo],
    ['a type of which nothing is known', {}, { type: 'acme_thing' }, 'nothing is known here about acme_thing'],
    ['what is made', {}, { action: 'add' }, 'it is not in the state: it was never deployed, or its state is lost'],
    ['what is there', { action: 'add' }, {}, there],
    ['what waits for a reason', { reasons: open }, { action: 'replace' }, late],
    ['what is sure', { reasons: certain }, { action: 'replace' }, 'the provider decides by more than its schema says'],
  ])('%s', (_, more, plan, why) => {
    expect(disagreementWhy(synth(more), planned(plan))).toBe(why);
  });
});
