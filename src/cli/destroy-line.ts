import { resolve } from 'node:path';
import { shellWord } from '../estate/shell';
import { defaultCloud } from './own-sandbox';

/** Where a command that is printed is to be run, to meet what this one has met. */
export interface CommandPlace {
  /** Output, or the folder in which it would be. */
  readonly outdir: string;
  /** File of the simulated cloud; absent for OVHcloud. */
  readonly sandbox?: string | undefined;
  /**
   * What starts a program of a package, with a space behind it.
   * @default - nothing: it is on the PATH
   */
  readonly launcher?: string;
}

/** The command that destroys stacks, for a shell. */
export function destroyLine(ids: readonly string[], { outdir, sandbox, launcher = '' }: CommandPlace): string {
  const program = `${launcher}landing-zone`;
  const cloud =
    sandbox === undefined || resolve(sandbox) === resolve(defaultCloud) ? '' : ` --state ${shellWord(sandbox)}`;
  const around = sandbox === undefined ? '' : `${program} sandbox exec${cloud} -- `;
  const at = outdir === 'cdktf.out' ? '' : ` --outdir ${shellWord(outdir)}`;
  return `${around}${program} destroy ${ids.join(' ')}${at}`;
}
