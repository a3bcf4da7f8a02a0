import { describe, expect, test } from 'vitest';
import { maskText } from '../../../../constructs/core/secrets/mask';
import { masked } from '../../../../constructs/core/secrets/masked';
import type { Estate, Stack, StackFile, Values } from '../../../../src/estate/model';
import { compareOutputs } from '../../../../src/review/engine/compare';
import { orderedFindings, unexplained } from '../../../../src/review/engine/findings/find';
import { type Finding, type FindingClass, findingClasses } from '../../../../src/review/report/report';
import { outputOf, stackWith } from '../../outputs';
import { found } from './found';

describe('what only the values of instances say', () => {
  const releases = (charts: { readonly [name: string]: string }) =>
    [
      {
        'helm_release.R': {
          for_each: charts,
          name: '${each.key}',
          repository: 'https://charts.example',
          chart: '${each.value}',
          version: '1.0.0',
        },
      },
    ] as const;

  test('is told of one that is new', () => {
    expect(found(releases({ a: 'one' }), releases({ a: 'one', b: 'two' }))).toEqual([
      'runs-code helm_release.R["b"]: installs a chart from elsewhere: two 1.0.0 from https://charts.example',
      'listed helm_release.R: for_each differs',
    ]);
  });

  test('is told of one that changes, and of no other', () => {
    expect(found(releases({ a: 'one', b: 'two' }), releases({ a: 'one', b: 'three' }))).toEqual([
      'runs-code helm_release.R["b"]: installs a chart from elsewhere: three 1.0.0 from https://charts.example',
      'listed helm_release.R: for_each differs',
    ]);
  });

  test('is told once of what is new as a whole', () => {
    const release = { name: 'a', chart: 'one', repository: 'https://charts.example' };
    expect(found([{}], [{ 'helm_release.R': release }])).toEqual([
      'runs-code helm_release.R: installs a chart from elsewhere: one without a version from https://charts.example',
      'provider helm_release.R: uses the provider hashicorp/helm, which no required_providers names',
    ]);
  });
});

test.each<[string, object, object, readonly string[]]>([
  ['a local value', { locals: { a: 1 } }, { locals: { a: 2 } }, ['listed locals.a: local value differs']],
  ['an output that is new', {}, { output: { a: { value: 1 } } }, ['listed output.a: output is new']],
  ['an output that is gone', { output: { a: { value: 1 } } }, {}, ['listed output.a: output is gone']],
  [
    'a variable',
    { variable: { a: { default: 1 } } },
    { variable: { a: { default: 2 } } },
    ['listed variable.a: variable differs'],
  ],
  [
    'a data source',
    { data: { tls_public_key: { A: { x: 1 } } } },
    { data: { tls_public_key: { A: { x: 2 } } } },
    ['listed data.tls_public_key.A: data source differs'],
  ],

  [
    'a data source that is gone',
    { data: { tls_public_key: { A: {} } } },
    {},
    ['listed data.tls_public_key.A: data source is gone'],
  ],
  [
    'a module',
    { module: { m: { source: './m', a: 1 } } },
    { module: { m: { source: './m', a: 2 } } },
    ["unread module.m: its source is not in the stack's folder, or not part of its content: ./m"],
  ],
])('what is of no class is listed in words of its own: %s', (_, before, after, says) => {
  const sections = (one: object) => [{}, JSON.parse(JSON.stringify(one))] as const;
  expect(found(sections(before), sections(after))).toEqual(says);
});

test.each<[string, object, object, readonly string[]]>([
  ['its order', {}, { depends_on: ['terraform_data.B'] }, ['listed terraform_data.A: depends_on differs']],
  ['its lifecycle', {}, { lifecycle: { create_before_destroy: true } }, ['listed terraform_data.A: lifecycle is new']],
  ['how often it is there', { count: 1 }, { count: '${var.n}' }, ['listed terraform_data.A: count differs']],
  ['for what it is there', {}, { for_each: '${var.n}' }, ['listed terraform_data.A: for_each is new']],
])('of a resource what is no argument is listed, the arguments are not: %s', (_, before, after, says) => {
  const body = (one: object, input: string) =>
    [{ 'terraform_data.A': JSON.parse(JSON.stringify({ ...one, input })), 'terraform_data.B': {} }] as const;
  expect(found(body(before, 'a'), body(after, 'b'))).toEqual(says);
});

test('what is written and what is behind it is one finding, not two', () => {
  const sections = (host: string) =>
    [{}, { locals: { host }, provider: { kubernetes: [{ host: '${local.host}' }] } }] as const;
  expect(found(sections('https://a'), sections('https://b'))).toEqual([
    'provider provider.kubernetes: provider kubernetes is configured differently',
    'listed locals.host: local value differs',
  ]);
});

