import { type Text, unmarked } from '../content/text';
import { plain } from '../escape';

/** A text as it stands in a terminal. */
export const terminalText = (text: Text): string => plain(unmarked(text));

/** Two columns each in a terminal. */
const wide =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|\p{Emoji_Presentation}/u;

/** Columns of a text in a terminal. */
export const columnsOf = (text: string): number =>
  [...text].reduce((sum, char) => sum + (wide.test(char) ? 2 : /\p{M}/u.test(char) ? 0 : 1), 0);

/** Wrapped between words behind a sign; a word that is too long, such as a command to copy, stays whole. */
export function item(sign: string, text: string, width: number, indent = ' '.repeat(columnsOf(sign))): string {
  const lines: string[] = [];
  let line = sign;
  let empty = true;
  for (const word of text.split(' ')) {
    if (!empty && columnsOf(line) + 1 + columnsOf(word) > width) {
      lines.push(line);
      line = indent + word;
    } else line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line].map((one) => one.trimEnd()).join('\n');
}
