import { describe, expect, test } from 'vitest';
import type { Values } from '../../../../src/estate/model';
import { outputOf } from '../../outputs';
import { added, gateway, inParis, project, refused } from './refused';

const noGateway = {
  'ovh_cloud_project_kube.Main': [
    'fails: Subnet Nodes has no gateway, and a cluster in EU-WEST-PAR (three zones) needs one on its nodes subnet',
  ],
};

describe('that something is missing', () => {
  test('is said of what is new, where the program is all that there is', () => {
    expect(added({ prod: inParis })).toEqual(noGateway);
  });

  test('is not said where it is there', () => {
    const id = '${ovh_cloud_project_network_private_subnet_v2.Nodes.id}';
    expect(added({ prod: { ...inParis, 'ovh_cloud_project_gateway.Out': gateway(id) } })).toEqual({});
  });

  test('is not said where it may be there: another value, a module, a file that is not read, something made by hand', () => {
    const somewhere = { ...inParis, 'ovh_cloud_project_gateway.Out': gateway('${var.subnet}') };
    expect(added({ prod: somewhere })).toEqual({});
    const module = { gateways: { source: './gateways' } };
    expect(added({ prod: inParis }, { module })).toEqual({});
    const whole = outputOf({ prod: inParis });
    expect(refused(outputOf({}), { ...whole, unread: [{ path: 'stacks/prod/x.tf', why: 'is HCL' }] })).toEqual({});
    const { 'ovh_cloud_project_network_private_subnet_v2.Nodes': old = {} } = inParis;
    const before = outputOf({ prod: { 'ovh_cloud_project_network_private_subnet_v2.Nodes': old } });
    expect(refused(before, whole)).toEqual({});
  });
});

test('what a stack has that is gone from the program is still taken; what is destroyed is not', () => {
  const taken = { 'ovh_cloud_project_storage.Old': { service_name: project, region_name: 'GRA', name: 'taken' } };
  const again = { 'ovh_cloud_project_storage.New': { service_name: project, region_name: 'GRA', name: 'taken' } };
  expect(refused(outputOf({ one: taken }), outputOf({ two: again }))).toEqual({
    'ovh_cloud_project_storage.New': ['fails: ovh_cloud_project_storage with name = taken already exists: one/Old'],
  });
  expect(refused(outputOf({ one: taken }), outputOf({ one: again }))).toEqual({});
});
describe('resources that an expression makes', () => {
  const bucket = (more: Values): Values => ({ service_name: project, region_name: 'GRA', name: 'one', ...more });

  test('are told apart, and are not held against each other as long as they are one resource', () => {
    const many = { 'ovh_cloud_project_storage.B': bucket({ count: 2 }) };
    expect(added({ prod: many })).toEqual({});
    const said = added({ prod: { ...many, 'ovh_cloud_project_storage.One': bucket({}) } });
    expect(said['ovh_cloud_project_storage.One']).toEqual([
      'fails: ovh_cloud_project_storage with name = one already exists: B[0]',
    ]);
    expect(refused(outputOf({ prod: many }), outputOf({ prod: many }))).toEqual({});
  });

  test('are none as long as only Terraform can count them', () => {
    const resources = {
      'ovh_cloud_project_storage.Many': bucket({ count: '${length(ovh_vrack.x.id)}' }),
      'ovh_cloud_project_storage.One': bucket({}),
    };
    expect(added({ prod: resources })['ovh_cloud_project_storage.One']).toBeUndefined();
  });

  test('may be blocks: how many, nobody knows', () => {
    const database = {
      service_name: project,
      engine: 'opensearch',
      version: '2',
      plan: 'production',
      flavor: 'b3-8',
      dynamic: { nodes: { for_each: '${var.nodes}', content: { region: 'GRA' } } },
    };
    expect(added({ prod: { 'ovh_cloud_project_database.D': database } })).toEqual({});
    const { dynamic: _, ...fixed } = database;
    expect(added({ prod: { 'ovh_cloud_project_database.D': { ...fixed, nodes: [{ region: 'GRA' }] } } })).toEqual({
      'ovh_cloud_project_database.D': ['fails: Plan production of opensearch has 3 nodes, got 1'],
    });
  });
});
