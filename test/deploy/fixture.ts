import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface FixtureStack {
  readonly dependsOn?: readonly string[];
  readonly owner?: string;
  /** Each `terraform_data` by name: its input, or more of it. */
  readonly data?: Readonly<Record<string, string | FixtureResource>>;
  /** Its one output. */
  readonly output?: string;
  /** Its state is in `state/<id>.tfstate` beside the output folder, as of a landing zone, or where this backend says. @default - in its folder */
  readonly state?: 'beside' | { readonly [kind: string]: object };
}

export interface FixtureResource {
  readonly input?: string;
  /** A shell command that runs when it is created. */
  readonly sh?: string;
  /** And one that runs before it is destroyed. */
  readonly end?: string;
  /** Whether Terraform refuses to destroy it. */
  readonly isKept?: true;
  /** Another value replaces it. */
  readonly trigger?: string;
  /** Stack whose output is its input, read from that stack's state. */
  readonly reads?: string;
}

/** An output folder as cdktf writes it, of resources that need no provider. */
export function writeStacks(stacks: Readonly<Record<string, FixtureStack>>, outdir = newFolder()): string {
  const manifest = Object.entries(stacks).map(([id, { dependsOn = [] }]) => [
    id,
    {
      name: id,
      synthesizedStackPath: `stacks/${id}/cdk.tf.json`,
      workingDirectory: `stacks/${id}`,
      dependencies: dependsOn,
    },
  ]);
  const records = Object.entries(stacks).map(([id, { owner, dependsOn = [] }]) => ({
    id,
    kind: 'team',
    owner,
    dependsOn,
  }));
  mkdirSync(outdir, { recursive: true });
  write(join(outdir, 'manifest.json'), { version: '0.21.0', stacks: Object.fromEntries(manifest) });
  write(join(outdir, 'landing-zone.json'), { version: 1, stacks: records, externals: [], networks: [] });
  for (const [id, { data = {}, output, state }] of Object.entries(stacks)) {
    mkdirSync(join(outdir, 'stacks', id), { recursive: true });
    const resources = Object.entries(data).map(([name, value]) => [name, resource(id, name, value)]);
    const states = Object.values(data).flatMap((value) => (typeof value === 'string' ? [] : (value.reads ?? [])));
    const backend = state === 'beside' ? { local: { path: `../../../state/${id}.tfstate` } } : state;
    write(join(outdir, 'stacks', id, 'cdk.tf.json'), {
      ...(backend && { terraform: { backend } }),
      ...(states.length > 0 && {
        data: { terraform_remote_state: Object.fromEntries(states.map((read) => stateOf(read, stacks[read]))) },
      }),
      ...(resources.length > 0 && { resource: { terraform_data: Object.fromEntries(resources) } }),
      ...(output !== undefined && { output: { it: { value: output } } }),
    });
  }
  return outdir;
}

/** The same with states beside it, as of a landing zone, where a stack doesn't say otherwise. */
export const writeStacksBeside = (stacks: Readonly<Record<string, FixtureStack>>, outdir: string): string =>
  writeStacks(Object.fromEntries(Object.entries(stacks).map(([id, one]) => [id, { state: 'beside', ...one }])), outdir);

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'landing-zone-deploy-'));

function resource(stack: string, name: string, value: string | FixtureResource): object {
  const metadata = { '//': { metadata: { path: `${stack}/Things/${name}/Resource` } } };
  if (typeof value === 'string') return { ...metadata, input: value };
  const { input, sh, end, isKept, trigger, reads } = value;
  const provisioner = [
    ...(sh === undefined ? [] : [{ 'local-exec': { command: sh } }]),
    ...(end === undefined ? [] : [{ 'local-exec': { command: end, when: 'destroy' } }]),
  ];
  return {
    ...metadata,
    ...(input !== undefined && { input }),
    ...(reads !== undefined && { input: `\${data.terraform_remote_state.${reads}.outputs.it}` }),
    ...(trigger !== undefined && { triggers_replace: trigger }),
    ...(provisioner.length > 0 && { provisioner }),
    ...(isKept && { lifecycle: { prevent_destroy: true } }),
  };
}

const stateOf = (stack: string, { state }: FixtureStack = {}): readonly [string, object] => {
  const path = state === 'beside' ? `../../../state/${stack}.tfstate` : `../${stack}/terraform.tfstate`;
  return [stack, { backend: 'local', config: { path } }];
};

const write = (file: string, content: object): void => writeFileSync(file, JSON.stringify(content));
