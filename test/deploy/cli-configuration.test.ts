import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { findOverriding } from '../../src/deploy/cli-configuration';
import { temporaryFolder } from '../support/program';

const sources = new Set(['ovh/ovh', 'hashicorp/helm']);

function methodIn(text: string): string | undefined {
  const file = join(temporaryFolder(), 'terraform.rc');
  writeFileSync(file, text);
  return findOverriding({ TF_CLI_CONFIG_FILE: file }, sources)?.method;
}

const installation = (text: string) => `provider_installation {\n${text}\n}`;

test.each([
  [
    'a program of somebody',
    installation('dev_overrides { "ovh/ovh" = "/home/me/go/bin" }\n direct {}'),
    'dev_overrides',
  ],
  ['with the registry', installation('dev_overrides = { "registry.terraform.io/ovh/ovh" = "x" }'), 'dev_overrides'],
  ['of another provider', installation('dev_overrides { "acme/acme" = "/home/me" }\n direct {}'), undefined],
  ['a folder for all', installation('filesystem_mirror { path = "/usr/share/terraform" }'), 'filesystem_mirror'],
  ['a server for all', installation('network_mirror { url = "https://mirror.example/" }'), 'network_mirror'],
  [
    'for some of ours',
    installation('network_mirror {\n url = "https://m/"\n include = ["*/helm"]\n}'),
    'network_mirror',
  ],
  ['for others', installation('network_mirror {\n url = "https://m/"\n include = ["acme/*"]\n}'), undefined],
  ['in braces', installation('filesystem_mirror {\n path = "/}"\n include = ["*/*"]\n}'), 'filesystem_mirror'],
  ['the registry itself', installation('direct { exclude = ["ovh/ovh"] }'), undefined],
  [
    'commented out',
    '# provider_installation { dev_overrides { "ovh/ovh" = "x" } }\n/* dev_overrides { "ovh/ovh" = "x" } */',
    undefined,
  ],
  ['as JSON', '{"provider_installation": [{"dev_overrides": [{"ovh/ovh": "/home/me"}]}]}', 'dev_overrides'],
  ['a cache and credentials', 'plugin_cache_dir = "/c"\ncredentials "a.example" { token = "x" }', undefined],
  ['nothing', '', undefined],
])('%s', (_, text, method) => {
  expect(methodIn(text)).toBe(method);
});

test.skipIf(process.platform === 'win32').each(['.terraformrc', '.tofurc', '.terraform.d/own.tfrc'])(
  'without a variable it is read where Terraform or OpenTofu read it: ~/%s',
  (path) => {
    const home = temporaryFolder();
    const file = join(home, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, installation('dev_overrides { "ovh/ovh" = "x" }'));
    const found = { file, method: 'dev_overrides' };
    expect(findOverriding({ HOME: home }, sources)).toEqual(found);
    expect(findOverriding({ TERRAFORM_CONFIG: file }, sources)).toEqual({ ...found, variable: 'TERRAFORM_CONFIG' });
    expect(findOverriding({ HOME: home, TF_CLI_CONFIG_FILE: join(home, 'none') }, sources)).toBeUndefined();
  },
);
