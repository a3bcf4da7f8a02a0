import type { Output } from './output';

/** Names what `--env` passes on. */
export function sayPassedOn(output: Output, names: readonly string[]): void {
  if (names.length > 0) output.line(`Passed on to Terraform from the environment: ${names.join(', ')}`);
}
