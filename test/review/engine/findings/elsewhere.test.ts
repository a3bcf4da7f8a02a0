import { describe, expect, test } from 'vitest';
import type { Block, Estate, Value, Values } from '../../../../src/estate/model';
import { settledEstate } from '../../../../src/estate/settled';
import { elsewhere, type Renames } from '../../../../src/review/engine/findings/elsewhere';
import { outputOf, type Resources } from '../../outputs';

const sections: Values = {
  data: {
    acme_d: { D: { q: '${var.q}' }, Far: { q: '${data.acme_d.D.x}' } },
    terraform_remote_state: { base: { backend: 's3', config: { key: 'base' } } },
  },
  locals: {
    a: '${upper(var.b)}',
    k: 'known',
    passed: '${local.a}',
    part: '${var.b.c["d"][0]}',
    each: '${var.b[var.c]}',
  },
};

/** Two stacks, of which one reads the state of the other. */
function outputs(resources: Resources, more: Values = {}): Estate {
  const base = outputOf(
    { base: { 'ovh_vrack.V': { name: 'v' } } },
    { output: { id: { value: '${ovh_vrack.V.id}' } }, terraform: { backend: { s3: { key: 'base' } } } },
  );
  const prod = outputOf({ prod: resources }, { ...sections, ...more });
  return settledEstate({ ...base, stacks: new Map([...base.stacks, ...prod.stacks]) });
}

const none: Renames = new Map();

function traced(resources: Resources, address: string, renames = none): Block | undefined {
  const estate = outputs(resources);
  const block = estate.stacks.get('prod')?.blocks.get(address);
  return block && elsewhere(estate, renames).block(block);
}

describe('what is behind an expression is written into it', () => {
  const ofRelease = (text: string, renames?: Renames): Value | undefined =>
    traced(
      {
        'helm_release.R': { name: text },
        'terraform_data.T': { input: '${var.z}' },
        'ovh_vrack.W': { name: '${var.z}' },
      },
      'helm_release.R',
      renames,
    )?.body['name'];

  test.each<[string, string, string]>([
    ['a value that says more than where it comes from', '${local.a}', '(prod: "${upper(var.b)}")'],
    ['behind one that only passes it on', '${local.passed}', '(prod: "${upper(var.b)}")'],
    ['one that is chosen by another', '${local.each}', '(prod: "${var.b[var.c]}")'],
    ['the arguments of a data source', '${data.acme_d.D.x}', '(prod/data.acme_d.D {"q":"${var.q}"})'],
    [
      'those of one that only keeps a value',
      '${terraform_data.T.output}',
      '(prod/terraform_data.T {"input":"${var.z}"})',
    ],
    [
      'all of them, in order',
      '${data.acme_d.Far.x}',
      '(prod/data.acme_d.D {"q":"${var.q}"}, prod/data.acme_d.Far {"q":"${data.acme_d.D.x}"})',
    ],
    ['what is in another stack', '${data.terraform_remote_state.base.outputs.id}', '(base/ovh_vrack.V.id)'],
    [
      'everything once',
      '${local.a}${local.passed}${data.acme_d.D.x}${data.acme_d.D.y}',
      '(prod/data.acme_d.D {"q":"${var.q}"}, prod: "${upper(var.b)}")',
    ],
  ])('%s', (_, text, trace) => {
    expect(ofRelease(text)).toBe(`${text} ${trace}`);
  });

  test.each([['plain'], ['${var.b}'], ['${local.part}'], ['${ovh_vrack.W.id}'], ['$${local.a}']])(
    'nothing is behind %s',
    (text) => {
      expect(ofRelease(text)).toBe(text);
    },
  );

  test('under the address that it has on the other side', () => {
    const renames = new Map([
      ['prod', new Map([['data.acme_d.D', 'data.acme_d.N']])],
      ['base', new Map([['ovh_vrack.V', 'ovh_vrack.N']])],
    ]);
    expect(ofRelease('${data.acme_d.Far.x}', renames)).toBe(
      '${data.acme_d.Far.x} (prod/data.acme_d.Far {"q":"${data.acme_d.N.x}"}, prod/data.acme_d.N {"q":"${var.q}"})',
    );
    expect(ofRelease('${data.terraform_remote_state.base.outputs.id}', renames)).toMatch(
      / \(base\/ovh_vrack\.N\.id\)$/,
    );
  });
});

const text = '${local.a}';
const withTrace = `${text} (prod: "\${upper(var.b)}")`;

test.each<[string, string, Values, Partial<Block>]>([
  ['a release', 'helm_release.A', { x: text }, { body: { x: withTrace } }],
  [
    'what runs something',
    'acme_thing.A',
    { x: text, provisioner: [{ 'local-exec': { command: text } }] },
    { body: { x: withTrace }, runs: [{ what: 'provisioner', value: [{ 'local-exec': { command: withTrace } }] }] },
  ],
  ...['precondition', 'postcondition'].map((name): [string, string, Values, Partial<Block>] => [
    `what has a ${name}, in that`,
    'acme_thing.A',
    { x: text, lifecycle: { [name]: [{ condition: text }], replace_triggered_by: [text] } },
    { body: { x: withTrace }, lifecycle: { [name]: [{ condition: withTrace }], replace_triggered_by: [text] } },
  ]),
  ['no other resource', 'acme_thing.A', { x: text }, { body: { x: text } }],
])('it is written into %s', (_, address, body, expected) => {
  expect(traced({ [address]: body }, address)).toMatchObject(expected);
});

test('of a stack it is written into providers, actions, checks and the conditions of outputs and variables', () => {
  const one = (value: string): Values => ({
    provider: { helm: [{ host: value }] },
    action: { acme_do: { A: { x: value } } },
    check: { c: { assert: [{ condition: value }] } },
  });
  const conditions = (value: string): Values => ({
    output: { o: { value: text, precondition: [{ condition: value }] } },
    variable: { v: { default: text, validation: [{ condition: value }] } },
  });
  const given = { ...one(text), ...conditions(text) };
  const estate = outputs({}, given);
  const [prod, base] = [estate.stacks.get('prod'), estate.stacks.get('base')];
  const { stack } = elsewhere(estate, none);
  expect(prod && stack(prod).sections).toEqual({ ...prod?.sections, ...one(withTrace), ...conditions(withTrace) });
  expect(base && stack(base).sections).toEqual(base?.sections);
});
