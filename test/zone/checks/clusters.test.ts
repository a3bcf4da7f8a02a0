import { describe, expect, test } from 'vitest';
import { mistakesOf } from '../../support/synth';
import { zone } from '../../support/zone';
import { twoVracks } from '../programs';

const mistakes = (changes: Readonly<Record<string, unknown>>) => mistakesOf(() => zone(changes));

describe('the inner ranges of a cluster', () => {
  test('must keep clear of every network on its vRack, which pods could not reach', () => {
    expect(mistakes({ 'networks.spare.cidr': '10.2.0.0/16', 'prod.clusters': {} })).toEqual([
      'teams.web.environments.dev.clusters.main: has its pods in 10.2.0.0/16, which overlaps networks.spare (10.2.0.0/16); move the network',
    ]);
  });

  test('can be moved on the standard plan', () => {
    const pods = { 'prod.clusters.main.ipAllocation': { pods: '10.28.0.0/14' } };
    expect(mistakes(pods)).toEqual([
      'teams.web.environments.prod.clusters.main: has its pods in 10.28.0.0/14, which overlaps networks.spare (10.30.0.0/22); give ipAllocation.pods, or move the network',
    ]);
    expect(mistakes({ 'prod.clusters.main.ipAllocation': { pods: '10.128.0.0/14' } })).toEqual([]);
  });

  test('may be those of a network on another vRack', () => {
    const apart = { ...twoVracks([]), 'networks.spare': { vlan: 130, cidr: '10.2.0.0/16', vrack: 'lab' } };
    expect(mistakes(apart)).toEqual([]);
  });
});

test('a cluster on a network in another region of the environment is checked for that region', () => {
  expect(mistakes({ 'dev.networks.main.region': 'EU-WEST-PAR' })).toEqual([
    'teams.web.environments.dev.clusters.main.nodePools.web.nodes: must divide by the 3 zones of the pool, got 2; use 3',
  ]);
});
