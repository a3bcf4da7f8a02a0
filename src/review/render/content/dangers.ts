import type { Report, ResourceChange, StackReport } from '../../report/report';
import { type Detail, noteLabels, noteText, reasonText, valuesText } from './details';
import {
  code,
  isDestructive,
  isEnding,
  isLossy,
  isMovedOnly,
  join,
  several,
  sourceText,
  type Text,
  total,
} from './text';

/** Something that exists is destroyed, replaced, moved, emptied or left behind. */
export interface Danger {
  readonly action: 'destroy' | 'replace' | 'move' | 'wipe' | 'leave';
  readonly stack: string;
  readonly team?: string;
  /** The resource's Terraform type; absent for a whole stack. */
  readonly type?: string;
  readonly path?: string;
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

/** All of them: what loses data first, causes before what follows from them, then as they are deployed. */
export function dangers({ stacks }: Report): readonly Danger[] {
  const all = stacks.flatMap((stack) =>
    stack.status === 'removed' ? [leftBehind(stack)] : groups(stack).map((group) => danger(group, stack)),
  );
  const rank = ({ alarming, action, isCause }: Ranked): number =>
    2 * ((alarming ? 0 : order.length) + order.indexOf(action)) + (isCause ? 0 : 1);
  return all
    .map((one, index) => ({ one, index }))
    .sort((a, b) => rank(a.one) - rank(b.one) || a.index - b.index)
    .map(({ one: { isCause: _, ...one } }) => one);
}

/** `isCause`: it is not only replaced because something else is. */
type Ranked = Danger & { readonly isCause: boolean };
type Group = readonly [ResourceChange, ...ResourceChange[]];

/** A longer row of names is not read, and must fit into a comment. */
const mostTogether = 12;

/** Destructive changes of a stack; those of one type that have the same reason and lose the same are together. */
function groups({ changes }: StackReport): readonly Group[] {
  const found: [ResourceChange, ...ResourceChange[]][] = [];
  const open = new Map<string, [ResourceChange, ...ResourceChange[]]>();
  for (const change of changes.filter(isDestructive)) {
    const { action, type, loses, notes } = change;
    const why = change.reasons.map((reason) => reasonText(reason, change.attributes));
    const key = JSON.stringify([action, type, loses, notes, why]);
    const group = open.get(key);
    if (group !== undefined && action !== 'move' && group.length < mostTogether) group.push(change);
    else {
      const fresh: [ResourceChange] = [change];
      found.push(fresh);
      open.set(key, fresh);
    }
  }
  return found;
}

function danger(group: Group, { team }: StackReport): Ranked {
  const [change] = group;
  const { action, stack, path, type, loses, reasons } = change;
  const sources = new Set(group.flatMap(({ source }) => (source === undefined ? [] : [sourceText(source)])));
  return {
    action: isEnding(action) ? action : 'wipe',
    stack,
    team,
    type,
    path,
    count: group.length,
    title: [...join(group.map((one) => [code(one.path)])), ' in ', code(stack), ' (', code(type), ')'],
    alarming: isLossy(change),
    isCause: reasons.length === 0 || reasons.some(({ certain }) => certain),
    details: [
      ...reasons.map((reason) => ({ label: 'Why', text: reasonText(reason, change.attributes) })),
      ...(action === 'move' ? moveDetails(change) : []),
      ...(loses === undefined ? [] : [{ label: action === 'move' ? 'Would lose' : 'Lost', text: [loses] }]),
      ...change.notes.map((note) => ({ label: noteLabels[note.effect], text: noteText(note) })),
      ...(sources.size === 0 ? [] : [{ label: 'Code', text: join([...sources].map((source) => [code(source)])) }]),
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
  ...(change.keepWith === undefined ? [] : [{ label: 'Keep it with', text: [code(change.keepWith)] }]),
];

/** A stack that is gone from the program. */
const leftBehind = ({ id, team, counts, changes, notes, removeWith }: StackReport): Ranked => ({
  action: 'leave',
  count: 1,
  isCause: true,
  stack: id,
  team,
  title: [code(id), ' is gone from the program'],
  alarming: false,
  details: [
    {
      label: 'Still there',
      text: [`cdktf deploy doesn't destroy it: ${several(total(counts), 'resource')} keep running and costing`],
    },
    ...notes.map((note) => ({ label: 'Note', text: [note] })),
    ...(removeWith === undefined ? [] : [{ label: 'Remove with', text: [code(removeWith)] }]),
    ...changes
      .filter(({ loses }) => loses !== undefined)
      .map(({ path, loses = '' }) => ({ label: 'Would lose', text: [code(path), ': ', loses] })),
  ],
});
