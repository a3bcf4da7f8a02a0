import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import type { RunPlace } from './terraform';

/**
 * The arguments that take the lock of a state.
 *
 * Terraform makes a file that isn't there yet in order to lock it, and takes it away again where nothing was written into it: from under all
 * who wait for it. They have the lock of a file that is gone then, while the next one has the lock of a new one, and both make everything.
 * So a plan of what was never deployed takes no lock (it is refused as stale where somebody was faster), and what writes finds an empty file.
 *
 * @param command what is run: `plan` only reads
 */
export function lockingOf({ stateFile }: RunPlace, command: string, locking: readonly string[]): readonly string[] {
  if (stateFile === undefined || existsSync(stateFile)) return locking;
  if (command === 'plan') return ['-lock=false'];
  mkdirSync(dirname(stateFile), { recursive: true, mode: 0o700 });
  closeSync(openSync(stateFile, 'a', 0o600));
  return locking;
}
