/** A table of texts that may stand in a terminal as they are. */
interface Grid {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

interface GridOptions {
  /** Columns of the terminal to keep within. */
  readonly width: number;
  /** What every line begins with. @default - nothing */
  readonly indent?: string;
  /**
   * What becomes of a table that is too wide: cells lose their middle, the widest first, as long as they can still be read and told apart,
   * or each row is a sentence.
   * @default - sentences
   */
  readonly narrow?: 'sentences' | 'shortened';
  /**
   * Titles of columns that a shortened table does without before it cuts anything, the first of them first.
   * @default - none
   */
  readonly dispensable?: readonly string[];
}

const gap = '  ';

/** Columns that are left of a text at least; numbers and titles stay as they are where they are shorter. */
const leastShown = 8;

/** Lines of a table, numbers to the right: its head, which sentences have none of, and one for each row. */
export function gridLines(
  grid: Grid,
  { width, indent = '', narrow = 'sentences', dispensable = [] }: GridOptions,
): { readonly head?: string; readonly rows: readonly string[] } {
  const room = width - columnsOf(indent);
  const { columns, rows } = narrow === 'shortened' ? fitting(grid, dispensable, room) : grid;
  const widths = widthsOf({ columns, rows });
  while (narrow === 'shortened' && total(widths) > room && Math.max(...widths) > leastShown) {
    const widest = widths.indexOf(Math.max(...widths));
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  if (total(widths) > room || !areToldApart(rows, widths))
    return { rows: grid.rows.map((row) => sentence(grid.columns, row, width, indent)) };
  const line = (row: readonly string[]) =>
    `${indent}${row.map((cell, at) => padded(cell, widths[at] ?? 0)).join(gap)}`.trimEnd();
  return { head: line(columns), rows: rows.map(line) };
}

/** A table without those of the columns that can be spared, as far as there is no room for them. */
function fitting(grid: Grid, dispensable: readonly string[], room: number): Grid {
  let { columns, rows } = grid;
  for (const title of dispensable) {
    const spared = columns.indexOf(title);
    if (spared === -1 || total(widthsOf({ columns, rows })) <= room) continue;
    columns = columns.toSpliced(spared, 1);
    rows = rows.map((row) => row.toSpliced(spared, 1));
  }
  return { columns, rows };
}

const widthsOf = ({ columns, rows }: Grid): number[] =>
  columns.map((title, at) => Math.max(columnsOf(title), ...rows.map((row) => columnsOf(row[at] ?? ''))));

const total = (widths: readonly number[]): number => widths.reduce((sum, one) => sum + one + gap.length, -gap.length);

/** Whether what differs in a column still does where it is shortened. */
const areToldApart = (rows: readonly (readonly string[])[], widths: readonly number[]): boolean =>
  widths.every((width, at) => {
    const cells = new Set(rows.map((row) => row[at] ?? ''));
    return new Set([...cells].map((cell) => shortenMiddle(cell, width))).size === cells.size;
  });

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
const columnsOf = (text: string): number =>
  /^[ -~]*$/.test(text)
    ? text.length
    : [...text].reduce((sum, char) => sum + (wide.test(char) ? 2 : /\p{M}/u.test(char) ? 0 : 1), 0);

/** Marks of a text that stays whole, and of a space in it; plain text holds none of them. */
const [whole, space] = ['\u2060', '\u2061'];

/** A text that `item` keeps on one line however long it is, such as a command to copy. */
export const unbroken = (text: string): string => `${whole}${text.replaceAll(' ', space)}`;

const withoutMarks = (text: string): string => text.replaceAll(whole, '').replaceAll(space, ' ');

/** Wrapped between words behind a sign; in a word that is too long only behind `/`, `.` and the like. */
export function item(sign: string, text: string, width: number, indent = ' '.repeat(columnsOf(sign))): string {
  const lines: string[] = [];
  let line = sign;
  let empty = true;
  for (const word of text.split(' ')) {
    for (const [at, part] of partsOf(word, width - columnsOf(indent)).entries()) {
      const between = empty || at > 0 ? '' : ' ';
      if (!empty && columnsOf(withoutMarks(line + between + part)) > width) {
        lines.push(line);
        line = indent + part;
      } else line += between + part;
      empty = false;
    }
  }
  return [...lines, line].map((one) => withoutMarks(one).trimEnd()).join('\n');
}

/** Pieces of a name, each ending where a reader expects an end: `Clusters/`, `main`. */
export const piecesOf = (word: string): readonly string[] => word.match(/[^/._:,=-]*[/._:,=-]+|[^/._:,=-]+/g) ?? [word];

/** A word in parts that fit, each ending where a reader expects an end. */
function partsOf(word: string, most: number): readonly string[] {
  if (word.includes(whole) || columnsOf(word) <= most) return [word];
  const parts: string[] = [];
  for (const piece of piecesOf(word)) {
    const last = parts.at(-1);
    if (last !== undefined && columnsOf(last + piece) <= most) parts[parts.length - 1] = last + piece;
    else parts.push(piece);
  }
  return parts;
}
