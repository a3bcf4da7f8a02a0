import type { Value } from './model';

/** A value as Terraform converts it to a bool: also the words and digits for one; `undefined` for what is none, or isn't known. */
export function flagOf(value: Value | undefined): boolean | undefined {
  if (value === true || value === 'true' || value === '1') return true;
  return value === false || value === 'false' || value === '0' ? false : undefined;
}
