import { html } from '../../../readings/format/escape';
import { piecesOf } from '../../../readings/format/grid';
import type { Piece, Text } from '../content/text';

/** HTML that is finished: text gets into it through `text`, `attributes` and `inline` only. */
export type Html = string;

export const htmlText = html;

const attributes = (values: Readonly<Record<string, string | boolean | undefined>>): Html =>
  Object.entries(values)
    .filter(([, value]) => value !== undefined && value !== false)
    .map(([name, value]) => (value === true ? ` ${name}` : ` ${name}="${html(`${value}`)}"`))
    .join('');

export const htmlElement = (
  tag: string,
  values: Readonly<Record<string, string | boolean | undefined>>,
  ...inner: readonly Html[]
): Html => `<${tag}${attributes(values)}>${inner.join('')}</${tag}>`;

/** A name or value; its line breaks stay breaks. */
export const codeHtml = (value: string): Html =>
  value === '' ? '<span class="muted">empty</span>' : `<code>${breakable(value)}</code>`;

/** The same, with a button that copies it. */
export const copyHtml = (value: string): Html => `<code class="copy">${breakable(value)}</code>`;

/** Shorter words stay in one piece. */
const shortest = 16;
/** Longer pieces of a word are broken all the same: on a phone nothing else would keep them on the screen. */
const longest = 32;

/** Names are broken between their parts, never in a word. */
const breakable = (value: string): Html =>
  value
    .split(' ')
    .map((word) => (word.length <= shortest ? breaks(word) : brokenWord(word)))
    .join(' ');

function brokenWord(word: string): Html {
  let since = 0;
  const pieces = piecesOf(word).map((piece) => {
    const before = since >= shortest ? '<wbr>' : '';
    since = before === '' ? since + piece.length : piece.length;
    return before + (piece.length > longest ? (piece.match(/.{1,8}/gsu) ?? []) : [piece]).map(breaks).join('<wbr>');
  });
  return pieces.join('');
}

const breaks = (value: string): Html => html(value).replaceAll('⏎', '⏎<br>');

export const inlineHtml = (value: Text): Html =>
  value
    .map((piece) =>
      typeof piece === 'string' ? words(piece) : piece.isCommand ? copyHtml(piece.code) : codeHtml(piece.code),
    )
    .join('');

/** Words of a sentence; what stands between two backticks is code. */
export const words = (value: string): Html =>
  value.includes('`')
    ? value
        .split(/`([^`]+)`/)
        .map((part, index) => (index % 2 === 1 ? codeHtml(part) : breakable(part)))
        .join('')
    : breakable(value);

/** What the filters look at: several stacks and teams on lines of their own, none where the stack around says them. */
interface Filtered {
  readonly stack?: string;
  readonly team?: string;
  readonly action?: string;
  readonly destructive?: boolean;
}

export const filtered = ({ stack, team, action, destructive }: Filtered) => ({
  'data-row': true,
  'data-stack': stack,
  'data-team': team,
  'data-action': action,
  'data-destructive': destructive === true,
});

export const section = (id: string, title: string, ...inner: readonly Html[]): Html =>
  `\n${htmlElement('section', { id, 'aria-labelledby': `${id}-title` }, `<h2 id="${id}-title">${htmlText(title)}</h2>\n`, ...inner)}\n`;

export const htmlList = (tag: 'ul' | 'ol', items: readonly Html[]): Html =>
  htmlElement(tag, {}, ...items.map((item) => htmlElement('li', {}, item)));

/** Names with what they mean. */
export const definitions = (rows: readonly (readonly [Piece, Html])[]): Html =>
  rows.length === 0
    ? ''
    : htmlElement(
        'dl',
        {},
        ...rows.map(([title, says]) => `<div><dt>${inlineHtml([title])}</dt><dd>${says}</dd></div>`),
      );
