import { describe, expect, test } from 'vitest';
import type { Estate, StackFile, Values } from '../../../src/estate/model';
import { compareOutputs } from '../../../src/review/engine/compare';
import { written } from '../fixtures/written';
import { outputOf, type Resources, stackWith } from '../outputs';

const compared = (before: Resources, after: Resources, old: Values = {}, now = old) =>
  compareOutputs(outputOf({ prod: before }, old), outputOf({ prod: after }, now));

describe('what can not be known is said', () => {
  test('of types without facts and of modules, each once and in order; not of what stays', () => {
    const modules = (a: number): Values => ({
      module: { n: { source: './n', a }, m: { source: './m', a }, s: { source: './s' } },
    });
    const side = (x: number, gone: string): Resources => ({
      'acme_b.A': { x },
      'acme_a.A': { x },
      'acme_a.B': { x },
      [`${gone}.A`]: { x },
      'ovh_vrack.V': { name: `v${x}` },
      'acme_same.A': { x: 1 },
    });
    expect(compared(side(1, 'acme_gone'), side(2, 'acme_new'), modules(1), modules(2)).limits).toEqual([
      'no facts about acme_a, acme_b, acme_gone, acme_new: whether a change replaces one is not known, and sets look like lists',
      'what is inside module.m, module.n is not known without Terraform',
    ]);
    expect(compared(side(1, 'acme_a'), side(1, 'acme_a'), modules(1)).limits).toEqual([]);
  });

  test.each([
    [true, true, []],
    [false, true, ['the base has no landing-zone.json: owners, teams and the network plan are not known']],
    [true, false, ['the head has no landing-zone.json: owners, teams and the network plan are not known']],
    [false, false, ['both sides have no landing-zone.json: owners, teams and the network plan are not known']],
  ])('of sides that are landing zones: %s, %s', (base, head, limits) => {
    const output = outputOf({ prod: {} });
    expect(compareOutputs({ ...output, isLandingZone: base }, { ...output, isLandingZone: head }).limits).toEqual(
      limits,
    );
  });

  test('of instances that only Terraform counts', () => {
    const many = (count: string) => ({ 'ovh_vrack.V': { count } });
    expect(compared(many('${var.a}'), many('${var.b}')).limits).toEqual([
      'prod ovh_vrack.V: its count is only known to Terraform, and instances may be destroyed',
    ]);
    expect(compared(many('${var.a}'), { 'ovh_vrack.V': { count: '${var.a}', name: 'x' } }).limits).toEqual([]);
  });

  test('of what is not read on either side, once', () => {
    const unread = (...paths: readonly string[]): Estate => ({
      ...outputOf({ prod: {} }),
      unread: paths.map((path) => written<Estate['unread'][number]>({ stack: 'prod', path, why: 'is HCL' })),
    });
    expect(compareOutputs(unread('a.tf', 'b.tf'), unread('b.tf', 'c.tf')).limits).toEqual([
      'a.tf is HCL',
      'b.tf is HCL',
      'c.tf is HCL',
    ]);
  });
});

test('changes stand in the order of construct paths, whatever becomes of them, each with all that is known of it', () => {
  const { changes } = compared(
    { 'ovh_vrack.D': { name: 'd' }, 'ovh_vrack.B': { name: 'b' }, 'ovh_cloud_project_user.C': { description: 'c' } },
    { 'ovh_vrack.A': { name: 'a' }, 'ovh_vrack.B': { name: 'b2' }, 'ovh_cloud_project_user.E': { description: 'c' } },
  );
  expect(
    changes.map(({ action, stack, before, after, reasons, differences }) => [
      `${action} ${stack} ${before?.address} ${after?.address}`,
      reasons,
      differences.map(({ path }) => path),
    ]),
  ).toEqual([
    ['add prod undefined ovh_vrack.A', [], []],
    ['change prod ovh_vrack.B ovh_vrack.B', [], ['name']],
    ['destroy prod ovh_vrack.D undefined', [], []],
    ['move prod ovh_cloud_project_user.C ovh_cloud_project_user.E', [], []],
  ]);
});

test('of something that moves only what differs is told, not what it waits for', () => {
  const side = (name: string, size: number): Resources => ({
    [`acme_a.${name}`]: { one: 1, two: 2, three: 3, four: 4, five: 5 },
    [`acme_b.${name}`]: { of: `\${acme_a.${name}.id}`, size, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6 },
  });
  const { changes } = compared(side('A', 1), side('B', 2));
  expect(
    changes.map(({ action, after, reasons, differences }) => [
      action,
      after?.address,
      reasons,
      differences.map(({ path }) => path),
    ]),
  ).toEqual([
    ['move', 'acme_a.B', [], []],
    ['move', 'acme_b.B', [], ['size']],
  ]);
});

test('data sources and ephemeral resources are no changes', () => {
  const sections = (x: number): Values => ({ data: { acme_a: { A: { x } } }, ephemeral: { acme_b: { B: { x } } } });
  expect(compared({}, {}, sections(1), sections(2)).changes).toEqual([]);
  expect(compared({}, {}, {}, sections(2)).changes).toEqual([]);
  expect(compared({}, {}, sections(1), {}).changes).toEqual([]);
});

