import { describe, expect, test } from 'vitest';
import { hitsOf, stepsOf } from '../../src/deploy/steps';
import { changeGates } from '../../src/estate/gates';
import type { PlannedChange } from '../../src/estate/plan';

const gates = Object.keys(changeGates) as (keyof typeof changeGates)[];

function change(type: string, action: PlannedChange['action'], more: Partial<PlannedChange> = {}): PlannedChange {
  return {
    address: `${type}.it`,
    type,
    action,
    replacePaths: [],
    isImported: false,
    isLeftover: false,
    isDrifted: false,
    ...more,
    values: {
      before: null,
      after: null,
      unknown: false,
      sensitive: { before: false, after: false },
      ...more.values,
    },
  };
}

/** Gates that a change runs into, each asked for alone. */
const hit = (...args: Parameters<typeof change>) => {
  const steps = stepsOf({ changes: [change(...args)] });
  return gates.filter((gate) => hitsOf(steps, false, [gate]).length > 0);
};

const values = (before: object, after: object, unknown: PlannedChange['values']['unknown'] = false) =>
  ({ values: { before, after, unknown, sensitive: { before: false, after: false } } }) as Partial<PlannedChange>;

describe('gates', () => {
  test('an expiry loses data where it gets shorter, and not where it gets longer', () => {
    const expiry = (days: number) => ({ rules: [{ status: 'enabled', expiration: { days } }] });
    const type = 'ovh_cloud_project_storage_object_bucket_lifecycle_configuration';
    expect(hit(type, 'change', values(expiry(365), expiry(1)))).toEqual(['change', 'data-loss']);
    expect(hit(type, 'change', values(expiry(1), expiry(365)))).toEqual(['change']);
  });

  test('an expiry that comes to a bucket loses data, unless the same plan makes the bucket or its rules delete nothing', () => {
    const bucket = 'ovh_cloud_project_storage_object_bucket';
    const [type, says] = [`${bucket}_lifecycle_configuration`, 'objects that are there already are deleted'];
    const rules = (rule: object, container_name: string | null = 'logs') =>
      change(type, 'add', values({}, { container_name, rules: [{ status: 'enabled', ...rule }] }));
    const made = (name: string, of = bucket) => change(of, 'add', values({}, { name }));
    const expiry = { expiration: { days: 30 } };
    const lost = (...changes: PlannedChange[]) =>
      stepsOf({ changes }).flatMap(({ loses }) => (loses?.startsWith(says) ? says : []));
    expect(lost(rules(expiry))).toEqual([says]);
    expect(lost(rules({ noncurrent_version_expiration: { noncurrent_days: 1 } }))).toEqual([says]);
    expect(lost(rules(expiry), made('others'))).toEqual([says]);
    expect(lost(rules(expiry), made('logs', 'terraform_data'))).toEqual([says]);
    expect(lost(rules(expiry), { ...made('logs'), action: 'change' })).toEqual([says]);
    expect(lost(rules(expiry), made('logs'))).toEqual([]);
    expect(lost(rules({ expiration: null }))).toEqual([]);
    // which isn't known before it is made
    expect(lost(rules(expiry, null))).toEqual([]);
  });

  test.each([
    ['terraform_data', 'add', ['add']],
    ['terraform_data', 'change', ['change']],
    ['terraform_data', 'replace', ['replace']],
    ['terraform_data', 'destroy', ['destroy']],
    ['terraform_data', 'forget', []],
    ['terraform_data', 'replace-and-forget', ['add']],
    ['ovh_cloud_project_kube', 'replace', ['replace', 'data-loss']],
    ['ovh_cloud_project_kube', 'destroy', ['destroy', 'data-loss']],
    ['ovh_cloud_project_kube', 'change', ['change']],
    ['ovh_vrack', 'add', ['add', 'buys']],
    ['ovh_vrack', 'destroy', ['destroy', 'data-loss']],
    ['ovh_dedicated_server_reinstall_task', 'add', ['add', 'data-loss']],
  ] as const)('%s: %s runs into %j', (type, action, expected) => {
    expect(hit(type, action)).toEqual(expected);
  });

  test('a server that is there already loses what is on it where creating it installs it', () => {
    const server = (after: object, unknown = {}) => hit('ovh_dedicated_server', 'add', values({}, after, unknown));
    const named = { service_name: 'ns1.example' };
    expect(server({ ...named, os: 'debian12_64' })).toContain('data-loss');
    // what is ordered has no name yet, and what is there has some system
    expect(server({ os: 'debian12_64' }, { service_name: true })).not.toContain('data-loss');
    expect(server({ ...named, os: 'debian12_64', prevent_install_on_create: true })).not.toContain('data-loss');
    expect(server(named, { os: true })).not.toContain('data-loss');
  });

  test('a volume that its reclaim policy keeps loses nothing, as far as the state knows', () => {
    const type = 'kubernetes_persistent_volume_v1';
    const volume = (persistent_volume_reclaim_policy: string) =>
      values({ spec: [{ persistent_volume_reclaim_policy }] }, {});
    expect(hit(type, 'destroy', volume('Retain'))).toEqual(['destroy']);
    expect(hit(type, 'destroy', volume('Delete'))).toEqual(['destroy', 'data-loss']);
    expect(hit(type, 'destroy')).toEqual(['destroy', 'data-loss']);
  });

  test('taking over is import', () => {
    expect(hit('terraform_data', 'none', { isImported: true })).toEqual(['import']);
  });

  test('what is emptied in place loses data: fewer nodes, not more; where nobody knows how many, too', () => {
    const pool = (before: number, after: number | undefined) =>
      hit(
        'ovh_cloud_project_kube_nodepool',
        'change',
        values(
          { desired_nodes: before },
          { desired_nodes: after },
          after === undefined ? { desired_nodes: true } : false,
        ),
      );
    expect(pool(3, 2)).toEqual(['change', 'data-loss']);
    expect(pool(2, 3)).toEqual(['change']);
    expect(pool(2, 2)).toEqual(['change']);
    expect(pool(2, undefined)).toEqual(['change', 'data-loss']);
  });

  test('what is let go of is as it was, with fewer nodes or not', () => {
    expect(hit('ovh_cloud_project_kube_nodepool', 'forget', values({ desired_nodes: 3 }, {}))).toEqual([]);
  });

  test('a server is installed anew where its system is another one, and by nothing else', () => {
    const server = (before: object, after: object) => hit('ovh_dedicated_server', 'change', values(before, after));
    expect(server({ os: 'debian12_64' }, { os: 'debian13_64' })).toEqual(['change', 'data-loss']);
    expect(server({ os: 'debian12_64', display_name: 'a' }, { os: 'debian12_64', display_name: 'b' })).toEqual([
      'change',
    ]);
  });

  test('rules of a bucket let objects expire sooner: one of them is enough, and so is one more', () => {
    const rule = (days: number, status = 'Enabled') => ({ status, expiration: { days } });
    const rules = (before: readonly object[], after: readonly object[]) =>
      stepsOf({
        changes: [
          change(
            'ovh_cloud_project_storage_object_bucket_lifecycle_configuration',
            'change',
            values({ rules: before }, { rules: after }),
          ),
        ],
      }).map(({ loses }) => loses);
    const older = 'objects or versions that are older than that are deleted';
    const other = 'a rule may let other objects expire than before';
    expect(rules([rule(30), rule(60)], [rule(30), rule(59)])).toEqual([older]);
    expect(rules([rule(30), rule(60)], [rule(31), rule(60)])).toEqual([undefined]);
    expect(rules([rule(30)], [rule(30), rule(60)])).toEqual([older]);
    expect(rules([rule(30, 'Disabled')], [rule(30)])).toEqual([other]);
    expect(rules([{ status: 'Enabled' }], [{ status: 'Enabled' }])).toEqual([undefined]);
  });

  test('all is everything that changes, an address once', () => {
    const steps = stepsOf({ changes: [change('terraform_data', 'forget'), change('t', 'replace')] });
    expect(hitsOf(steps, true, ['all', 'replace'])).toEqual([
      { gate: 'all', address: 'terraform_data.it' },
      { gate: 'replace', address: 't.it' },
    ]);
    expect(hitsOf([], true, ['all'])).toEqual([{ gate: 'all' }]);
    expect(hitsOf([], true, ['add'])).toEqual([]);
    expect(hitsOf([], false, ['all'])).toEqual([]);
  });
});

test('a replacement is uncertain where all that causes it is unknown, in an early plan only', () => {
  const both = { replacePaths: ['nodes.network', 'region'] };
  const uncertain = (unknown: PlannedChange['values']['unknown'], isEarly = true) =>
    stepsOf({ changes: [change('t', 'replace', { ...both, ...values({}, {}, unknown) })] }, isEarly)[0]?.isUncertain ??
    false;
  expect(uncertain({ nodes: [{ network: true }], region: true })).toBe(true);
  expect(uncertain({ nodes: true, region: true })).toBe(true);
  expect(uncertain({ nodes: [{ network: true }] })).toBe(false);
  expect(uncertain({ nodes: true, region: true }, false)).toBe(false);
  const [caused] = stepsOf({ changes: [change('t', 'replace'), change('t', 'change', both)] }, true);
  expect(caused).toEqual({
    ...{ address: 't.it', type: 't', action: 'replace', replacePaths: [] },
    ...{ isImported: false, isLeftover: false, isDrifted: false },
  });
});
