import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { lock } from 'proper-lockfile';
import type { RunPlace } from './terraform';

/** Who was killed in an `init` leaves a lock behind; after this long without a sign of life it counts as gone. */
const staleMilliseconds = 10_000;

/**
 * Waits until nobody else runs `init` in a place: it writes down its choice of a backend, and one that reads it half written fails.
 * Answers what lets the next one in.
 */
export async function oneInit({ directory, dataDirectory = join(directory, '.terraform') }: RunPlace) {
  mkdirSync(dataDirectory, { recursive: true });
  return lock(dataDirectory, {
    lockfilePath: join(dataDirectory, 'init.lock'),
    stale: staleMilliseconds,
    update: staleMilliseconds / 4,
    retries: { forever: true, factor: 1, minTimeout: 200, maxTimeout: 200 },
    // it only stood still for a while: the other one has begun, and the worst is that one of both fails
    onCompromised: () => {},
  });
}
