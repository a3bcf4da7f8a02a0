import { expect, test } from 'vitest';
import type { StackFile, Values } from '../../../src/estate/model';
import { readBlocks } from '../../../src/estate/read-blocks';
import { notSimulated } from '../../../src/review/plan/simulated';

const known = ['ovh/ovh', 'hashicorp/kubernetes', 'hashicorp/helm'];

/** Why a stack with this Terraform JSON is not deployed into a sandbox. */
function why(json: Values, files: readonly StackFile[] = []): string | undefined {
  const content = readBlocks('prod', json, (problem) => new Error(problem));
  return notSimulated({ id: 'prod', dependsOn: [], directory: 'stacks/prod', files, ...content }, known);
}

const file = (path: string, role: StackFile['role'], more: Partial<StackFile> = {}): StackFile => ({
  path,
  role,
  sha256: '',
  ...more,
});

const ovh = { ovh: { source: 'registry.terraform.io/ovh/ovh', version: '2.19.0' }, helm: { source: 'helm' } };
const vrack = { ovh_vrack: { Main: { name: 'main' } } };

test('what the sandbox stands in for is deployed there', () => {
  const resource = { ...vrack, helm_release: { A: {} }, terraform_data: { B: {} } };
  const data = { terraform_remote_state: { C: { backend: 'local' } } };
  expect(why({ terraform: { required_providers: ovh }, resource, data })).toBeUndefined();
});

test.each([
  [
    'another provider would make real things',
    { resource: { aws_s3_bucket: { A: {} } } },
    'uses the provider hashicorp/aws, which the sandbox does not stand in for',
  ],
  [
    'a provider of the same name from elsewhere is another one',
    { terraform: { required_providers: { ovh: { source: 'evil/ovh' } } }, resource: vrack },
    'uses the provider evil/ovh, which the sandbox does not stand in for',
  ],
  [
    'a provider from elsewhere under the name of the built-in one is another one',
    {
      terraform: { required_providers: { terraform: { source: 'evil/terraform' } } },
      resource: { terraform_data: { A: {} } },
    },
    'uses the provider evil/terraform, which the sandbox does not stand in for',
  ],
  [
    'a data source can run a command, too',
    { data: { external: { A: { program: ['sh'] } } } },
    'uses the provider hashicorp/external, which the sandbox does not stand in for',
  ],
  [
    'a provider of which nothing is used is started all the same',
    { terraform: { required_providers: ovh }, provider: { aws: [{}] } },
    'uses the provider hashicorp/aws, which the sandbox does not stand in for',
  ],
  [
    'a provisioner runs a command on this machine',
    { resource: { terraform_data: { A: { provisioner: [{ 'local-exec': { command: 'true' } }] } } } },
    'runs a command: terraform_data.A has a provisioner',
  ],
  [
    'nobody knows what is in a module',
    { module: { m: { source: './m' } } },
    'calls module.m, and what is inside it is not known',
  ],
] as const)('%s', (_, json, reason) => {
  expect(why(json)).toBe(reason);
});

test.each([
  ['configuration that nobody here reads', file('more.tf', 'configuration', { unread: 'x' }), 'more.tf'],
  ['an override', file('a_override.tf.json', 'override', { unread: 'x' }), 'a_override.tf.json'],
  ['a provider of its own', file('terraform.d/plugins/p', 'plugin', { unread: 'x' }), 'terraform.d/plugins/p'],
  ['a configuration in which a key stands twice', file('cdk.tf.json', 'main', { unread: 'x' }), 'cdk.tf.json'],
  ['a link to elsewhere', file('chart', 'asset', { unread: 'x', isUnhashed: true }), 'chart'],
] as const)('%s could hold a command, too', (_, one, path) => {
  expect(why({ resource: vrack }, [one])).toBe(`has ${path}, and what Terraform would do with it is not known`);
});

test('variables and assets run nothing', () => {
  const files = [file('x.auto.tfvars', 'variables', { unread: 'x' }), file('values.yaml', 'asset')];
  expect(why({ terraform: { required_providers: ovh }, resource: vrack }, files)).toBeUndefined();
});
