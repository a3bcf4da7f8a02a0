import { describe, expect, test } from 'vitest';
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
