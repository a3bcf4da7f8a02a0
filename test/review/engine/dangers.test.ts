import { expect, test } from 'vitest';
import type { Value } from '../../../src/estate/model';
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

test('a server that is there already is installed as it is taken over, unless that is prevented', () => {
  const server = (values: object): Resources => ({ 'ovh_dedicated_server.A': JSON.parse(JSON.stringify(values)) });
  const adopted = { service_name: 'ns1.example.test', os: 'debian12_64' };
  expect(empties({}, server(adopted))).toBe(true);
  expect(empties({}, server({ ...adopted, prevent_install_on_create: false }))).toBe(true);
  expect(empties({}, server({ ...adopted, prevent_install_on_create: '${var.keep}' }))).toBe(true);
  expect(empties({}, server({ ...adopted, prevent_install_on_import: true }))).toBe(true);
  // without a system nothing is installed
  expect(empties({}, server({ service_name: 'ns1.example.test', storage: [{ disk_group_id: 1 }] }))).toBe(false);

  expect(empties({}, server({ ...adopted, prevent_install_on_create: true }))).toBe(false);
  expect(empties({}, server({ service_name: 'ns1.example.test', monitoring: true }))).toBe(false);
  expect(empties(server(adopted), server({ ...adopted, monitoring: true }))).toBe(false);
});

test('an import installs a server that differs, unless that is prevented', () => {
  const installs = (values: object): boolean => {
    const server: Resources = { 'ovh_dedicated_server.A': JSON.parse(JSON.stringify(values)) };
    const imports = { import: [{ to: 'ovh_dedicated_server.A', id: 'ns1.example.test' }] };
    return gatesHit(reviewOf(outputOf({ prod: {} }), outputOf({ prod: server }, imports)), ['data-loss']).length > 0;
  };
  expect(installs({ os: 'debian12_64' })).toBe(true);
  expect(installs({ os: 'debian12_64', prevent_install_on_create: true })).toBe(true);
  expect(installs({ os: 'debian12_64', prevent_install_on_import: true })).toBe(false);
  expect(installs({ monitoring: true })).toBe(false);
});

const manifest = (kind: string, name: string, spec: object = {}): Resources => ({
  'kubernetes_manifest.A': {
    manifest: JSON.parse(JSON.stringify({ apiVersion: 'v1', kind, metadata: { name, namespace: 'web' }, spec })),
  },
});

test.each(['kubernetes_persistent_volume_claim', 'kubernetes_persistent_volume_claim_v1'])(
  'a claim takes its volume along: %s',
  (type) => {
    const claim = (name: string, spec: object): Resources => ({
      [`${type}.A`]: { metadata: [{ name }], spec: [JSON.parse(JSON.stringify(spec))] },
    });
    const written = claim('data', { access_modes: ['ReadWriteOnce'], storage_class_name: 'fast' });
    expect(empties(written, {})).toBe(true);
    expect(empties(written, claim('other', { access_modes: ['ReadWriteOnce'], storage_class_name: 'fast' }))).toBe(
      true,
    );
    expect(empties(written, claim('data', { access_modes: ['ReadWriteOnce'], storage_class_name: 'slow' }))).toBe(true);
    const larger = {
      access_modes: ['ReadWriteOnce'],
      storage_class_name: 'fast',
      resources: { requests: { storage: '2Gi' } },
    };
    expect(empties(written, claim('data', larger))).toBe(false);
    expect(empties({}, written)).toBe(false);
  },
);

test('a volume goes with what is on it', () => {
  const volume = (persistent_volume_reclaim_policy: string | null): Resources => ({
    'kubernetes_persistent_volume_v1.A': { metadata: { name: 'data' }, spec: [{ persistent_volume_reclaim_policy }] },
  });
  for (const policy of ['Delete', 'Recycle', '${var.policy}']) expect(empties(volume(policy), {})).toBe(true);
  expect(empties({}, volume('Delete'))).toBe(false);
  expect(empties({ 'kubernetes_persistent_volume_v1.A': { metadata: { name: 'data' }, spec: '${var.x}' } }, {})).toBe(
    true,
  );
});

test('a volume that its reclaim policy keeps stays, and that is said', () => {
  const own = (spec: object): Resources => ({
    'kubernetes_persistent_volume_v1.A': { metadata: { name: 'data' }, spec: JSON.parse(JSON.stringify(spec)) },
  });
  const written = manifest('PersistentVolume', 'data', { persistentVolumeReclaimPolicy: 'Retain' });
  // as the provider fills it in
  for (const one of [own([{ persistent_volume_reclaim_policy: 'Retain' }]), own([{}]), own({}), written]) {
    expect(empties(one, {})).toBe(false);
    const report = reviewOf(outputOf({ prod: one }), outputOf({ prod: {} }));
    expect(report.stacks.flatMap(({ changes }) => changes.flatMap(({ notes }) => notes))).toEqual([
      { effect: 'keeps', says: 'the volume behind it stays, with what is on it: its reclaim policy is Retain' },
    ]);
  }
});

