import { expect, test } from 'vitest';
import { stackIds } from '../../../src/zone/checks/stack-ids';
import { mistakesOf } from '../../support/synth';
import { zone } from '../../support/zone';
import { changed } from '../programs';

const team = (environment: string) => ({
  owner: 'a@acme.example',
  costCentre: 'A-1',
  environments: {
    [environment]: {
      stage: 'staging',
      project: { existing: '0a1b2c3d4e5f46a7b8c9d0e1f2a30009' },
      region: 'GRA11',
    },
  },
});

test('ids are contract', () => {
  expect([
    stackIds.organization,
    stackIds.privateCloud('main'),
    stackIds.foundation('web', 'prod'),
    stackIds.environment('web', 'prod'),
    stackIds.platform('web', 'prod', 'main'),
  ]).toEqual(['organization', 'private-cloud-main', 'web-prod-foundation', 'web-prod', 'web-prod-platform-main']);
});

test.each<[string, Readonly<Record<string, unknown>>, string]>([
  [
    'an environment and a private cloud',
    { 'teams.private-cloud': team('main') },
    'teams.private-cloud.environments.main: makes the stack private-cloud-main, which privateClouds.main makes too; rename one of them',
  ],
  [
    'an environment and a foundation',
    { 'teams.web-dev': team('foundation') },
    'teams.web-dev.environments.foundation: makes the stack web-dev-foundation, which teams.web.environments.dev makes too; rename one of them',
  ],
  [
    'an environment and a platform',
    { 'teams.web-prod-platform': team('main') },
    'teams.web-prod-platform.environments.main: makes the stack web-prod-platform-main, which teams.web.environments.prod.clusters.main makes too; rename one of them',
  ],
])('%s with one id are refused', (_, changes, message) => {
  expect(mistakesOf(() => zone(changes))).toEqual([message]);
});

test('a platform that nobody asked for takes no id', () => {
  const changes = { 'teams.web-dev-platform': team('main') };
  expect(mistakesOf(() => zone(changes))).toEqual([]);
});

test('names of environments and clusters may have hyphens', () => {
  const { clusters } = changed({}).teams['web']?.environments['dev'] ?? {};
  const made = zone({
    'teams.web.environments.dev-eu': { ...team('a').environments['a'], region: 'GRA11' },
    'dev.clusters': { 'main-eu': { ...clusters?.['main'], platform: { namespaces: { web: {} } } } },
  });
  expect([
    made.environment('web', 'dev-eu').foundation.node.id,
    made.environment('web', 'dev-eu').workload?.node.id,
    made.environment('web', 'dev').platforms['main-eu']?.node.id,
  ]).toEqual(['web-dev-eu-foundation', 'web-dev-eu', 'web-dev-platform-main-eu']);
});

test('two names that read as one are told once', () => {
  const environment = team('a').environments['a'];
  expect(
    mistakesOf(() =>
      zone({
        'teams.web.environments.dev-eu': environment,
        'teams.web-dev': {
          ...team('eu'),
          environments: { eu: { ...environment, project: { existing: '0a1b2c3d4e5f46a7b8c9d0e1f2a30008' } } },
        },
      }),
    ),
  ).toEqual([
    'teams.web-dev.environments.eu: makes the stack web-dev-eu, which teams.web.environments.dev-eu makes too; rename one of them',
  ]);
});
