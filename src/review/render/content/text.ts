import type { Action, Counts, SourceLine } from '../../report/report';

/** A piece of text, not yet escaped: words of a sentence, or a name or value as it stands in the program. */
export type Piece = string | { readonly code: string /** Whole, to be copied. */; readonly isCommand?: true };
export type Text = readonly Piece[];

export const code = (text: string): Piece => ({ code: text });

/** Something to copy and to run, or to paste into the program. */
export const command = (text: string): Piece => ({ code: text, isCommand: true });

/** Longer names lose their end where there may be many. */
export const longestName = 100;

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
