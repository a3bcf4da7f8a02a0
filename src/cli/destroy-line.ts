import { resolve } from 'node:path';
import { outdirOption } from '../estate/outdir';
import { landingZone, shellWord } from '../estate/shell';
import { defaultCloud } from './own-sandbox';

/** Where a command that is printed is to be run, to meet what this one has met. */
export interface CommandPlace {
  /** Output, or the folder in which it would be. */
  readonly outdir: string;
  /** File of the simulated cloud; absent for OVHcloud. */
  readonly sandbox?: string | undefined;
}

/** The command that destroys stacks, for a shell. */
export function destroyLine(ids: readonly string[], { outdir, sandbox }: CommandPlace): string {
  const cloud =
    sandbox === undefined || resolve(sandbox) === resolve(defaultCloud) ? '' : ` --state ${shellWord(sandbox)}`;
  const around = sandbox === undefined ? '' : `${landingZone} sandbox exec${cloud} -- `;
  return `${around}${landingZone} destroy ${ids.map(shellWord).join(' ')}${outdirOption(outdir)}`;
}
