import { clip, markdownHtmlCode, markdownJoin, plain } from '../../../readings/format/escape';
import { codeInline, longestCode, wordsInline } from '../../../readings/format/markdown-table';
import type { Text } from '../content/text';
import { longestName } from '../content/text';

/** A text as Markdown on one line. */
export const inline = (text: Text): string =>
  markdownJoin(
    text.map((piece, index) => (typeof piece === 'string' ? wordsInline(piece, index === 0) : codeInline(piece.code))),
  );

/** For a `<summary>`. */
export const htmlCode = (text: string): string => markdownHtmlCode(clip(plain(text), longestCode));

/** As many names as one reads, and how many more there are. */
export function names(all: readonly string[], most = 40): string {
  const shown = all
    .slice(0, most)
    .map((name) => codeInline(clip(name, longestName)))
    .join(', ');
  return all.length > most ? `${shown} and ${all.length - most} more` : shown;
}
