import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { helmResources } from '../../../providers/kubernetes/helm';
import { kubernetesResources } from '../../../providers/kubernetes/kubernetes';
import { ovhSchema } from '../../../providers/ovh/schema';
import type { TypeSchema } from '../../../providers/ovh/schema/notation';
import type { Estate, Values } from '../../../src/estate/model';
import type { Report } from '../../../src/review/report/report';
import { reviewOf, reviewOutputs } from '../../../src/review/report/review';
import { stackWith } from '../outputs';
import { type Sample, samplesOf } from './values';
import { writeOutput } from './written';

const estate = (json: Values): Estate => ({
  folder: 'cdktf.out',
  stacks: new Map([['prod', stackWith('prod', json)]]),
  isLandingZone: true,
  networks: [],
  externals: [],
  beside: [],
  unread: [],
});

/** Names of blocks that a report says anything of: as a change, as a finding, or as noise with its reason. */
function told({ stacks, noise = [] }: Report): ReadonlySet<string> {
  return new Set([
    ...stacks.flatMap(({ changes }) => changes.map(({ address }) => address.split('.').at(-1) ?? '')),
    ...stacks.flatMap(({ findings }) => findings.map(({ where }) => where.split('.').at(-1) ?? '')),
    ...noise.map(({ where }) => where.split('.').at(-1) ?? ''),
  ]);
}

/** What is dropped: a block for each sample, in which nothing but the sample differs. */
function dropped(kind: 'resource' | 'data', type: string, samples: readonly Sample[]): string[] {
  const side = (pick: (sample: Sample) => Values[string] | undefined): Values => {
    const blocks = samples.map((sample, index) => {
      const value = pick(sample);
      return [`b${index}`, value === undefined ? {} : { [sample.argument]: value }] as const;
    });
    return { [kind]: { [type]: Object.fromEntries(blocks) } };
  };
  const report = reviewOf(estate(side(({ before }) => before)), estate(side(({ after }) => after)), {
    showNoise: true,
  });
  const found = told(report);
  return samples.flatMap(({ path }, index) => (found.has(`b${index}`) ? [] : [path]));
}

let count = 0;

describe('every attribute and block, changed, taken away and added, is told or is noise with its reason', () => {
  const kinds: readonly (readonly [string, 'resource' | 'data', { readonly [type: string]: TypeSchema }])[] = [
    ['resources of OVHcloud', 'resource', ovhSchema.resources],
    ['data sources of OVHcloud', 'data', ovhSchema.dataSources],
    ['resources in Kubernetes', 'resource', kubernetesResources],
    ['releases of Helm', 'resource', helmResources],
  ];
  test.each(kinds)('%s', (_, kind, types) => {
    for (const [type, schema] of Object.entries(types)) {
      const samples = samplesOf(schema, type);
      count += samples.length;
      expect(dropped(kind, type, samples), type).toEqual([]);
    }
  });

  test('and they are all of them', () => {
    const types = Object.keys(ovhSchema.resources).length + Object.keys(ovhSchema.dataSources).length;
    console.log(`nothing dropped: ${count} changes of ${types} types of OVHcloud, Kubernetes and Helm`);
    expect(types).toBeGreaterThanOrEqual(337);
    expect(count).toBeGreaterThan(10_000);
  });
});

/** One value of every section of a stack that Terraform 1.14 and OpenTofu 1.11 know, and one that they don't. */
const sections: Values = {
  terraform: {
    backend: {
      s3: { bucket: 'one', key: 'one', region: 'one', workspace_key_prefix: 'one', endpoints: { s3: 'one' } },
    },
    cloud: { organization: 'one', workspaces: { name: 'one' } },
    encryption: { state: { method: 'one' } },
    experiments: ['one'],
    provider_meta: { ovh: { one: 'one' } },
    required_providers: { ovh: { source: 'ovh/ovh', version: 'one', configuration_aliases: ['one'] } },
    required_version: 'one',
  },
  provider: {
    ovh: [
      { endpoint: 'one', application_key: 'one' },
      { alias: 'two', endpoint: 'one' },
    ],
  },
  variable: {
    one: {
      type: 'string',
      default: 'one',
      description: 'one',
      sensitive: true,
      nullable: true,
      ephemeral: true,
      validation: [{ condition: 'one', error_message: 'one' }],
    },
  },
  locals: { one: 'one', list: ['one'], object: { one: 'one' } },
  output: {
    one: {
      value: 'one',
      description: 'one',
      sensitive: true,
      ephemeral: true,
      depends_on: ['one'],
      precondition: [{ condition: 'one', error_message: 'one' }],
    },
  },
  module: { one: { source: './one', version: 'one', input: 'one', depends_on: ['one'], providers: { ovh: 'one' } } },
  ephemeral: { ovh_one: { one: { ttl: 'one', depends_on: ['one'] } } },
  data: {
    ovh_me: {
      one: {
        one: 'one',
        depends_on: ['one'],
        provider: 'ovh.one',
        count: 'one',
        lifecycle: { postcondition: [{ condition: 'one', error_message: 'one' }] },
      },
    },
  },
  resource: {
    terraform_data: {
      one: {
        input: 'one',
        depends_on: ['one'],
        provider: 'ovh.one',
        for_each: 'one',
        provisioner: [{ 'local-exec': { command: 'one', when: 'one' } }],
        connection: { host: 'one' },
        lifecycle: {
          create_before_destroy: true,
          prevent_destroy: true,
          ignore_changes: ['one'],
          replace_triggered_by: ['one'],
          precondition: [{ condition: 'one', error_message: 'one' }],
          postcondition: [{ condition: 'one', error_message: 'one' }],
          enabled: true,
        },
      },
    },
  },
  check: { one: { data: { ovh_me: { one: { one: 'one' } } }, assert: [{ condition: 'one', error_message: 'one' }] } },
  moved: [{ from: 'a.one', to: 'a.two' }],
  import: [{ to: 'a.one', id: 'one', for_each: 'one', provider: 'ovh.one' }],
  removed: [{ from: 'a.one', lifecycle: { destroy: false }, provisioner: [{ 'local-exec': { command: 'one' } }] }],
  action: { one: { one: { config: { one: 'one' } } } },
  something_new: { one: { one: 'one' } },
};

