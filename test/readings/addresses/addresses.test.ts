import { CloudProjectNetworkPrivate } from '@cdktf/provider-ovh/lib/cloud-project-network-private';
import { CloudProjectNetworkPrivateSubnetV2 } from '@cdktf/provider-ovh/lib/cloud-project-network-private-subnet-v2';
import { describe, expect, test } from 'vitest';
import { project, stack, together, zone } from '../../review/corpus';
import { minus, plus } from '../../review/program';
import { addresses } from '../readings';

const network = (vlanId: number, cidr: string) =>
  stack((scope) => {
    const made = new CloudProjectNetworkPrivate(scope, 'Net', {
      serviceName: project,
      name: 'n',
      vlanId,
      regions: ['GRA11'],
    });
    new CloudProjectNetworkPrivateSubnetV2(scope, 'Sub', {
      serviceName: project,
      name: 'n',
      region: 'GRA11',
      networkId: made.regionsOpenstackIds.lookup('GRA11'),
      cidr,
    });
  });

describe('with a network plan', () => {
  test('an entry is taken and freed, with the next free ones', () => {
    const more = { 'networks.lab': { vlan: 131, cidr: '10.20.36.0/22' } };
    expect(addresses(zone(), zone(more))).toEqual(['+ lab 131 10.20.36.0/22 -', 'next 132 10.20.40.0/22']);
    expect(addresses(zone(more), zone())).toEqual(['- lab 131 10.20.36.0/22 -', 'next 131 10.20.36.0/22']);
  });

  test('an entry that changes is another one', () => {
    expect(addresses(zone(), zone({ 'networks.web-prod.cidr': '10.20.64.0/20' }))).toEqual([
      '+ web-prod 121 10.20.64.0/20 web-prod',
      '- web-prod 121 10.20.16.0/20 web-prod',
      'next 131 10.20.36.0/22',
    ]);
  });

  test('who begins to use an entry takes it', () => {
    const use = { 'dev.networks': plus({ spare: { allocation: 'spare' } }) };
    expect(addresses(zone(), zone(use))).toEqual(['+ spare 130 10.30.0.0/22 web-dev', 'next 131 10.20.36.0/22']);
    expect(addresses(zone(use), zone())).toEqual(['- spare 130 10.30.0.0/22 web-dev', 'next 131 10.20.36.0/22']);
  });

  test('an environment that is gone keeps its network: nothing destroys it', () => {
    const gone = { 'teams.web.environments': minus('dev'), networks: minus('web-dev') };
    expect(addresses(zone(), zone(gone))).toEqual(['next 131 10.20.36.0/22']);
  });

  test('a network that the plan does not have is listed all the same', () => {
    expect(addresses(zone(), together(zone(), network(200, '10.40.0.0/24')))).toEqual([
      '+ Net 200 10.40.0.0/24 prod',
      'next 201 10.20.36.0/22',
    ]);
  });
});

describe('without one', () => {
  test('the networks of the resources are what is known', () => {
    expect(addresses(network(120, '10.0.0.0/22'), network(121, '10.0.0.0/22'))).toEqual([
      '+ Net 121 10.0.0.0/22 prod',
      '- Net 120 10.0.0.0/22 prod',
      'next 122 10.0.4.0/22',
    ]);
  });

  test('nothing is offered where nothing is taken, and a CIDR that is none breaks nothing', () => {
    expect(
      addresses(
        stack(() => {}),
        stack(() => {}),
      ),
    ).toEqual(['next - -']);
    expect(
      addresses(
        stack(() => {}),
        network(4000, '999.1.1.1/99'),
      ),
    ).toEqual(['+ Net 4000 999.1.1.1/99 prod', 'next 2 10.0.0.0/22']);
  });
});
