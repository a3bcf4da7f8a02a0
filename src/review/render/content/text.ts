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

export const actions: readonly Action[] = ['add', 'change', 'replace', 'destroy', 'move'];

export const signs: Readonly<Record<Action, string>> = { add: '+', change: '~', replace: '±', destroy: '-', move: '>' };

export const total = (counts: Counts): number => actions.reduce((sum, action) => sum + counts[action], 0);

/** `+4 ~2 ±1 -1, 1 moved`: what Terraform would count, and what it would count otherwise than one should. */
export function countsText(counts: Counts): string {
  const counted = actions
    .filter((action) => action !== 'move' && counts[action] > 0)
    .map((action) => `${signs[action]}${counts[action]}`);
  const moved = counts.move > 0 ? [`${counts.move} moved`] : [];
  return [counted.join(' '), ...moved].filter((part) => part !== '').join(', ') || 'no resources';
}

/** Whether something that exists is destroyed, or loses what is in it. */
export const isDestructive = ({ action, notes }: ResourceChange): boolean =>
  action === 'destroy' || action === 'replace' || action === 'move' || notes.some(({ effect }) => effect === 'wipes');

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
