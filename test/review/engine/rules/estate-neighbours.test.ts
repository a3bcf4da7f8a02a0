import { describe, expect, test } from 'vitest';
import { given, ifKnown, isSame, type Raw, UnknownGiven } from '../../../../providers/ovh/rules/given';
import type { Neighbour } from '../../../../providers/ovh/schema/behaviour';
import type { Block, Estate, StackFile, Values } from '../../../../src/estate/model';
import { EstateNeighbours } from '../../../../src/review/engine/rules/neighbours';
import { BlockOrigin, RuleValues } from '../../../../src/review/engine/rules/values';
import { estateOf } from '../../../estate/estate';

const blockOf = (estate: Estate, address: string, stack = 'a'): Block => {
  const block = estate.stacks.get(stack)?.blocks.get(address);
  if (block === undefined) throw new Error(`no ${address}`);
  return block;
};
/** The others, as a resource of stack a sees them. */
const around = (estate: Estate, own: Block, isNew = true) =>
  new EstateNeighbours(estate, new RuleValues(estate), () => isNew).of(own);
const idOf = (block: Block) => given(new UnknownGiven(new BlockOrigin(block, 'id')));
const somebody = given(new UnknownGiven());
const files = (...unread: (string | undefined)[]): StackFile[] =>
  unread.map((why, at) => ({
    path: `${at}.tf.json`,
    sha256: '',
    role: 'configuration',
    ...(why === undefined ? {} : { unread: why }),
  }));
const addresses = (found: readonly Neighbour[] | undefined) =>
  found?.map(({ type, id }) => {
    const { origin } = id as unknown as UnknownGiven;
    return `${type} ${origin?.key}`;
  });

test.each([
  ['one', ['xx1111-ovh'], 'xx1111-ovh'],
  ['none', [], undefined],
  ['two, of which it may be either', ['xx1111-ovh', 'yy2222-ovh'], undefined],
])('the account is known where the program names one: %s', (_, accounts, account) => {
  const me = accounts.map((id) => ({ type: 'ovh_me', id }));
  const estate = {
    ...estateOf({ a: { resource: { ovh_x: { Own: {} } } } }),
    externals: [{ type: 'ovh_vrack', id: 'pn-1' }, ...me],
  };
  const own = blockOf(estate, 'ovh_x.Own');
  expect(ifKnown(() => around(estate, own).account)).toBe(account);
});

describe('what a resource finds', () => {
  const estate = estateOf({
    a: {
      resource: {
        ovh_x: { Own: { name: 'n', list: [{ at: 'x' }, { at: 'y' }] }, Twin: { name: 'n', list: [{ at: 'y' }] } },
        ovh_y: { Own: { name: 'n' }, Unsure: { name: '${var.name}' } },
        ovh_z: { Z: { name: 'n', size: 5, of: '${ovh_y.Own.id}' } },
        ovh_many: { Own: { name: 'n', count: 2 }, Other: { name: 'n', count: 1 }, Some: { count: '${ovh_y.Own.n}' } },
      },
      data: { ovh_x: { Read: { name: 'n' } } },
    },
    b: { resource: { ovh_x: { Own: { name: 'n' } }, ovh_many: { Own: { name: 'n', count: 1 } } } },
  });
  const [own, y] = [blockOf(estate, 'ovh_x.Own'), blockOf(estate, 'ovh_y.Own')];
  const find = (type: string, match?: Readonly<Record<string, Raw>>, of = own) =>
    addresses(ifKnown(() => around(estate, of).find(type, match as never)));
  const id = idOf(y) as unknown as Raw;

  test.each<[string, string, Readonly<Record<string, Raw>> | undefined, readonly string[] | undefined]>([
    ['all others of a type', 'ovh_x', undefined, ['ovh_x a ovh_x.Twin.id', 'ovh_x b ovh_x.Own.id']],
    ['those with a value', 'ovh_x', { name: 'n' }, ['ovh_x a ovh_x.Twin.id', 'ovh_x b ovh_x.Own.id']],
    ['those with a value in a list', 'ovh_x', { 'list.at': 'y' }, ['ovh_x a ovh_x.Twin.id']],
    ['those with all of the values', 'ovh_x', { name: 'n', 'list.at': 'y' }, ['ovh_x a ovh_x.Twin.id']],
    ['none with another value', 'ovh_x', { name: 'm' }, []],
    ['none with one of two values', 'ovh_x', { name: 'n', 'list.at': 'z' }, []],
    ['those with a number', 'ovh_z', { size: 5 }, ['ovh_z a ovh_z.Z.id']],
    ['those with the id of another', 'ovh_z', { of: id }, ['ovh_z a ovh_z.Z.id']],
    ['that one by its own id', 'ovh_y', { id }, ['ovh_y a ovh_y.Own.id']],
    ['that one by its id and what it has', 'ovh_y', { id, name: 'n' }, ['ovh_y a ovh_y.Own.id']],
    ['not that one where it has something else', 'ovh_y', { id, name: 'm' }, []],
    ['none of another type by its id', 'ovh_x', { id }, []],
    ['those of which it is sure', 'ovh_y', { name: 'n' }, ['ovh_y a ovh_y.Own.id']],
    ['none of a type that is not there', 'ovh_none', undefined, []],
    ['nothing to say for a value that is not known', 'ovh_x', { name: new UnknownGiven() }, undefined],
  ])('is %s', (_, type, match, found) => {
    expect(find(type, match)).toEqual(found);
  });

  test('is none of its own instances, and each of those of others that can be counted', () => {
    expect(find('ovh_many', { name: 'n' }, blockOf(estate, 'ovh_many.Own'))).toEqual([
      'ovh_many a ovh_many.Other[0].id',
      'ovh_many b ovh_many.Own[0].id',
    ]);
    expect(find('ovh_many')).toHaveLength(4);
  });

  test('is the one that an id names, if it is of the type; what exists nobody knows', () => {
    const get = (type: string, id: Raw) => ifKnown(() => around(estate, own).get(type, given(id))?.type ?? 'none');
    expect([get('ovh_y', id), get('ovh_x', id)]).toEqual(['ovh_y', 'none']);
    expect([get('ovh_y', ''), get('ovh_y', 'some-id'), get('ovh_y', new UnknownGiven())]).toEqual([
      'none',
      undefined,
      undefined,
    ]);
    const found = around(estate, own).get('ovh_y', given(id));
    expect(isSame(found?.attributes['name'], 'n')).toBe(true);
  });
});

