import { describe, expect, test } from 'vitest';
import { readPlan } from '../../../src/review/plan/read-plan';
import { planted } from '../../constructs/core/secrets/corpus';

interface Change {
  readonly actions: readonly string[];
  readonly [name: string]: unknown;
}

const planOf = (change: Change, more: object = {}, around: object = {}): string =>
  JSON.stringify({
    format_version: '1.2',
    resource_changes: [{ address: 'ovh_vrack.Main', mode: 'managed', type: 'ovh_vrack', change, ...more }],
    ...around,
  });
const read = (...of: Parameters<typeof planOf>) => readPlan(planOf(...of), 'plan.json');
const only = (...of: Parameters<typeof planOf>) => {
  const [first, ...others] = read(...of).changes;
  if (first === undefined || others.length > 0) throw new Error('not one change');
  return first;
};

describe('actions', () => {
  test.each([
    [['create'], 'add'],
    [['update'], 'change'],
    [['delete'], 'destroy'],
    [['delete', 'create'], 'replace'],
    [['create', 'delete'], 'replace'],
    [['create', 'forget'], 'replace'],
    [['forget'], 'forget'],
  ] as const)('%j is %s', (actions, action) => {
    expect(only({ actions }).action).toBe(action);
  });

  test('of data sources, and to do nothing, are no changes', () => {
    expect(read({ actions: ['no-op'] }).changes).toEqual([]);
    expect(read({ actions: ['read'] }, { mode: 'data' }).changes).toEqual([]);
  });

  test('an import is an addition, whatever is changed with it', () => {
    expect(only({ actions: ['no-op'], importing: { id: 'pn-1' } }).action).toBe('add');
    expect(only({ actions: ['update'], importing: { id: 'pn-1' } }).action).toBe('add');
  });
});

describe('what is kept of a change', () => {
  test('paths that replace, without indices', () => {
    const paths = [['nodes', 0, 'region'], ['nodes', 1, 'region'], ['plan']];
    expect(only({ actions: ['delete', 'create'], replace_paths: paths }).replacePaths).toEqual([
      'nodes.region',
      'plan',
    ]);
  });

  test('whether it was changed outside Terraform, and why Terraform does it', () => {
    const drift = { resource_drift: [{ address: 'ovh_vrack.Main', change: { actions: ['update'] } }] };
    const tainted = { action_reason: 'replace_because_tainted' };
    expect(only({ actions: ['update'] }, {}, drift).isDrifted).toBe(true);
    expect(only({ actions: ['delete', 'create'] }, tainted).why).toBe('replace_because_tainted');
    expect(only({ actions: ['delete'] }, { deposed: '0a1b2c3d' }).why).toBe('deposed');
  });

  test('attributes that differ, and those known after apply where nothing else does', () => {
    const before = { name: 'a', description: 'x' };
    const after = { name: 'b', description: 'x' };
    expect(only({ actions: ['update'], before, after, after_unknown: { urn: true } }).attributes).toEqual([
      { attribute: 'name', before: 'a', after: 'b' },
    ]);
    expect(only({ actions: ['update'], before, after: before, after_unknown: { urn: true } }).attributes).toEqual([
      { attribute: 'urn', after: 'known after apply' },
    ]);
  });

  test('nothing of what is destroyed', () => {
    expect(only({ actions: ['delete'], before: { name: 'a' }, after: null }).attributes).toEqual([]);
  });
});

describe('secrets', () => {
  test('that the plan marks are hidden on both sides, and that they differ is told', () => {
    const change = {
      actions: ['update'],
      before: { list: [{ value: 'opaque one' }], plain: 'opaque two', same: 'opaque three' },
      after: { list: [{ value: 'opaque four' }], plain: 'opaque five', same: 'opaque three' },
      before_sensitive: { list: [{ value: true }], same: true },
      after_sensitive: { list: [{}], plain: true, same: true },
    };
    const { attributes } = only(change);
    expect(JSON.stringify(attributes)).not.toContain('opaque');
    expect(attributes.map(({ attribute }) => attribute)).toEqual(['list[0].value', 'plain']);
    expect(attributes.every(({ before, after }) => before === '(hidden)' && after === '(hidden)')).toBe(true);
  });

  test('as a whole are hidden, too', () => {
    const whole = { actions: ['update'], before: { a: 'opaque' }, after: { a: 'opaque too' }, after_sensitive: true };
    expect(JSON.stringify(only(whole))).not.toContain('opaque');
  });

  test('that nothing marks are hidden by how they look', () => {
    for (const { kind, name, value, secret } of planted) {
      const change = { actions: ['update'], before: { [name]: 'old' }, after: { [name]: value } };
      expect(JSON.stringify(only(change)), kind).not.toContain(secret);
    }
  });
});

describe('a file that is no plan', () => {
  test.each([
    ['{', 'plan.json: is not JSON; write it with terraform show -json <plan file>'],
    ['[]', 'plan.json: is not a JSON object'],
    ['{}', 'plan.json: is no plan; write it with terraform show -json <plan file>'],
    ['{"format_version":"2.0"}', 'plan.json: the plan has format 2.0, this review reads 1.x'],
    ['{"format_version":"0.2"}', 'plan.json: the plan has format 0.2, this review reads 1.x'],
    ['{"format_version":"1.2","resource_changes":{}}', 'plan.json: resource_changes is no list'],
  ])('%s is refused', (text, says) => {
    expect(() => readPlan(text, 'plan.json')).toThrow(new Error(says));
  });

  test('quotes nothing of it', () => {
    expect(() => readPlan('{"password": "sesame-1" x', 'plan.json')).not.toThrow(/sesame/);
  });

  test('in parts is read as far as it goes', () => {
    const parts = {
      format_version: '1.9',
      resource_changes: [null, 7, { address: 'a.b' }, { address: 1, change: {} }],
    };
    expect(readPlan(JSON.stringify(parts), 'plan.json').changes).toEqual([]);
  });

  test('a plan that ended with an error, or is not whole, is said to be so', () => {
    expect(read({ actions: ['no-op'] }, {}, { errored: true, complete: false }).limits).toEqual([
      'planning ended with an error, so that the plan is not whole',
    ]);
    expect(read({ actions: ['no-op'] }, {}, { complete: false }).limits).toEqual([
      'Terraform says that the plan is not whole',
    ]);
  });
});
