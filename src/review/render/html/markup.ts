import { html } from '../../../readings/format/escape';
import type { Text } from '../content/text';

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
export const codeHtml = (value: string): Html => `<code>${html(value).replaceAll('⏎', '⏎<br>')}</code>`;

export const inlineHtml = (value: Text): Html =>
  value.map((piece) => (typeof piece === 'string' ? words(piece) : codeHtml(piece.code))).join('');

/** Words of a sentence; what stands between two backticks is code. */
export const words = (value: string): Html =>
  value.includes('`')
    ? value
        .split(/`([^`]+)`/)
        .map((part, index) => (index % 2 === 1 ? codeHtml(part) : html(part)))
        .join('')
    : html(value);

/** What the filters look at; several stacks and teams on lines of their own. */
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
export const definitions = (rows: readonly (readonly [string, Html])[]): Html =>
  rows.length === 0
    ? ''
    : htmlElement('dl', {}, ...rows.map(([title, says]) => `<div><dt>${htmlText(title)}</dt><dd>${says}</dd></div>`));