describe('bytes that differ', () => {
  const withBytes = (json: Values, sha256: string, ...others: readonly StackFile[]): Estate => {
    const file: StackFile = { path: 'cdk.tf.json', role: 'main', sha256 };
    return { ...outputOf({}), stacks: new Map([['prod', { ...stackWith('prod', json), files: [file, ...others] }]]) };
  };
  const said = (before: Estate, after: Estate) => {
    const { noise, findings } = compareOutputs(before, after);
    return [
      noise.map(({ where, what }) => `${where}: ${what}`),
      [...findings.values()].flat().map(({ where }) => where),
    ];
  };
  const vrack = (name: string): Values => ({ resource: { ovh_vrack: { V: { name } } } });

  test('where nothing else does are comments', () => {
    expect(said(withBytes({}, '1'), withBytes({}, '1'))).toEqual([[], []]);
    expect(said(withBytes({}, '1'), withBytes({ '//': 'x' }, '2'))).toEqual([
      ['comments: only comments, spaces or the order of keys differ'],
      [],
    ]);
  });

  test('beside a change, a finding or other noise are told with that', () => {
    expect(said(withBytes(vrack('a'), '1'), withBytes(vrack('b'), '2'))).toEqual([[], []]);
    expect(said(withBytes({ output: { a: { value: 1 } } }, '1'), withBytes({}, '2'))).toEqual([[], ['output.a']]);
    expect(said(withBytes(vrack('a'), '1'), withBytes(vrack('${format("a")}'), '2'))).toEqual([
      ['ovh_vrack.V: name is the same value, written differently'],
      [],
    ]);
  });
});

test('notes are of stacks that are on both sides, and findings of every one', () => {
  const moved = { moved: [{ from: 'acme_a.A', to: 'acme_a.B' }] };
  const one = { 'acme_a.A': { x: 1 } };
  const base = outputOf({ both: one, gone: one });
  const head = outputOf({ both: { 'acme_a.B': { x: 1 } }, added: {} }, moved);
  const { notes, findings } = compareOutputs(base, head);
  expect([...notes]).toEqual([['both', ['acme_a.A is now acme_a.B, kept by a moved block']]]);
  expect([...findings.keys()].sort()).toEqual(['added', 'both', 'gone']);
});

test('another owner is a finding of a stack that stays, and of no other one', () => {
  const owned = (owner: string, ...ids: readonly string[]): Estate => {
    const { stacks, ...rest } = outputOf(Object.fromEntries(ids.map((id) => [id, {}])));
    const record = { kind: 'environment', owner, dependsOn: [] } as const;
    return {
      ...rest,
      stacks: new Map([...stacks].map(([id, stack]) => [id, { ...stack, record: { id, ...record } }])),
    };
  };
  const { findings } = compareOutputs(
    owned('a@acme.example', 'both', 'gone'),
    owned('b@acme.example', 'both', 'added'),
  );
  const owners = [...findings].map(([id, all]) => [
    id,
    all.filter(({ class: kind }) => kind === 'owner').map(({ says }) => says),
  ]);
  expect(Object.fromEntries(owners)).toEqual({ both: ['somebody else answers for it'], gone: [], added: [] });
});

test('what is refused, and what is gone outside, is found in the stack that it concerns', () => {
  const bucket: Resources = {
    'ovh_cloud_project_storage.B': { service_name: 'p', region_name: 'GRA', name: 'acme-logs' },
  };
  const side = (one: Resources, two: Resources, ...externals: Estate['externals']): Estate => {
    const { stacks, ...rest } = outputOf({ one, two });
    const policy = { protectsData: true, retired: [], exceptions: [] };
    return { ...rest, externals, stacks: new Map([...stacks].map(([id, stack]) => [id, { ...stack, policy }])) };
  };
  const naming: Resources = { 'terraform_data.A': { input: 'pn-1' } };
  const outside = { type: 'ovh_vrack', id: 'pn-1' };
  const { findings } = compareOutputs(side(naming, bucket, outside), side(naming, {}));
  expect([...findings].map(([id, own]) => [id, own.map(({ class: kind, where }) => `${kind} ${where}`)])).toEqual([
    ['one', ['listed landing-zone.json']],
    ['two', ['protected ovh_cloud_project_storage.B']],
  ]);
});

test('of each change is said what its type is known for, and what becomes of it at each later apply', () => {
  const account = (password: string): Resources => ({
    'ovh_me_identity_user.Changed': { login: 'a', email: 'a@acme.example', password },
  });
  const protectedOne = { service_name: 'p', name: 'b', lifecycle: { prevent_destroy: true } };
  const { changes } = compared(
    { ...account('a'), 'ovh_cloud_project_storage.Gone': protectedOne },
    {
      ...account('b'),
      'ovh_vrack.Bought': {},
      'ovh_vrack.Taken': {},
      'ovh_cloud_project_storage.Again': { service_name: 'p', name: `n-\${uuid()}` },
    },
    {},
    { import: [{ to: 'ovh_vrack.Taken', id: 'pn-1' }] },
  );
  expect(
    changes.map(({ action, after, before, notes }) => [
      action,
      (after ?? before)?.path,
      ...notes.map(({ effect }) => effect),
    ]),
  ).toEqual([
    ['add', 'Again', 'wipes'],
    ['add', 'Bought', 'buys'],
    ['change', 'Changed', 'ignored'],
    ['destroy', 'Gone', 'unprotects'],
    ['import', 'Taken', 'imports'],
  ]);
});
