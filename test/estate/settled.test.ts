import { describe, expect, test } from 'vitest';
import type { Block, Estate, Value, Values } from '../../src/estate/model';
import { instancesOf, resolve } from '../../src/estate/resolve';
import { instanceBlocks, settledEstate, settledValue, writtenOf } from '../../src/estate/settled';
import { estateOf } from './estate';

const gateway = { ovh_gateway: { G: { name: 'g' } } };

function blockOf(estate: Estate, address: string): Block {
  const block = estate.stacks.get('main')?.blocks.get(address);
  if (block === undefined) throw new Error(`${address} is there`);
  return block;
}

const settledBody = (json: Values, address = 'ovh_x.X'): Values =>
  blockOf(settledEstate(estateOf({ main: json })), address).body;

describe('an estate with known values', () => {
  test('has them where their expressions were, at any depth, also in names', () => {
    const body = { list: ['${local.a}', { '${local.a}': '${var.n}' }], plain: 'p', open: '${ovh_gateway.G.id}' };
    const json = { locals: { a: 'x' }, variable: { n: { default: 2 } }, resource: { ...gateway, ovh_x: { X: body } } };
    expect(settledBody(json)).toEqual({ ...body, list: ['x', { x: 2 }] });
  });

  test('keeps the block as it was written, and the same block where nothing was an expression', () => {
    const estate = estateOf({
      main: { locals: { a: 'x' }, resource: { ovh_x: { X: { a: '${local.a}' }, Y: { a: 'x' } } } },
    });
    const [x, y] = ['ovh_x.X', 'ovh_x.Y'].map((address) => blockOf(settledEstate(estate), address));
    expect(x && writtenOf(x)).toBe(blockOf(estate, 'ovh_x.X'));
    expect(y).toBe(blockOf(estate, 'ovh_x.Y'));
    expect(settledEstate(settledEstate(estate))).toBe(settledEstate(estate));
  });

  test.each([
    ['${concat(["0.0.0.0/0"], ovh_gateway.G.ips[*].ip)}', ['${ovh_gateway.G.ips[*].ip}']],
    ['${concat(["0.0.0.0/0"], ovh_gateway.G.ips)}', ['${ovh_gateway.G.ips}']],
    [
      '${toset(concat(["0.0.0.0/0", ovh_gateway.G.ip], [for ip in ovh_gateway.G.ips : format("%s/32", ip)]))}',
      ['${ovh_gateway.G.ip}', '${[for ip in ovh_gateway.G.ips : format("%s/32", ip)]}'],
    ],
    ['${concat(local.own, ["0.0.0.0/0"])}', ['${ovh_gateway.G.ip}/32', '${ovh_gateway.G.ips}']],
    ['${distinct( [ "0.0.0.0/0" , tostring(ovh_gateway.G.ip) ] )}', ['${tostring(ovh_gateway.G.ip)}']],
  ])('has the known elements of a list of texts, and what the program writes for the rest: %s', (ips, rest) => {
    const locals = { own: ['${ovh_gateway.G.ip}/32', '${ovh_gateway.G.ips}'] };
    expect(settledBody({ locals, resource: { ...gateway, ovh_x: { X: { ips } } } })).toEqual({
      ips: ['0.0.0.0/0', ...rest],
    });
  });

  test('leaves a list as it is written where its rest stands nowhere by itself', () => {
    const nested = `\${${'concat('.repeat(20)}["a"], ovh_gateway.G.ips${')'.repeat(20)}}`;
    for (const ips of [
      '${[for ip in concat(["a"], ovh_gateway.G.ips) : "${ip}/32"]}',
      '${concat([["a"], ovh_gateway.G.ips]...)}',
      nested,
    ]) {
      expect(settledBody({ resource: { ...gateway, ovh_x: { X: { ips } } } })).toEqual({ ips });
    }
  });

  test('leaves a list as it is written where its rest has no name here', () => {
    for (const ips of [
      '${concat(["a"], regexall("(?i)b", "c"))}',
      '${concat(["a"], local.gone)}',
      '${concat(["a"], [uuid()])}',
      '${[{ a = ovh_gateway.G.id }]}',
    ]) {
      expect(settledBody({ resource: { ...gateway, ovh_x: { X: { ips } } } })).toEqual({ ips });
    }
  });

  test('escapes what is no expression any more', () => {
    const json = { locals: { a: 'x$${y} %%{z' }, resource: { ovh_x: { X: { a: '${local.a}', b: '$${local.a}' } } } };
    expect(settledBody(json)).toEqual({ a: 'x$${y} %%{z', b: '$${local.a}' });
    const estate = settledEstate(estateOf({ main: json }));
    expect(resolve(estate, 'main', blockOf(estate, 'ovh_x.X').body['a'])).toEqual({ is: 'known', value: 'x${y} %{z' });
  });

  test('has known values in provisioners and in the configuration of providers', () => {
    const provisioner = [{ 'local-exec': { command: '${local.a}' } }];
    const json = {
      locals: { a: 'x' },
      provider: { ovh: { endpoint: '${local.a}' } },
      resource: { ovh_x: { X: { provisioner } } },
    };
    const estate = settledEstate(estateOf({ main: json }));
    expect(blockOf(estate, 'ovh_x.X').runs).toEqual([
      { what: 'provisioner', value: [{ 'local-exec': { command: 'x' } }] },
    ]);
    expect(estate.stacks.get('main')).toMatchObject({
      providers: { ovh: [{ endpoint: 'x' }] },
      sections: { provider: { ovh: [{ endpoint: 'x' }] } },
    });
  });

  test.each<[Values, Value]>([
    [{ for_each: { a: '${local.n}', b: '${ovh_gateway.G.id}' } }, { a: 2, b: '${ovh_gateway.G.id}' }],
    [{ for_each: '${toset(local.names)}' }, { '$${a}': '$${a}', b: 'b' }],
    [{ for_each: '${local.by}' }, { x: 'y', '$${a}': '$${a}' }],
    [{ for_each: '${toset(ovh_gateway.G.ips)}' }, '${toset(ovh_gateway.G.ips)}'],
    [{ count: '${local.n}' }, 2],
    [{ count: '2' }, '2'],
    [{ count: '${length(ovh_gateway.G.ips)}' }, '${length(ovh_gateway.G.ips)}'],
  ])('has them in what repeats a block, too: %j', (repeat, expected) => {
    const locals = { n: 2, names: ['b', '$${a}'], by: { x: 'y', '$${a}': '$${a}' } };
    const estate = settledEstate(estateOf({ main: { locals, resource: { ...gateway, ovh_x: { X: repeat } } } }));
    expect(blockOf(estate, 'ovh_x.X').repeat?.value).toEqual(expected);
  });

  test('counts the same instances', () => {
    const repeats: readonly Values[] = [
      { count: '${local.n}' },
      { for_each: '${toset(local.names)}' },
      { for_each: '${{ for name in local.names : upper(name) => name }}' },
      { for_each: { '${local.n}': '${ovh_gateway.G.id}' } },
      { count: '${length(ovh_gateway.G.ips)}' },
    ];
    for (const repeat of repeats) {
      const locals = { n: 2, names: ['b', '$${a}'] };
      const estate = estateOf({ main: { locals, resource: { ...gateway, ovh_x: { X: repeat } } } });
      const keys = (of: Estate) => instancesOf(of, blockOf(of, 'ovh_x.X'))?.map(({ key }) => key);
      expect(keys(settledEstate(estate)), JSON.stringify(repeat)).toEqual(keys(estate));
    }
  });
});

