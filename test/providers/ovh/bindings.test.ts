import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as bindings from '@cdktf/provider-ovh';
import { CloudProjectKube } from '@cdktf/provider-ovh/lib/cloud-project-kube';
import { OvhProvider } from '@cdktf/provider-ovh/lib/provider';
import { TerraformStack, Testing } from 'cdktf';
import { afterAll, describe, expect, test } from 'vitest';
import { isFresh } from '../../../providers/ovh/freshness';
import { compile, filesBelow, writeSources } from '../../../providers/ovh/generator';
import { ovhProviderVersion, ovhSchema } from '../../../providers/ovh/schema/index';

const root = join(__dirname, '../../../providers/ovh');
mkdirSync(join(root, '.generated'), { recursive: true });
const temporary = mkdtempSync(join(root, '.generated', 'test-'));
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

const contents = (folder: string, files: readonly string[]) =>
  files.map((file) => [file, readFileSync(join(folder, file), 'utf8')] as const);

const node = (...args: readonly string[]) =>
  execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim();

describe('the generated bindings', () => {
  test('are up to date (npx tsx providers/ovh/generate.mts)', () => {
    expect(isFresh(root)).toBe(true);
  });

  test('have the same sources on every run', async () => {
    const again = join(temporary, 'all');
    await writeSources(again);
    const files = filesBelow(again);
    expect(files).toEqual(filesBelow(join(root, '.generated', 'src')));
    const before = new Map(contents(join(root, '.generated', 'src'), files));
    expect(contents(again, files).filter(([file, text]) => before.get(file) !== text)).toEqual([]);
  });

  test('compile to the same bytes on every run', async () => {
    const pick = (types: typeof ovhSchema.resources, names: readonly string[]) =>
      Object.fromEntries(Object.entries(types).filter(([name]) => names.includes(name)));
    await writeSources(join(temporary, 'some'), {
      provider: ovhSchema.provider,
      resources: pick(ovhSchema.resources, ['ovh_vrack_cloudproject', 'ovh_cloud_quota']),
      dataSources: pick(ovhSchema.dataSources, ['ovh_me']),
    });
    await compile(join(temporary, 'some'), join(temporary, 'lib'));
    const files = filesBelow(join(temporary, 'lib')).filter((file) => file.includes('/'));
    expect(files).toContain('vrack-cloudproject/index.d.ts');
    const built = new Map(contents(join(root, 'lib'), files));
    expect(contents(join(temporary, 'lib'), files).filter(([file, text]) => built.get(file) !== text)).toEqual([]);
  });

  test('have a class for every type of the schema, and the provider', () => {
    const classes = Object.values(bindings).flatMap((module) => Object.values(module));
    const types = classes.flatMap((one) => ('tfResourceType' in one ? [one.tfResourceType] : []));
    expect(types.sort()).toEqual(
      ['ovh', ...Object.keys(ovhSchema.resources), ...Object.keys(ovhSchema.dataSources)].sort(),
    );
  });

  test('synthesize a resource and pin the provider’s version', () => {
    const stack = new TerraformStack(Testing.app(), 'stack');
    new OvhProvider(stack, 'Ovh', { endpoint: 'ovh-eu' });
    new CloudProjectKube(stack, 'Cluster', {
      serviceName: 'p',
      region: 'GRA11',
      privateNetworkConfiguration: { defaultVrackGateway: '', privateNetworkRoutingAsDefault: false },
      timeouts: { create: '1h' },
    });
    const { terraform, resource } = JSON.parse(Testing.synth(stack, true));
    expect(terraform.required_providers.ovh).toEqual({ source: 'ovh/ovh', version: ovhProviderVersion });
    expect(resource.ovh_cloud_project_kube.Cluster).toEqual({
      service_name: 'p',
      region: 'GRA11',
      private_network_configuration: { default_vrack_gateway: '', private_network_routing_as_default: false },
      timeouts: { create: '1h' },
    });
  });

  test('are found by plain node through the workspace, by require and by named import', () => {
    expect(node('-p', "require('@cdktf/provider-ovh/lib/vrack').Vrack.tfResourceType")).toBe('ovh_vrack');
    const script = "import { Vrack } from '@cdktf/provider-ovh/lib/vrack/index.js'; console.log(Vrack.tfResourceType)";
    expect(node('--input-type=module', '-e', script)).toBe('ovh_vrack');
  });
});
