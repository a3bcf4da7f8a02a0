import type { Text } from '../content/text';
import { clip, markdown, markdownCode, markdownHtmlCode, markdownJoin, plain } from '../escape';

/** Names and values longer than this lose their end: nobody reads them in a comment, and a row must fit. */
const longestCode = 500;
const longestWords = 600;

/** A text as Markdown on one line. */
export const inline = (text: Text): string =>
  markdownJoin(
    text.map((piece, index) => (typeof piece === 'string' ? words(piece, index === 0) : mdCode(piece.code))),
  );

export const mdCode = (text: string): string => markdownCode(clip(plain(text), longestCode));

/** For a `<summary>`. */
export const htmlCode = (text: string): string => markdownHtmlCode(clip(plain(text), longestCode));

const words = (text: string, isFirst: boolean): string => markdown(clip(plain(text), longestWords), isFirst);

/** As many names as one reads, and how many more there are. */
export function names(all: readonly string[], most = 40): string {
  const shown = all.slice(0, most).map(mdCode).join(', ');
  return all.length > most ? `${shown} and ${all.length - most} more` : shown;
}
