import { reasonName } from '../../report/action';
import type { AttributeChange, Note, ReplaceReason, ResourceChange } from '../../report/report';
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
  const value = changed.find((one) => reasonName(one.attribute) === attribute);
  return value === undefined ? [code(attribute), ' changes'] : [code(attribute), ' changes: ', ...valuesText(value)];
}

/** `region: GRA11 → SBG5, which replaces it`. */
export const attributeText = (one: AttributeChange, change: Pick<ResourceChange, 'reasons'>): Text => [
  code(one.attribute),
  ': ',
  ...changedText(one, change),
];

/** The same without the name. */
export function changedText(one: AttributeChange, { reasons }: Pick<ResourceChange, 'reasons'>): Text {
  const { attribute, because } = one;
  const replaces = reasons.some((reason) => reason.attribute === reasonName(attribute)) ? [', which replaces it'] : [];
  const values: Text = because === undefined ? valuesText(one) : ['known after apply, waits for ', code(because)];
  return [...values, ...replaces];
}

/** Reasons for a replacement that no attribute of it tells. */
export const otherReasons = ({ reasons, attributes }: ResourceChange): readonly Text[] =>
  reasons
    .filter((reason) => !attributes.some(({ attribute }) => reasonName(attribute) === reason.attribute))
    .map((reason) => reasonText(reason, attributes));

/** `GRA11 → SBG5`, or one side with its sign. */
export function valuesText({ before, after }: Pick<AttributeChange, 'before' | 'after'>): Text {
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
