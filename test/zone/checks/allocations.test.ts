import { describe, expect, test } from 'vitest';
import { mistakesOf } from '../../support/synth';
import { zone } from '../../support/zone';

const mistakes = (changes: Readonly<Record<string, unknown>>) => mistakesOf(() => zone(changes));
const second = (network: object) => ({ 'dev.networks.second': network, 'dev.clusters.main.network': 'main' });

test('a range that no network may have is said where the plan declares it, and not for each network in it', () => {
  const all = mistakes({ 'networks.web-dev.cidr': '10.20.32.0/29' });
  expect(all).toEqual(all.filter((one) => one.startsWith('networks.web-dev.cidr: ')));
  expect(all).toHaveLength(1);
});

describe('one VLAN twice in an environment', () => {
  test('is refused in one region', () => {
    expect(mistakes(second({ allocation: 'web-dev' }))).toEqual([
      'teams.web.environments.dev.networks.second.allocation: is already used by teams.web.environments.dev.networks.main in GRA11; one project has a VLAN once per region',
    ]);
  });

  test('is one stretched network in two regions, whose pools must not meet', () => {
    expect(mistakes(second({ allocation: 'web-dev', region: 'DE1' }))).toEqual([
      'teams.web.environments.dev.networks.second.pool: overlaps the pool of teams.web.environments.dev.networks.main (10.20.0.32-10.20.3.254) on the same VLAN, got 10.20.0.32-10.20.3.254; give both a pool of their own',
    ]);
    const apart = {
      'dev.networks.main.pool': { start: '10.20.0.10', end: '10.20.0.99' },
      ...second({ allocation: 'web-dev', region: 'DE1', pool: { start: '10.20.1.0', end: '10.20.1.99' } }),
    };
    expect(mistakes(apart)).toEqual([]);
  });
});

describe('a network that is stretched over two environments', () => {
  test.each<[string, Readonly<Record<string, unknown>>, string]>([
    [
      'must not have pools that overlap',
      { 'prod.networks.transit.pool': { start: '10.16.0.99', end: '10.16.0.120' } },
      'teams.web.environments.prod.networks.transit.pool: overlaps the pool of teams.it.environments.hub.networks.transit (10.16.0.20-10.16.0.99) on the same VLAN, got 10.16.0.99-10.16.0.120; give both a pool of their own',
    ],
    [
      'must not have pools that overlap at their other end',
      { 'prod.networks.transit.pool': { start: '10.16.0.10', end: '10.16.0.20' } },
      'teams.web.environments.prod.networks.transit.pool: overlaps the pool of teams.it.environments.hub.networks.transit (10.16.0.20-10.16.0.99) on the same VLAN, got 10.16.0.10-10.16.0.20; give both a pool of their own',
    ],
    [
      "must not have the first one's router in the second one's pool",
      { 'hub.networks.transit.egress': { gateway: 'm', address: '10.16.0.150' } },
      'teams.web.environments.prod.networks.transit.pool: contains the router of teams.it.environments.hub.networks.transit (10.16.0.150) on the same VLAN, got 10.16.0.100-10.16.0.199; give both a pool of their own',
    ],
    [
      "must not have the second one's router in the first one's pool",
      { 'prod.networks.transit.egress': { hub: '10.16.0.50' } },
      'teams.web.environments.prod.networks.transit.egress: has its router inside the pool of teams.it.environments.hub.networks.transit (10.16.0.20-10.16.0.99), got 10.16.0.50; move one of them',
    ],
  ])('%s', (_, changes, message) => {
    expect(mistakes(changes)).toEqual([message]);
  });

  test('must be allotted to both', () => {
    expect(mistakes({ 'networks.transit.allottedTo': undefined })).toEqual([
      "teams.web.environments.prod.networks.transit.allocation: is already used by teams.it.environments.hub.networks.transit, got \"transit\"; take another network, or stretch it: networks.transit.allottedTo: ['it/hub', 'web/prod']",
    ]);
    expect(mistakes({ 'networks.transit.allottedTo': ['it/hub'] })).toEqual([
      'teams.web.environments.prod.networks.transit.allocation: is allotted to it/hub, not to web/prod, got "transit"; take another network, or add web/prod to networks.transit.allottedTo',
    ]);
  });
});
