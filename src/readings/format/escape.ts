import { escaped, unseen } from '../../../constructs/core/unseen';

/**
 * Text of a pull request is hostile. Every format puts it through one of these; each returns one line.
 */

const named: Readonly<Record<string, string>> = { '\n': '⏎', '\t': ' ' };

const simple = /^[ -~]*$/;

/** The text on one line, with everything unseen made visible: `⟨U+202E⟩`. Enough for a terminal, not for markup. */
export const plain = (text: string): string =>
  simple.test(text)
    ? text
    : text
        .replace(/\r\n/g, '\n')
        .replace(unseen, (char) => named[char] ?? `⟨U+${codePoint(char).toString(16).toUpperCase().padStart(4, '0')}⟩`);

const codePoint = (char: string): number => char.codePointAt(0) ?? 0;

const entity = (char: string): string => `&#${codePoint(char)};`;

const htmlEntities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** For HTML and XML, in text and in quoted attributes. */
export const html = (text: string): string => plain(text).replace(/[&<>"']/g, (char) => htmlEntities[char] ?? '');

/** JSON of a value, where strings hold neither markup nor anything unseen; it parses to the value as it was. */
export const json = (value: unknown): string =>
  JSON.stringify(value, undefined, 2).replace(new RegExp(`(?![\\n])${unseen.source}|<`, 'gu'), escaped);

/** Code on one line of Markdown, also in a cell of a table: nothing in it is markup, a mention or a reference. */
export function markdownCode(text: string): string {
  const line = plain(text);
  if (line.trim() === '') return markdownCode(`"${line}"`);
  // a pipe would end the cell, and how a backslash before it is read differs between renderers
  if (line.includes('|')) return markdownHtmlCode(line);
  const fence = '`'.repeat(Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length)) + 1);
  // one space on both sides belongs to the fence; a dollar beside a backtick would begin a formula
  const pad = /^[\s`$]|[\s`$]$/.test(line) ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** The same where Markdown reads HTML, as in a `<summary>`. */
export const markdownHtmlCode = (text: string): string =>
  `<code>${plain(text).replace(/[^\p{L}\p{N}\p{M} ,\-./⏎⟨⟩]|(?<=www)\.|^[-/]/giu, entity)}</code>`;

/**
 * Words of a sentence in Markdown: those that could mean anything to a renderer become code, and so does what stands between two
 * backticks. The first word of a line must not begin a list, and the spaces before it no block of code.
 */
export const markdown = (text: string, isFirst = true): string =>
  markdownJoin(
    (isFirst ? plain(text).trimStart() : plain(text))
      .split(/`([^`]+)`/)
      .map((part, index) => (index % 2 === 1 ? markdownCode(part) : markdownWords(part, isFirst && index === 0))),
  );

const markdownWords = (part: string, isFirst: boolean): string =>
  part.replace(/[^ ]+/g, (word, at: number) => (isFirst && at === 0 ? markdownFirst(word) : markdownWord(word)));

/** What could begin a list. */
const markdownFirst = (word: string): string =>
  /^([-+*]|\d+[.)])$/.test(word) ? markdownCode(word) : markdownWord(word);

/** Markdown side by side: backticks that touch would become one fence. */
export const markdownJoin = (parts: readonly string[]): string =>
  parts.reduce((before, after) => before + (before.endsWith('`') && after.startsWith('`') ? ' ' : '') + after, '');

const harmless = /^["'(“‘]*[\p{L}\p{N}…][\p{L}\p{N}\p{M}\-.,:;/'’+=€…→]*(?<=[\p{L}\p{N}\p{M}€…])%?["'”’),.:;?]*$/u;
const sign = /^([-–—+=±→]|->|[⏎⟨⟩]+|\(|\)?[.,:;]?)$/;
/** A link, a commit, an issue or an emoji to some renderer. */
const reference = /www\.|:\/\/|:[\w+-]+:|\bGH-\d|(?<![a-z0-9])[0-9a-f]{7,}(?![a-z0-9])/iu;

function markdownWord(word: string): string {
  if ((harmless.test(word) || sign.test(word)) && !reference.test(word)) return word;
  // what could be a tag or a link where a renderer ends the code elsewhere
  if (/[<\]]/.test(word)) return markdownHtmlCode(word);
  // what closes a sentence or a parenthesis stays outside of the code
  const [, open = '', inner = '', close = ''] = /^(\(?)(.*?)([),.;:]*)$/u.exec(word) ?? [];
  return inner === '' ? markdownCode(word) : `${open}${markdownCode(inner)}${close}`;
}

/** Message of a SARIF result, where brackets are links and braces are placeholders. */
export const sarifText = (text: string): string =>
  plain(text)
    .replace(/[[\]\\]/g, '\\$&')
    .replace(/[{}]/g, '$&$&');

/** The first so many characters of a text, never half of one, and how many there are. */
export function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  const end = /[\uD800-\uDBFF]/.test(text.charAt(length - 1)) ? length - 1 : length;
  return `${text.slice(0, end)}… (${text.length} characters)`;
}
