import { createColors } from 'picocolors';
import { gridLines, shorten } from '../readings/format/grid';

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
  #held: string[] | undefined;

  constructor(
    readonly stream: Stream,
    env: NodeJS.ProcessEnv,
  ) {
    this.live = stream.isTTY === true && env['TERM'] !== 'dumb' && !env['CI'];
    this.colors = createColors(this.live && !env['NO_COLOR']);
  }

  /** Columns to keep within; unlimited in a log. A terminal that nobody has told its size, as a container's, says 0. */
  get width(): number {
    return this.live ? this.stream.columns || 80 : Number.POSITIVE_INFINITY;
  }

  /** Keeps lines back while somebody else has the terminal; answers what lets them go. */
  hold(): () => void {
    this.status('');
    this.#held = [];
    return () => {
      const held = this.#held ?? [];
      this.#held = undefined;
      for (const text of held) this.line(text);
    };
  }

  line(text = ''): void {
    if (this.#held !== undefined) {
      this.#held.push(text);
      return;
    }
    const shown = this.#shown;
    this.status('');
    this.stream.write(`${text}\n`);
    this.status(shown);
  }

  /** Shows what is going on, in a terminal only. */
  status(text: string): void {
    if (!this.live || this.#held !== undefined || text === this.#shown) return;
    // one column less than there is: a full line would wrap
    this.stream.write(`\r\u001b[2K${shorten(text, this.width - 1)}`);
    this.#shown = text;
  }

  /**
   * Columns side by side. Where there is no room, whose a row is and how long it took go first; then too wide columns lose their middle,
   * the widest first, and where nothing helps each row is a sentence.
   */
  table(columns: readonly string[], rows: readonly (readonly string[])[]): void {
    const lines = gridLines(
      { columns, rows },
      { width: this.width, narrow: 'shortened', dispensable: ['owner', 'seconds'] },
    );
    if (lines.head !== undefined) this.line(this.colors.bold(lines.head));
    for (const row of lines.rows) this.line(row);
  }
}

/** `1 stack`, `2 stacks`. */
export const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;
