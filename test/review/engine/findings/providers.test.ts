import { describe, expect, test } from 'vitest';
import type { Values } from '../../../../src/estate/model';
import { compareOutputs } from '../../../../src/review/engine/compare';
import { outputOf } from '../../outputs';
import { found } from './found';

const sections = (one: object) => [{}, JSON.parse(JSON.stringify(one))] as const;
const required = (...all: [string, object | string][]) => ({
  terraform: { required_providers: Object.fromEntries(all) },
});
const ovh = (version: string, source = 'ovh/ovh'): [string, object] => ['ovh', { source, version }];

test.each<[string, object, object, readonly string[]]>([
  ['another version', required(ovh('2.1.0')), required(ovh('2.2.0')), ['provider ovh is 2.2.0 instead of 2.1.0']],
  [
    'another major version',
    required(ovh('2.1.0')),
    required(ovh('~> 3.0')),
    ['provider ovh is ~> 3.0 instead of 2.1.0, another major version'],
  ],
  [
    'another source',
    required(ovh('2.1.0')),
    required(ovh('2.1.0', 'evil/ovh')),
    ['provider ovh comes from evil/ovh instead of ovh/ovh'],
  ],
  [
    'a new one',
    required(ovh('2.1.0')),
    required(['random', { source: 'hashicorp/random' }], ovh('2.1.0')),
    ['provider random is new: hashicorp/random of any version'],
  ],
  ['one less', required(ovh('2.1.0'), ['a', '1.0.0']), required(ovh('2.1.0')), ['provider a is no longer needed']],
  ['a version alone', required(['a', '1.0.0']), required(['a', '1.1.0']), ['provider a is 1.1.0 instead of 1.0.0']],
  [
    'all of them',
    required(ovh('1.0.0'), ['a', '1.0.0']),
    required(ovh('1.1.0'), ['b', '1.0.0']),
    ['provider a is no longer needed', 'provider b is new: b 1.0.0', 'provider ovh is 1.1.0 instead of 1.0.0'],
  ],
])('what a stack requires of providers: %s', (_, before, after, says) => {
  expect(found(sections(before), sections(after))).toEqual(
    says.map((one) => `provider terraform.required_providers: ${one}`),
  );
});

test.each<[string, object, object, readonly string[]]>([
  [
    'it is configured',
    {},
    { provider: { ovh: [{ endpoint: 'ovh-eu' }] } },
    ['provider provider.ovh: provider ovh is configured'],
  ],
  [
    'it is no longer configured',
    { provider: { ovh: [{ endpoint: 'ovh-eu' }] } },
    {},
    ['provider provider.ovh: provider ovh is no longer configured'],
  ],
  [
    'it is configured differently',
    { provider: { ovh: [{ endpoint: 'ovh-eu' }] } },
    { provider: { ovh: [{ endpoint: 'ovh-ca' }] } },
    ['provider provider.ovh: provider ovh is configured differently'],
  ],
  [
    'a version of Terraform',
    {},
    { terraform: { required_version: '>= 1.5' } },
    ['provider terraform.required_version: needs Terraform >= 1.5 instead of any version'],
  ],
  [
    'another version of Terraform',
    { terraform: { required_version: '>= 1.5' } },
    { terraform: { required_version: '>= 1.9' } },
    ['provider terraform.required_version: needs Terraform >= 1.9 instead of >= 1.5'],
  ],
  [
    'no version of Terraform',
    { terraform: { required_version: '>= 1.5' } },
    {},
    ['provider terraform.required_version: needs any version of Terraform instead of >= 1.5'],
  ],
])('what a stack says of a provider: %s', (_, before, after, says) => {
  expect(found(sections(before), sections(after))).toEqual(says);
});

describe('a resource', () => {
  const thing = (more: Values, also: object = {}) =>
    [{ 'ovh_vrack.A': { name: 'a', ...more } }, JSON.parse(JSON.stringify(also))] as const;
  const named = required(ovh('2.1.0'));

  test('that changes over to another configuration is told', () => {
    expect(found(thing({}, named), thing({ provider: 'ovh.us' }, named))).toEqual([
      'provider ovh_vrack.A: uses the provider configuration ovh.us instead of ovh',
    ]);
  });

  test('that is new and of a provider that nobody requires is told, unless others use it', () => {
    expect(found([{}], thing({}))).toEqual([
      'provider ovh_vrack.A: uses the provider hashicorp/ovh, which no required_providers names',
    ]);
    expect(found([{}, JSON.parse(JSON.stringify(named))], thing({}, named))).toEqual([]);
    const before = [{ 'ovh_vrack.B': { name: 'b' } }] as const;
    expect(found(before, [{ ...before[0], 'ovh_vrack.A': { name: 'a', description: 'another one' } }])).toEqual([]);
    expect(found([{}], [{ 'terraform_data.A': {} }])).toEqual([]);
  });

  test('that is new with a configuration of its own is told', () => {
    expect(found([{}, JSON.parse(JSON.stringify(named))], thing({ provider: 'ovh.us' }, named))).toEqual([
      'provider ovh_vrack.A: uses the configuration ovh.us of its provider',
    ]);
  });
});

test('a module that is given other providers is told', () => {
  const module = (providers?: object) =>
    sections({ module: { m: { source: 'registry/x', ...(providers && { providers }) } } });
  const says = ['provider module.m: the module uses other configurations of its providers'];
  expect(found(module({ ovh: 'ovh' }), module({ ovh: 'ovh.us' }))).toEqual(says);
  expect(found(module(), module({ ovh: 'ovh.us' }))).toEqual(says);
});

describe('a new stack is held against those that are there', () => {
  const estate = (stacks: Readonly<Record<string, object>>) => {
    const all = Object.entries(stacks).map(([id, one]) => outputOf({ [id]: {} }, JSON.parse(JSON.stringify(one))));
    return { ...outputOf({}), stacks: new Map(all.flatMap(({ stacks }) => [...stacks])) };
  };
  const said = (old: object, now: object) =>
    (compareOutputs(estate({ old }), estate({ old, now })).findings.get('now') ?? [])
      .filter(({ class: kind }) => kind === 'provider')
      .map(({ says }) => says);
  const terraform = (version: string) => ({ terraform: { required_version: version } });
  const config = (endpoint: string, more: object = {}) => ({ provider: { ovh: [{ endpoint, ...more }] } });

  test.each<[string, object, object, readonly string[]]>([
    ['the same configuration', config('ovh-eu'), config('ovh-eu'), []],
    ['another one', config('ovh-eu'), config('ovh-ca'), ['provider ovh is configured']],
    [
      'one that only refers to something else',
      config('ovh-eu', { key: '${var.a}' }),
      config('ovh-eu', { key: '${var.b}' }),
      [],
    ],
    ['one that says nothing itself', {}, config('${var.endpoint}'), []],
    ['the same version', required(ovh('2.1.0')), required(ovh('2.1.0')), []],
    ['another version', required(ovh('2.1.0')), required(ovh('2.2.0')), ['provider ovh is new: ovh/ovh 2.2.0']],
    [
      'another source',
      required(ovh('2.1.0')),
      required(ovh('2.1.0', 'evil/ovh')),
      ['provider ovh is new: evil/ovh 2.1.0'],
    ],
    ['the same version of Terraform', terraform('>= 1.10'), terraform('>= 1.10'), []],
    [
      'another version of Terraform',
      terraform('>= 1.10'),
      terraform('>= 1.5'),
      ['needs Terraform >= 1.5 instead of any version'],
    ],
  ])('%s', (_, old, now, says) => {
    expect(said(old, now)).toEqual(says);
  });
});
