/**
 * A text in which whatever must be left as it is has become one letter: what is hidden already, expressions, and the letters that
 * stand for them. Patterns then see one letter where they would have to understand another language.
 */
interface Atoms {
  readonly text: string;
  /** Whether all of a part refers to something, or is hidden: no secret is left in it. */
  isSettled(part: string): boolean;
  /** With everything back in its place. */
  restore(text: string): string;
}

/** The letter that stands for what is hidden. Private use: no text of words has it. */
export const blank = '\uE000';

const first = 0xe100;
const last = 0xf8ff;

/** An expression of Terraform in a text: from where to where, and whether it is one reference and nothing else. */
export interface TextExpression {
  readonly start: number;
  readonly end: number;
  readonly isReference: boolean;
  /** As it may be shown. */
  readonly shown: string;
}

/** Takes apart a text; nothing where it has more parts than there are letters. */
export function atomsOf(text: string, expressions: readonly TextExpression[], hidden: string): Atoms | undefined {
  const kept: string[] = [];
  const references = new Set<string>();
  const letterFor = (part: string, isReference: boolean): string => {
    const letter = String.fromCharCode(first + kept.length);
    kept.push(part);
    if (isReference) references.add(letter);
    return letter;
  };
  const plain = (part: string): string =>
    part.replaceAll(/[\uE000-\uF8FF]/g, (letter) => letterFor(letter, false)).replaceAll(hidden, blank);
  let taken = '';
  let done = 0;
  for (const { start, end, isReference, shown } of expressions) {
    taken += plain(text.slice(done, start)) + letterFor(shown, isReference);
    done = end;
  }
  taken += plain(text.slice(done));
  if (kept.length > last - first) return undefined;
  return {
    text: taken,
    isSettled: (part) => part !== '' && [...part].every((letter) => letter === blank || references.has(letter)),
    restore: (masked) =>
      masked
        .replaceAll(/[\uE100-\uF8FF]/g, (letter) => kept[letter.charCodeAt(0) - first] ?? '')
        .replaceAll(blank, hidden),
  };
}