describe('an instance', () => {
  const bodies = (body: Values, json: Values = {}) => {
    const estate = settledEstate(estateOf({ main: { ...json, resource: { ...gateway, ovh_x: { X: body } } } }));
    return instanceBlocks(estate, blockOf(estate, 'ovh_x.X'))?.map(({ address, path, body: own }) => [
      address,
      path,
      own,
    ]);
  };

  test('is a block by its own address with what each and count are in it', () => {
    expect(bodies({ count: 2, name: 'n${count.index}' })).toEqual([
      ['ovh_x.X[0]', 'ovh_x.X[0]', { name: 'n0' }],
      ['ovh_x.X[1]', 'ovh_x.X[1]', { name: 'n1' }],
    ]);
    const networks = { a: { cidr: '10.0.0.0/24', id: '${ovh_gateway.G.id}' } };
    const body = {
      for_each: '${local.networks}',
      cidr: '${each.value.cidr}',
      id: '${each.value["id"]}',
      ips: '${concat([each.value.cidr], ovh_gateway.G.ips)}',
      all: '${jsonencode(each.key)} "each.key"',
    };
    expect(bodies(body, { locals: { networks } })).toEqual([
      [
        'ovh_x.X["a"]',
        'ovh_x.X["a"]',
        {
          cidr: '10.0.0.0/24',
          id: '${ovh_gateway.G.id}',
          ips: ['10.0.0.0/24', '${ovh_gateway.G.ips}'],
          all: '"a" "each.key"',
        },
      ],
    ]);
  });

  test.each<[string, Value, string]>([
    ['of a list', ['a"', 1, null, [true]], '["a\\"", 1, null, [true]]'],
    ['of an object', { 'a"': 1, b: {} }, '{ "a\\"" = 1, "b" = {  } }'],
    ['of what only the provider knows', '${ovh_gateway.G.id}', 'ovh_gateway.G.id'],
    ['of what somebody chooses', '${var.size}', 'var.size'],
    ['that is made by a function', '${upper(ovh_gateway.G.id)}', 'upper(ovh_gateway.G.id)'],
    ['that is made by an operator', '${1 + ovh_gateway.G.n}', '(1 + ovh_gateway.G.n)'],
    ['with a text around it', '"a"\n$${b}-${ovh_gateway.G.id}', '"\\"a\\"\\n$${b}-${ovh_gateway.G.id}"'],
  ])('has the value %s where more than that is asked', (_, value, source) => {
    const json = { variable: { size: {} }, locals: { map: { k: value } } };
    const body = { for_each: '${local.map}', all: '${uuidv5("dns", jsonencode([each.value]))}' };
    const all = `\${uuidv5("dns", jsonencode([${source}]))}`;
    expect(bodies(body, json)).toEqual([['ovh_x.X["k"]', 'ovh_x.X["k"]', { all }]]);
  });

  test.each<[string, Value, string]>([
    ['where it is written', { k: { a: { 'b.c': '${upper(ovh_gateway.G.id)}' } } }, 'upper(ovh_gateway.G.id)'],
    [
      'where all are made at once',
      '${{ for k in ["k"] : k => { a = { "b.c" = upper(ovh_gateway.G.id) } } }}',
      '{ for k in ["k"] : k => { a = { "b.c" = upper(ovh_gateway.G.id) } } }["k"].a["b.c"]',
    ],
  ])('has what a function makes of something for what is asked of each, %s', (_, repeat, source) => {
    const body = { for_each: repeat, name: '${each.value.a["b.c"]}!' };
    expect(bodies(body)).toEqual([['ovh_x.X["k"]', 'ovh_x.X["k"]', { name: `\${${source}}!` }]]);
  });

  test.each<[string, Value]>([
    ['of several things', '${ovh_gateway.G.id}-${ovh_gateway.G.name2}'],
    ['of what is another one each time', '${uuid()}'],
    ['of another stack', '${data.terraform_remote_state.up.outputs.it}'],
    ['that is known in part', ['${ovh_gateway.G.id}', 'a']],
  ])('keeps what is asked of it where it is made %s', (_, value) => {
    const all = '${uuidv5("dns", jsonencode([each.value]))}';
    const state = { terraform_remote_state: { up: { backend: 'local', config: { path: '../up/terraform.tfstate' } } } };
    const estate = settledEstate(
      estateOf({
        main: { data: state, resource: { ...gateway, ovh_x: { X: { for_each: { k: value }, all } } } },
        up: { resource: gateway, output: { it: { value: '${ovh_gateway.G.id}' } } },
      }),
    );
    expect(instanceBlocks(estate, blockOf(estate, 'ovh_x.X'))?.map(({ body }) => body)).toEqual([{ all }]);
  });

  test('is not changed by what looks like an expression in its key', () => {
    expect(bodies({ for_each: { '$${x}"': 1 }, name: '${each.key}!' })).toEqual([
      ['ovh_x.X["$${x}\\""]', 'ovh_x.X["$${x}\\""]', { name: '$${x}"!' }],
    ]);
  });

  test('of a block without count is the block', () => {
    expect(bodies({ name: 'n' })).toEqual([['ovh_x.X', 'ovh_x.X', { name: 'n' }]]);
  });
});

test('a value that is settled means the same, whatever it is', () => {
  const locals = { a: ['x', 1, null], b: '${local.a}', c: { d: '${tostring(1.50)}' } };
  const estate = estateOf({ main: { locals, resource: gateway } });
  const values: readonly Value[] = [
    '${local.b}',
    '${local.c}',
    ['${local.c.d}', 'a$${b}'],
    { '${local.c.d}': true },
    '${null}',
  ];
  for (const value of values) {
    const settled = settledValue(estate, 'main', value);
    expect(resolve(estate, 'main', settled)).toEqual(resolve(estate, 'main', value));
  }
});
