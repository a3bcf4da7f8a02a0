import { describe, expect, test } from 'vitest';
import type { Values } from '../../../../src/estate/model';
import { type AskedBlock, askedInCheck, doneBy, unknownProvider } from '../../../../src/review/engine/findings/asks';
import { stackWith } from '../../outputs';
import { nothingAround } from './found';

const asked = (kind: 'data' | 'resource', type: string, after: Values = { x: 1 }, before?: Values): AskedBlock => ({
  kind,
  type,
  provider: '',
  before,
  after,
});
const done = (one: AskedBlock) => doneBy(one, nothingAround).map(({ class: kind, says }) => `${kind}: ${says}`);

describe('what a block does by its type', () => {
  test.each([
    'external',
    'local_command',
    'shell_script',
    'shell_script_resource',
    'ssh_resource',
    'ssh_sensitive_resource',
    'ansible_playbook',
  ])('%s runs a program', (type) => {
    expect(done(asked('resource', type))).toEqual(['runs-code: runs a program']);
    expect(done(asked('data', type))).toEqual(['runs-code: runs a program while it plans']);
  });

  test.each(['local_file', 'local_sensitive_file', 'archive_file'])(
    '%s reads the machine, as a data source',
    (type) => {
      expect(done(asked('data', type))).toEqual(['runs-code: reads files of the machine that deploys']);
      expect(done(asked('resource', type))).toEqual([]);
    },
  );

  const value = { x: `\${ovh_vrack.V.id}` };
  test.each<[string, string, Values, string]>([
    ['http to its address', 'http', { url: 'https://a.example', ...value }, 'https://a.example'],
    ['dns to its host', 'dns_a_record_set', { host: 'a.example', ...value }, 'a.example'],
    ['what names nobody', 'tls_certificate', value, 'tls_certificate'],
    [
      'another state to its backend',
      'terraform_remote_state',
      { backend: 's3', config: value },
      'the s3 backend of a state',
    ],
  ])('%s', (_, type, after, receiver) => {
    expect(done(asked('data', type, after))).toEqual([
      `runs-code: sends values of this stack to ${receiver} while it plans`,
    ]);
    expect(done(asked('resource', type, after))).toEqual([]);
  });

  test.each<[string, string, Values]>([
    ['is asked without a value', 'http', { url: 'https://a.example' }],
    [
      'is asked with where Terraform runs',
      'http',
      { url: `https://a.example/\${terraform.workspace}/\${ path.root }/\${path.cwd}\${path.module}` },
    ],
    ['is a state in a file', 'terraform_remote_state', { backend: 'local', config: value }],
    ['has values only for what is not there', 'terraform_remote_state', { backend: 's3', defaults: value }],
    ['is another type', 'ovh_me', value],
  ])('nothing is sent where one %s', (_, type, after) => {
    expect(done(asked('data', type, after))).toEqual([]);
  });

  test('a release installs a chart', () => {
    const release = { chart: 'web', version: '1.0.0', repository: 'https://charts.example' };
    expect(done(asked('resource', 'helm_release', release))).toEqual([
      'runs-code: installs a chart from elsewhere: web 1.0.0 from https://charts.example',
    ]);
    expect(done(asked('resource', 'helm_release', release, release))).toEqual([]);
  });

  test('is told where its arguments are new or others, and not where they are as they were', () => {
    const program = (name: string): Values => ({ program: [name] });
    expect(done(asked('data', 'external', program('a'), program('b')))).toHaveLength(1);
    expect(done(asked('data', 'external', program('a'), program('a')))).toEqual([]);
  });
});

describe('of a check', () => {
  const check = (data: object): Values => JSON.parse(JSON.stringify({ assert: [{ condition: true }], data }));

  test('each data source is asked for itself, held against the one of its name', () => {
    const [before, after] = [
      check({ http: { a: { url: 'one' } } }),
      check([{ http: [{ a: { url: 'two', provider: 'http.x' } }, { b: { url: 'three' } }] }, { dns_a: { a: {} } }]),
    ];
    expect(askedInCheck(before, after)).toEqual([
      {
        kind: 'data',
        type: 'http',
        provider: 'http.x',
        before: { url: 'one' },
        after: { url: 'two', provider: 'http.x' },
      },
      { kind: 'data', type: 'http', provider: '', before: undefined, after: { url: 'three' } },
      { kind: 'data', type: 'dns_a', provider: '', before: undefined, after: {} },
    ]);
  });

  test('without one nothing is asked', () => {
    expect(askedInCheck(undefined, check({}))).toEqual([]);
    expect(askedInCheck(check({ http: { a: {} } }), undefined)).toEqual([]);
    expect(askedInCheck(undefined, 'x')).toEqual([]);
    expect(askedInCheck(undefined, check({ http: { a: 'x' } }))).toEqual([]);
  });
});

describe('nobody here knows what is done by', () => {
  const stack = stackWith('prod', {
    terraform: {
      required_providers: {
        acme: { source: 'acme/acme' },
        ovh: { source: 'ovh/ovh' },
        openstack: { source: 'terraform-provider-openstack/openstack' },
      },
    },
  });
  const behind = (type: string, before?: Values, kind: 'data' | 'resource' = 'data') =>
    unknownProvider(asked(kind, type, { x: 1 }, before), stack);

  test('a data source of a provider that is not known, where it is new or another one', () => {
    expect(behind('acme_thing')).toBe('acme/acme');
    expect(behind('acme_thing', { x: 2 })).toBe('acme/acme');
    expect(behind('acme_thing', { x: 1 })).toBeUndefined();
    expect(behind('other_thing')).toBe('hashicorp/other');
  });

  test('no resource, which is a change, and nothing that is told otherwise', () => {
    expect(behind('acme_thing', undefined, 'resource')).toBeUndefined();
    for (const type of ['shell_script', 'local_file', 'archive_file']) expect(behind(type)).toBeUndefined();
  });

  test.each([
    'kubernetes',
    'helm',
    'random',
    'time',
    'tls',
    'null',
    'http',
    'external',
    'ovh',
    'openstack',
    'terraform',
  ])('no data source of %s', (name) => {
    expect(behind(`${name}_thing`)).toBeUndefined();
  });
});
