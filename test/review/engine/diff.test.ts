import { describe, expect, test } from 'vitest';
import type { Values } from '../../../src/estate/model';
import { diffBodies } from '../../../src/review/engine/diff';
import type { Facts, Shape } from '../../../src/review/engine/facts';

const fields = (all: { readonly [name: string]: Shape }) => new Map(Object.entries(all));
const facts: Facts = {
  shape: {
    kind: 'object',
    fields: fields({
      name: { kind: 'string', default: '' },
      size: { kind: 'number', default: '1' },
      on: { kind: 'bool', default: 'false' },
      region: { kind: 'string', forceNew: 'always' },
      zone: { kind: 'string', forceNew: 'ifWritten' as never, computed: true },
      ips: { kind: 'set', element: { kind: 'string' } },
      order: { kind: 'list', element: { kind: 'string' } },
      tags: { kind: 'map', element: { kind: 'string' } },
      token: { kind: 'string', sensitive: true },
      rule: {
        kind: 'list',
        isBlock: true,
        element: {
          kind: 'object',
          fields: fields({ port: { kind: 'number' }, id: { kind: 'string', forceNew: 'always' } }),
        },
      },
      one: { kind: 'object', fields: fields({ a: { kind: 'number' } }) },
      zones: { kind: 'set', element: { kind: 'string' }, computed: true },
      fixed: {
        kind: 'object',
        forceNew: 'always',
        fields: fields({ a: { kind: 'string', forceNew: 'always' }, b: { kind: 'string' } }),
      },
      many: { kind: 'set', isBlock: true, element: { kind: 'object', fields: fields({ a: { kind: 'string' } }) } },
      once: {
        kind: 'set',
        isBlock: true,
        single: true,
        element: {
          kind: 'object',
          fields: fields({ a: { kind: 'string' }, b: { kind: 'string', forceNew: 'always' } }),
        },
      },
    }),
  },
  unknownOnUpdate: new Set(),
  opens: {},
  dangers: [],
};

/** `path: before -> after`, with `!` and what is replaced, `?` where it isn't certain, `*` where it is hidden; behind it what changes nothing. */
function said(before: Values, after: Values, ignored: readonly string[] = []): readonly string[] {
  const { differences, noise } = diffBodies(facts, before, after, ignored);
  const text = (value: unknown) => (value === undefined ? '' : JSON.stringify(value));
  return [
    ...differences.map(
      ({ path, before: old, after: now, forces, certain, sensitive }) =>
        `${path}: ${text(old)} -> ${text(now)}${forces ? ` !${forces}` : ''}${certain ? '' : ' ?'}${sensitive ? ' *' : ''}`,
    ),
    ...noise,
  ];
}

