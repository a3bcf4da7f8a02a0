import { describe, expect, test } from 'vitest';
import type { Estate, Values } from '../../../src/estate/model';
import { referencesIn } from '../../../src/estate/references';
import { settledEstate } from '../../../src/estate/settled';
import { Graph, isInside, triggersOf } from '../../../src/review/engine/graph';
import { matchStacks } from '../../../src/review/engine/match';
import { outputOf, type Resources } from '../outputs';

function graphOf(before: Estate, after: Estate): Graph {
  const [base, head] = [settledEstate(before), settledEstate(after)];
  const nothing = outputOf({ '': {} }).stacks.get('');
  const matchings = [...head.stacks.values()].map((stack) => {
    const old = base.stacks.get(stack.id) ?? nothing ?? stack;
    return [stack.id, matchStacks(old, stack, { base, head }, { left: 100 })] as const;
  });
  return new Graph(base, head, new Map(matchings));
}

const prod = (resources: Resources, more: Values = {}) => outputOf({ prod: resources }, more);

/** Who refers to what, one a line and in order: `local.x <- acme_a.A acme_b.B`. */
const links = (graph: Graph): string[] =>
  [...graph.items()]
    .map((item) => [item.address, ...[...graph.dependents(item)].map(({ address }) => address).sort()])
    .filter(([, first]) => first !== undefined)
    .map(([target, ...sources]) => `${target} <- ${sources.join(' ')}`)
    .sort();

/** What a reference leads to: `address attribute`. */
const found = (graph: Graph, stack: string, text: string): string[] =>
  referencesIn(`\${${text}}`)
    .flatMap((reference) => graph.find(stack, reference))
    .map(({ item, attribute }) => [`${item.stack}: ${item.address}`, ...attribute].join(' '));

const one = (head: Estate) => graphOf(outputOf({}), head);

describe('what refers to something', () => {
  test('is known by all that is written in it, its name and its triggers included', () => {
    const resources: Resources = {
      'acme_a.A': { size: 1, of: '${acme_a.A.id}' },
      'acme_b.B': { list: [{ deep: 'x-${acme_a.A.id}' }] },
      'acme_c.C': { '${local.name}': 1 },
      'acme_t.T': { lifecycle: { replace_triggered_by: ['acme_a.A', '${acme_b.B.size}'] } },
      'acme_o.O': { text: 'acme_a.A', lifecycle: { replace_triggered_by: 'acme_a.A' } },
    };
    const sections = {
      locals: { name: '${var.name}' },
      variable: { name: { default: 'n' } },
      output: { id: { value: '${acme_c.C.id}' } },
      provider: { acme: [{ token: '${acme_b.B.token}' }] },
      data: { acme_d: { D: { id: '${module.m.id}' } } },
      module: { m: { source: './m', a: '${data.acme_e.E.id}' } },
    };
    expect(links(one(prod(resources, sections)))).toEqual([
      'acme_a.A <- acme_b.B acme_t.T',
      'acme_b.B <- acme_t.T provider.acme',
      'acme_c.C <- output.id',
      'module.m <- data.acme_d.D',
      'var.name <- local.name',
    ]);
  });

  test('is, of what a data source depends on, that data source; of a resource it is only an order', () => {
    const sections = { data: { acme_d: { D: { depends_on: ['acme_a.A'] } } } };
    const resources = { 'acme_a.A': { size: 1 }, 'acme_b.B': { depends_on: ['acme_a.A'] } };
    expect(links(one(prod(resources, sections)))).toEqual(['acme_a.A <- data.acme_d.D']);
  });

  test('is, of the provider of a cluster, what lives in it', () => {
    const resources: Resources = {
      'kubernetes_namespace_v1.N': { metadata: { name: 'n' } },
      'helm_release.R': { name: 'r', provider: 'helm.main' },
      'ovh_vrack.V': { name: 'v' },
    };
    const sections = { provider: { kubernetes: [{}], helm: [{ alias: 'main' }], ovh: [{}] } };
    expect(links(one(prod(resources, sections)))).toEqual([
      'provider.helm <- helm_release.R',
      'provider.kubernetes <- kubernetes_namespace_v1.N',
    ]);
  });
});

describe('a reference leads to', () => {
  const base = outputOf(
    { base: { 'acme_a.A': { size: 1 } } },
    { output: { a: { value: '${acme_a.A}' } }, terraform: { backend: { s3: { key: 'z/base.tfstate' } } } },
  );
  const reader = outputOf(
    {
      reader: {
        'acme_a.A': { size: 2 },
        'acme_c.C': { count: 2, at: '${count.index}' },
        'acme_e.E': { for_each: { x: 1, y: 2 }, at: '${each.value}' },
      },
    },
    { data: { terraform_remote_state: { base: { backend: 's3', config: { key: 'z/base.tfstate' } } } } },
  );
  const estate = { ...base, stacks: new Map([...base.stacks, ...reader.stacks]) };
  const whole = one(estate);
  // where something differs of instances, each is one
  const single = (at: number) => ({
    'acme_c.C': { count: 2, at: `\${count.index * ${at}}` },
    'acme_e.E': { for_each: { x: at, y: at }, at: '${each.value}' },
  });
  const instances = graphOf(outputOf({ reader: single(1) }), outputOf({ reader: single(2) }));
  const state = 'data.terraform_remote_state.base';

  test.each<[string, Graph, readonly string[]]>([
    ['acme_a.A', whole, ['reader: acme_a.A']],
    ['acme_a.A.size', whole, ['reader: acme_a.A size']],
    ['acme_a.B.size', whole, []],
    ['acme_c.C[0].at', whole, ['reader: acme_c.C at']],
    [`${state}.outputs.a.size`, whole, ['base: output.a size']],
    [`${state}.outputs.b`, whole, []],
    [`${state}.outputs`, whole, [`reader: ${state} outputs`]],
    [`${state}.config.key`, whole, [`reader: ${state} config key`]],
    ['data.terraform_remote_state.other.outputs.a', whole, []],
    ['acme_e.E["y"].at', instances, ['reader: acme_e.E["y"] at']],
    ['acme_e.E["z"].at', instances, ['reader: acme_e.E["x"] at', 'reader: acme_e.E["y"] at']],
    ['acme_e.E', instances, ['reader: acme_e.E["x"]', 'reader: acme_e.E["y"]']],
    ['acme_c.C[*].at', instances, ['reader: acme_c.C[0] at', 'reader: acme_c.C[1] at']],
    ['acme_c.C[1]', instances, ['reader: acme_c.C[1]']],
  ])('%s: what is there of it', (text, graph, expected) => {
    expect(found(graph, 'reader', text)).toEqual(expected);
    expect(found(graph, 'other', text)).toEqual([]);
  });
});

