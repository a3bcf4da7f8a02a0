import { describe, expect, test } from 'vitest';
import type { StackFile } from '../../../../src/estate/model';
import { notRead } from '../../../../src/review/engine/findings/unread';
import { found, nothingAround } from './found';

const file = (more: Partial<StackFile> = {}): StackFile => ({ path: 'x', sha256: 'a', role: 'asset', ...more });
const said = (before: StackFile | undefined, after: StackFile | undefined) =>
  notRead(
    { where: 'x', part: 'file', files: { ...(before && { before }), ...(after && { after }) } },
    nothingAround,
  ).map(({ class: kind, says }) => `${kind}: ${says}`);

describe('a file', () => {
  const asset = 'unread: a file beside the configuration (of a chart, say)';
  test.each<[string, StackFile | undefined, StackFile | undefined, readonly string[]]>([
    ['is new', undefined, file(), [`${asset} is new`]],
    ['is gone', file(), undefined, [`${asset} is gone`]],
    ['has other content', file(), file({ sha256: 'b' }), [`${asset} has other content`]],
    ['may be run', file(), file({ isExecutable: true }), [`${asset} may be run as a program from now on`]],
    ['can not be run', file({ isExecutable: true }), file(), [`${asset} can't be run as a program from now on`]],
    [
      'is another program',
      file(),
      file({ sha256: 'b', isExecutable: true }),
      [`${asset} has other content, and may be run as a program from now on`],
    ],
    ['leads elsewhere', undefined, file({ isUnhashed: true, unread: 'leads out' }), [`${asset} is new, and leads out`]],
    ['is not read, and hashed', undefined, file({ unread: 'is HCL' }), [`${asset} is new`]],
    ['of versions', file({ role: 'lock' }), undefined, []],
    ['of versions that is new', undefined, file({ role: 'lock' }), []],
  ])('%s', (_, before, after, says) => {
    expect(said(before, after)).toEqual(says);
  });

  test.each<[StackFile['role'], string]>([
    ['main', 'what cdktf wrote'],
    ['configuration', 'configuration beside what cdktf wrote'],
    ['override', 'a file that overrides what cdktf wrote'],
    ['variables', 'a file that sets variables'],
    ['module', 'configuration of a module'],
    ['plugin', 'a program of a provider'],
  ])('is named after what it is to Terraform: %s', (role, what) => {
    expect(said(undefined, file({ role }))).toEqual([`unread: ${what} is new`]);
  });
});

test.each<[string, object, object, readonly string[]]>([
  ['a section', {}, { odd: { x: 1 } }, ['odd.x: a section that is not known here: odd.x']],
  ['a section that is a list', { odd: [1] }, { odd: [2] }, ['odd: a section that is not known here: odd']],
  [
    'a module that is not there',
    {},
    { module: { m: { source: './m' } } },
    ["module.m: its source is not in the stack's folder, or not part of its content: ./m"],
  ],
  [
    'a module of the machine',
    {},
    { module: { m: { source: '/opt/m' } } },
    ["module.m: its source is not in the stack's folder, or not part of its content: /opt/m"],
  ],
  ['a module from elsewhere', {}, { module: { m: { source: 'registry/x' } } }, []],
  [
    'a data source',
    {},
    { data: { odd_thing: { A: {} } } },
    ['data.odd_thing.A: nobody here knows what a data source of hashicorp/odd does while it plans'],
  ],
  [
    'a data source in a check',
    {},
    { check: { c: { data: { odd_thing: { A: {} } } } } },
    ['check.c: nobody here knows what a data source of hashicorp/odd does while it plans'],
  ],
  [
    'a data source, as before',
    { data: { odd_thing: { A: {} } }, locals: { a: 1 } },
    { data: { odd_thing: { A: {} } }, locals: { a: 2 } },
    [],
  ],
  ['a data source of a known provider', {}, { data: { tls_public_key: { A: {} } } }, []],
])('what nobody here knows is unread: %s', (_, before, after, says) => {
  const sides = (one: object) => [{}, JSON.parse(JSON.stringify(one))] as const;
  const unread = found(sides(before), sides(after)).filter((one) => one.startsWith('unread '));
  expect(unread).toEqual(says.map((one) => `unread ${one}`));
});

test('blocks that a list makes are unread where they are new or other ones', () => {
  const made = (list: string, more: object = {}) =>
    [
      { 'ovh_x.A': JSON.parse(JSON.stringify({ rule: [{ dynamic: { port: { for_each: list } } }], ...more })) },
    ] as const;
  const unread = (before: Parameters<typeof found>[0], after: Parameters<typeof found>[1]) =>
    found(before, after).filter((one) => one.startsWith('unread '));
  const says = ['unread ovh_x.A: blocks are made from a list (dynamic), which is not followed here'];
  expect(unread([{ 'ovh_x.A': { name: 'a' } }], made('${var.a}', { name: 'a' }))).toEqual(says);
  expect(unread(made('${var.a}'), made('${var.b}'))).toEqual(says);
  expect(unread(made('${var.a}'), made('${var.a}', { name: 'b' }))).toEqual([]);
  expect(unread(made('${var.a}', { name: 'a' }), [{ 'ovh_x.A': { name: 'a' } }])).toEqual([]);
});
