import { Unsure } from './term';

/** A regular expression of Go that means the same in JavaScript. */
interface Pattern {
  readonly regexp: RegExp;
  /** Names of its groups; `undefined` for one without. */
  readonly groups: readonly (string | undefined)[];
}

/** More steps than a search needs, of which an expression may have thousands. */
const maxSteps = 40_000;

/**
 * Reads a pattern. Nothing but what is the same in both is read: plain characters, classes, groups, alternatives, and how often
 * something comes; what may come several times has one form only, so that a search ends.
 *
 * @param length of the text in which it is looked for
 * @throws Unsure for any other pattern, and where the search could take long
 */
export function patternOf(text: string, length: number): Pattern {
  const reader = new Reader(text);
  const { source, power, ways, width } = reader.alternatives();
  if (!reader.isAtEnd) throw new Unsure();
  const starts = source.startsWith('^') && !source.includes('|') ? 1 : length + 1;
  if (starts * (length + 1) ** power * ways * (Math.min(width, length) + 1) > maxSteps) throw new Unsure();
  return { regexp: new RegExp(source, 'g'), groups: reader.groups };
}

interface Part {
  readonly source: string;
  /** How many of its parts come as often as one likes. */
  readonly power: number;
  /** In how many ways else it may fit. */
  readonly ways: number;
  /** How many characters it has to look at, those that may come again once. */
  readonly width: number;
  /** How many it takes at least. */
  readonly least: number;
}

const one = (source: string): Part => ({ source, power: 0, ways: 1, width: 1, least: 1 });
const none = (source: string): Part => ({ source, power: 0, ways: 1, width: 0, least: 0 });

/** Of characters of ASCII; letters and digits behind a backslash mean something. */
const escapes = /^(?:[dwsDWSntr]|[!-/:-@[-`{-~])$/;

class Reader {
  readonly groups: (string | undefined)[] = [];
  #at = 0;

  constructor(readonly text: string) {
    if (!/^[ -~]{0,500}$/.test(text)) throw new Unsure();
  }

  get isAtEnd(): boolean {
    return this.#at === this.text.length;
  }

  alternatives(): Part {
    const all = [this.#sequence()];
    while (this.#takes('|')) all.push(this.#sequence());
    return {
      source: all.map(({ source }) => source).join('|'),
      power: Math.max(...all.map(({ power }) => power)),
      ways: all.reduce((sum, { ways }) => sum + ways, 0),
      width: Math.max(...all.map(({ width }) => width)),
      least: Math.min(...all.map(({ least }) => least)),
    };
  }

  #sequence(): Part {
    let whole = none('');
    while (!this.isAtEnd && !/[|)]/.test(this.#next)) {
      const { source, power, ways, width, least } = this.#repeated(this.#atom());
      whole = {
        source: whole.source + source,
        power: whole.power + power,
        ways: whole.ways * ways,
        width: whole.width + width,
        least: whole.least + least,
      };
    }
    return whole;
  }

  get #next(): string {
    return this.text.charAt(this.#at);
  }

  #takes(mark: string): boolean {
    if (!this.text.startsWith(mark, this.#at)) return false;
    this.#at += mark.length;
    return true;
  }

  #match(expected: RegExp): RegExpExecArray | undefined {
    const found = expected.exec(this.text.slice(this.#at)) ?? undefined;
    this.#at += found?.[0].length ?? 0;
    return found;
  }

  #atom(): Part {
    if (this.#takes('(')) return this.#group();
    if (this.#takes('[')) return this.#class();
    if (this.#takes('.')) return one('[^\\n]');
    if (this.#takes('^')) return none('^');
    if (this.#takes('$')) return none('$');
    if (this.#takes('\\b')) return none('\\b');
    if (this.#takes('\\')) return one(this.#escaped());
    const [plain] = this.#match(/^[^*+?{}\]]/) ?? [];
    if (plain === undefined) throw new Unsure();
    return one(plain);
  }

  #escaped(): string {
    const letter = this.#next;
    if (!escapes.test(letter)) throw new Unsure();
    this.#at++;
    return `\\${letter}`;
  }

  #group(): Part {
    const isPlain = this.#takes('?:');
    const [, name] = this.#match(/^\?P<([A-Za-z_]\w*)>/) ?? [];
    if (name !== undefined && this.groups.includes(name)) throw new Unsure();
    if (!isPlain) this.groups.push(name);
    const inner = this.alternatives();
    if (!this.#takes(')')) throw new Unsure();
    return { ...inner, source: `(${isPlain ? '?:' : ''}${inner.source})` };
  }

  /** Behind `[`. A dash stands for itself at the beginning and at the end. */
  #class(): Part {
    let source = this.#takes('^') ? '[^' : '[';
    if (this.#takes('-')) source += '\\-';
    const start = this.#at;
    while (!this.#takes(']')) {
      if (this.#takes('-]')) return one(`${source}\\-]`);
      const from = this.#member();
      const isRange = this.#next === '-' && this.text.charAt(this.#at + 1) !== ']';
      source += isRange ? this.#range(from) : from;
    }
    // `[]` begins a class with a bracket in it
    if (this.#at === start + 1 && !source.endsWith('-')) throw new Unsure();
    return one(`${source}]`);
  }

  #range(from: string): string {
    this.#at++;
    const to = this.#member();
    const [low, high] = [from, to].map((member) => member.replace(/^\\(?=\W)/, ''));
    if (low === undefined || high === undefined || low.length !== 1 || high.length !== 1 || low > high)
      throw new Unsure();
    return `${from}-${to}`;
  }

  #member(): string {
    if (this.#takes('\\')) return this.#escaped();
    const [plain] = this.#match(/^[^[\]-]/) ?? [];
    if (plain === undefined) throw new Unsure();
    return /\w/.test(plain) ? plain : `\\${plain}`;
  }

  #repeated(atom: Part): Part {
    const [mark, from, comma, to] = this.#match(/^(?:[*+?]|\{(\d{1,3})(?:(,)(\d{1,3})?)?\})/) ?? [];
    if (mark === undefined) return atom;
    // what fits in several ways comes once, and what takes nothing as it stands
    if (atom.least === 0 || (mark !== '?' && (atom.power > 0 || atom.ways > 1))) throw new Unsure();
    const source = `${atom.source}${mark}${this.#takes('?') ? '?' : ''}`;
    if (mark === '?') return { ...atom, source, ways: atom.ways + 1, least: 0 };
    if (from === undefined) return { ...atom, source, power: 1, least: mark === '+' ? atom.least : 0 };
    const [fewest, most] = [Number(from), Number(to ?? from)];
    // Go allows 1000 of all together
    if (fewest > most || most * atom.width > 200) throw new Unsure();
    const isOpen = comma !== undefined && to === undefined;
    const [width, least] = [most * atom.width, fewest * atom.least];
    return { source, power: isOpen ? 1 : 0, ways: 1 + most - fewest, width, least };
  }
}
