import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Values } from '../../src/estate/model';
import { isUnknownAt, readPlan } from '../../src/estate/plan';

interface Change {
  readonly actions: readonly string[];
  readonly [name: string]: unknown;
}

const entry = (change: Change, more: object = {}) => ({
  address: 'ovh_vrack.Main',
  mode: 'managed',
  type: 'ovh_vrack',
  change,
  ...more,
});
const readAll = (plan: object) => readPlan(JSON.stringify({ format_version: '1.2', ...plan }), 'plan.json');
const read = (change: Change, more?: object, around: object = {}) =>
  readAll({ resource_changes: [entry(change, more)], ...around });
const only = (...of: Parameters<typeof read>) => {
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
    [['create', 'forget'], 'replace-and-forget'],
    [['forget'], 'forget'],
  ] as const)('%j is %s', (actions, action) => {
    expect(only({ actions }).action).toBe(action);
  });

  test('of data sources, and to do nothing, are no changes', () => {
    expect(read({ actions: ['no-op'] }).changes).toEqual([]);
    expect(read({ actions: ['read'] }).changes).toEqual([]);
    expect(read({ actions: ['read'] }, { mode: 'data' }).changes).toEqual([]);
    expect(readAll({})).toEqual({
      changes: [],
      outputs: [],
      outputsAfter: new Map(),
      drifted: new Set(),
      isFirst: true,
      limits: [],
    });
  });

  test('are the first ones where nothing was made before, whatever was read', () => {
    const isFirst = (root_module: object) => readAll({ prior_state: { values: { root_module } } }).isFirst;
    const [read, made] = [{ resources: [{ mode: 'data' }] }, { resources: [{ mode: 'data' }, { mode: 'managed' }] }];
    expect([{}, read, made].map(isFirst)).toEqual([true, true, false]);
    expect([read, made].map((one) => isFirst({ ...read, child_modules: [{ child_modules: [one] }] }))).toEqual([
      true,
      false,
    ]);
    expect(readAll({ prior_state: { format_version: '1.0' } }).isFirst).toBe(true);
  });

  test('that are not known are refused, not passed over', () => {
    for (const actions of [['explode'], ['create', 'update'], [], ['constructor']]) {
      expect(() => read({ actions })).toThrow(
        new Error('plan.json: resource_changes.0 has an action that is not known here; update this library'),
      );
    }
  });
});

describe('what is kept of a change', () => {
  test('paths that replace, without indices', () => {
    const paths = [['nodes', 0, 'region'], ['nodes', 1, 'region'], ['plan'], []];
    expect(only({ actions: ['delete', 'create'], replace_paths: paths }).replacePaths).toEqual([
      'nodes.region',
      'plan',
    ]);
  });

  test('whether it was changed outside Terraform, also where nothing is done about it', () => {
    const drift = { resource_drift: [entry({ actions: ['update'] })] };
    expect(only({ actions: ['update'] }, {}, drift).isDrifted).toBe(true);
    expect(only({ actions: ['update'] }).isDrifted).toBe(false);
    expect(read({ actions: ['no-op'] }, {}, drift)).toMatchObject({
      changes: [],
      drifted: new Set(['ovh_vrack.Main']),
    });
  });

  test('why Terraform does it, and whether an earlier deployment left it half-made', () => {
    const replace: Change = { actions: ['delete', 'create'] };
    expect(only(replace, { action_reason: 'replace_because_cannot_update' })).toMatchObject({
      why: 'replace_because_cannot_update',
      isLeftover: false,
    });
    expect(only(replace, { action_reason: 'replace_because_tainted' })).toMatchObject({
      why: 'replace_because_tainted',
      isLeftover: true,
    });
    expect(only({ actions: ['delete'] }, { deposed: '0a1b2c3d' })).toMatchObject({ why: 'deposed', isLeftover: true });
  });

  test('what is taken over, also when nothing is changed with it', () => {
    const importing = { id: 'pn-1' };
    expect(only({ actions: ['no-op'], importing })).toMatchObject({ action: 'none', isImported: true });
    expect(only({ actions: ['update'], importing })).toMatchObject({ action: 'change', isImported: true });
    expect(only({ actions: ['update'] }).isImported).toBe(false);
  });

  test('where it was before it moved, also when nothing is changed with it', () => {
    const from = { previous_address: 'ovh_vrack.Old' };
    expect(only({ actions: ['no-op'] }, from)).toMatchObject({ action: 'none', previousAddress: 'ovh_vrack.Old' });
    expect(only({ actions: ['update'] }, from)).toMatchObject({ action: 'change', previousAddress: 'ovh_vrack.Old' });
    expect(read({ actions: ['no-op'] }, { previous_address: 'ovh_vrack.Main' }).changes).toEqual([]);
  });

  test('its values, with what is unknown and what is sensitive', () => {
    const change = {
      actions: ['update'],
      before: { name: 'a' },
      after: { name: 'b' },
      after_unknown: { urn: true },
      before_sensitive: false,
      after_sensitive: { name: true },
    };
    expect(only(change).values).toEqual({
      before: { name: 'a' },
      after: { name: 'b' },
      unknown: { urn: true },
      sensitive: { before: false, after: { name: true } },
    });
  });
});

