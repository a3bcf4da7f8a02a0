import { isDestructive, isEnding, isLossy, isMovedOnly } from '../../report/action';
import type { ResourceChange, StackReport } from '../../report/report';
import { type Detail, noteLabels, noteText, valuesText } from './details';
import { code, command, join, several, type Text, total } from './text';

/** Something that exists is destroyed, replaced, moved, emptied or left behind. */
export interface Danger {
  readonly action: 'destroy' | 'replace' | 'move' | 'wipe' | 'leave';
  readonly stack: string;
  /** The resource's Terraform type; absent for a whole stack. */
  readonly type?: string;
  /** How many resources it is: what happens to several for the same reason is said once. */
  readonly count: number;
  readonly title: Text;
  readonly details: readonly Detail[];
  /** Data or a service goes with it. */
  readonly alarming: boolean;
}

/** How each is called. */
export const dangerLabels: Readonly<Record<Danger['action'], string>> = {
  destroy: 'destroy',
  wipe: 'empty',
  replace: 'replace',
  move: 'move',
  leave: 'left behind',
};

const order = ['destroy', 'wipe', 'replace', 'move', 'leave'];

/** What loses data first, then by what happens. */
export const byDanger = (a: Danger, b: Danger): number => rankOf(a) - rankOf(b);

const rankOf = ({ alarming, action }: Danger): number => (alarming ? 0 : order.length) + order.indexOf(action);

/** A longer row of names is not read, and must fit into a comment. */
const mostTogether = 12;

/** What is dangerous of some changes of one stack; those of one type that lose the same are together. */
export function dangersOf(changes: readonly ResourceChange[]): readonly Danger[] {
  const found: [ResourceChange, ...ResourceChange[]][] = [];
  const open = new Map<string, [ResourceChange, ...ResourceChange[]]>();
  for (const change of changes.filter(isDestructive)) {
    const { action, type, loses, notes } = change;
    const key = JSON.stringify([action, type, loses, notes]);
    const group = open.get(key);
    if (group !== undefined && action !== 'move' && group.length < mostTogether) group.push(change);
    else {
      const fresh: [ResourceChange] = [change];
      found.push(fresh);
      open.set(key, fresh);
    }
  }
  return found.map(danger);
}

function danger(group: readonly [ResourceChange, ...ResourceChange[]]): Danger {
  const [change] = group;
  const { action, stack, type, loses } = change;
  return {
    action: isEnding(action) ? action : 'wipe',
    stack,
    type,
    count: group.length,
    title: [...join(group.map(({ path }) => [code(path)])), ' in ', code(stack), ' (', code(type), ')'],
    alarming: isLossy(change),
    details: [
      ...(action === 'move' ? moveDetails(change) : []),
      ...(loses === undefined ? [] : [{ label: action === 'move' ? 'Would lose' : 'Lost', text: [loses] }]),
      ...change.notes.map((note) => ({ label: noteLabels[note.effect], text: noteText(note) })),
    ],
  };
}

/** What else changed of it is no detail: it comes into force however the address is kept. */
const moveDetails = (change: ResourceChange): readonly Detail[] => [
  {
    label: 'Why',
    text: [
      isMovedOnly(change) ? 'only its address changed' : 'moved and changed',
      ...(change.movedFrom === undefined ? [] : ['; it was ', code(change.movedFrom)]),
    ],
  },
  ...change.attributes.map((one) => ({ label: 'Changes', text: [code(one.attribute), ': ', ...valuesText(one)] })),
  ...(change.keepWith === undefined ? [] : [{ label: 'Keep it with', text: [command(change.keepWith)] }]),
];

/** A stack that is gone from the program. */
export const leftBehind = ({ id, counts, changes, notes, removeWith }: StackReport): Danger => ({
  action: 'leave',
  count: 1,
  stack: id,
  title: [code(id), ' is gone from the program'],
  alarming: false,
  details: [
    {
      label: 'Still there',
      text: [`cdktf deploy doesn't destroy it: ${several(total(counts), 'resource')} keep running and costing`],
    },
    ...notes.map((note) => ({ label: 'Note', text: [note] })),
    ...(removeWith === undefined ? [] : [{ label: 'Remove with', text: [command(removeWith)] }]),
    ...changes
      .filter(({ loses }) => loses !== undefined)
      .map(({ path, loses = '' }) => ({ label: 'Would lose', text: [code(path), ': ', loses] })),
  ],
});
