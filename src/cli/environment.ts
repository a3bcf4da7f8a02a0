import type { Output } from './output';

/** Names what `--env` passes on; one that isn't set is refused. */
export function sayPassedOn(output: Output, names: readonly string[]): void {
  const set = names.filter((name) => process.env[name] !== undefined);
  if (set.length > 0) output.line(`Passed on to Terraform from the environment: ${set.join(', ')}`);
}
