/** A table of texts that may stand in a terminal as they are. */
export interface Grid {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface GridOptions {
  /** Columns of the terminal to keep within. */
  readonly width: number;
  /** What every line begins with. @default - nothing */
  readonly indent?: string;
  /**
   * What becomes of a table that is too wide: cells lose their middle, the widest first, or each row is a sentence.
   * @default - sentences
   */
  readonly narrow?: 'sentences' | 'shortened';
}

const gap = '  ';

/** Lines of a table, numbers to the right: its head, which sentences have none of, and one for each row. */
export function gridLines(
  { columns, rows }: Grid,
  { width, indent = '', narrow = 'sentences' }: GridOptions,
): { readonly head?: string; readonly rows: readonly string[] } {
  const widths = columns.map((title, at) => Math.max(columnsOf(title), ...rows.map((row) => columnsOf(row[at] ?? ''))));
  const isTooWide = () => columnsOf(indent) + widths.reduce((sum, one) => sum + one + gap.length, -gap.length) > width;
  if (isTooWide() && narrow === 'sentences') return { rows: rows.map((row) => sentence(columns, row, width, indent)) };
  while (isTooWide() && Math.max(...widths) > 1) {
    const widest = widths.indexOf(Math.max(...widths));
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  const line = (row: readonly string[]) =>
    `${indent}${row.map((cell, at) => padded(cell, widths[at] ?? 0)).join(gap)}`.trimEnd();
  return { head: line(columns), rows: rows.map(line) };
}

function padded(cell: string, width: number): string {
  const text = shortenMiddle(cell, width);
  const pad = ' '.repeat(Math.max(0, width - columnsOf(text)));
  return /^[\d.]+$/.test(cell) ? pad + text : text + pad;
}

/** A text in at most so many columns. */
export const shorten = (text: string, width: number): string =>
  text.length > width ? `${text.slice(0, width - 1)}…` : text;

/** As `shorten`, for names that differ at both ends. */
function shortenMiddle(text: string, width: number): string {
  if (columnsOf(text) <= width) return text;
  const head = Math.ceil((width - 1) / 2);
  return `${text.slice(0, head)}…${text.slice(text.length - (width - 1 - head))}`;
}

const sentence = (
  columns: readonly string[],
  [first = '', ...others]: readonly string[],
  width: number,
  indent: string,
): string => {
  const spoken = others.map((cell, at) => (cell === '' ? '' : withTitle(columns[at + 1] ?? '', cell)));
  return item(`${indent}- `, [first, ...spoken].filter((cell) => cell !== '').join(', '), width);
};

/** A cell with the title of its column, where that says something. */
const withTitle = (column: string, cell: string): string =>
  ['What', 'Why', 'Kind', 'Right'].includes(column) ? cell : `${column.toLowerCase()} ${cell}`;

/** Two columns each in a terminal. */
const wide =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|\p{Emoji_Presentation}/u;

/** Columns of a text in a terminal. */
export const columnsOf = (text: string): number =>
  /^[ -~]*$/.test(text)
    ? text.length
    : [...text].reduce((sum, char) => sum + (wide.test(char) ? 2 : /\p{M}/u.test(char) ? 0 : 1), 0);

/** Wrapped between words behind a sign; a word that is too long, such as a command to copy, stays whole. */
export function item(sign: string, text: string, width: number, indent = ' '.repeat(columnsOf(sign))): string {
  const lines: string[] = [];
  let line = sign;
  let empty = true;
  for (const word of text.split(' ')) {
    if (!empty && columnsOf(line) + 1 + columnsOf(word) > width) {
      lines.push(line);
      line = indent + word;
    } else line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line].map((one) => one.trimEnd()).join('\n');
}
