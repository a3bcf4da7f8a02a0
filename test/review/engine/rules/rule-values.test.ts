import { describe, expect, test } from 'vitest';
import { type Raw, type Readable, type Readables, rawOf, UnknownGiven } from '../../../../providers/ovh/rules/given';
import type { Block, Estate, Values } from '../../../../src/estate/model';
import { BlockOrigin, RuleValues } from '../../../../src/review/engine/rules/values';
import { estateOf } from '../../../estate/estate';

/** A value of a rule; of one that isn't known the key of where it comes from. */
const plain = (raw: Raw | undefined): unknown => {
  if (raw instanceof UnknownGiven) return `<${raw.origin?.key ?? ''}>`;
  if (Array.isArray(raw)) return raw.map(plain);
  return typeof raw === 'object' && raw !== null
    ? Object.fromEntries(Object.entries(raw).map(([name, inner]) => [name, plain(inner)]))
    : raw;
};
const plainAll = (values: Readables) => plain(values as unknown as Raw);
const blockOf = (estate: Estate, address: string, stack = 'a'): Block => {
  const block = estate.stacks.get(stack)?.blocks.get(address);
  if (block === undefined) throw new Error(`no ${address}`);
  return block;
};

/** What a rule is told of an argument of `ovh_x.Own`, beside other things in its stack. */
function asked(value: Values[string], more: Values = {}): unknown {
  const { resource = {}, ...others } = more;
  const estate = estateOf({
    a: { resource: { ...(resource as Values), ovh_x: { Own: { value } } }, ...others },
    b: {
      terraform: { backend: { local: { path: 'b.tfstate' } } },
      resource: { ovh_y: { There: { name: 'there' } } },
      output: { name: { value: '${ovh_y.There.name}' }, id: { value: '${ovh_y.There.id}' } },
    },
  });
  return (plainAll(new RuleValues(estate).asked(blockOf(estate, 'ovh_x.Own'))) as Values)['value'];
}

const chain = (steps: number): Values => ({
  locals: Object.fromEntries(
    Array.from({ length: steps }, (_, at) => [`l${at}`, at === steps - 1 ? 'end' : `\${local.l${at + 1}}`]),
  ),
});
const other = { resource: { ovh_y: { Y: { name: 'y', tags: { a: 'b' } }, Many: { name: 'many', count: 2 } } } };
const reads = {
  data: {
    terraform_remote_state: {
      b: { backend: 'local', config: { path: '../b/b.tfstate' } },
      gone: { backend: 'local', config: { path: '../c/c.tfstate' } },
    },
  },
};

describe('a rule is told of an argument', () => {
  test.each<[string, Values[string], unknown, Values?]>([
    ['what is written', [1, true, { a: 'x', b: null }], [1, true, { a: 'x', b: null }]],
    ['its text without the escapes of Terraform', '$${a} %%{b} $$c {d', '${a} %{b} $$c {d'],
    ['nothing of what is more than a reference', 'a-${ovh_y.Y.id}', '<>', other],
    ['what a local value is', '${local.l0}', 'end', chain(1)],
    ['what nine local values lead to', '${local.l0}', 'end', chain(9)],
    ['nothing of what ten local values lead to', '${local.l0}', '<>', chain(10)],
    ['nothing of a circle', '${local.l0}', '<>', { locals: { l0: '${local.l0}' } }],
    ['nothing of a part of a local value', '${local.l0.a}', '<>', { locals: { l0: { a: 1 } } }],
    ['nothing of a local value that is not there', '${local.l1}', '<>', chain(1)],
    ['nothing of a variable, which may be given', '${var.v}', '<>', { variable: { v: { default: 'x' } } }],
    ['what another resource has', ['${ovh_y.Y.name}'], ['y'], other],
    ['whose attribute it is', { id: '${ovh_y.Y.id}' }, { id: '<a ovh_y.Y.id>' }, other],
    ['the place in an attribute', '${ovh_y.Y.ids["GRA"]}', '<a ovh_y.Y.ids["GRA"]>', other],
    ['nothing of a part of what another has', '${ovh_y.Y.tags.a}', '<>', other],
    ['nothing of what one of several has', '${ovh_y.Many.name}', '<>', other],
    ['nothing of a resource that is not there', '${ovh_y.Z.name}', '<>', other],
    ['nothing of a resource as a whole', '${ovh_y.Y}', '<>', other],
    ['what an output of another stack is', '${data.terraform_remote_state.b.outputs.name}', 'there', reads],
    ['whose attribute that is', '${data.terraform_remote_state.b.outputs.id}', '<b ovh_y.There.id>', reads],
    ['nothing of a part of an output', '${data.terraform_remote_state.b.outputs.name.x}', '<>', reads],
    ['nothing of an output that is not there', '${data.terraform_remote_state.b.outputs.none}', '<>', reads],
    ['nothing of a state of nobody', '${data.terraform_remote_state.gone.outputs.name}', '<>', reads],
    ['nothing of something else of a state', '${data.terraform_remote_state.b.workspace}', '<>', reads],
  ])('%s', (_, value, expected, more = {}) => {
    expect(asked(value, more)).toEqual(expected);
  });
});

