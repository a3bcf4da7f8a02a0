import type { AttributeChange, Note, ReplaceReason, Report, ResourceChange, StackReport } from '../../report';
import { code, countsText, isDestructive, isLossy, join, several, sourceText, type Text, total } from './text';

/** Something that exists is destroyed, replaced, moved, emptied or left behind. */
export interface Danger {
  readonly action: 'destroy' | 'replace' | 'move' | 'wipe' | 'leave';
  readonly stack: string;
  readonly team?: string;
  /** The resource's Terraform type; absent for a whole stack. */
  readonly type?: string;
  readonly path?: string;
  readonly title: Text;
  readonly details: readonly Detail[];
  /** Data or a service goes with it. */
  readonly alarming: boolean;
}

export interface Detail {
  readonly label: string;
  readonly text: Text;
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

/** All of them: what loses data first, then as they are deployed. */
export function dangers({ stacks }: Report): readonly Danger[] {
  const all = stacks.flatMap((stack) =>
    stack.status === 'removed'
      ? leftBehind(stack)
      : stack.changes.filter(isDestructive).map((one) => danger(one, stack)),
  );
  const rank = ({ alarming, action }: Danger): number => (alarming ? 0 : order.length) + order.indexOf(action);
  return all
    .map((one, index) => ({ one, index }))
    .sort((a, b) => rank(a.one) - rank(b.one) || a.index - b.index)
    .map(({ one }) => one);
}

function danger(change: ResourceChange, { team }: StackReport): Danger {
  const { action, stack, path, type, loses } = change;
  return {
    action: action === 'add' || action === 'change' ? 'wipe' : action,
    stack,
    team,
    type,
    path,
    title: [code(path), ' in ', code(stack), ' (', code(type), ')'],
    alarming: isLossy(change),
    details: [
      ...change.reasons.map((reason) => ({ label: 'Why', text: reasonText(reason, change.attributes) })),
      ...(action === 'move' ? moveDetails(change) : []),
      ...(loses === undefined ? [] : [{ label: action === 'move' ? 'Would lose' : 'Lost', text: [loses] }]),
      ...change.notes.map((note) => ({ label: noteLabels[note.effect], text: noteText(note) })),
      ...(change.source === undefined ? [] : [{ label: 'Code', text: [code(sourceText(change.source))] }]),
    ],
  };
}

const moveDetails = ({ movedFrom, keepWith }: ResourceChange): readonly Detail[] => [
  {
    label: 'Why',
    text: ['only its address changed', ...(movedFrom === undefined ? [] : ['; it was ', code(movedFrom)])],
  },
  ...(keepWith === undefined ? [] : [{ label: 'Keep it with', text: [code(keepWith)] }]),
];

/** A stack that is gone from the program. */
const leftBehind = ({ id, team, counts, changes, removeWith }: StackReport): Danger => ({
  action: 'leave',
  stack: id,
  team,
  title: [code(id), ' is gone from the program'],
  alarming: false,
  details: [
    {
      label: 'Still there',
      text: [`cdktf deploy doesn't destroy it: ${several(total(counts), 'resource')} keep running and costing`],
    },
    ...(removeWith === undefined ? [] : [{ label: 'Remove with', text: [code(removeWith)] }]),
    ...changes
      .filter(({ loses }) => loses !== undefined)
      .map(({ path, loses = '' }) => ({ label: 'Would lose', text: [loses, ' with ', code(path)] })),
  ],
});

/** `region changes from GRA11 to SBG5`. */
export function reasonText({ attribute, certain, because }: ReplaceReason, changed: readonly AttributeChange[]): Text {
  if (!certain) {
    const waits = because === undefined ? [] : [', which waits for ', code(because)];
    return ['depends on ', code(attribute), ', known after apply', ...waits];
  }
  const value = changed.find((one) => one.attribute.replace(/\[[^\]]*\]/g, '') === attribute);
  return value === undefined ? [code(attribute), ' changes'] : [code(attribute), ' changes: ', ...valuesText(value)];
}

/** `GRA11 → SBG5`, or one side with its sign. */
export function valuesText({ before, after }: AttributeChange): Text {
  if (before === undefined) return ['+ ', code(after ?? '')];
  return after === undefined ? ['- ', code(before)] : [code(before), ' → ', code(after)];
}

export const noteLabels: Readonly<Record<Note['effect'], string>> = {
  fails: 'Fails',
  ignored: 'Does nothing',
  wipes: 'Empties',
  keeps: 'Stays',
  buys: 'Buys',
  imports: 'Takes over',
  unprotects: 'Unprotects',
};

export const noteText = ({ attribute, says }: Note): Text =>
  attribute === undefined ? [says] : [code(attribute), ': ', says];

/** `web-prod: +3 ~1 (2 x ovh_a, 2 x ovh_b)`: what stands for changes that are not shown, exactly counted. */
export const countedText = (stack: string, changes: readonly { readonly type?: string }[], counts?: string): Text => {
  const types = new Map<string, number>();
  for (const { type = 'stack' } of changes) types.set(type, (types.get(type) ?? 0) + 1);
  const texts = [...types].map(([type, n]): Text => [`${n} `, code(type)]);
  return [code(stack), ': ', ...(counts === undefined ? [] : [counts, ': ']), ...join(texts)];
};

export const stackCounts = (stack: StackReport): string =>
  stack.status === 'removed' ? `${several(total(stack.counts), 'resource')} left behind` : countsText(stack.counts);
