import { expect, test } from 'vitest';
import type { Estate, Values } from '../../../../src/estate/model';
import { missingGuard } from '../../../../src/review/engine/findings/account';
import { outputOf } from '../../outputs';

/** A stack that looks its account up, with conditions on it. */
const guardedBy = (...conditions: readonly string[]): Values => ({
  data: {
    ovh_me: {
      Account: { lifecycle: { postcondition: conditions.map((condition) => ({ condition, error_message: 'no' })) } },
    },
  },
});
const own = `\${self.nichandle == "xx1111-ovh"}`;

const stackOf = (sections: Values): Estate => outputOf({ prod: {} }, sections);

/** What a stack lacks that had a guard, or that is new beside others. */
function lacking(before: Estate, after: Estate, isNew = false): readonly string[] {
  const stack = after.stacks.get('prod');
  return stack === undefined
    ? []
    : missingGuard([before, isNew ? undefined : before.stacks.get('prod')], [after, stack]);
}

const none = ['the stack has no guard against the credentials of another account'];
const other = (names: string) => [`the stack is guarded for the account ${names}, and no other one is`];

test.each<[string, Values, readonly string[]]>([
  ['as it was', guardedBy(own), []],
  ['the other way round', guardedBy(`\${"xx1111-ovh" == self.nichandle}`), []],
  ['among other conditions at once', guardedBy(`\${self.state == self.state && self.nichandle == "xx1111-ovh"}`), []],
  ['as one of two conditions', guardedBy(`\${self.state != "x"}`, own), []],
  ['and something else of it, too', guardedBy(own, `\${self.state == "complete"}`), []],
  ['by its name in brackets', guardedBy(`\${self["nichandle"] == "xx1111-ovh"}`), []],
  ['by something else of it', guardedBy(`\${self.state == "complete"}`), none],
  ['by a name for it', { ...guardedBy(`\${self.nichandle == local.account}`), locals: { account: 'xx1111-ovh' } }, []],
  ['for another account', guardedBy(`\${self.nichandle == "yy2222-ovh"}`), other('yy2222-ovh')],
  [
    'for several others',
    guardedBy(`\${self.nichandle == "yy2222-ovh"}`, `\${self.nichandle == "zz3333-ovh"}`),
    other('yy2222-ovh, zz3333-ovh'),
  ],
  ['without a condition', guardedBy(), none],
  ['without the data source', {}, none],
  ['for any account', guardedBy(`\${self.nichandle == self.nichandle}`), none],
  ['whatever the account', guardedBy(`\${"xx1111-ovh" == "xx1111-ovh"}`), none],
  ['by one of two', guardedBy(`\${self.nichandle == "xx1111-ovh" || true}`), none],
  ['the opposite', guardedBy(`\${self.nichandle != "xx1111-ovh"}`), none],
  ['for a number', guardedBy(`\${self.nichandle == 1}`), none],
  ['for what nobody knows', guardedBy(`\${self.nichandle == var.account}`), none],
  ['for a number behind a name', { ...guardedBy(`\${self.nichandle == local.a}`), locals: { a: 1 } }, none],
  ['for what a function makes of it', guardedBy(`\${self.nichandle == lower("XX1111-ovh")}`), none],
  ['as a value that is no text', JSON.parse(JSON.stringify(guardedBy(own)).replace(JSON.stringify(own), 'true')), none],
  [
    'in something that is never read',
    { data: { ovh_me: { A: { count: 0, lifecycle: { postcondition: [{ condition: own }] } } } } },
    none,
  ],
  [
    'in another data source',
    { data: { ovh_vracks: { A: { lifecycle: { postcondition: [{ condition: own }] } } } } },
    none,
  ],
])('a stack that was guarded and is so %s', (_, after, says) => {
  expect(lacking(stackOf(guardedBy(own)), stackOf(after))).toEqual(says);
});

test('a stack without a guard before lacks none, and a new one does where every other one has it', () => {
  const [guarded, bare] = [stackOf(guardedBy(own)), stackOf({})];
  expect(lacking(bare, bare)).toEqual([]);
  expect(lacking(bare, guarded)).toEqual([]);
  expect(lacking(guarded, bare, true)).toEqual(none);
  expect(lacking(guarded, guarded, true)).toEqual([]);
  const some = { ...guarded, stacks: new Map([...guarded.stacks, ...outputOf({ other: {} }).stacks]) };
  expect(lacking(some, bare, true)).toEqual([]);
  expect(lacking(outputOf({}), bare, true)).toEqual([]);
});