test('a volume whose policy is not followed, not known, or kept only from now on goes with what is on it', () => {
  const volume = (policy: object, name = 'data', more = {}): Resources =>
    JSON.parse(JSON.stringify({ 'kubernetes_persistent_volume_v1.A': { metadata: { name }, ...policy, ...more } }));
  const spec = { spec: [{ persistent_volume_reclaim_policy: 'Retain' }] };
  expect(empties(volume(spec, 'data', { lifecycle: { ignore_changes: ['spec'] } }), {})).toBe(true);
  expect(empties(volume(spec, 'data', { lifecycle: { ignore_changes: ['metadata'] } }), {})).toBe(false);
  const deleted = [{ persistent_volume_reclaim_policy: 'Delete' }];
  for (const content of [deleted, [{ persistent_volume_reclaim_policy: '${spec.value}' }]]) {
    const dynamic = { dynamic: { spec: [{ for_each: '${var.x}', content }] } };
    expect(empties(volume(dynamic), {})).toBe(true);
  }
  const now = reviewOf(outputOf({ prod: volume({ spec: deleted }) }), outputOf({ prod: volume(spec, 'other') }));
  const [change] = now.stacks.flatMap(({ changes }) => changes);
  expect(change).toMatchObject({ loses: 'what is on it, unless its reclaim policy keeps it', notes: [] });
});

test('a claim with other limits is made anew', () => {
  const claim = (storage: string): Resources => ({
    'kubernetes_persistent_volume_claim_v1.A': { spec: [{ resources: [{ limits: { storage } }] }] },
  });
  expect(empties(claim('1Gi'), claim('2Gi'))).toBe(true);
});

test('a claim that gets smaller is made anew, and loses what is on its volume; one that grows is not', () => {
  const claim = (storage: Value): Resources => ({
    'kubernetes_persistent_volume_claim_v1.A': { spec: [{ resources: [{ requests: { storage } }] }] },
  });
  const changeOf = (before: Value, after: Value) =>
    reviewOf(outputOf({ prod: claim(before) }), outputOf({ prod: claim(after) })).stacks[0]?.changes[0];
  const replaced = {
    action: 'replace',
    reasons: [{ attribute: 'spec.resources.requests', certain: true }],
    loses: 'what is on its volume, unless the class of the volume keeps it',
  };
  const smaller: [Value, Value][] = [
    ['2Gi', '1Gi'],
    ['1Ti', '1023Gi'],
    ['1Gi', '1G'],
    ['2e3', '1.5k'],
    ['1E', '999P'],
    [2, '1'],
  ];
  for (const [before, after] of smaller) {
    expect(changeOf(before, after)).toMatchObject(replaced);
    expect(changeOf(after, before)).toMatchObject({ action: 'change', reasons: [] });
  }
  expect(changeOf('1Gi', '1024Mi')).toMatchObject({ action: 'change', reasons: [] });
  expect(changeOf('1Gi', '${terraform_data.size.output}')).toMatchObject({
    ...replaced,
    reasons: [{ attribute: 'spec.resources.requests', certain: false }],
  });
});

test.each(['Namespace', 'PersistentVolumeClaim', 'PersistentVolume'])('so does a manifest of a %s', (kind) => {
  expect(empties(manifest(kind, 'a'), {})).toBe(true);
  expect(empties(manifest(kind, 'a'), manifest(kind, 'b'))).toBe(true);
  expect(empties(manifest(kind, 'a'), manifest('ConfigMap', 'a'))).toBe(true);
  expect(empties(manifest(kind, 'a'), manifest(kind, 'a', { resources: { requests: { storage: '2Gi' } } }))).toBe(
    false,
  );
  expect(empties(manifest('ConfigMap', 'a'), {})).toBe(false);
  expect(empties(manifest('ConfigMap', 'a'), manifest(kind, 'a'))).toBe(false);
});

test('volumes of a set of pods stay when it goes, unless it says otherwise', () => {
  const set = (whenDeleted?: string): Resources =>
    manifest(
      'StatefulSet',
      'db',
      whenDeleted === undefined ? {} : { persistentVolumeClaimRetentionPolicy: { whenDeleted } },
    );
  const own = (when_deleted: string): Resources => ({
    'kubernetes_stateful_set_v1.A': {
      metadata: { name: 'db' },
      spec: { service_name: 'db', persistent_volume_claim_retention_policy: { when_deleted } },
    },
  });
  for (const one of [set(), set('Retain'), own('Retain')]) expect(empties(one, {})).toBe(false);
  for (const one of [set('Delete'), set('${var.x}'), own('Delete')]) expect(empties(one, {})).toBe(true);
  const renamed = JSON.parse(JSON.stringify(own('Delete')).replace('"name":"db"', '"name":"store"'));
  expect(empties(own('Delete'), renamed)).toBe(true);
});