/** Copies of a value in each of which one leaf differs or one key is gone, each with the path of the difference. */
function* variants(value: Values[string], path = ''): Generator<readonly [string, Values[string] | undefined]> {
  if (Array.isArray(value)) {
    yield [`${path}[+]`, [...value, 'more']];
    for (const [index, inner] of value.entries()) {
      for (const [where, one] of variants(inner, `${path}[${index}]`)) {
        yield [where, value.flatMap((other, at) => (at !== index ? [other] : one === undefined ? [] : [one]))];
      }
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) {
      const others = Object.fromEntries(Object.entries(value).filter(([other]) => other !== name));
      yield [`${path}.${name} gone`, others];
      for (const [where, one] of variants(inner, `${path}.${name}`)) {
        yield [where, one === undefined ? others : { ...value, [name]: one }];
      }
    }
  } else {
    yield [path, typeof value === 'boolean' ? !value : 'other'];
  }
}

const isTold = ({ stacks, noise = [] }: Report): boolean => stacks.length > 0 || noise.length > 0;

test('every section of the JSON of a stack, word by word, is told or is noise with its reason', () => {
  const base = estate(sections);
  const silent: string[] = [];
  let tried = 0;
  for (const [path, changed] of variants(sections)) {
    tried += 1;
    let report: Report;
    try {
      report = reviewOf(base, estate(changed as Values), { showNoise: true });
    } catch {
      // what Terraform could not read either
      continue;
    }
    if (!isTold(report)) silent.push(path);
    // noise is for comments, order and defaults: none of these is one
    else if (report.stacks.length === 0) silent.push(`noise: ${path}`);
  }
  console.log(`nothing dropped: ${tried} changes in the sections of a stack`);
  expect(silent).toEqual([]);
  expect(tried).toBeGreaterThan(120);
});

describe('every kind of file in a working directory, added, removed and edited, is told', () => {
  const json = { resource: { terraform_data: { A: { input: 'x' } } } };
  const output = (file: string, text?: string): string => {
    const folder = writeOutput({ prod: json });
    if (text !== undefined) {
      mkdirSync(dirname(join(folder, 'stacks/prod', file)), { recursive: true });
      writeFileSync(join(folder, 'stacks/prod', file), text);
    }
    return folder;
  };
  test.each([
    'x.tf',
    'x.tf.json',
    'x.tofu',
    'x.tofu.json',
    'override.tf',
    'x_override.tf.json',
    'terraform.tfvars',
    'terraform.tfvars.json',
    'x.auto.tfvars',
    'x.auto.tfvars.json',
    'x.tftest.hcl',
    'tests/x.tftest.json',
    'modules/net/main.tf',
    'modules/net/main.tf.json',
    'modules/net/templates/user-data.sh',
    'assets/chart/Chart.yaml',
    'assets/chart/templates/pod.yaml',
    'assets/.hidden',
    '.hidden',
    'script.sh',
    '.terraform.lock.hcl',
    'terraform.d/plugins/x',
    'terraform.rc',
    'x.tfvars',
    'x.tfstate',
  ])('%s', (file) => {
    const review = (base: string, head: string): Report => reviewOutputs({ base, head });
    const sides: readonly (readonly [string | undefined, string | undefined])[] = [
      [undefined, 'a'],
      ['a', undefined],
      ['a', 'b'],
    ];
    for (const [before, after] of sides) {
      const report = review(output(file, before), output(file, after));
      expect(report.stacks.flatMap(({ findings }) => findings.map(({ where }) => where))).toContain(file);
    }
  });

  test('and a working directory that is another one', () => {
    const [base, head] = [output(''), output('')];
    mkdirSync(join(head, 'elsewhere'));
    writeFileSync(join(head, 'elsewhere/cdk.tf.json'), JSON.stringify(json));
    rmSync(join(head, 'stacks'), { recursive: true });
    const entry = { synthesizedStackPath: 'elsewhere/cdk.tf.json', workingDirectory: 'elsewhere', dependencies: [] };
    writeFileSync(join(head, 'manifest.json'), JSON.stringify({ stacks: { prod: entry } }));
    expect(reviewOutputs({ base, head }).stacks[0]?.findings).toMatchObject([
      { class: 'unread', where: 'working directory', says: 'the working directory of the stack is another one' },
    ]);
  });
});
