import { describe, expect, test } from 'vitest';
import { compareOutputs } from '../../../src/review/engine/compare';
import { outputOf, type Resources } from '../outputs';

const limits = (version: string | undefined, before: Resources, after: Resources) => {
  const ovh = { source: 'ovh/ovh', ...(version !== undefined && { version }) };
  const pinned = { terraform: { required_providers: { ovh } } };
  return compareOutputs(outputOf({ prod: before }, pinned), outputOf({ prod: after }, pinned)).limits;
};

const instance = (name: string) => ({ 'ovh_cloud_instance.Main': { service_name: 'p', name } });
const acl = { 'ovh_cloud_project_database_kafka_acl.Main': { service_name: 'p', topic: 't' } };
const database = (nodes: object, description = 'erp') => ({
  'ovh_cloud_project_database.Main': { service_name: 'p', engine: 'postgresql', description, nodes: [{ ...nodes }] },
});

describe('what versions of the provider do differently', () => {
  test.each([
    ['2.19.0', '2.19.0 is pinned'],
    ['2.20.0', '2.20.0 is pinned'],
    ['= 2.20.0', '2.20.0 is pinned'],
    ['~> 2.19', 'no single version is pinned'],
    [undefined, 'no single version is pinned'],
  ])('is told of a change that the pinned one does wrong: %s', (version, pinned) => {
    expect(limits(version, instance('a'), instance('b'))).toEqual([
      `prod ovh_cloud_instance.Main: before provider 2.21.0 an update detaches its networks and volumes and resets its security groups, and ${pinned}`,
    ]);
  });

  test('is told where the pinned one does better than what is said', () => {
    const of = 'prod ovh_cloud_project_database_kafka_acl.Main';
    expect(limits('2.19.0', {}, acl)).toEqual([
      `${of}: before provider 2.20.0 creating it fails, and 2.19.0 is pinned`,
    ]);
    expect(limits('2.20.1', {}, acl)).toEqual([
      `${of}: from provider 2.20.0 on it is created, and what is said here is of 2.19.0`,
    ]);
  });

  test('is told of the attributes that it is about, and of no others', () => {
    expect(limits('2.19.0', database({ network_id: 'a' }), database({ network_id: 'b' }))).toEqual([
      'prod ovh_cloud_project_database.Main: before provider 2.21.0 another network replaces it, and 2.19.0 is pinned',
    ]);
    expect(limits('2.19.0', database({ network_id: 'a' }), database({ network_id: 'a' }, 'shop'))).toEqual([]);
    // of a subnet alone 2.19.0 sends nothing: that is told as what it does
    expect(limits('2.19.0', database({ subnet_id: 'a' }), database({ subnet_id: 'b' }))).toEqual([]);
  });

  test('is not told of what is made or destroyed where only an update is meant, nor of what stays', () => {
    expect(limits('2.19.0', {}, instance('a'))).toEqual([]);
    expect(limits('2.19.0', instance('a'), {})).toEqual([]);
    expect(limits('2.19.0', acl, acl)).toEqual([]);
  });
});
