import type { createColors } from 'picocolors';
import { plain } from '../../../readings/format/escape';
import { item, unbroken } from '../../../readings/format/grid';
import type { Text } from '../content/text';

/** A text as it stands in a terminal, for `item`. */
export const terminalText = (text: Text): string =>
  text
    .map((piece) => {
      if (typeof piece === 'string') return plain(piece);
      return piece.isCommand ? unbroken(plain(piece.code)) : plain(piece.code);
    })
    .join('');

/** How wide the page is, and its colours. */
export interface Page {
  readonly width: number;
  readonly paint: ReturnType<typeof createColors>;
}

export const sectionLines = (title: string, { width, paint }: Page, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [paint.bold(item('', title, width)), ...lines];
