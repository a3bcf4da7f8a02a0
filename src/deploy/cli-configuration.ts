import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shortSource } from '../estate/provider-sources';

/** Variables that name another configuration of Terraform itself; the first one that is set counts. */
export const namingVariables = ['TF_CLI_CONFIG_FILE', 'TERRAFORM_CONFIG'] as const;

/** A configuration of Terraform itself that takes providers from elsewhere than their registry. */
interface Overriding {
  readonly file: string;
  /** `dev_overrides`, `filesystem_mirror`, … */
  readonly method: string;
  /** What names it; absent where it is read anyway. */
  readonly variable?: string;
}

/**
 * Finds what replaces providers, in the files that Terraform or OpenTofu would read for this environment.
 *
 * @param sources providers that must come as their lock says: `ovh/ovh`
 */
export function findOverriding(env: NodeJS.ProcessEnv, sources: ReadonlySet<string>): Overriding | undefined {
  if (sources.size === 0) return undefined;
  const variable = namingVariables.find((name) => env[name]);
  const named = variable === undefined ? undefined : env[variable];
  for (const file of named === undefined ? defaultFiles(env) : [named]) {
    const method = overridingMethod(read(file), sources);
    if (method !== undefined) return { file, method, ...(variable !== undefined && { variable }) };
  }
  return undefined;
}

/** Of both programs; only those of the one that is used are read by it. */
function defaultFiles(env: NodeJS.ProcessEnv): readonly string[] {
  const isWindows = process.platform === 'win32';
  const home = isWindows ? env['APPDATA'] : env['HOME'];
  if (!home) return [];
  const names = isWindows ? ['terraform.rc', 'tofu.rc'] : ['.terraformrc', '.tofurc'];
  return [
    ...names.map((name) => join(home, name)),
    ...fragmentsIn(join(home, isWindows ? 'terraform.d' : '.terraform.d')),
  ];
}

function fragmentsIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).flatMap((name) => (/\.tfrc(\.json)?$/.test(name) ? [join(folder, name)] : []));
  } catch {
    return [];
  }
}

/** Terraform goes on without a file that it can't read. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/**
 * The first way of installation in a configuration that replaces one of these providers, as JSON or in Terraform's language. Where it is
 * unclear which ones it is for, it is for all.
 */
function overridingMethod(text: string, sources: ReadonlySet<string>): string | undefined {
  const code = text.replace(
    /("(?:[^"\\]|\\.)*")|#.*|\/\/.*|\/\*[\s\S]*?\*\//g,
    (_, quoted: string | undefined) => quoted ?? ' ',
  );
  const methods = code.matchAll(/\b(dev_overrides|filesystem_mirror|network_mirror|oci_mirror)"?\s*[:=]?\s*\[?\s*\{/g);
  for (const { 0: opening, 1: method = '', index } of methods) {
    const body = untilClosed(code.slice(index + opening.length));
    const patterns = [...body.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, quoted = '']) => quoted);
    const isForAll = method !== 'dev_overrides' && !/\binclude\b/.test(body);
    if (isForAll || patterns.some((pattern) => isFor(pattern, sources))) return method;
  }
  return undefined;
}

/** Whether a pattern such as `ovh/ovh`, `hashicorp/*`, with or without a registry before it, means one of these providers. */
function isFor(pattern: string, sources: ReadonlySet<string>): boolean {
  const [namespace, type] = shortSource(pattern).split('/').slice(-2);
  return [...sources].some((source) => {
    const [ownNamespace, ownType] = source.split('/').slice(-2);
    return (namespace === '*' || namespace === ownNamespace) && (type === '*' || type === ownType);
  });
}

function untilClosed(text: string): string {
  let depth = 1;
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}]/g)) {
    if (token === '{') depth += 1;
    else if (token === '}') depth -= 1;
    if (depth === 0) return text.slice(0, index);
  }
  return text;
}
