import { InvalidArgumentError } from 'commander';

/** A number that counts something. */
export function positive(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError('It must be a whole number of at least 1.');
  return Number(text);
}

/** As Terraform reads them, which is as Go does. */
export function duration(text: string): string {
  if (!/^(\d+(\.\d+)?(ms|s|m|h))+$/.test(text))
    throw new InvalidArgumentError('It must be a duration, such as 90s or 5m.');
  return text;
}

/** One more variable of the environment, of an option that can be repeated. */
export function another(name: string, before: readonly string[] = []): readonly string[] {
  if (!/^[^=\s]+$/.test(name)) throw new InvalidArgumentError('It must be the name of a variable, without its value.');
  return [...new Set([...before, name])];
}

/** A day, as the settings write it. */
export function day(text: string): string {
  const at = new Date(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(at.getTime()) || !at.toISOString().startsWith(text))
    throw new InvalidArgumentError('It must be a day such as 2027-01-31.');
  return text;
}