test('values that outputs have afterwards are known, also of those that stay, and without what only an apply tells', () => {
  const outputs = {
    stays: { actions: ['no-op'], before: 'a', after: 'a', after_unknown: false },
    changes: { actions: ['update'], before: 1, after: { x: [2] }, after_unknown: {} },
    nothing: { actions: ['create'], after: null, after_unknown: false },
    unknown: { actions: ['create'], after_unknown: true },
    partly: { actions: ['update'], after: { x: 1 }, after_unknown: { list: [false, { id: true }] } },
    gone: { actions: ['delete'], before: 'a', after: null, after_unknown: false },
  };
  expect(readAll({ output_changes: outputs }).outputsAfter).toEqual(
    new Map<string, unknown>([
      ['stays', 'a'],
      ['changes', { x: [2] }],
      ['nothing', null],
    ]),
  );
});

test('outputs that change are read; others are not', () => {
  const outputs = {
    same: { actions: ['no-op'], before: 1, after: 1 },
    urn: { actions: ['update'], before: 'a', after: 'b', before_sensitive: true, after_sensitive: true },
    made: { actions: ['create'], after_unknown: true },
  };
  expect(readAll({ output_changes: outputs }).outputs).toMatchObject([
    { name: 'urn', action: 'change', values: { after: 'b', sensitive: { before: true, after: true } } },
    { name: 'made', action: 'add', values: { before: null, after: null, unknown: true } },
  ]);
});

test('a plan that ended with an error, or is not whole, is said to be so', () => {
  expect(read({ actions: ['no-op'] }, {}, { errored: true, complete: false }).limits).toEqual([
    'planning ended with an error, so that the plan is not whole',
  ]);
  expect(read({ actions: ['no-op'] }, {}, { complete: false }).limits).toEqual([
    'Terraform says that the plan is not whole',
  ]);
  expect(read({ actions: ['no-op'] }, {}, { errored: false, complete: true }).limits).toEqual([]);
});

describe('a file that is no plan', () => {
  test.each([
    ['{', 'plan.json: is not JSON; write it with terraform show -json <plan file>'],
    ['[]', 'plan.json: is no plan; write it with terraform show -json <plan file>'],
    ['{}', 'plan.json: is no plan; write it with terraform show -json <plan file>'],
    ['{"format_version":"2.0"}', 'plan.json: the plan has format 2.0, which must be 1.x'],
    ['{"format_version":"0.2"}', 'plan.json: the plan has format 0.2, which must be 1.x'],
    ['{"format_version":"1.2","resource_changes":{}}', 'plan.json: resource_changes is not as in a plan'],
    ['{"format_version":"1.2","resource_changes":[null]}', 'plan.json: resource_changes.0 is not as in a plan'],
    [
      '{"format_version":"1.2","resource_changes":[{"address":"a.b","mode":"managed","type":"a"}]}',
      'plan.json: resource_changes.0.change is not as in a plan',
    ],
    [
      '{"format_version":"1.2","output_changes":{"sesame-1":{"actions":"sesame-2"}}}',
      'plan.json: output_changes is not as in a plan',
    ],
  ])('%s is refused', (text, says) => {
    expect(() => readPlan(text, 'plan.json')).toThrow(new Error(says));
  });

  test('quotes nothing of it', () => {
    expect(() => readPlan('{"password": "sesame-1" x', 'plan.json')).toThrow(/^(?!.*sesame)/);
  });

  test('is refused with one sentence, whatever it holds', () => {
    const secret = 'sesame-open';
    const words = fc.constantFrom('actions', 'change', 'address', 'create', 'managed', secret);
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        words,
        fc.boolean(),
        fc.integer(),
        fc.constant(null),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(words, tie('value'), { maxKeys: 3 }),
      ),
    }));
    fc.assert(
      fc.property(value, value, value, (changes, drift, outputs) => {
        try {
          readAll({ resource_changes: changes, resource_drift: drift, output_changes: outputs });
        } catch (error) {
          expect(String(error)).toMatch(/^Error: plan\.json: [^\n]*$/);
          expect(String(error)).not.toContain(secret);
        }
      }),
    );
  });
});

test.each<[string, boolean]>([
  ['', true],
  ['name', false],
  ['id', true],
  ['id.more', true],
  ['rules', true],
  ['rules.port', true],
  ['rules.name', false],
  ['rules.gone', false],
  ['gone', false],
  ['toString', false],
  ['known', false],
])('whether anything at %j is known only after apply', (path, expected) => {
  const unknown: Values = {
    id: true,
    name: false,
    rules: [{ name: false }, { name: false, port: true }],
    known: { a: [false, {}] },
  };
  expect(isUnknownAt(unknown, path === '' ? [] : path.split('.'))).toBe(expected);
});
