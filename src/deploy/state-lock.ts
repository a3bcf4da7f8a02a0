import { flagOf } from '../estate/flag';
import type { Values } from '../estate/model';

/** What Terraform says first where somebody else has the lock of a state until it gives up. */
const refusal = 'Error acquiring the state lock';

/** Whether that is what Terraform says while somebody else has it, and it waits. */
export const isWaiting = (line: string): boolean => line.startsWith('Acquiring state lock.');

/** Who holds a lock, and since when, in Terraform's words. */
interface LockHolder {
  readonly who: string;
  readonly since: string;
}

/** Whether Terraform gave up because of a lock. */
export const isLocked = (text: string): boolean => text.includes(refusal);

/**
 * Whether the lock was there when Terraform asked for it, and not any more, or not yet whole, when it asked whose it is: it doesn't wait for
 * such a one. In a bucket an object that is no lock looks the same.
 */
export const isGivenBack = (text: string): boolean =>
  isLocked(text) && holderIn(text) === undefined && isTaken.test(text);

/** What a bucket says of an object that is there already, and a file system of a file that somebody else has locked. */
const isTaken = /PreconditionFailed|ConditionalRequestConflict|resource temporarily unavailable/;

/** How often something is tried again whose lock was given back just then. */
export const attempts = 10;

/** Who holds the lock by what Terraform says; absent where it doesn't know: the lock was given back just then, or is no lock. */
export function holderIn(text: string): LockHolder | undefined {
  const [, who] = /^\W*Who:\s+(\S+)/m.exec(text) ?? [];
  const [, since] = /^\W*Created:\s+(\S.*?)\s*$/m.exec(text) ?? [];
  return who === undefined || since === undefined ? undefined : { who, since };
}

/** The object that is the lock of a state in a bucket; absent where its locks are kept otherwise. */
export const lockObject = ({ bucket, key, use_lockfile: isFile }: Values): string | undefined =>
  flagOf(isFile) === true ? `s3://${bucket}/${key}.tflock` : undefined;

/** A run that was killed with everything that it had started gives nothing back. */
export const toUnlock = (object: string): string => `where that run has ended without giving it back, delete ${object}`;
