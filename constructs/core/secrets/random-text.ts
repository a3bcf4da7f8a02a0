/** Ids that OVHcloud gives, and others that are no secret: UUIDs, ids of projects, addresses, dates. */
const ids =
  /^(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{12}4[0-9a-f]{19}|\d{4}-\d\d-\d\d[\dTZ:.+-]*|[\d.]+)$/i;

/** Whether a word looks as if a generator had made it: a key, a token, a hash. */
export function looksRandom(word: string): boolean {
  if (word.length < 16 || ids.test(word)) return false;
  if (/^[0-9a-f]{32,}$/i.test(word)) return changes(word) >= 6;
  const isBase64 = word.length >= 24 && /[+/=]/.test(word) && changes(word) / word.length >= 0.3;
  return isBase64 || word.split(/[-_./=~+]/).some(isRandomPiece);
}

function isRandomPiece(piece: string): boolean {
  if (piece.length < 12 || ids.test(piece)) return false;
  if (/^[a-z]+$|^[A-Z]+$/.test(piece))
    return piece.length >= 16 && (piece.match(/[aeiouy]/gi)?.length ?? 0) / piece.length < 0.2;
  return changes(piece) >= 3 && changes(piece) / piece.length >= 0.18;
}

const kindOf = (letter: string): number => (/\d/.test(letter) ? 0 : /[A-Z]/.test(letter) ? 1 : 2);

/** How often a word goes from letters to digits, or between cases; `CamelCase` counts as little as it can. */
function changes(word: string): number {
  let count = 0;
  for (let index = 1; index < word.length; index++) {
    const [before, now] = [kindOf(word.charAt(index - 1)), kindOf(word.charAt(index))];
    const isCapital = before === 1 && now === 2;
    const isHump = before === 2 && now === 1 && /[a-z]{3}$/.test(word.slice(0, index));
    if (before !== now && !isCapital && !isHump) count++;
  }
  return count;
}
