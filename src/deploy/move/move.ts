import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { isGivenBack, isLocked } from '../state-lock';
import { writeWhole } from '../whole-file';
import type { MovablePlace } from './place';
import { BrokenState, emptied, isBare, marked, type StateContent, textOfState, withoutMark } from './state-content';
import { type MoveStep, nextStep, sizeOfState } from './step';

/** A state on its way. */
export interface Moving {
  readonly id: string;
  readonly from: MovablePlace;
  readonly to: MovablePlace;
}

/** How a state came to its new place. */
export interface MovedState {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** File with the state as it was; absent where an earlier attempt has kept it. */
  readonly copy?: string;
}

/** How many steps there are at most, three of them where nobody else writes at the same time. */
const attempts = 20;

/**
 * What both places hold now, and what comes next.
 *
 * @throws Error where one of them can't be read, with what to do
 */
export async function lookAt({ id, from, to }: Moving): Promise<{
  readonly old: StateContent | undefined;
  readonly next: MoveStep;
}> {
  const [old, now] = [await pullWhole(from), await pullWhole(to)];
  if (old instanceof BrokenState) throw sayBroken(old, from, to, now);
  if (now instanceof BrokenState) throw sayBroken(now, to, from, old);
  return { old, next: nextStep(old, now, { id, from: from.where, to: to.where }) };
}

/**
 * Moves a state, one step after the other, each by what both places hold then: at each moment one of them holds all of it, and what was
 * killed on the way is gone on with.
 *
 * @param copies folder in which the state is kept as it was, for nobody else to read
 * @throws Error where a place can't be read or written, or somebody else writes there all the time
 */
export async function carryState(moving: Moving, copies: string): Promise<MovedState> {
  const { id, from, to } = moving;
  let copy: string | undefined;
  for (let attempt = 1; ; attempt++) {
    const { old, next } = await lookAt(moving);
    if (next.do === 'refuse') throw new Error(next.why);
    const moved = { id, from: from.where, to: to.where, ...(copy !== undefined && { copy }) };
    if (next.do === 'nothing' || old === undefined) return moved;
    if (next.do === 'mark') copy = keepCopy(id, old, copies);
    const [place, state] = writeOf(next, old, moving);
    const run = await place.push(state);
    // who has the lock was waited for already; refused where somebody has written since: what to do then depends on what
    const isHeld = isLocked(run.text) && !isGivenBack(run.text);
    if (run.code !== 0 && (isHeld || attempt >= attempts)) throw place.failed(run);
    if (attempt >= attempts) throw new Error(`${from.where}: somebody else writes the state of ${id} all the time`);
    if (run.code === 0 && next.do === 'unmark') return moved;
  }
}

const pullWhole = (place: MovablePlace): Promise<StateContent | BrokenState | undefined> =>
  place.pull().catch((error: unknown) => {
    if (error instanceof BrokenState) return error;
    throw error;
  });

/** What to do with a state of which nobody knows all that it held, by what is in the other place. */
function sayBroken(
  { message }: BrokenState,
  place: MovablePlace,
  other: MovablePlace,
  held: StateContent | BrokenState | undefined,
): Error {
  const putBack = `put a whole one in its place (${place.whole})`;
  const isElsewhere = held !== undefined && !(held instanceof BrokenState) && !isBare(held);
  const cure = isElsewhere
    ? `${other.where} holds one (${sizeOfState(held)}): where that is all of it, move the broken one away, else ${putBack}`
    : `keep it, and ${putBack}`;
  return new Error(`${message}; ${cure}, and run it again`);
}

function writeOf(
  next: Exclude<MoveStep, { readonly do: 'nothing' | 'refuse' }>,
  old: StateContent,
  { from, to }: Moving,
): readonly [MovablePlace, StateContent] {
  switch (next.do) {
    case 'mark':
      return [from, marked(old, to.where)];
    case 'copy':
      return [to, withoutMark(old, next.serial)];
    case 'empty':
      return [from, emptied(old, to.where)];
    case 'unmark':
      return [from, withoutMark(old)];
  }
}

/** Keeps a state as it is now, before anything is written. */
function keepCopy(id: string, state: StateContent, folder: string): string {
  const file = join(folder, `${encodeURIComponent(id)}.${state.lineage.slice(0, 8)}.${state.serial}.tfstate`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!existsSync(file)) writeWhole(file, textOfState(state));
  return file;
}