describe('of two that say the same, the one that says more is told', () => {
  const estate = (stacks: Readonly<Record<string, Values>>): Estate => ({
    ...outputOf({}),
    stacks: new Map(Object.entries(stacks).map(([id, json]) => [id, stackWith(id, json)])),
  });
  const told = (before: Readonly<Record<string, Values>>, after: Readonly<Record<string, Values>>) =>
    [...compareOutputs(estate(before), estate(after)).findings.values()]
      .flat()
      .map(({ class: kind, stack, where, says }) => `${stack}: ${kind} ${where}: ${says}`);
  const kept = (key: string, a = 1): Values => ({
    terraform: { backend: { s3: { bucket: 'states', key } } },
    locals: { a },
  });

  test('a state that moves to that of another stack, which says whose it is itself', () => {
    expect(told({ a: kept('a'), b: kept('b') }, { a: kept('b', 2), b: kept('b') })).toEqual([
      'a: state terraform.backend: the state is kept elsewhere (s3): there is the one of b, and Terraform would destroy what that stack has made',
      'a: listed locals.a: local value differs',
      'b: state terraform.backend: its state is that of a: Terraform would destroy there what is not in both of them',
    ]);
  });

  test('a guard that is gone', () => {
    const condition = `\${self.nichandle == local.account}`;
    const guarded = (account: string, more: Values = {}): Values => ({
      data: { ovh_me: { A: { lifecycle: { postcondition: [{ condition, error_message: 'no' }] }, ...more } } },
      locals: { account },
    });
    expect(told({ a: guarded('x') }, { a: { locals: { account: 'y' } } })).toEqual([
      'a: guard data.ovh_me.A: a postcondition is taken away',
      'a: listed data.ovh_me.A: data source is gone',
      'a: listed locals.account: local value differs',
    ]);
    expect(told({ a: guarded('x') }, { a: guarded('y') })).toEqual([
      'a: guard data.ovh_me.A: a postcondition says something else',
      'a: listed locals.account: local value differs',
    ]);
    expect(told({ a: guarded('x') }, { a: guarded('x', { count: 0 }) })).toEqual([
      'a: guard data.ovh_me.A: a postcondition is taken away',
      'a: listed data.ovh_me.A: data source is gone',
    ]);
    expect(told({ a: guarded('x') }, { a: guarded('x'), b: {} })).toEqual([
      'b: guard stack: the stack has no guard against the credentials of another account',
    ]);
  });
});

describe('what a section says is shown, one by one', () => {
  const shown = (before: Values, after: Values): readonly string[] =>
    [...compareOutputs(outputOf({ prod: {} }, before), outputOf({ prod: {} }, after)).findings.values()]
      .flat()
      .flatMap(({ attributes }) => attributes)
      .map((one) => `${one.attribute}: ${one.before ?? 'nothing'}, then ${one.after ?? 'nothing'}`);
  const hidden = (name: string) => `${name}: (hidden), then (hidden)`;
  const variable = (more: Values): Values => ({ variable: { a: more } });

  test.each<[string, Values, Values, readonly string[]]>([
    ['a local value', { locals: { a: 1 } }, { locals: { a: [2] } }, ['value: 1, then [2]']],
    ['a part of one', { locals: { a: { b: 1, c: 2 } } }, { locals: { a: { b: 1, c: 3 } } }, ['c: 2, then 3']],
    ['an output that is new', {}, { output: { a: { value: 1 } } }, ['value: nothing, then 1']],
    [
      'an element of an output, and words about it',
      { output: { a: { value: [1, 2], description: 'x' } } },
      { output: { a: { value: [1, 3], description: 'y' } } },
      ['value[1]: 2, then 3', 'description: x, then y'],
    ],
    [
      'an output that is hidden from now on, on no side',
      { output: { a: { value: 1 } } },
      { output: { a: { value: 2, sensitive: true } } },
      [hidden('value'), 'sensitive: nothing, then true'],
    ],
    [
      'a variable that is hidden no more, on no side',
      variable({ default: 1, sensitive: true }),
      variable({ default: 2 }),
      [hidden('default'), 'sensitive: true, then nothing'],
    ],
    [
      'a variable that may be hidden, on no side',
      variable({ default: 1, sensitive: '${var.b}' }),
      variable({ default: 2, sensitive: '${var.b}' }),
      [hidden('default')],
    ],
    [
      'a variable that says it isn’t hidden',
      variable({ default: 1, sensitive: false }),
      variable({ default: 2, sensitive: false }),
      ['default: 1, then 2'],
    ],
    [
      'words about a variable that is hidden',
      variable({ default: 1, sensitive: true, description: 'x' }),
      variable({ default: 1, sensitive: true, description: 'y' }),
      ['description: x, then y'],
    ],
  ])('%s', (_, before, after, says) => {
    expect(shown(before, after)).toEqual(says);
  });
});

