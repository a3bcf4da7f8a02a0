import { describe, expect, test } from 'vitest';
import type { Value, Values } from '../../src/estate/model';
import { blockBehind, instancesOf, referencesOf, resolve } from '../../src/estate/resolve';
import { estateOf, shown } from './estate';

describe('instances', () => {
  const keys = (repeat: Values, more: Values = {}) => {
    const estate = estateOf({ main: { resource: { ovh_x: { X: repeat } }, ...more } });
    const block = estate.stacks.get('main')?.blocks.get('ovh_x.X');
    return block && instancesOf(estate, block)?.map(({ key }) => key);
  };
  const locals = { n: 2, on: false, names: ['b', 'a', 'b'], map: { z: 1, '${local.on ? "x" : "y"}': 2 } };

  test('are counted through every value', () => {
    expect(keys({})).toEqual(['']);
    expect(keys({ count: '2' })).toEqual(['[0]', '[1]']);
    expect(keys({ count: '${local.n}' }, { locals })).toEqual(['[0]', '[1]']);
    expect(keys({ count: '${local.on ? 1 : 0}' }, { locals })).toEqual([]);
    expect(keys({ for_each: '${toset(local.names)}' }, { locals })).toEqual(['["a"]', '["b"]']);
    expect(keys({ for_each: '${local.map}' }, { locals })).toEqual(['["y"]', '["z"]']);
    expect(keys({ for_each: { a: '${ovh_y.Y.id}' } })).toEqual(['["a"]']);
    expect(keys({ for_each: '${{ for i in range(2) : "n${i}" => i }}' })).toEqual(['["n0"]', '["n1"]']);
  });

  test('are one or none by lifecycle.enabled, under the same address', () => {
    const enabled = (value: Value) => keys({ lifecycle: [{ enabled: value }] }, { locals });
    expect(enabled(true)).toEqual(['']);
    expect(enabled('${local.on ? "no" : "true"}')).toEqual(['']);
    expect(enabled(null)).toEqual(['']);
    expect(enabled('${local.on}')).toEqual([]);
    expect(enabled('false')).toEqual([]);
    for (const value of ['${ovh_y.Y.on}', 'yes', 1, ['true']]) expect(enabled(value), String(value)).toBeUndefined();
  });

  test('by lifecycle.enabled are named without a key, and null where there is none', () => {
    const named = (on: Value) => {
      const estate = estateOf({ main: { resource: { ovh_x: { X: { name: 'a', lifecycle: { enabled: on } } } } } });
      return ['${ovh_x.X.name}', '${ovh_x.X == null}'].map((text) => shown(resolve(estate, 'main', text)));
    };
    expect(named(true)[0]).toBe('a');
    expect(named(false)[1]).toBe(true);
    expect(named('${ovh_y.Y.on}')[0]).toBe('after-apply: ovh_x.X.name');
  });

  test('have their keys as Terraform writes them', () => {
    expect(keys({ for_each: { 'a"b\\': 1, 'c\n\b': 1, '$${x}': 1 } })).toEqual([
      '["$${x}"]',
      '["a\\"b\\\\"]',
      '["c\\n\\u0008"]',
    ]);
  });

  test('are not counted where only Terraform can, or where nobody means so many', () => {
    const repeats: readonly Values[] = [
      { count: '${ovh_y.Y.n}' },
      { count: -1 },
      { count: 1.5 },
      { count: 10_001 },
      { count: null, for_each: '${ovh_y.Y.names}' },
      { for_each: '${toset(concat(["a"], ovh_y.Y.names))}' },
      { for_each: ['a'] },
      { for_each: '${toset([1])}' },
    ];
    for (const repeat of repeats) expect(keys(repeat), JSON.stringify(repeat)).toBeUndefined();
    expect(keys({ count: 10_000 })?.length).toBe(10_000);
  });

  test('carry what each and count are in them', () => {
    const estate = estateOf({
      main: { resource: { ovh_x: { X: { for_each: { a: '0.0.0.0/0' }, ips: ['${each.value}'] } } } },
    });
    const block = estate.stacks.get('main')?.blocks.get('ovh_x.X');
    const [first] = (block && instancesOf(estate, block)) ?? [];
    expect(resolve(estate, 'main', block?.body['ips'], first?.each)).toEqual({ is: 'known', value: ['0.0.0.0/0'] });
    expect(shown(resolve(estate, 'main', block?.body['ips']))).toEqual([[], 'after-apply: each.value']);
  });
});

describe('what a value leads to', () => {
  const json = {
    resource: { ovh_a: { A: {}, B: {} } },
    locals: { a: { id: '${ovh_a.A.id}' }, loop: '${local.loop}', text: 'plain' },
    data: { terraform_remote_state: { Self: { backend: 's3', config: { key: 'k' } } } },
    output: { b: { value: '${ovh_a.B.id}' } },
    terraform: { backend: { s3: { key: 'k' } } },
  };
  const estate = estateOf({ main: json });
  const behind = (value: string) => blockBehind(estate, 'main', value)?.address;
  const targets = (value: string) =>
    referencesOf(estate, 'main', value).map(({ to, attribute }) => [to.address, ...attribute].join(' '));

  test('is one block, also through local values and states', () => {
    expect(behind('${ovh_a.A.id}')).toBe('ovh_a.A');
    expect(behind('${local.text}-${local.a.id}')).toBe('ovh_a.A');
    expect(behind('${data.terraform_remote_state.Self.outputs.b}')).toBe('ovh_a.B');
    expect(behind('${true ? ovh_a.A.id : ovh_a.B.id}')).toBe('ovh_a.A');
    expect(behind('${ovh_a.A.id}${ovh_a.B.id}')).toBeUndefined();
    expect(behind('${local.loop}')).toBeUndefined();
    expect(behind('plain')).toBeUndefined();
  });

  test('are all its references, and not what stands in quotes', () => {
    expect(targets('${local.a.id}${ovh_a.B.list[0]["x"].y}')).toEqual(['ovh_a.B list x y', 'ovh_a.A id']);
    expect(targets('${"ovh_a.A.id"} ovh_a.A')).toEqual([]);
    expect(targets('${[for ovh_a in [1] : ovh_a.B]}')).toEqual([]);
  });
});
