/** What can't be read as an expression. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

type Token =
  | {
      readonly is: 'identifier' | 'number' | 'mark';
      readonly text: string;
      readonly start: number;
      readonly end: number;
    }
  | { readonly is: 'quote' | 'end' | 'newline'; readonly text: ''; readonly start: number; readonly end: number };

const identifier = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;
const number = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const mark = /\.\.\.|::|=>|==|!=|<=|>=|&&|\|\||[-+*/%<>!?:.,=()[\]{}~]/y;
const space = /[ \t\r]+|(?:#|\/\/)[^\n]*|\/\*[\s\S]*?\*\//y;
const spaceAndLines = /[ \t\r\n]+|(?:#|\/\/)[^\n]*|\/\*[\s\S]*?\*\//y;

/** Words and marks of an expression, one after another. */
export class Scanner {
  at = 0;
  #seen: { readonly at: number; readonly lines: 'count' | 'skip'; readonly token: Token } | undefined;

  constructor(readonly text: string) {}

  /** What comes next, without taking it; ends of lines count only where they divide. */
  peek(lines: 'count' | 'skip' = 'skip'): Token {
    if (this.#seen?.at !== this.at || this.#seen.lines !== lines) {
      this.#seen = { at: this.at, lines, token: this.#read(lines) };
    }
    return this.#seen.token;
  }

  #read(lines: 'count' | 'skip'): Token {
    const start = this.#behindSpace(lines === 'count' ? space : spaceAndLines);
    const text = this.text;
    if (start >= text.length) return { is: 'end', text: '', start, end: start };
    if (text[start] === '"') return { is: 'quote', text: '', start, end: start + 1 };
    if (text[start] === '\n') return { is: 'newline', text: '', start, end: start + 1 };
    const word = match(identifier, text, start);
    if (word !== undefined) return { is: 'identifier', text: word, start, end: start + word.length };
    const digits = match(number, text, start);
    if (digits !== undefined) return { is: 'number', text: digits, start, end: start + digits.length };
    const sign = match(mark, text, start);
    if (sign !== undefined) return { is: 'mark', text: sign, start, end: start + sign.length };
    throw new Unreadable(`unexpected ${JSON.stringify(text[start])}`);
  }

  take(lines: 'count' | 'skip' = 'skip'): Token {
    const token = this.peek(lines);
    this.at = token.end;
    return token;
  }

  /** Takes a mark if it comes next. */
  takes(text: string, lines: 'count' | 'skip' = 'skip'): boolean {
    const token = this.peek(lines);
    if (token.is !== 'mark' || token.text !== text) return false;
    this.at = token.end;
    return true;
  }

  /** Takes a word if it comes next. */
  takesWord(text: string): boolean {
    const token = this.peek();
    if (token.is !== 'identifier' || token.text !== text) return false;
    this.at = token.end;
    return true;
  }

  expect(text: string): void {
    if (!this.takes(text)) throw new Unreadable(`expected ${text}`);
  }

  identifier(): Token {
    const token = this.take();
    if (token.is !== 'identifier') throw new Unreadable('expected a name');
    return token;
  }

  /** Takes digits behind a dot, as in `list.0.1`, where they aren't a decimal. */
  digits(): string | undefined {
    const found = match(/\d+/y, this.text, this.at);
    if (found !== undefined) this.at += found.length;
    return found;
  }

  #behindSpace(pattern: RegExp): number {
    let at = this.at;
    for (let found = match(pattern, this.text, at); found !== undefined; found = match(pattern, this.text, at)) {
      at += found.length;
    }
    return at;
  }
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
