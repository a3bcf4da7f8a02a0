import { plain } from '../../../readings/format/escape';
import { type Text, unmarked } from '../content/text';

/** A text as it stands in a terminal. */
export const terminalText = (text: Text): string => plain(unmarked(text));
