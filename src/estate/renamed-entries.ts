import { joinMasked, type Masked } from '../../constructs/core/secrets/masked';
import { differingIds, likeness } from './likeness';
import { type Block, isManaged, type Stack } from './model';
import { renamedBody } from './references';
import type { IdLine } from './renamed-keys';

/** A thing that is gone beside the same one under another key, and the line of the settings by which it stays. */
interface RenamedEntry {
  readonly before: Block;
  readonly after: Block;
  readonly line: Masked;
}

/** The same with the entries of the settings that the line gives an id, and what these were until now. */
interface Candidate extends RenamedEntry {
  readonly entries: string;
  readonly formerly: string;
}

/** What goes and what comes in one stack. */
interface Turnover {
  readonly destroyed: readonly Block[];
  readonly added: readonly Block[];
  /** The stack on both sides. */
  readonly stacks: Sides;
}

interface Sides {
  readonly before: Stack;
  readonly after: Stack;
}

/** How much of two things must be the same for one to be the other under another name. */
const threshold = 0.75;

/** More pairs of one stack are not compared: who renames that much has not left out one line. */
const most = 50_000;

/**
 * What has another name: for each key of the settings that is gone beside a new one with the same in it, the line by which nothing is
 * destroyed. None where two keys may be meant.
 *
 * @param linesOf lines by which one thing is the other; none where something else differs
 */
export function renamedEntries(
  { destroyed, added, stacks }: Turnover,
  linesOf: (before: Block, after: Block) => readonly IdLine[],
): readonly RenamedEntry[] {
  const [old, now] = [destroyed.filter(isManaged), added.filter(isManaged)];
  if (old.length * now.length > most) return [];
  const placed = new Map([...stacks.after.blocks.values()].map((block) => [placeOf(block), block.address]));
  let open = old.flatMap((before) =>
    now.flatMap((after) => {
      if (before.type !== after.type || before.ids.length !== after.ids.length) return [];
      const lines = linesOf(before, after);
      return lines.length === 0
        ? []
        : [
            {
              entry: candidate(before, after, lines),
              inside: addressesOf({ before, after }, stacks.before, placed),
            },
          ];
    }),
  );
  const found = new Map<Masked, Candidate>();
  const addresses = new Map<string, string>();
  const names: string[] = [];
  // what refers to something with another name is the same once that is known
  for (let known = -1; known !== found.size; ) {
    known = found.size;
    open = open.filter(({ entry: one, inside }) => {
      const body = renamedBody(one.before.body, new Map([...addresses, ...inside]));
      if (likeness({ ...one.before, body }, one.after, names) < threshold) return true;
      const other = found.get(one.line);
      if (other === undefined || isAbove(one.before, other.before)) found.set(one.line, one);
      for (const [from, to] of inside) addresses.set(from, to);
      names.push(...differingIds(one.before.ids, one.after.ids));
      return false;
    });
  }
  const all = [...found.values()];
  const [olds, targets] = [all.map(({ formerly }) => formerly), all.map(({ entries }) => entries)];
  return all.filter(({ formerly, entries }) => isOnce(olds, formerly) && isOnce(targets, entries));
}

/** Whether a thing is what others of its entry are in, as a namespace is for its limits. */
const isAbove = ({ ids }: Block, other: Block): boolean =>
  ids.length < other.ids.length || (ids.length === other.ids.length && ids.at(-1) === 'Resource');

const candidate = (before: Block, after: Block, lines: readonly IdLine[]): Candidate => ({
  before,
  after,
  line: joinMasked(
    lines.map(({ line }) => line),
    '; ',
  ),
  entries: lines.map(({ entry }) => entry).join('; '),
  formerly: lines.map(({ formerly }) => formerly).join('; '),
});

/**
 * New addresses by the old ones, of everything that is in what has another name.
 *
 * @param placed addresses of the new stack, by places
 */
function addressesOf(
  { before, after }: Omit<RenamedEntry, 'line'>,
  stack: Stack,
  placed: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const length = before.ids.findIndex((id, index) => id !== after.ids[index]) + 1;
  const isInside = ({ ids }: Block) => before.ids.slice(0, length).every((id, index) => ids[index] === id);
  return new Map(
    [...stack.blocks.values()].filter(isInside).flatMap((block): [string, string][] => {
      const ids = [...after.ids.slice(0, length), ...block.ids.slice(length)];
      const address = placed.get(placeOf({ ...block, ids }));
      return address === undefined ? [] : [[block.address, address]];
    }),
  );
}

const placeOf = ({ kind, type, ids }: Block): string => `${kind} ${type} ${ids.join('/')}`;

const isOnce = (all: readonly string[], one: string): boolean => all.filter((other) => other === one).length === 1;