test('blocks that an expression makes are not known, and nothing else is there of them', () => {
  const estate = estateOf({ a: { resource: { ovh_x: { Own: { dynamic: { node: {}, disk: {} }, name: 'x' } } } } });
  expect(plainAll(new RuleValues(estate).asked(blockOf(estate, 'ovh_x.Own')))).toEqual({
    name: 'x',
    node: '<>',
    disk: '<>',
  });
});

test('a resource will have what the API fills in, and its id, also of what is written as null', () => {
  const whole = (type: string, body: Values) => {
    const estate = estateOf({ a: { resource: { [type]: { Own: body } } } });
    return plainAll(new RuleValues(estate).whole(blockOf(estate, `${type}.Own`)));
  };
  expect(whole('ovh_x', { name: 'x' })).toEqual({ id: '<a ovh_x.Own.id>', name: 'x' });
  const written = { model: 's', name: null, interfaces: null, status: 'mine', dynamic: { external_information: {} } };
  expect(whole('ovh_cloud_project_gateway', written)).toEqual({
    model: 's',
    name: null,
    status: 'mine',
    external_information: '<>',
    id: '<a ovh_cloud_project_gateway.Own.id>',
    interfaces: '<a ovh_cloud_project_gateway.Own.interfaces>',
  });
});

test('an argument alone is what it is among all', () => {
  const body = { text: '$${a}', list: [{ at: 'x' }, { at: '${ovh_y.Y.id}' }], map: { at: 1 }, no: null, number: 5 };
  const estate = estateOf({ a: { resource: { ovh_x: { Own: body }, ...other.resource } } });
  const values = new RuleValues(estate);
  const written = (path: string) =>
    values.written(blockOf(estate, 'ovh_x.Own'), path).map((value: Readable) => plain(rawOf(value)));
  const paths = ['text', 'text.at', 'list', 'list.at', 'list.none', 'map.at', 'no', 'number', 'none', 'none.at'];
  expect(Object.fromEntries(paths.map((path) => [path, written(path)]))).toEqual({
    text: ['${a}'],
    'text.at': [],
    list: [{ at: 'x' }, { at: '<a ovh_y.Y.id>' }],
    'list.at': ['x', '<a ovh_y.Y.id>'],
    'list.none': [],
    'map.at': [1],
    no: [],
    number: [5],
    none: [],
    'none.at': [],
  });
});

describe('where a value comes from', () => {
  const estate = estateOf({
    a: {
      resource: { ovh_vrack: { One: { '//': { metadata: { path: 'a/One', uniqueId: 'One' } } }, Many: { count: 2 } } },
      data: { ovh_me: { Me: {} } },
    },
  });

  test.each([
    ['ovh_vrack.One', 'id', 'ovh_vrack.id', 'One', true],
    ['ovh_vrack.One', 'description', 'ovh_vrack.description', 'One.description', false],
    ['ovh_vrack.Many', 'id', 'ovh_vrack.id', 'ovh_vrack.Many.id', false],
    ['data.ovh_me.Me', 'id', 'data.ovh_me.id', 'data data.ovh_me.Me.id', false],
  ])('%s.%s is told by the resource where it is its id, else by both', (address, name, of, called, isItself) => {
    const block = blockOf(estate, address);
    const origin = new BlockOrigin(block, name);
    expect([origin.key, origin.of, origin.name]).toEqual([`a ${address}.${name}`, of, called]);
    expect(origin.object).toBe(isItself ? block : undefined);
    expect([origin.nameIn('a'), origin.nameIn('b')]).toEqual([called, `a/${called}`]);
  });
});
