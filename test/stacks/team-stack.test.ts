import { CloudProjectNetworkPrivate } from '@cdktf/provider-ovh/lib/cloud-project-network-private';
import { Testing } from 'cdktf';
import { expect, test } from 'vitest';
import { AddressPlan } from '../../constructs/network/address-plan';
import { PrivateNetwork } from '../../constructs/network/private-network';
import { CloudProject } from '../../constructs/project/cloud-project';
import { TeamStack, type TeamStackSettings } from '../../stacks/team-stack';
import { addresses, mistakesOf, only, synth } from '../support/synth';

const make = (settings: Partial<TeamStackSettings> = {}) =>
  new TeamStack(Testing.app(), 'mission-control', {
    account: 'xx1111-ovh',
    owner: 'ops@acme.example',
    team: 'web',
    environment: 'dev',
    ...settings,
  });

test('carries the provider, a local state and the labels of the team', () => {
  const { provider, terraform } = synth(make());
  expect(provider).toEqual({ ovh: [{ endpoint: 'ovh-eu', api_rate_limit: 10 }] });
  expect(terraform?.backend).toEqual({ local: { path: '../../../state/mission-control.tfstate' } });
  expect(make().kind).toBe('team');
  expect(make({ costCentre: 'RD-1' }).labels).toEqual({
    owner: 'ops@acme.example',
    team: 'web',
    environment: 'dev',
    costCentre: 'RD-1',
  });
});

test('keeps its state in Object Storage where it says so', () => {
  expect(synth(make({ state: { bucket: 'web-state', region: 'DE1' } })).terraform?.backend).toMatchObject({
    s3: { bucket: 'web-state', key: 'mission-control.tfstate' },
  });
});

test('holds constructs of the library', () => {
  const stack = make();
  const plan = AddressPlan.fromPublished({ version: 1, networks: { 'web-dev': { vlan: 120, cidr: '10.20.0.0/22' } } });
  const project = CloudProject.fromServiceName('4f1b2c3d4e5f46a7b8c9d0e1f2a3b4c5');
  new PrivateNetwork(stack, 'Network', { project, region: 'GRA11', allocation: plan.network('web-dev') });
  expect(only(stack, CloudProjectNetworkPrivate)).toMatchObject({ vlan_id: 120, regions: ['GRA11'] });
});

test('refuses an owner who is no mail address', () => {
  expect(mistakesOf(() => make({ owner: 'ops' }))).toEqual([
    'mission-control.owner: must be an e-mail address, got "ops"; write one such as it@orbital.example',
  ]);
});

test('addresses', () => {
  expect(addresses(make())).toMatchInlineSnapshot(`
    [
      "data.ovh_me.Account_0D856946",
    ]
  `);
});