test('a block is told with its path, and what it names by theirs, also where that is gone', () => {
  const reading = (x: string): Values => ({
    data: { tls_public_key: { A: { '//': { metadata: { path: 'prod/Key', uniqueId: 'A' } }, x } } },
  });
  const before = outputOf({ prod: { 'ovh_vrack.V': { name: 'v' } } }, reading('${ovh_vrack.V.id}'));
  const [findings] = [...compareOutputs(before, outputOf({ prod: {} }, reading('y'))).findings.values()];
  expect(findings).toEqual([
    {
      class: 'listed',
      stack: 'prod',
      where: 'data.tls_public_key.A',
      path: 'Key',
      says: 'data source differs',
      attributes: [{ attribute: 'x', before: '${V.id}', after: 'y' }],
    },
  ]);
});

test('a file of the machine that is read from now on is told once, beside other findings', () => {
  const reading = (text: string, a: number) => [{ 'acme_thing.A': { text } }, { locals: { a } }] as const;
  expect(found(reading('x', 1), reading('${file("/etc/passwd")}', 2))).toEqual([
    'runs-code acme_thing.A: reads files of the machine that deploys, with file()',
    'listed locals.a: local value differs',
  ]);
});

test('what is not read means something else beside any change, and nothing without one', () => {
  const files =
    (sha256: string, ...more: StackFile[]) =>
    (stack: Stack): Stack => ({
      ...stack,
      files: [{ path: 'cdk.tf.json', role: 'main', sha256 }, ...more],
    });
  const variables: StackFile = { path: 'a.tfvars', role: 'variables', sha256: '1', unread: 'sets variables' };
  const told = (before: (stack: Stack) => Stack, after: (stack: Stack) => Stack) => {
    const [base, head] = [before, after].map((change) => ({
      ...outputOf({}),
      stacks: new Map([['a', change(stackWith('a', {}))]]),
    }));
    if (base === undefined || head === undefined) return [];
    return [...compareOutputs(base, head).findings.values()]
      .flat()
      .map(({ class: kind, where, says }) => `${kind} ${where}: ${says}`);
  };
  expect(told(files('1', variables), files('2', variables))).toEqual([
    'unread a.tfvars: the stack changes beside a file that sets variables',
  ]);
  expect(told(files('1', variables), files('1', variables))).toEqual([]);
  expect(told(files('1', variables), files('2', { ...variables, sha256: '2' }))).toEqual([
    'unread a.tfvars: a file that sets variables has other content',
  ]);
  expect(told(files('1'), files('2'))).toEqual([]);
});

test('findings are in the order of what they mean, then of where they are', () => {
  const one = (kind: FindingClass, where: string): Finding => ({
    class: kind,
    stack: masked`a`,
    where: maskText(where),
    says: masked`x`,
    attributes: [],
  });
  const all = findingClasses.flatMap((kind) => [one(kind, 'a'), one(kind, 'b')]);
  expect(orderedFindings([...all].reverse())).toEqual(all);
});

test('bytes that differ without a word are told, those of the same content are not', () => {
  const stack = stackWith('a', {});
  const bytes = (sha256: string, role: StackFile['role']): Stack => ({
    ...stack,
    files: [{ path: 'x', role, sha256 }],
  });
  const told = (role: StackFile['role'], after: string) =>
    unexplained(bytes('1', role), bytes(after, role)).map(
      ({ class: kind, where, says }) => `${kind} ${where}: ${says}`,
    );
  expect(told('asset', '2')).toEqual(['unread files: its bytes differ, and nobody here sees in what']);
  expect(told('asset', '1')).toEqual([]);
  expect(told('main', '2')).toEqual([]);
});

test('what is listed of the base names a thing that has another address now by the path that it had', () => {
  const of = (name: string, output: string): readonly [Parameters<typeof outputOf>[0], Values] => [
    { prod: { [`ovh_vrack.${name}`]: { name: 'backbone', description: 'main' } } },
    { output: { [output]: { value: `\${ovh_vrack.${name}.id}` } } },
  ];
  const [found] = [...compareOutputs(outputOf(...of('Old', 'a')), outputOf(...of('New', 'b'))).findings.values()];
  expect(
    found?.map(({ where, attributes }) => [where, ...attributes.map(({ before, after }) => before ?? after)]),
  ).toEqual([
    ['output.a', '${Old.id}'],
    ['output.b', '${New.id}'],
  ]);
});