describe('an item has', () => {
  const sides = graphOf(
    prod(
      { 'acme_a.A': { size: 1 }, 'acme_m.Old': { a: 1 }, 'acme_r.R': { count: '${var.many}' } },
      { locals: { l: 1 }, output: { o: { value: 2 } }, provider: { p: { q: 3 } } },
    ),
    prod(
      {
        'acme_a.A': { size: 2 },
        'acme_m.New': { a: 1 },
        'acme_n.N': { b: 1 },
        'acme_r.R': { count: '${var.more}' },
        'ovh_vrack.V': {},
      },
      {
        locals: { l: 2, k: 3 },
        output: { o: { value: 3 }, n: { value: 4 } },
        provider: { p: { q: 4 }, n: { m: 5 } },
        data: { ovh_vrack: { V: {} } },
      },
    ),
  );
  const items = [...sides.items()];

  test('what it was and what it is; what is new was nothing', () => {
    const kinds = items.map(({ address, kind, path, before, after, isMoved }) => [
      `${kind} ${address} (${path})${isMoved ? ' moved' : ''}`,
      before,
      after,
    ]);
    expect(kinds).toEqual([
      ['resource acme_a.A (A)', { size: 1 }, { size: 2 }],
      // only Terraform counts: how many there are is compared as any argument
      ['resource acme_r.R (R)', { count: '${var.many}' }, { count: '${var.more}' }],
      ['resource acme_m.New (New) moved', { a: 1 }, { a: 1 }],
      ['resource acme_n.N (N)', undefined, { b: 1 }],
      ['resource ovh_vrack.V (V)', undefined, {}],
      ['data data.ovh_vrack.V (data.ovh_vrack.V)', undefined, {}],
      ['value output.o (output.o)', { value: 2 }, { value: 3 }],
      ['value output.n (output.n)', undefined, { value: 4 }],
      ['value local.l (local.l)', { value: 1 }, { value: 2 }],
      ['value local.k (local.k)', undefined, { value: 3 }],
      ['value provider.p (provider.p)', { value: [{ q: 3 }] }, { value: [{ q: 4 }] }],
      ['value provider.n (provider.n)', undefined, { value: [{ m: 5 }] }],
    ]);
  });

  test('facts where it is a resource of which something is known, and both of its blocks', () => {
    expect(items.filter(({ facts }) => facts !== undefined).map(({ address }) => address)).toEqual(['ovh_vrack.V']);
    expect(items.map(({ blocks }) => blocks && [blocks.before?.address, blocks.after.address])).toEqual([
      ['acme_a.A', 'acme_a.A'],
      ['acme_r.R', 'acme_r.R'],
      ['acme_m.Old', 'acme_m.New'],
      [undefined, 'acme_n.N'],
      [undefined, 'ovh_vrack.V'],
      [undefined, 'data.ovh_vrack.V'],
      ...Array.from({ length: 6 }),
    ]);
  });

  test('its block, by which it is found', () => {
    const blocks = items.flatMap(({ blocks }) => blocks ?? []);
    expect(blocks.map(({ after }) => sides.itemOf(after)?.address)).toEqual(blocks.map(({ after }) => after.address));
    const gone = blocks.find(({ after }) => after.address === 'acme_a.A')?.before;
    expect(gone && sides.itemOf(gone)).toBeUndefined();
  });
});

test('in a cluster lives what a provider of Kubernetes or of Helm makes, by its name alone', () => {
  const { stacks } = prod({
    'kubernetes_secret.A': {},
    'helm_release.B': { provider: 'helm.main' },
    'kubernetesque_thing.C': {},
    'acme_kubernetes.D': {},
  });
  expect([...(stacks.get('prod')?.blocks.values() ?? [])].filter(isInside).map(({ path }) => path)).toEqual(['A', 'B']);
});

test('what triggers a replacement is a list of addresses, as expressions or not', () => {
  const triggers = (replace_triggered_by: Values[string]) => {
    const block = prod({ 'acme_a.A': { lifecycle: { replace_triggered_by } } })
      .stacks.get('prod')
      ?.blocks.get('acme_a.A');
    return block && triggersOf(block);
  };
  expect(triggers(['acme_b.B', '${acme_c.C.id}'])).toEqual(['${acme_b.B}', '${acme_c.C.id}']);
  expect(triggers('acme_b.B')).toEqual([]);
  expect(triggers([])).toEqual([]);
});
