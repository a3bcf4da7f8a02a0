import type { RefusedEnvironment } from '../deploy/environment';
import { CliError, type Output } from './output';

/** What to say where a variable is refused that `--env` would pass on. */
export function refusedEnvironment({ message, cure, meant }: RefusedEnvironment): CliError {
  if (meant === undefined) return new CliError(`${message}. ${cure}`, 2);
  const set = meant.value === undefined ? '' : `set ${meant.variable}=${meant.value} and `;
  return new CliError(`${message}. ${cure}, or ${set}pass it on with --env ${meant.variable}`, 2);
}

/** Names what `--env` passes on. */
export function sayPassedOn(output: Output, names: readonly string[]): void {
  if (names.length > 0) output.line(`Passed on to Terraform from the environment: ${names.join(', ')}`);
}
