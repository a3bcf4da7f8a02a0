import type { Stack, StackFile } from '../../estate/model';
import { builtIn, ProviderSources } from '../../estate/provider-sources';

/**
 * Why a stack must not be deployed into a sandbox; none where it is safe. What the sandbox doesn't stand in for would be real:
 * another provider's resources, a command on this machine, a module whose content nobody here has seen.
 */
export function notSimulated(stack: Stack, providers: readonly string[]): string | undefined {
  const unread = stack.files.find(mayHoldAnything);
  if (unread !== undefined) return `has ${unread.path}, and what Terraform would do with it is not known`;
  const known = new Set([builtIn, ...providers]);
  const sources = new ProviderSources(stack);
  for (const block of stack.blocks.values()) {
    if (block.kind === 'module') return `calls ${block.address}, and what is inside it is not known`;
    const source = sources.behind(block);
    if (!known.has(source)) return `uses the provider ${source}, which the sandbox does not stand in for`;
  }
  const command = [...stack.blocks.values()].find(({ runs }) => runs.some(({ what }) => what === 'provisioner'));
  if (command !== undefined) return `runs a command: ${command.address} has a provisioner`;
  for (const name of Object.keys(stack.providers)) {
    const source = sources.of(name);
    if (!known.has(source)) return `uses the provider ${source}, which the sandbox does not stand in for`;
  }
  return undefined;
}

/** Files in which a provider or a command may stand that nobody here reads. Variables and assets run nothing by themselves. */
const mayHoldAnything = ({ role, unread, isUnhashed }: StackFile): boolean =>
  isUnhashed === true || (unread !== undefined && role !== 'variables' && role !== 'module');
