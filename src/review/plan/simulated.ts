import { isValues, type Stack, type Value, type Values } from '../../estate/model';

/**
 * Why a stack must not be deployed into a sandbox; none where it is safe. What the sandbox doesn't stand in for would be real:
 * another provider's resources, a command on this machine, a module whose content nobody here has seen.
 */
export function notSimulated(stack: Stack, json: Value, providers: readonly string[]): string | undefined {
  const known = new Set(['terraform.io/builtin/terraform', ...providers]);
  const sources = sourcesOf(stack.terraform['required_providers']);
  for (const { kind, type, address, provider } of stack.blocks.values()) {
    if (kind === 'module') return `calls ${address}, and what is inside it is not known`;
    const local = provider.split('.')[0] || (type.split('_')[0] ?? type);
    const source = sourceOf(local, sources);
    if (!known.has(source)) return `uses the provider ${source}, which the sandbox does not stand in for`;
  }
  const command = provisionerIn(json);
  if (command !== undefined) return `runs a command: ${command} has a provisioner`;
  for (const name of Object.keys(stack.providers)) {
    const source = sourceOf(name, sources);
    if (!known.has(source)) return `uses the provider ${source}, which the sandbox does not stand in for`;
  }
  return undefined;
}

/** Resource that runs a command when it is made or destroyed. */
function provisionerIn(json: Value): string | undefined {
  const resources = isValues(json) ? json['resource'] : undefined;
  for (const [type, all] of Object.entries(isValues(resources ?? null) ? (resources as Values) : {})) {
    for (const [name, body] of Object.entries(isValues(all) ? all : {})) {
      if (isValues(body) && Object.hasOwn(body, 'provisioner')) return `${type}.${name}`;
    }
  }
  return undefined;
}

function sourceOf(local: string, sources: ReadonlyMap<string, string>): string {
  if (local === 'terraform') return 'terraform.io/builtin/terraform';
  const source = (sources.get(local) ?? local).replace(/^registry\.(terraform\.io|opentofu\.org)\//, '');
  return source.includes('/') ? source : `hashicorp/${source}`;
}

function sourcesOf(required: Value | undefined): ReadonlyMap<string, string> {
  if (!isValues(required ?? null)) return new Map();
  return new Map(
    Object.entries(required as Values).flatMap(([name, entry]) =>
      isValues(entry) && typeof entry['source'] === 'string' ? [[name, entry['source']] as const] : [],
    ),
  );
}
