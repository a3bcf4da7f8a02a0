import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { saySamePlace } from '../../estate/backend-words';
import { isFolder } from '../../estate/folders';
import { type Estate, isValues, type Stack, type Values } from '../../estate/model';
import { movableBackend } from '../../estate/movable';
import { backendIn } from '../../synthesis/local-states';
import { lockObject } from '../state-lock';

/** Where a stack keeps its state, as far as states are moved from there and to there. */
export interface KnownPlace {
  /** What reports call it. */
  readonly where: string;
  /** `backend` of a configuration that finds it from anywhere. */
  readonly backend: Values;
  /** Object that is its lock, where it has one in a bucket. */
  readonly lock?: string;
  /** File of the state, where that is on this machine. */
  readonly file?: string;
}

/**
 * Where a stack of an output keeps its state.
 *
 * @param backend where it is another one than that of now
 * @returns a sentence without full stop where it isn't known here
 */
export function movablePlace(
  estate: Pick<Estate, 'folder'>,
  stack: Stack,
  backend = backendIn(estate, stack),
): KnownPlace | string {
  const known = movableBackend(stack, backend);
  if (typeof known === 'string') return known;
  if (known.kind === 'local') {
    const file = real(resolve(estate.folder, stack.directory, known.path));
    return { where: file, backend: { local: { path: file } }, file };
  }
  const { config } = backend;
  const lock = lockObject(config);
  return {
    where: `s3://${known.bucket}/${known.key}${serverOf(config)}`,
    backend: { s3: config },
    ...(lock !== undefined && { lock }),
  };
}

/** Buckets of two regions may have the same name. */
function serverOf({ endpoints, endpoint, region }: Values): string {
  const server = (isValues(endpoints) ? endpoints['s3'] : undefined) ?? endpoint ?? region;
  return typeof server === 'string' ? ` (${server.replace(/^https?:\/\//, '')})` : '';
}

/** The same file under one name, whether or not it is there. */
function real(file: string): string {
  const folder = dirname(file);
  if (existsSync(file)) return realpathSync.native(file);
  return folder === file ? file : join(real(folder), basename(file));
}

/** Whether two are one place by what they are called; two names of one place are told when it is written to. */
export const isOnePlace = (one: KnownPlace, other: KnownPlace): boolean => saySamePlace(one.backend, other.backend);

/** Names of the workspaces that somebody has made by hand in the folder of a stack whose state is a local file. */
export function workspacesBeside({ folder }: Estate, { directory }: Stack): readonly string[] {
  const workspaces = join(folder, directory, 'terraform.tfstate.d');
  return isFolder(workspaces) ? readdirSync(workspaces).sort() : [];
}

/**
 * The output of before, with its local states where they are: a path from the folder of a stack leads from there, or, for an output that was
 * made elsewhere, such as in a git worktree, from the output of now.
 *
 * @returns a sentence without full stop where both are there
 */
export function withItsStates(before: Estate, now: Estate, stacks: readonly Stack[]): Estate | string {
  const fromNow: Estate = { ...before, folder: now.folder };
  const filesOf = (estate: Estate) =>
    stacks.flatMap((stack) => {
      const old = before.stacks.get(stack.id);
      const place = old && movablePlace(estate, old);
      const its = movablePlace(now, stack);
      const isThere = typeof place === 'object' && place.file !== undefined && existsSync(place.file);
      return isThere && (typeof its === 'string' || its.file !== place.file) ? [place.file] : [];
    });
  const [[there], [here]] = [filesOf(before), filesOf(fromNow)];
  if (there !== undefined && here !== undefined && there !== here)
    return `states are in ${dirname(there)} as well as in ${dirname(here)}; take away those that are none of this landing zone`;
  return there === undefined && here !== undefined ? fromNow : before;
}
