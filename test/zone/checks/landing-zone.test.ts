import { describe, expect, test } from 'vitest';
import { mistakesOf } from '../../support/synth';
import { zone } from '../../support/zone';

const mistakes = (changes: Readonly<Record<string, unknown>>) => mistakesOf(() => zone(changes));

describe('one group in one environment', () => {
  test('has one role, the widest', () => {
    expect(mistakes({ 'prod.access': { viewer: ['web'], operator: ['web'], owner: ['web'] } })).toEqual([
      'teams.web.environments.prod.access.viewer.0: is operator already, got "web"; name it once',
      'teams.web.environments.prod.access.operator.0: is owner already, got "web"; name it once',
    ]);
  });

  test('may have a wider role for a limited time', () => {
    expect(mistakes({ 'prod.access': { viewer: ['web'] } })).toEqual([]);
  });
});

describe('rules of constructs are said by the path in the settings', () => {
  test.each<[string, Readonly<Record<string, unknown>>, string]>([
    [
      'of a group',
      { 'organization.groups.web': { name: 'a', adopt: 'b' } },
      'organization.groups.web.adopt: excludes name, got "b"; give one of name, existing and adopt',
    ],
    [
      'of a policy',
      { 'organization.policies.logs.allow': undefined },
      'organization.policies.logs: neither allows nor denies anything; give preset, allow, deny or permissionsGroups',
    ],
    [
      'of a quota',
      { 'prod.quota.regions': {} },
      'teams.web.environments.prod.quota.regions: names no region; give at least one',
    ],
    [
      'of a namespace',
      { 'prod.clusters.main.platform.namespaces.web': { containerDefaults: { memoryMib: 16384 } } },
      'teams.web.environments.prod.clusters.main.platform.namespaces.web.containerDefaults.memoryMib: is more than the namespace may take (8 GiB), got 16384; lower it or raise quota.memoryGib',
    ],
  ])('%s', (_, changes, message) => {
    expect(mistakes(changes)).toEqual([message]);
  });
});

test('mistakes of every kind are reported together, each once', () => {
  expect(
    mistakes({ account: 'acme', 'networks.spare.vlan': 121, 'prod.access.operator': ['wbe'], 'dev.region': 'UK1' }),
  ).toEqual([
    'account: must be an account such as xx1111-ovh, got "acme"; copy it from the control panel',
    expect.stringMatching(/^teams\.web\.environments\.dev\.region: is outside the European Union \(GB\), got "UK1"; /),
    'teams.web.environments.prod.access.operator.0: names no group of organization.groups, got "wbe"; did you mean \'web\'?',
    'networks.spare.vlan: is already used by networks.web-prod, got 121; the next free one is 122',
  ]);
});