describe('two bodies of a type', () => {
  const unknown = '${var.x}';
  test.each<[string, Values, Values, readonly string[]]>([
    ['a text', { name: 'a' }, { name: 'b' }, ['name: "a" -> "b"']],
    ['a text that is new', {}, { name: 'b' }, ['name:  -> "b"']],
    ['null is nothing', { name: null }, {}, []],
    ['the default of a text', {}, { name: '' }, []],
    ['the default of a number', {}, { size: 1 }, ["size is now written as the provider's default 1"]],
    [
      'the default of a number, no longer',
      { size: '1' },
      {},
      ["size is no longer written as the provider's default 1"],
    ],
    ['a number as a text', { size: 2 }, { size: '2' }, []],
    ['a negative number as a text', { size: -2.5 }, { size: '-2.5' }, []],
    ['no number', { size: 2 }, { size: '2x' }, ['size: 2 -> "2x"']],
    ['a flag as a text', { on: true }, { on: 'true' }, []],
    ['a text as a number', { name: '1' }, { name: 1 }, []],
    ['what replaces', { region: 'a' }, { region: 'b' }, ['region: "a" -> "b" !region']],
    ['what replaces, gone', { region: 'a' }, {}, ['region: "a" ->  !region']],
    ['what replaces where it is written', { zone: 'a' }, { zone: 'b' }, ['zone: "a" -> "b" !zone']],
    ['what the API chose so far', {}, { zone: 'b' }, ['zone:  -> "b" !zone ?']],
    ['what it keeps', { zone: 'a' }, {}, ['zone is no longer written; it keeps its value']],
    [
      'what is not known',
      { region: 'a' },
      { region: unknown },
      [`region: "a" -> ${JSON.stringify(unknown)} !region ?`],
    ],
    ['a secret', { token: 'a' }, { token: 'b' }, ['token: "a" -> "b" *']],
    [
      'what is marked on one side',
      { name: '${sensitive("a")}' },
      { name: 'b' },
      ['name: "${sensitive(\\"a\\")}" -> "b" ? *'],
    ],
    ['the order of a set', { ips: ['a', 'b'] }, { ips: ['b', 'a'] }, ['ips is written in another order']],
    ['an element of a set', { ips: ['a', 'b'] }, { ips: ['c', 'b'] }, ['ips: "a" -> ', 'ips:  -> "c"']],
    ['a set that is new', {}, { ips: ['a'] }, ['ips:  -> "a"']],
    ['a set that is gone', { ips: ['a'] }, {}, ['ips: "a" -> ']],
    ['the order of a list', { order: ['a', 'b'] }, { order: ['b', 'a'] }, ['order: ["a","b"] -> ["b","a"]']],
    ['an element of a list', { order: ['a', 'b'] }, { order: ['a', 'c'] }, ['order[1]: "b" -> "c"']],
    ['an element that was nothing', { order: [null, 'b'] }, { order: ['a', 'b'] }, ['order[0]:  -> "a"']],
    ['one in front', { order: ['a', 'b'] }, { order: ['c', 'a', 'b'] }, ['order[0]:  -> "c"']],
    ['one taken away', { order: ['a', 'b', 'c'] }, { order: ['b', 'c'] }, ['order[0]: "a" -> ']],
    [
      'one replaced, and one more',
      { order: ['a', 'b'] },
      { order: ['c', 'b', 'd'] },
      ['order[0]: "a" -> "c"', 'order[2]:  -> "d"'],
    ],
    [
      'one replaced, and one less',
      { order: ['a', 'b'] },
      { order: ['c'] },
      ['order[0]: "a" -> "c"', 'order[1]: "b" -> '],
    ],
    ['a list that is new', {}, { order: ['a'] }, ['order[0]:  -> "a"']],
    ['a list that is gone', { order: ['a'] }, {}, ['order[0]: "a" -> ']],
    ['a key of a map', { tags: { a: '1', b: '2' } }, { tags: { a: '1', b: '3' } }, ['tags.b: "2" -> "3"']],
    ['a key with a dot', { tags: {} }, { tags: { 'a.b': '1' } }, ['tags["a.b"]:  -> "1"']],
    ['a map that is new', {}, { tags: { a: '1' } }, ['tags.a:  -> "1"']],
    ['a map that is gone', { tags: { a: '1' } }, {}, ['tags.a: "1" -> ']],
    [
      'what stands beside a name that tells a secret',
      { tags: { name: 'password', value: 'a' } },
      { tags: { name: 'password', value: 'b' } },
      ['tags.value: "a" -> "b" *'],
    ],
    ['a block as an object', { rule: { port: 1 } }, { rule: [{ port: 1 }] }, []],
    ['no block', { rule: [] }, {}, []],
    ['a part of a block', { rule: [{ port: 1 }] }, { rule: [{ port: 2 }] }, ['rule[0].port: 1 -> 2']],
    [
      'a part of a block that replaces',
      { rule: [{ id: 'a' }] },
      { rule: [{ id: 'b' }] },
      ['rule[0].id: "a" -> "b" !rule.id'],
    ],
    [
      'a block more, with what replaces in it',
      { rule: [{ id: 'a' }] },
      { rule: [{ id: 'a' }, { id: 'b' }] },
      ['rule[1]:  -> {"id":"b"} !rule.id'],
    ],
    [
      'a block more, without what replaces in it',
      { rule: [{ port: 1 }] },
      { rule: [{ port: 1 }, { port: 2 }] },
      ['rule[1]:  -> {"port":2}'],
    ],
    [
      'a block in a set: any difference makes it another one',
      { once: [{ a: 'x', b: 'y' }] },
      { once: [{ a: 'z', b: 'y' }] },
      ['once.a: "x" -> "z" !once.b'],
    ],
    ['a block in a set without what is fixed', { once: [{ a: 'x' }] }, { once: [{ a: 'z' }] }, ['once.a: "x" -> "z"']],
    [
      'a document',
      { name: '{"a":1,"b":2}' },
      { name: '{"b":2,"a":1}' },
      ['name is the same document, written differently'],
    ],
    ['a part of a document', { name: '{"a":1,"b":2}' }, { name: '{"a":1,"b":3}' }, ['name.b: 2 -> 3']],
    [
      'a secret in a document',
      { name: '{"name":"password","value":"x"}' },
      { name: '{"name":"password","value":"y"}' },
      ['name.value: "x" -> "y" *'],
    ],
    ['a document and no document', { name: '{"a":1}' }, { name: 'a' }, ['name: "{\\"a\\":1}" -> "a"']],
    [
      'what only now stands beside a name that tells a secret',
      { tags: { value: 'a' } },
      { tags: { name: 'password', value: 'b' } },
      ['tags.value: "a" -> "b" *', 'tags.name:  -> "password"'],
    ],
    [
      'what no longer stands beside a name that tells a secret',
      { tags: { name: 'password', value: 'a' } },
      { tags: { value: 'b' } },
      ['tags.name: "password" -> ', 'tags.value: "a" -> "b" *'],
    ],
    ['a set that an expression makes, and that is new', {}, { ips: unknown }, ['ips:  -> "${var.x}" ?']],
    ['a set that an expression made, and that is gone', { ips: unknown }, {}, ['ips: "${var.x}" ->  ?']],
    ['a list that an expression makes, and that is new', {}, { order: unknown }, ['order:  -> "${var.x}" ?']],
    ['a list that an expression made, and that is gone', { order: unknown }, {}, ['order: "${var.x}" ->  ?']],
    ['a map that an expression makes, and that is new', {}, { tags: unknown }, ['tags:  -> "${var.x}" ?']],
    ['a map that an expression made, and that is gone', { tags: unknown }, {}, ['tags: "${var.x}" ->  ?']],
    ['an empty list', { order: [] }, {}, ['order: [] -> ']],
    ['an object as a list of one', { one: [{ a: 1 }] }, { one: { a: 1 } }, []],
    ['an object as a list of none', { one: [] }, {}, []],
    ['an object and two', { one: [{ a: 1 }, { a: 2 }] }, { one: { a: 1 } }, ['one: [{"a":1},{"a":2}] -> {"a":1}']],
    [
      'a block of a set that may have several: it is gone, and another one is new',
      { many: [{ a: 'x' }, { a: 'y' }] },
      { many: [{ a: 'z' }, { a: 'y' }] },
      ['many: {"a":"x"} -> ', 'many:  -> {"a":"z"}'],
    ],
    [
      'two blocks in a set of one: nobody knows which became which',
      { once: [{ a: 'x' }, { a: 'y' }] },
      { once: [{ a: 'z' }] },
      ['once: {"a":"x"} -> ', 'once: {"a":"y"} -> ', 'once:  -> {"a":"z"}'],
    ],
    [
      'a text and a block in another order',
      { other: ['a', { a: 1 }] },
      { other: [{ a: 1 }, 'a'] },
      ['other[0]: "a" -> {"a":1}', 'other[1]: {"a":1} -> "a"'],
    ],
    [
      'a block that differs, and one more with what replaces in it',
      { rule: [{ port: 1 }] },
      { rule: [{ port: 2 }, { id: 'b' }] },
      ['rule[0].port: 1 -> 2', 'rule[1]:  -> {"id":"b"} !rule.id'],
    ],
    [
      'a block that differs, and one less with what replaces in it',
      { rule: [{ port: 1 }, { id: 'b' }] },
      { rule: [{ port: 2 }] },
      ['rule[0].port: 1 -> 2', 'rule[1]: {"id":"b"} ->  !rule.id'],
    ],
    [
      'what replaces inside of what replaces',
      { fixed: { a: 'x' } },
      { fixed: { a: 'y' } },
      ['fixed.a: "x" -> "y" !fixed'],
    ],
    ['what is inside of what replaces', { fixed: { b: 'x' } }, { fixed: { b: 'y' } }, ['fixed.b: "x" -> "y" !fixed']],
    ['what the API chose so far, as a whole', {}, { zones: ['a', 'b'] }, ['zones:  -> ["a","b"] ?']],
    [
      'what was fixed in a block in a set, and is gone',
      { once: [{ a: 'x', b: 'y' }] },
      { once: [{ a: 'z' }] },
      ['once.a: "x" -> "z" !once.b', 'once.b: "y" ->  !once.b'],
    ],
    [
      'a document with an expression as a whole, as nobody knows what stands there in the end',
      { name: '{"a":"${var.x}","b":1}' },
      { name: '{"a":"${var.x}","b":2}' },
      ['name: "{\\"a\\":\\"${var.x}\\",\\"b\\":1}" -> "{\\"a\\":\\"${var.x}\\",\\"b\\":2}" ?'],
    ],
    ['an object by its keys in order', { other: 'a' }, { other: { b: 1, a: 2 } }, ['other: "a" -> {"a":2,"b":1}']],
    ['a text and a list', { other: 'a' }, { other: ['a'] }, ['other: "a" -> ["a"]']],
    ['of what nobody knows a key', { other: { a: 1 } }, { other: { a: 2 } }, ['other.a: 1 -> 2']],
    [
      'lists in another order, of what is no text',
      { other: [{ a: 1 }, { a: 2 }] },
      { other: [{ a: 2 }, { a: 1 }] },
      ['other[0].a: 1 -> 2', 'other[1].a: 2 -> 1'],
    ],
  ])('%s', (_, before, after, differences) => {
    expect(said(before, after)).toEqual(differences);
    expect(said(before, before)).toEqual([]);
  });

  test.each<[string, readonly string[], readonly string[]]>([
    ['its name', ['rule'], ['rule differs, and lifecycle.ignore_changes names it']],
    ['all', ['all'], ['rule differs, and lifecycle.ignore_changes names it']],
    ['a part of it', ['rule[0].port'], ['rule[0].id: "a" -> "b" !rule.id']],
    ['another part of it', ['rule[0].other'], ['rule[0].port: 1 -> 2', 'rule[0].id: "a" -> "b" !rule.id']],
    [
      'a name that only begins alike',
      ['rul', 'rule[0].por'],
      ['rule[0].port: 1 -> 2', 'rule[0].id: "a" -> "b" !rule.id'],
    ],
  ])('what is ignored by %s', (_, ignored, differences) => {
    expect(said({ rule: [{ port: 1, id: 'a' }] }, { rule: [{ port: 2, id: 'b' }] }, ignored)).toEqual(differences);
  });
});
