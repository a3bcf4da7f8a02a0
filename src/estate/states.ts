import { isAbsolute, join, normalize } from 'node:path';
import { isList, isValues, type Stack, type Value, type Values } from './model';

/** Where a stack's state is kept, or where another stack looks for it. */
export interface StatePlace {
  /** Kind of backend; Terraform's own service is `remote`, however it is written. */
  readonly kind: string;
  /** What the state is called there. */
  readonly name: string;
  /** What must be equal where both say it: a bucket, an organization. */
  readonly within: Readonly<Record<string, string>>;
}

/** Settings that name a state, and those that say where, by the kind of backend. */
const kinds: Readonly<Record<string, { readonly name: string; readonly within: readonly string[] }>> = {
  s3: { name: 'key', within: ['bucket'] },
  azurerm: { name: 'key', within: ['container_name', 'storage_account_name'] },
  oss: { name: 'key', within: ['bucket', 'prefix'] },
  cos: { name: 'key', within: ['bucket', 'prefix'] },
  gcs: { name: 'prefix', within: ['bucket'] },
  http: { name: 'address', within: [] },
  consul: { name: 'path', within: ['address'] },
  pg: { name: 'schema_name', within: [] },
  kubernetes: { name: 'secret_suffix', within: ['namespace'] },
  swift: { name: 'state_name', within: ['container'] },
  oci: { name: 'key', within: ['bucket', 'namespace'] },
};

const unnamed = { name: 'key', within: [] };

/** Where a stack keeps its own state; `undefined` where only Terraform knows. */
export function stateOf(stack: Stack): StatePlace | undefined {
  const { kind, config } = backendOf(stack);
  return placeOf(kind, config, stack);
}

/** What a stack's `backend` or `cloud` says, else a file in its working directory. */
export function backendOf({ terraform: { backend, cloud } }: Stack): {
  readonly kind: string;
  readonly config: Values;
} {
  if (cloud !== undefined && cloud !== null) return { kind: 'remote', config: one(cloud) };
  const [kind, config] = Object.entries(one(backend ?? null)).find(([, given]) => given !== null) ?? ['local', {}];
  return { kind, config: one(config) };
}

/** Where a stack looks for a state: the `backend` and the `config` of a `terraform_remote_state`, with known values in it. */
export function placeOf(kind: string, config: Values, stack: Stack): StatePlace | undefined {
  if (kind === 'local') return localPlace(config, stack);
  if (kind === 'remote' || kind === 'cloud') return remotePlace(config);
  const { name, within } = kinds[kind] ?? unnamed;
  const found = config[name];
  if (typeof found !== 'string') return undefined;
  const around = within.flatMap((key) => (typeof config[key] === 'string' ? [[key, config[key]] as const] : []));
  return { kind, name: found, within: Object.fromEntries(around) };
}

/** A relative path begins where Terraform is run. */
function localPlace(
  { path = 'terraform.tfstate', workspace_dir: folder }: Values,
  { directory }: Stack,
): StatePlace | undefined {
  if (typeof path !== 'string' || (folder !== undefined && folder !== null)) return undefined;
  return { kind: 'local', name: isAbsolute(path) ? normalize(path) : normalize(join(directory, path)), within: {} };
}

/** A workspace by its name, or by the beginning of its name. */
function remotePlace({ workspaces, organization, hostname }: Values): StatePlace | undefined {
  const { name, prefix } = one(workspaces ?? null);
  const found = typeof name === 'string' ? name : prefix;
  if (typeof found !== 'string') return undefined;
  const within = Object.entries({ organization, hostname }).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return { kind: 'remote', name: found, within: Object.fromEntries(within) };
}

/** A block is written as an object, or as a list of one. */
const one = (value: Value): Values => {
  const [first] = isList(value) ? value : [value];
  return isValues(first) ? first : {};
};

/** Whether two stacks keep their states in one place. */
export function shareState(one: Stack, other: Stack): boolean {
  const [a, b] = [one, other].map(stateOf);
  return one.id !== other.id && a !== undefined && b !== undefined && isSamePlace(a, b);
}

/** Whether two places are the same, as far as both say where they are. */
export function isSamePlace(a: StatePlace, b: StatePlace): boolean {
  const isNamed = a.name === b.name || (a.kind === 'local' && isSameFile(a.name, b.name));
  const isWithin = Object.entries(a.within).every(
    ([key, value]) => b.within[key] === undefined || b.within[key] === value,
  );
  return a.kind === b.kind && isNamed && isWithin;
}

/** An absolute path names the folder in which another machine synthesized: only what it ends with tells. */
const isSameFile = (a: string, b: string): boolean =>
  (isAbsolute(a) && !isAbsolute(b) && a.endsWith(`/${b}`)) || (isAbsolute(b) && !isAbsolute(a) && b.endsWith(`/${a}`));
