import { RefusedEnvironment } from '../deploy/environment';
import { UnknownStack } from '../estate/unknown-stack';
import { CliError } from './output';

/** Exit code of wrong usage. */
const wrongUsage = 2;

/** With the exit code of wrong usage, where an error says that the command was called in a wrong way. */
export function withUsageCode(thrown: unknown): unknown {
  if (thrown instanceof UnknownStack) return new CliError(thrown.message, wrongUsage);
  return thrown instanceof RefusedEnvironment ? new CliError(sayRefused(thrown), wrongUsage) : thrown;
}

/** What to say where a variable is refused that `--env` would pass on. */
function sayRefused({ message, cure, meant }: RefusedEnvironment): string {
  if (meant === undefined) return `${message}. ${cure}`;
  const set = meant.value === undefined ? '' : `set ${meant.variable}=${meant.value} and `;
  return `${message}. ${cure}, or ${set}pass it on with --env ${meant.variable}`;
}
