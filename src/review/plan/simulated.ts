import { isValues, type Stack, type StackFile, type Value, type Values } from '../../estate/model';

/**
 * Why a stack must not be deployed into a sandbox; none where it is safe. What the sandbox doesn't stand in for would be real:
 * another provider's resources, a command on this machine, a module whose content nobody here has seen.
 */
export function notSimulated(stack: Stack, providers: readonly string[]): string | undefined {
  const unread = stack.files.find(mayHoldAnything);
  if (unread !== undefined) return `has ${unread.path}, and what Terraform would do with it is not known`;
  const known = new Set(['terraform.io/builtin/terraform', ...providers]);
  const sources = sourcesOf(stack.terraform['required_providers']);
  for (const { kind, type, address, provider } of stack.blocks.values()) {
    if (kind === 'module') return `calls ${address}, and what is inside it is not known`;
    const local = provider.split('.')[0] || (type.split('_')[0] ?? type);
    const source = sourceOf(local, sources);
    if (!known.has(source)) return `uses the provider ${source}, which the sandbox does not stand in for`;
  }
  const command = [...stack.blocks.values()].find(({ runs }) => runs.some(({ what }) => what === 'provisioner'));
  if (command !== undefined) return `runs a command: ${command.address} has a provisioner`;
  for (const name of Object.keys(stack.providers)) {
    const source = sourceOf(name, sources);
    if (!known.has(source)) return `uses the provider ${source}, which the sandbox does not stand in for`;
  }
  return undefined;
}

/** Files in which a provider or a command may stand that nobody here reads. Variables and assets run nothing by themselves. */
const mayHoldAnything = ({ role, unread, isUnhashed }: StackFile): boolean =>
  isUnhashed === true || (unread !== undefined && role !== 'variables' && role !== 'module');

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
