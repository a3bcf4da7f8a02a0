import type { Action, Counts, ResourceChange, SourceLine } from '../../report/report';

/** A piece of text, not yet escaped: words of a sentence, or a name or value as it stands in the program. */
export type Piece = string | { readonly code: string };
export type Text = readonly Piece[];

export const code = (text: string): Piece => ({ code: text });

/** Without saying what is code. */
export const unmarked = (text: Text): string =>
  text.map((piece) => (typeof piece === 'string' ? piece : piece.code)).join('');

/** Pieces with something between them. */
export const join = (texts: readonly Text[], between = ', '): Text =>
  texts.flatMap((text, index) => (index === 0 ? text : [between, ...text]));

/** `1 stack`, `2 stacks`. */
export const several = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;

export const actions: readonly Action[] = ['add', 'import', 'change', 'replace', 'destroy', 'move'];

export const signs: Readonly<Record<Action, string>> = {
  add: '+',
  import: '=',
  change: '~',
  replace: '±',
  destroy: '-',
  move: '>',
};

export const total = (counts: Counts): number => actions.reduce((sum, action) => sum + counts[action], 0);

/** `+4 ~2 ±1 -1, 1 taken over, 1 moved`: what everybody knows the signs of, then the rest in words. */
export function countsText(counts: Counts): string {
  const counted = actions
    .filter((action) => action !== 'move' && action !== 'import' && counts[action] > 0)
    .map((action) => `${signs[action]}${counts[action]}`);
  const taken = counts.import > 0 ? [`${counts.import} taken over`] : [];
  const moved = counts.move > 0 ? [`${counts.move} moved`] : [];
  return [counted.join(' '), ...taken, ...moved].filter((part) => part !== '').join(', ') || 'no resources';
}

/** Whether Terraform destroys something that exists. */
export const isEnding = (action: Action): action is 'destroy' | 'replace' | 'move' =>
  action === 'destroy' || action === 'replace' || action === 'move';

/** Whether it stays, and what is in it doesn't. */
export const isWiped = ({ action, notes }: ResourceChange): boolean =>
  !isEnding(action) && notes.some(({ effect }) => effect === 'wipes');

/** Whether something that exists is destroyed, or loses what is in it. */
export const isDestructive = (change: ResourceChange): boolean => isEnding(change.action) || isWiped(change);

/** Whether nothing of a moved resource is another than it was, apart from where it stands. */
export const isMovedOnly = ({ action, attributes }: ResourceChange): boolean =>
  action === 'move' && attributes.length === 0;

/** Whether data or a service goes with it. A moved one is only named apart: one line of code keeps it. */
export const isLossy = (change: ResourceChange): boolean =>
  change.action !== 'move' &&
  isDestructive(change) &&
  (change.loses !== undefined || change.notes.some(({ effect }) => effect === 'wipes'));

export const sourceText = ({ file, line }: SourceLine): string => `${file}:${line}`;

/** Where a row of a table comes from: the construct, and the line of the program. */
export const whereText = (row: {
  readonly stack: string;
  readonly path?: string;
  readonly source?: SourceLine;
}): Text => [
  code(row.path === undefined ? row.stack : `${row.stack}/${row.path}`),
  ...(row.source === undefined ? [] : [' at ', code(sourceText(row.source))]),
];
