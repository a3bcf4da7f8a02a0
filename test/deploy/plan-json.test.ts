import { expect, test } from 'vitest';
import { readPlan } from '../../src/deploy/plan-json';

const resource = (address: string, actions: readonly string[], more: object = {}, change: object = {}) => ({
  address,
  mode: 'managed',
  change: { actions, ...change },
  ...more,
});
const read = (plan: object) => readPlan(JSON.stringify({ format_version: '1.2', ...plan }));

test('every change of a plan is read, with the attributes that replace it', () => {
  const found = read({
    resource_changes: [
      resource('t.a', ['create']),
      resource('t.b', ['update']),
      resource('t.c', ['delete']),
      resource(
        't.d',
        ['delete', 'create'],
        {},
        { replace_paths: [['region'], ['node', 0, 'zone'], ['node', 1, 'zone']] },
      ),
      resource('t.e', ['create', 'delete']),
      resource('t.f', ['forget']),
    ],
  });
  expect(found.map(({ address, action, replacePaths }) => [address, action, ...replacePaths])).toEqual([
    ['t.a', 'add'],
    ['t.b', 'change'],
    ['t.c', 'destroy'],
    ['t.d', 'replace', 'region', 'node.zone'],
    ['t.e', 'replace'],
    ['t.f', 'forget'],
  ]);
});

test('what stays as it is, is only read or only moves is no change', () => {
  const changes = [
    resource('t.a', ['no-op']),
    resource('data.t.b', ['read'], { mode: 'data' }),
    resource('t.c', ['read']),
  ];
  expect(read({ resource_changes: changes })).toEqual([]);
  expect(read({})).toEqual([]);
});

test('what was changed outside Terraform and what a failed deployment left behind are marked', () => {
  const found = read({
    resource_changes: [
      resource('t.a', ['update']),
      resource('t.b', ['delete', 'create'], { action_reason: 'replace_because_tainted' }),
      resource('t.c', ['delete'], { deposed: 'abcd1234' }),
    ],
    resource_drift: [resource('t.a', ['update'])],
  });
  expect(found.map(({ address, drifted, leftover }) => [address, drifted, leftover])).toEqual([
    ['t.a', true, false],
    ['t.b', false, true],
    ['t.c', false, true],
  ]);
});

test('what an import block takes over is marked', () => {
  const found = read({
    resource_changes: [resource('t.a', ['update'], {}, { importing: { id: 'pn-1' } }), resource('t.b', ['update'])],
  });
  expect(found.map(({ address, imported }) => [address, imported])).toEqual([
    ['t.a', true],
    ['t.b', false],
  ]);
});

test('values of resources, which may be secrets, are left out', () => {
  const secret = { before: { password: 'hunter2' }, after: { password: 'hunter3' } };
  expect(JSON.stringify(read({ resource_changes: [resource('t.a', ['update'], {}, secret)] }))).not.toContain('hunter');
});

test('a plan of another major format is refused', () => {
  expect(() => readPlan('{"format_version":"2.0"}')).toThrow(
    'the plan has format 2.0, which is not known here; it must be 1.x',
  );
});
