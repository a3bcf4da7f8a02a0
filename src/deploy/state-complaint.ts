import { holderIn, isLocked, toUnlock } from './state-lock';
import type { Run } from './terraform';

/**
 * Whether Terraform says that what is in the place of a state is none, or not a whole one; of one that a newer Terraform has written it says
 * so in a whole sentence.
 */
export const isNoState = (text: string): boolean =>
  text.includes('Unsupported state file format') && !/uses format version \d+/.test(text);

/** What may be put in the place of a state that is none, or not a whole one. */
export const wholeState = (file: string | undefined): string =>
  file === undefined
    ? 'an earlier version of it'
    : `${file}.backup, where Terraform has left one, or a copy of your own`;

/**
 * What Terraform complains of where it can't read or write a state: in brackets, and what to do behind it.
 *
 * @param lock object that is the lock of the state, where it has one
 */
export function complaintOf({ code, text }: Run, lock: string | undefined): string {
  const says = (why: string, cure?: string) => `(${why})${cure === undefined ? '' : `; ${cure}`}`;
  const holder = holderIn(text);
  const cure = isLocked(text) && lock !== undefined ? toUnlock(lock) : undefined;
  if (holder !== undefined) return says(`${holder.who} has its lock since ${holder.since}`, cure);
  const error = errorIn(text) ?? `Terraform ended with exit code ${code}`;
  return says(error, cure ?? (isUnknown.test(error) ? credentials : undefined));
}

/** What a server says of who asks, and what Terraform says where it is nobody. */
const isUnknown = /credential|^(AccessDenied|InvalidAccessKeyId|SignatureDoesNotMatch|ExpiredToken|InvalidToken)/i;

const credentials =
  'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY must be those of an S3 user who may read and write there';

/** The error of a run without what surrounds it: Terraform draws a frame and breaks lines, the client tells of requests. */
function errorIn(text: string): string | undefined {
  const lines = text.split('\n').map((line) => line.replace(/^[│╷╵\s]+/, ''));
  const error = lines.slice(lines.findIndex((line) => line.startsWith('Error: ')));
  const [, said] = /api error (\w+: .*?)(?=\. |\.?$)/.exec(error.join(' ').trim()) ?? [];
  const [first, ...rest] = error.map((line) => line.replace(/^Error: /, ''));
  if (said !== undefined || !lines.some((line) => line.startsWith('Error: '))) return said;
  // of several it only says how many before it lists them
  return first?.endsWith(':') ? [first, ...rest.filter((line) => line.startsWith('- '))].join(' ') : first;
}
