import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface FixtureStack {
  readonly dependsOn?: readonly string[];
  readonly owner?: string;
  /** Input of each `terraform_data`, by name; `{ sh }` runs a shell command when it is created. */
  readonly data?: Readonly<Record<string, string | { readonly sh: string }>>;
}

/** An output folder as cdktf writes it, of resources that need no provider. */
export function writeStacks(stacks: Readonly<Record<string, FixtureStack>>, outdir = newFolder()): string {
  const manifest = Object.entries(stacks).map(([id, { dependsOn = [] }]) => [
    id,
    { name: id, workingDirectory: `stacks/${id}`, dependencies: dependsOn },
  ]);
  const records = Object.entries(stacks).map(([id, { owner, dependsOn = [] }]) => ({ id, owner, dependsOn }));
  mkdirSync(outdir, { recursive: true });
  write(join(outdir, 'manifest.json'), { version: '0.21.0', stacks: Object.fromEntries(manifest) });
  write(join(outdir, 'landing-zone.json'), { version: 1, stacks: records, externals: [], networks: [] });
  for (const [id, { data = {} }] of Object.entries(stacks)) {
    mkdirSync(join(outdir, 'stacks', id), { recursive: true });
    const resources = Object.entries(data).map(([name, value]) => [name, resource(id, name, value)]);
    const content = resources.length === 0 ? {} : { resource: { terraform_data: Object.fromEntries(resources) } };
    write(join(outdir, 'stacks', id, 'cdk.tf.json'), content);
  }
  return outdir;
}

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'landing-zone-deploy-'));

function resource(stack: string, name: string, value: string | { readonly sh: string }): object {
  const metadata = { '//': { metadata: { path: `${stack}/Things/${name}/Resource` } } };
  if (typeof value === 'string') return { ...metadata, input: value };
  return { ...metadata, provisioner: [{ 'local-exec': { command: value.sh } }] };
}

const write = (file: string, content: object): void => writeFileSync(file, JSON.stringify(content));
