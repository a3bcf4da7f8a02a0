import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { Stack } from '../../estate/model';
import { acceptedBy } from '../environment';
import type { StackTools } from '../stack-run';
import { MovablePlace } from './place';
import type { KnownPlace } from './places';

/** What it takes to read states without the configurations that they are of. */
export interface PlaceTools extends Pick<StackTools, 'terraform' | 'init' | 'locking' | 'onEvent'> {
  /** Private folder of the deployment. */
  readonly folder: string;
}

/**
 * A place of a state, to be read and written.
 *
 * @param stack that has or had its state there, by which it is known what its backend needs
 */
export function openPlace({ file, ...known }: KnownPlace, stack: Stack, tools: PlaceTools): MovablePlace {
  const directory = mkdtempSync(join(tools.folder, 'place-'));
  const place = { directory, accepts: acceptedBy(stack), ...(file !== undefined && { stateFile: file }) };
  return new MovablePlace({ ...known, place, tools });
}
