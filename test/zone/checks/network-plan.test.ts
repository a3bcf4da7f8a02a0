import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { networkPlanMistakes } from '../../../src/zone/checks/network-plan';
import { mistakesOf } from '../../support/synth';
import { zone } from '../../support/zone';
import { twoVracks } from '../programs';

const mistakes = (changes: Readonly<Record<string, unknown>>) => mistakesOf(() => zone(changes));

describe('the next free value', () => {
  test('after the last VLAN is the first one', () => {
    expect(mistakes({ 'networks.web-prod.vlan': 4000, 'networks.spare.vlan': 4000 })).toEqual([
      'networks.spare.vlan: is already used by networks.web-prod, got 4000; the next free one is 2',
    ]);
  });

  test('is no VLAN that the private cloud was delivered with', () => {
    expect(mistakes({ 'networks.web-prod.vlan': 9, 'networks.spare.vlan': 9 })).toEqual([
      'networks.spare.vlan: is already used by networks.web-prod, got 9; the next free one is 22',
    ]);
  });

  test.each([
    ['what OVHcloud keeps for itself', '172.16.0.0/16', '172.18.0.0/16'],
    ['what is kept for floating IPs, behind the last range', '172.30.0.0/16', '172.16.0.0/16'],
  ])('steps over %s', (_, cidr, free) => {
    expect(mistakes({ 'networks.a': { vlan: 200, cidr }, 'networks.b': { vlan: 201, cidr } })).toEqual([
      `networks.b.cidr: overlaps networks.a (${cidr}), got "${cidr}"; the next free one is ${free}`,
    ]);
  });

  test('is said once, beside the first of the networks that are overlapped', () => {
    expect(mistakes({ 'networks.spare.cidr': '10.20.0.0/16' })).toEqual([
      'networks.spare.cidr: overlaps networks.web-dev (10.20.0.0/22), got "10.20.0.0/16"; the next free one is 10.21.0.0/16',
    ]);
  });

  test('is said to be none where there is none', () => {
    const twice = {
      'networks.a': { vlan: 200, cidr: '192.168.0.0/16' },
      'networks.b': { vlan: 201, cidr: '192.168.0.0/16' },
    };
    expect(mistakes(twice)).toEqual([
      'networks.b.cidr: overlaps networks.a (192.168.0.0/16), got "192.168.0.0/16"; nothing of that size is free there',
    ]);
  });

  test('of a VLAN is free, whatever is taken', () => {
    const vlan = fc.integer({ min: 2, max: 4000 });
    fc.assert(
      fc.property(fc.uniqueArray(vlan, { minLength: 1, maxLength: 40 }), (vlans) => {
        const planned = vlans.map(
          (taken, index) => [`n${index}`, { id: `n${index}`, vlan: taken, cidr: `10.0.${index}.0/28` }] as const,
        );
        const networks = {
          ...Object.fromEntries(planned),
          twin: { id: 'twin', vlan: vlans[0] ?? 2, cidr: '10.1.0.0/28' },
        };
        const [mistake] = networkPlanMistakes({ vracks: { main: { id: 'main', existing: 'pn-1000001' } }, networks });
        const next = Number(/the next free one is (\d+)$/.exec(mistake?.text ?? '')?.[1]);
        expect(next).toBeGreaterThanOrEqual(2);
        expect(next).toBeLessThanOrEqual(4000);
        expect(vlans).not.toContain(next);
      }),
    );
  });
});

describe('ranges that are kept', () => {
  test('for Docker on the nodes are refused', () => {
    expect(mistakes({ 'networks.spare.cidr': '172.17.0.0/24' })).toEqual([
      'networks.spare.cidr: overlaps 172.17.0.0/16, which Docker keeps on nodes of Managed Kubernetes, got 172.17.0.0/24; the next free one is 172.18.0.0/24',
    ]);
  });

  test('for floating IPs are refused', () => {
    expect(mistakes({ 'networks.spare.cidr': '172.31.0.0/24' })).toEqual([
      'networks.spare.cidr: overlaps 172.31.0.0/17, which OVHcloud reserves for floating IPs, got 172.31.0.0/24; use another network',
    ]);
  });
});

describe('a VLAN that the private cloud was delivered with', () => {
  test('is refused to a network that the private cloud does not name', () => {
    expect(mistakes({ 'networks.spare.vlan': 12 })).toEqual([
      'networks.spare.vlan: is a port group that privateClouds.main was delivered with (VLAN 10 to 20), got 12; name the network in privateClouds.main.networks if it is meant, else the next free one is 22',
    ]);
  });

  test('is meant where one of several private clouds names the network', () => {
    const two = { 'privateClouds.second': { existing: 'pcc-192-0-2-11', networks: ['spare'] } };
    expect(mistakes({ ...two, 'networks.spare.vlan': 12 })).toEqual([]);
    expect(mistakes({ ...two, 'networks.vmware.vlan': 12 })).toEqual([]);
  });

  test('is one like any other on another vRack', () => {
    expect(mistakes({ ...twoVracks(), 'networks.spare.vlan': 12 })).toEqual([]);
    expect(mistakes({ ...twoVracks(), 'networks.spare.vlan': 120 })).toEqual([
      'networks.spare.vlan: is already used by networks.web-dev, got 120; the next free one is 121',
    ]);
    expect(mistakes({ ...twoVracks(), 'networks.spare.vlan': 121 })).toEqual([]);
  });

  test('is meant where the private cloud names the network, or where there is no private cloud', () => {
    expect(mistakes({ 'networks.vmware.vlan': 12 })).toEqual([]);
    expect(mistakes({ 'networks.spare.vlan': 12, privateClouds: {} })).toEqual([]);
  });
});
