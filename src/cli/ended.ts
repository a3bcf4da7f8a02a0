import { CliError, count } from './output';

/** Which stacks failed, of how many. */
export const sayFailed = (failed: readonly string[], all: number): string =>
  `${failed.length} of ${count(all, 'stack')} failed (${failed.join(', ')}); the reasons are above`;

/** How a command ends that was asked to stop, and has. */
export const stopped = (): CliError =>
  new CliError('stopped; everything begun was finished and saved, run it again to go on from here', 130);
