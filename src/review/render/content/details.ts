import type { AttributeChange, Note, ReplaceReason } from '../../report/report';
import { code, type Text } from './text';

/** Something that is said of an entry, behind a word. */
export interface Detail {
  readonly label: string;
  readonly text: Text;
}

/** `region changes from GRA11 to SBG5`. */
export function reasonText({ attribute, certain, because }: ReplaceReason, changed: readonly AttributeChange[]): Text {
  if (!certain) {
    const waits = because === undefined ? [] : [', which waits for ', code(because)];
    return ['depends on ', code(attribute), ', known after apply', ...waits];
  }
  const value = changed.find((one) => one.attribute.replace(/\[[^\]]*\]/g, '') === attribute);
  return value === undefined ? [code(attribute), ' changes'] : [code(attribute), ' changes: ', ...valuesText(value)];
}

/** `GRA11 → SBG5`, or one side with its sign. */
export function valuesText({ before, after }: AttributeChange): Text {
  if (before === undefined) return ['+ ', code(after ?? '')];
  return after === undefined ? ['- ', code(before)] : [code(before), ' → ', code(after)];
}

export const noteLabels: Readonly<Record<Note['effect'], string>> = {
  fails: 'Fails',
  'may-fail': 'May fail',
  ignored: 'Does nothing',
  wipes: 'Empties',
  keeps: 'Stays',
  buys: 'Buys',
  imports: 'Takes over',
  unprotects: 'Unprotects',
};

export const noteText = ({ attribute, says }: Note): Text =>
  attribute === undefined ? [says] : [code(attribute), ': ', says];
