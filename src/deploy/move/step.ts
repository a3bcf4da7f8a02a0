import { held, isBare, markOf, type StateContent } from './state-content';

/** What comes next on the way of a state from one place to another; each is one write, or none. */
export type MoveStep =
  /** The old state says where it goes, and holds what it held: whoever applies there from now on takes that back. */
  | { readonly do: 'mark' }
  /** The new place gets what the old one holds. */
  | { readonly do: 'copy'; readonly serial: number }
  /** The old state holds nothing any more, but where it went. */
  | { readonly do: 'empty' }
  /** The two are one place: what was written there is taken back. */
  | { readonly do: 'unmark' }
  /** `there`: the new place has it, and the old one hasn't. `none`: neither has. */
  | { readonly do: 'nothing'; readonly because: 'there' | 'none' }
  /** Only somebody who looks can tell. In a sentence without full stop. */
  | { readonly do: 'refuse'; readonly why: string };

/** A state that moves, as it is called to whoever reads. */
interface Way {
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

/**
 * What comes next, by what both places hold now: whoever was killed on the way is gone on with from there. At each moment one of the two
 * holds all of it, and each step is refused by Terraform where one of them was written to since. The mark tells whether the old place
 * was: without it, nobody knows which of two states is the later one.
 */
export function nextStep(old: StateContent | undefined, now: StateContent | undefined, way: Way): MoveStep {
  const { id, from, to } = way;
  const [here, there] = [old && !isBare(old) ? old : undefined, now && !isBare(now) ? now : undefined];
  const [mark, itsMark] = [old && markOf(old), now && markOf(now)];
  if (there !== undefined && itsMark !== undefined) {
    const isOne = here !== undefined && itsMark.place === to && isSameVersion(here, there);
    return isOne ? { do: 'unmark' } : refuse(sayBrokenOff(way, to, itsMark.place));
  }
  if (here === undefined) {
    if (mark !== undefined && old !== undefined) {
      if (there === undefined) return refuse(sayWent(way, mark.place));
      if (there.lineage !== old.lineage) return refuse(sayForeign(way));
    }
    return { do: 'nothing', because: there === undefined ? 'none' : 'there' };
  }
  // an empty state that was never moved is written over, as Terraform does
  if (now !== undefined && now.lineage !== here.lineage && (there !== undefined || itsMark !== undefined)) {
    return refuse(sayForeign(way));
  }
  if (mark !== undefined && mark.place !== to) return refuse(sayBrokenOff(way, from, mark.place));
  const isMarked = mark?.held === held(here);
  const copy: MoveStep = { do: 'copy', serial: Math.max(here.serial, now?.serial ?? 0) + 1 };
  if (there === undefined) return isMarked ? copy : { do: 'mark' };
  if (isMarked && there.serial > here.serial) return { do: 'empty' };
  if (held(here) === held(there)) return isMarked ? copy : { do: 'mark' };
  return refuse(
    `both ${from} (${sizeOfState(here)}) and ${to} (${sizeOfState(there)}) hold the state of ${id}, and they are not the same: somebody has applied in one of them since it was copied. Look at both with terraform state pull, keep a copy of each, and empty the one that isn't to be kept with terraform state rm`,
  );
}

const refuse = (why: string): MoveStep => ({ do: 'refuse', why });

const isSameVersion = (one: StateContent, other: StateContent): boolean =>
  one.lineage === other.lineage && one.serial === other.serial && held(one) === held(other);

/** How much a state holds, in words. */
export const sizeOfState = ({ serial, resources }: StateContent): string =>
  `serial ${serial}, ${resources.length} ${resources.length === 1 ? 'resource' : 'resources'}`;

const sayForeign = ({ id, from, to }: Way): string =>
  `${to} holds another state than that of ${id} in ${from} (another lineage), which would be written over. Look whose it is; if it is to go, destroy what it holds first, or give ${id} another place`;

const sayWent = ({ id, from, to }: Way, place: string): string =>
  place === to
    ? `${from} says that the state of ${id} went to ${to}, and nothing is there. Put back an earlier version of it, or the copy that was kept`
    : `${from} says that the state of ${id} went to ${place}, and not to ${to}. Name the output of the program whose states are there`;

const sayBrokenOff = ({ id }: Way, at: string, place: string): string =>
  `${at} says that the state of ${id} is on its way to ${place}, and holds it still. End that first: deploy the program whose states are there, with the same --move-state as then`;
