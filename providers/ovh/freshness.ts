import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ovhProviderVersion, ovhSchema } from './schema/index';
import { terraformProviderSchema } from './schema/terraform';

const load = createRequire(__filename);

/** How Terraform names the provider where it is written `ovh/ovh`. */
const address = 'registry.terraform.io/ovh/ovh';

/** In `lib/`: the fingerprint of what it was made from. */
export const stampFile = '.stamp';

/** The provider as `terraform providers schema -json` shows it, with the version that the generator wants beside it. */
export function schemaJson(schema = ovhSchema): string {
  return JSON.stringify({
    format_version: '1.0',
    provider_schemas: { [address]: terraformProviderSchema(schema) },
    provider_versions: { [address]: ovhProviderVersion },
  });
}

/** Changes with everything that the bindings are made from. */
export function fingerprint(): string {
  const hash = createHash('sha256').update(schemaJson());
  for (const name of ['@cdktf/provider-generator', 'cdktf', 'esbuild', 'typescript']) {
    const { version }: { version: string } = JSON.parse(readFileSync(load.resolve(`${name}/package.json`), 'utf8'));
    hash.update(`${name}@${version}\n`);
  }
  return hash.update(readFileSync(join(dirname(__filename), 'generator.ts'))).digest('hex');
}

/** Whether `lib/` in `root`, the folder of the package, is what the schema and the generator would make now. */
export function isFresh(root: string): boolean {
  const stamp = join(root, 'lib', stampFile);
  return existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === fingerprint();
}
