import { clip, markdown, markdownCode, markdownHtmlCode, markdownJoin, plain } from '../../escape';
import type { Text } from '../content/text';

/** Names and values longer than this lose their end: nobody reads them in a comment, and a row must fit. */
const longestCode = 500;
const longestWords = 600;

/** A text as Markdown on one line. */
export const inline = (text: Text): string =>
  markdownJoin(text.map((piece) => (typeof piece === 'string' ? words(piece) : mdCode(piece.code))));

export const mdCode = (text: string): string => markdownCode(clip(plain(text), longestCode));

/** For a `<summary>`. */
export const htmlCode = (text: string): string => markdownHtmlCode(clip(plain(text), longestCode));

const words = (text: string): string => markdown(clip(plain(text), longestWords));

/** As many names as one reads, and how many more there are. */
export function names(all: readonly string[], most = 40): string {
  const shown = all.slice(0, most).map(mdCode).join(', ');
  return all.length > most ? `${shown} and ${all.length - most} more` : shown;
}
