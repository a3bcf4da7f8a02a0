import { outdirOption } from '../estate/outdir';
import { landingZone, shellWord } from '../estate/shell';
import { cloudOption } from '../sandbox/default-file';

/** Where a command that is printed is to be run, to meet what this one has met. */
export interface CommandPlace {
  /** Output, or the folder in which it would be. */
  readonly outdir: string;
  /** File of the simulated cloud; absent for OVHcloud. */
  readonly sandbox?: string | undefined;
}

/** The command that destroys stacks, for a shell. */
export function destroyLine(ids: readonly string[], { outdir, sandbox }: CommandPlace): string {
  const around = sandbox === undefined ? '' : `${landingZone} sandbox exec${cloudOption(sandbox)} -- `;
  return `${around}${landingZone} destroy ${ids.map(shellWord).join(' ')}${outdirOption(outdir)}`;
}
