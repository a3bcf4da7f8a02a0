import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { builtIn, ProviderSources, shortSource } from '../../src/estate/provider-sources';
import { readEstate } from '../../src/estate/read';
import { writeStacks } from '../deploy/fixture';
import { temporaryFolder } from '../support/program';

function sourcesOf(configuration: object): ProviderSources {
  const outdir = writeStacks({ a: {} }, temporaryFolder());
  writeFileSync(join(outdir, 'stacks', 'a', 'cdk.tf.json'), JSON.stringify(configuration));
  const stack = readEstate(outdir).stacks.get('a');
  if (stack === undefined) throw new Error('it is not there');
  return new ProviderSources(stack);
}

test('all providers of a stack: declared, configured, and behind its blocks; not those in modules', () => {
  const sources = sourcesOf({
    terraform: {
      required_providers: { ovh: { source: 'registry.terraform.io/ovh/ovh' }, kept: { source: 'a.example/b/c' } },
    },
    provider: { helm: [{}] },
    resource: { ovh_vrack: { v: {} }, random_id: { r: {} }, terraform_data: { t: {} } },
    module: { m: { source: './m' } },
  });
  expect([...sources.all()].sort()).toEqual(
    ['a.example/b/c', 'hashicorp/helm', 'hashicorp/random', 'ovh/ovh', builtIn].sort(),
  );
});

test('what a stack says of a provider, under whatever name', () => {
  const sources = sourcesOf({
    terraform: { required_providers: { europe: { source: 'ovh/ovh' } } },
    provider: { europe: [{ endpoint: 'ovh-eu' }, { alias: 'b', endpoint: 'ovh-ca' }], ovh: { endpoint: 'x' } },
  });
  expect(sources.configurations('ovh/ovh').map(({ endpoint }) => endpoint)).toEqual(['ovh-eu', 'ovh-ca']);
});

test('the provider that is built in is meant by its name only where nothing else is declared under it', () => {
  const behind = (required: object) =>
    sourcesOf({ terraform: { required_providers: required } }).behind({ type: 'terraform_data', provider: '' });
  expect(behind({})).toBe(builtIn);
  expect(behind({ terraform: { version: '1.0.0' } })).toBe(builtIn);
  expect(behind({ terraform: { source: builtIn } })).toBe(builtIn);
  expect(behind({ terraform: { source: 'evil/terraform' } })).toBe('evil/terraform');
});

test('a source is the same with and without the registry, in whatever case, and without a namespace that of HashiCorp', () => {
  expect(['ovh/ovh', 'OVH/ovh', 'registry.OpenTofu.org/ovh/ovh', 'helm', 'a.example/b/c'].map(shortSource)).toEqual([
    'ovh/ovh',
    'ovh/ovh',
    'ovh/ovh',
    'hashicorp/helm',
    'a.example/b/c',
  ]);
});

test('the version that a stack asks for of a provider, wherever that comes from and under whatever name', () => {
  const version = (required: object) => sourcesOf({ terraform: { required_providers: required } }).version('ovh/ovh');
  expect(version({ europe: { source: 'registry.terraform.io/OVH/ovh', version: '2.21.0' } })).toBe('2.21.0');
  expect(version({ ovh: { source: 'ovh/ovh' }, helm: { source: 'hashicorp/helm', version: '3.0.0' } })).toBe(undefined);
  expect(version({ ovh: '2.21.0' })).toBe(undefined);
  expect(sourcesOf({}).version('ovh/ovh')).toBe(undefined);
});
