import { expect, test } from 'vitest';
import { gatesHit } from '../../../src/review/report/gate';
import { reviewOf } from '../../../src/review/report/review';
import { outputOf, type Resources } from '../outputs';

/** Whether the review says that something loses what is in it. */
const empties = (before: Resources, after: Resources): boolean =>
  gatesHit(reviewOf(outputOf({ prod: before }), outputOf({ prod: after })), ['data-loss']).length > 0;

const lifecycle = (days: number | undefined): Resources => ({
  'ovh_cloud_project_storage_object_bucket_lifecycle_configuration.A': {
    container_name: 'telemetry',
    rules: [{ status: 'enabled', ...(days === undefined ? {} : { expiration: { days } }) }],
  },
});

test('objects that are kept for less time are lost, and none that are kept longer', () => {
  expect(empties(lifecycle(3650), lifecycle(1))).toBe(true);
  expect(empties(lifecycle(undefined), lifecycle(1))).toBe(true);
  expect(empties(lifecycle(1), lifecycle(3650))).toBe(false);
  expect(empties(lifecycle(1), lifecycle(undefined))).toBe(false);
});

test('objects may be lost where a rule of expiry is for others than before', () => {
  const rule = (more: object): Resources => ({
    'ovh_cloud_project_storage_object_bucket_lifecycle_configuration.A': {
      container_name: 'telemetry',
      rules: [{ status: 'enabled', expiration: { days: 30 }, ...JSON.parse(JSON.stringify(more)) }],
    },
  });
  const temporary = rule({ filter: { prefix: 'tmp/' } });
  expect(empties(temporary, rule({ filter: { prefix: '' } }))).toBe(true);
  expect(empties(temporary, rule({}))).toBe(true);
  expect(empties(rule({ status: 'disabled' }), rule({}))).toBe(true);
  expect(empties(temporary, temporary)).toBe(false);
});

test('a namespace takes along what is in it', () => {
  const namespace = (name: string): Resources => ({ 'kubernetes_namespace_v1.A': { metadata: { name } } });
  expect(empties(namespace('web'), {})).toBe(true);
  expect(empties(namespace('web'), namespace('shop'))).toBe(true);
  expect(empties({}, namespace('web'))).toBe(false);
});

test('a server that is installed anew loses what is on its disks, also as the first thing that is told of it', () => {
  const task: Resources = { 'ovh_dedicated_server_reinstall_task.A': { service_name: 'ns1', os: 'debian12_64' } };
  expect(empties({}, task)).toBe(true);
  expect(empties(task, task)).toBe(false);
  const server = (os: string): Resources => ({ 'ovh_dedicated_server.A': { display_name: 'a', os } });
  expect(empties(server('debian12_64'), server('debian13_64'))).toBe(true);
  expect(empties({}, server('debian12_64'))).toBe(false);
  const keyed = (key: string): Resources => ({
    'ovh_dedicated_server.A': { os: 'debian12_64', customizations: { ssh_key: key } },
  });
  expect(empties(keyed('a'), keyed('b'))).toBe(true);
});
