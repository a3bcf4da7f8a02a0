import { type Command, InvalidArgumentError } from 'commander';
import { defaultLockTimeout } from '../deploy/deploy';

/** What every command takes that changes what is deployed. */
export interface RunFlags {
  readonly outdir: string;
  readonly autoApprove?: true;
  readonly parallelism?: number;
  readonly lockTimeout?: string;
  readonly env?: readonly string[];
  readonly jsonSummary?: string;
}

/** Adds the options of how Terraform runs. */
export const withRunOptions = (command: Command): Command =>
  command
    .option('--parallelism <n>', 'how many stacks at once (default: as many as processors, at least 2)', positive)
    .option(
      '--lock-timeout <duration>',
      'how long a stack waits for the lock of its state, such as 90s or 5m',
      duration,
      defaultLockTimeout,
    )
    .option(
      '--env <name>',
      'pass this environment variable on to Terraform, whatever it does; can be repeated',
      another,
    );

/** The same for what runs it. */
export const runOptionsOf = ({ parallelism, lockTimeout = defaultLockTimeout, env = [] }: RunFlags) => ({
  lockTimeout,
  passEnv: env,
  ...(parallelism !== undefined && { parallelism }),
});

/** A number that counts something. */
export function positive(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError('It must be a whole number of at least 1.');
  return Number(text);
}

/** As Terraform reads them, which is as Go does. */
function duration(text: string): string {
  if (!/^(\d+(\.\d+)?(ms|s|m|h))+$/.test(text))
    throw new InvalidArgumentError('It must be a duration, such as 90s or 5m.');
  return text;
}

/** The day on which the command runs, in UTC. */
export const today = (): string => new Date().toISOString().slice(0, 10);

/** A file or folder; an empty one is a variable of a script that isn't set. */
export function path(text: string): string {
  if (text === '') throw new InvalidArgumentError('It must not be empty.');
  return text;
}

/** One more variable of the environment, of an option that can be repeated. */
function another(name: string, before: readonly string[] = []): readonly string[] {
  if (!/^[^=\s]+$/.test(name)) throw new InvalidArgumentError('It must be the name of a variable, without its value.');
  return [...new Set([...before, name])];
}

/** A day, as the settings write it. */
export function day(text: string): string {
  const at = new Date(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(at.getTime()) || !at.toISOString().startsWith(text))
    throw new InvalidArgumentError('It must be a day such as 2027-03-31.');
  return text;
}
