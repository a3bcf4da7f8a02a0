import type { Node } from './ast';
import type { Parser } from './parse';
import { Unreadable } from './scanner';

/** `quoted`: between quotes, where backslashes count. `text`: a text of JSON, where they don't. */
type Mode = 'quoted' | 'text';

/** What a template stopped at: its end, or a directive that belongs to the one around it. */
type End = 'end' | 'else' | 'endif' | 'endfor';

interface Template {
  readonly node: Node;
  readonly end: End;
  /** Whether a mark at its end takes away the white space behind it. */
  readonly trims: boolean;
}

/** Reads a template from where the scanner stands. */
export function templateOf(parser: Parser, mode: Mode, trimmed = false): Template {
  const { scanner } = parser;
  const parts: Node[] = [];
  let trims = trimmed;
  let hasText = false;
  const literal = (text: string): void => {
    const value = trims ? text.trimStart() : text;
    if (value !== '') parts.push({ is: 'literal', value });
    trims = false;
  };
  const trimBefore = (): void => {
    const last = parts.at(-1);
    if (last?.is !== 'literal' || typeof last.value !== 'string') return;
    parts.pop();
    if (last.value.trimEnd() !== '') parts.push({ is: 'literal', value: last.value.trimEnd() });
  };
  const closing = (): void => {
    const isTrimming = scanner.takes('~');
    if (scanner.text[scanner.peek().start] !== '}') throw new Unreadable('expected }');
    scanner.at = scanner.peek().start + 1;
    trims = isTrimming;
  };
  for (;;) {
    const { text, stop } = literalText(scanner, mode);
    if (text !== '') {
      hasText = true;
      literal(text);
    }
    if (stop === 'end') return { node: hasText ? asText(parts) : joined(parts), end: 'end', trims: false };
    if (scanner.text[scanner.at] === '~') {
      scanner.at++;
      trimBefore();
    }
    if (stop === '${') {
      parts.push(parser.nested(() => parser.expression()));
      closing();
      continue;
    }
    const word = scanner.identifier().text;
    if (word === 'else' || word === 'endif' || word === 'endfor') {
      closing();
      return { node: asText(parts), end: word, trims };
    }
    if (word === 'if') {
      const condition = parser.expression();
      closing();
      const yes = parser.nested(() => templateOf(parser, mode, trims));
      const isElse = yes.end === 'else';
      const no = isElse ? parser.nested(() => templateOf(parser, mode, yes.trims)) : undefined;
      const last = no ?? yes;
      if (last.end !== 'endif') throw new Unreadable('expected %{ endif }');
      const empty: Node = { is: 'literal', value: '' };
      parts.push({ is: 'conditional', condition, yes: yes.node, no: no?.node ?? empty });
      trims = last.trims;
    } else if (word === 'for') {
      const intro = parser.forIntro();
      closing();
      const body = parser.nested(() => templateOf(parser, mode, trims));
      if (body.end !== 'endfor') throw new Unreadable('expected %{ endfor }');
      parts.push({ is: 'joined', of: { is: 'for', ...intro, result: body.node, groups: false } });
      trims = body.trims;
    } else throw new Unreadable(`unknown directive ${word}`);
  }
}

/** A template of nothing but one expression is that expression; everything else is a text. */
const joined = (parts: readonly Node[]): Node => {
  const [only] = parts;
  return only !== undefined && parts.length === 1 ? only : asText(parts);
};

const asText = (parts: readonly Node[]): Node => {
  const [only] = parts;
  if (only === undefined) return { is: 'literal', value: '' };
  return parts.length === 1 && only.is === 'literal' && typeof only.value === 'string'
    ? only
    : { is: 'template', parts };
};

/** What stands for itself in every template. */
const plain = /[^$%"\\\n]+/y;

/** Text up to the next expression, directive or end, which is taken too. */
function literalText(scanner: Parser['scanner'], mode: Mode): { text: string; stop: '${' | '%{' | 'end' } {
  const { text } = scanner;
  let found = '';
  while (scanner.at < text.length) {
    plain.lastIndex = scanner.at;
    const run = plain.exec(text)?.[0] ?? '';
    found += run;
    scanner.at += run.length;
    if (scanner.at === text.length) break;
    const char = text.charAt(scanner.at);
    const [two, three] = [text.substr(scanner.at, 2), text.substr(scanner.at, 3)];
    if (three === '$${' || three === '%%{') {
      found += three.slice(1);
      scanner.at += 3;
    } else if (two === '${' || two === '%{') {
      scanner.at += 2;
      return { text: found, stop: two };
    } else if (mode === 'quoted' && char === '"') {
      scanner.at++;
      return { text: found, stop: 'end' };
    } else if (mode === 'quoted' && char === '\\') found += escaped(scanner);
    else if (mode === 'quoted' && char === '\n') throw new Unreadable('a line ends inside of quotes');
    else {
      found += char;
      scanner.at++;
    }
  }
  if (mode === 'quoted') throw new Unreadable('a quote is never closed');
  return { text: found, stop: 'end' };
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };

function escaped(scanner: Parser['scanner']): string {
  const rest = scanner.text.substr(scanner.at + 1, 9);
  const one = escapes[rest.charAt(0)];
  const code = /^u([0-9a-fA-F]{4})|^U([0-9a-fA-F]{8})/.exec(rest);
  const point = Number.parseInt(code?.[1] ?? code?.[2] ?? '', 16);
  if (one !== undefined) {
    scanner.at += 2;
    return one;
  }
  if (code === null || point > 0x10ffff) throw new Unreadable('unknown escape');
  scanner.at += 1 + code[0].length;
  return String.fromCodePoint(point);
}
