import { describe, expect, test } from 'vitest';
import { outputOf, type Resources } from '../../outputs';
import { added, cluster, project, refused, subnet } from './refused';

describe('references', () => {
  const network = { service_name: project, name: 'a', vlan_id: 7, regions: ['GRA11'] };
  const openstackId = (name: string) => `\${ovh_cloud_project_network_private.${name}.regions_openstack_ids["GRA11"]}`;
  const networks: Resources = {
    'ovh_cloud_project_network_private.A': network,
    'ovh_cloud_project_network_private.B': { ...network, name: 'b', vlan_id: 8 },
    'ovh_cloud_project_network_private_subnet_v2.Nodes': { ...subnet(openstackId('B')), region: 'GRA11' },
  };
  const inGra = (network: string) => cluster({ region: 'GRA11', plan: 'free', private_network_id: network });
  const astray = {
    'ovh_cloud_project_kube.Main': [
      'fails: nodes_subnet_id must be a subnet of private_network_id (A), and Nodes is one of B',
    ],
  };

  test.each([
    ['as they are', openstackId('A')],
    ['behind a local value', '${local.network}'],
    ['taken out of a list', '${one(ovh_cloud_project_network_private.A.regions_attributes[*].openstackid)}'],
  ])('are followed %s', (_, network) => {
    const locals = { network: openstackId('A') };
    expect(added({ prod: { ...networks, 'ovh_cloud_project_kube.Main': inGra(network) } }, { locals })).toEqual(astray);
  });

  test.each([
    ['of the same network', openstackId('B')],
    [
      'of the same network in another form',
      '${one(ovh_cloud_project_network_private.B.regions_attributes[*].openstackid)}',
    ],
    ['of what nobody knows', '${var.network}'],
    ['of something that exists', '22222222-2222-4222-a222-222222222222'],
  ])('are not held against a subnet %s', (_, network) => {
    expect(added({ prod: { ...networks, 'ovh_cloud_project_kube.Main': inGra(network) } })).toEqual({});
  });

  test('lead into other stacks, and name them', () => {
    const more = { terraform: { backend: { local: { path: 'one.tfstate' } } } };
    const one = outputOf({ one: networks }, { ...more, output: { b: { value: openstackId('B') } } });
    const two = outputOf(
      {
        two: {
          'ovh_cloud_project_network_private.C': { ...network, name: 'c', vlan_id: 9 },
          'ovh_cloud_project_network_private_subnet_v2.Nodes': {
            ...subnet('${data.terraform_remote_state.one.outputs.b}'),
            region: 'GRA11',
            cidr: '10.23.0.0/24',
          },
          'ovh_cloud_project_kube.Main': inGra(openstackId('C')),
        },
      },
      { data: { terraform_remote_state: { one: { backend: 'local', config: { path: '../one/one.tfstate' } } } } },
    );
    const head = { ...one, stacks: new Map([...one.stacks, ...two.stacks]) };
    expect(refused(outputOf({}), head)).toEqual({
      'ovh_cloud_project_kube.Main': [
        'fails: nodes_subnet_id must be a subnet of private_network_id (C), and Nodes is one of one/B',
      ],
    });
  });
});

test('two data sources may have read the same thing', () => {
  const data = { ovh_cloud_network_private_vrack: { A: { name: 'a' }, B: { name: 'b' } } };
  const resources = {
    'ovh_cloud_project_network_private_subnet_v2.Nodes': {
      ...subnet('${data.ovh_cloud_network_private_vrack.B.id}'),
      region: 'GRA11',
    },
    'ovh_cloud_project_kube.Main': cluster({
      region: 'GRA11',
      plan: 'free',
      private_network_id: '${data.ovh_cloud_network_private_vrack.A.id}',
    }),
  };
  expect(added({ prod: resources }, { data })).toEqual({});
});
