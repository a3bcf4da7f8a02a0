import { hideAssigned, hideElements } from './assignments';
import { atomsOf, blank, type TextExpression } from './atoms';
import { hideInCommands } from './commands';
import { publicForms } from './harmless';
import { hidden } from './masked';
import { isIdName } from './names';
import { looksRandom } from './random-text';
import { hideShapes } from './shapes';

/** Hides the secrets in a text. Expressions are taken as they are: what is inside of them has been looked at. */
export function hideSecrets(text: string, expressions: readonly TextExpression[], ids: Ids): string {
  const atoms = atomsOf(text, expressions, hidden);
  if (atoms === undefined) return notShown(text);
  const { isSettled } = atoms;
  const shaped = hideShapes(atoms.text, isSettled);
  const named = hideElements(hideAssigned(hideInCommands(shaped, isSettled), isSettled), isSettled);
  return atoms.restore(hideRandom(named, ids));
}

/** Words that tell a thing apart, random as they look. */
export interface Ids {
  has(word: string): boolean;
}

/** What stands for a text that nobody has looked at. */
export const notShown = (text: string): string => `(${text.length} characters, not shown)`;

/** What looks random and may be shown: public forms, and digests with the name of their function. */
const open = [
  ...publicForms,
  String.raw`\b(?:sha(?:1|224|256|384|512)|SHA256|md5|MD5|h1|zh|blake2b)[:-][A-Za-z0-9+/=]{16,}`,
].join('|');
const word = '[A-Za-z0-9+/_=~.-]{16,}';
const openOrWord = new RegExp(`(${open})|${word}`, 'g');
/** What is before a word that is an id or a digest by its name. */
const nameBefore = /([\w.-]{1,100})["'\\]{0,10}\]?[ \t]{0,10}(?::|=>?)[ \t]{0,10}["'\\]{0,10}$/;
/** Where a commit stands, the last part of a URN, an asset of cdktf. */
const placeBefore =
  /(?:\burn:[\w:./-]*:|\bpublicCloudProject:|\bproject[ \t]|@|[?&]ref=|\bgit[ \t][^\n]{0,80}[ \t]|\b(?:[Cc]ommit|[Dd]igest|[Cc]hecksum)\b[^\n]{0,80}[ \t]['"`]?|\/(?:commit|tree|blob|raw)\/|\.git[@#]|(?:^|\/)assets\/[\w-]{1,100}\/)$/;
const digits = /^(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{56}|[0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128})$/i;

function hideRandom(text: string, ids: Ids): string {
  return text.replace(openOrWord, (found: string, isOpen: string | undefined, at: number) => {
    const end = endOfWord(found);
    const inner = found.slice(0, end);
    if (isOpen !== undefined || ids.has(inner) || !looksRandom(inner)) return found;
    return isKnown(inner, text.slice(Math.max(0, at - 140), at), ids) ? found : blank + found.slice(end);
  });
}

/** Where a word ends: a point, a dash or a tilde behind it is none of it. */
function endOfWord(word: string): number {
  let end = word.length;
  while (/[~.-]/.test(word.charAt(end - 1))) end--;
  return end;
}

/** Whether what looks random in a word is hexadecimal digits of something that is told apart by them. */
function isKnown(word: string, before: string, ids: Ids): boolean {
  const pieces = [...word.matchAll(/[^/=_-]+/g)].filter(([piece]) => looksRandom(piece));
  return (
    pieces.length > 0 &&
    pieces.every(({ 0: piece, index }) => {
      const ahead = before + word.slice(0, index);
      if (ids.has(piece)) return true;
      return digits.test(piece) && (isIdName(nameBefore.exec(ahead)?.[1] ?? '') || placeBefore.test(ahead));
    })
  );
}
