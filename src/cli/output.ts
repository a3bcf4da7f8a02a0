import { createColors } from 'picocolors';

/** Where a command prints: a terminal, or a log that must stay free of control codes. */
export interface Stream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** A command could not do what it was asked; its message is the whole of what the user sees. */
export class CliError extends Error {
  constructor(
    message: string,
    readonly exitCode: number = 1,
  ) {
    super(message);
  }
}

/** Lines that stay, and in a terminal one line at the bottom that changes. */
export class Output {
  readonly live: boolean;
  readonly colors: ReturnType<typeof createColors>;
  #shown = '';

  constructor(
    readonly stream: Stream,
    env: NodeJS.ProcessEnv,
  ) {
    this.live = stream.isTTY === true && env['TERM'] !== 'dumb' && !env['CI'];
    this.colors = createColors(this.live && !env['NO_COLOR']);
  }

  /** Columns to keep within; unlimited in a log. */
  get width(): number {
    return this.live ? (this.stream.columns ?? 80) : Number.POSITIVE_INFINITY;
  }

  line(text = ''): void {
    const shown = this.#shown;
    this.status('');
    this.stream.write(`${text}\n`);
    this.status(shown);
  }

  /** Shows what is going on, in a terminal only. */
  status(text: string): void {
    if (!this.live || text === this.#shown) return;
    // one column less than there is: a full line would wrap
    this.stream.write(`\r\u001b[2K${shorten(text, this.width - 1)}`);
    this.#shown = text;
  }

  /** Columns side by side, the first two words and the others numbers; too wide ones lose their middle, the widest first. */
  table(head: readonly string[], rows: readonly (readonly string[])[]): void {
    const gap = 2;
    const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
    while (widths.reduce((sum, width) => sum + width + gap, -gap) > this.width) {
      const widest = widths.indexOf(Math.max(...widths));
      widths[widest] = (widths[widest] ?? 0) - 1;
    }
    const render = (row: readonly string[]) =>
      row
        .map((cell, column) => {
          const text = shortenMiddle(cell, widths[column] ?? 0);
          return /^[\d.]+$/.test(cell) ? text.padStart(widths[column] ?? 0) : text.padEnd(widths[column] ?? 0);
        })
        .join(' '.repeat(gap))
        .trimEnd();
    this.line(this.colors.bold(render(head)));
    for (const row of rows) this.line(render(row));
  }
}

/** A text in at most so many columns. */
export const shorten = (text: string, width: number): string =>
  text.length > width ? `${text.slice(0, width - 1)}…` : text;

/** As `shorten`, for names that differ at both ends. */
function shortenMiddle(text: string, width: number): string {
  if (text.length <= width) return text;
  const head = Math.ceil((width - 1) / 2);
  return `${text.slice(0, head)}…${text.slice(text.length - (width - 1 - head))}`;
}

/** `1 stack`, `2 stacks`. */
export const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;