describe('that something is missing', () => {
  const parts = { ovh_part: { Of: { of: '${ovh_y.Own.id}', size: 1 }, Other: { of: '${ovh_y.Other.id}', size: 2 } } };
  const stacks = (more: Values = {}): Readonly<Record<string, Values>> => ({
    a: { resource: { ovh_y: { Own: {}, Other: {}, Third: {} }, ...parts, ...more } },
    b: { resource: {} },
  });
  const lacks = (estate: Estate, match: Readonly<Record<string, Raw>> = {}, isNew = true, name = 'Third') => {
    const owner = blockOf(estate, `ovh_y.${name}`);
    const all = { of: idOf(owner) as unknown as Raw, ...match };
    return ifKnown(() => around(estate, owner, isNew).lacks(['ovh_part', 'ovh_more'], all as never));
  };
  const whole = estateOf(stacks());

  test('is sure of what is new: of what nobody has yet, and of no value with it', () => {
    expect(lacks(whole)).toBe(true);
    expect(lacks(whole, {}, true, 'Own')).toBe(false);
    expect(lacks(whole, { size: 1 }, true, 'Own')).toBe(false);
    expect(lacks(whole, { size: 2 }, true, 'Own')).toBe(true);
    expect(lacks(whole, {}, false)).toBeUndefined();
    const more = estateOf(stacks({ ovh_more: { M: { of: '${ovh_y.Third.id}' } } }));
    expect([lacks(more), lacks(more, {}, true, 'Other')]).toEqual([false, false]);
    expect(lacks(estateOf(stacks({ ovh_more: { M: { of: '${var.x}' } } })))).toBeUndefined();
  });

  test('is sure of nothing without somebody to whom it would belong', () => {
    const own = blockOf(whole, 'ovh_y.Own');
    expect(ifKnown(() => around(whole, own).lacks(['ovh_none'], { of: somebody }))).toBeUndefined();
    expect(ifKnown(() => around(whole, own).lacks(['ovh_none'], { of: 'x' }))).toBeUndefined();
    expect(ifKnown(() => around(whole, own).lacks(['ovh_none'], { of: 'x', or: idOf(own) }))).toBe(true);
  });

  test.each<[string, Estate, true | undefined]>([
    ['a file that is read', estateOf(stacks(), { a: files(undefined, undefined) }), true],
    ['one of the files of a stack', estateOf(stacks(), { a: files(undefined, 'is HCL', undefined) }), undefined],
    ['a file of the first stack of two', estateOf(stacks(), { a: files('is HCL'), b: files(undefined) }), undefined],
    ['a file of the output', { ...whole, unread: [{ path: 'x', why: 'is HCL' }] }, undefined],
    ['a module', estateOf({ z: { module: { m: { source: './m' } } }, ...stacks() }), undefined],
  ])('is sure where all is read: %s', (_, estate, answer) => {
    expect(lacks(estate)).toBe(answer);
  });
});
