/** Ids that are no secret: UUIDs, dates, numbers. */
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
/** What cdktf ends the names of resources with; in the name of an output, that of an attribute follows. */
const ending = /_[0-9A-F]{8}(?![0-9A-F])/g;
/** Names of cdktf for what one stack gives to another: a type, a construct path and an attribute, written as one word. */
const crossStack = /(?<![\w-])cross-stack-(?:output|reference-input)-[\w-]+/g;
const numbers = /^(?:\d{4}-\d\d-\d\d[\dTZ:.+-]*|[\d._+-]+)$/;

/** Letters that follow a letter in nine of ten pairs of the words of programs: `ab`, `ac`, … */
const followers = `abcdgiklmnprstuvy bacejilorsu caehiklorstuy daeiorsu eacdefglmnprstvwxy faefiloru gaehilorsu haeiotu iabcdefgklmnoprstvz
  jeosu kaesi ladeilostuy maeilopsu nacdefgiknopstuv oabcdfgjklmnoprstuvw paehiloprstu qu racdeikmnorstuvy sacehikmlnopqstuw taceihlmorstuwy
  uabcdegilmnprst vaeior waehiors xaipt yesmp zaeo`;
const common = new Set(
  followers.split(/\s+/).flatMap((group) => [...group.slice(1)].map((next) => `${group.charAt(0)}${next}`)),
);

const isDigit = (letter: string): boolean => letter >= '0' && letter <= '9';
const isUpper = (letter: string): boolean => letter >= 'A' && letter <= 'Z';

/** How many pairs of neighbours in a word no language has: a letter beside a digit, `xQ`, `zk`. Capitals that begin a word count as it. */
function oddPairs(word: string): number {
  let odd = 0;
  for (let index = 1; index < word.length; index++) {
    const [before, now] = [word.charAt(index - 1), word.charAt(index)];
    if (isDigit(before) !== isDigit(now)) odd++;
    else if (isDigit(now)) continue;
    else if (!isUpper(before) && isUpper(now)) odd += index > 1 && /[a-z]/.test(word.charAt(index - 2)) ? 0 : 1;
    else if (!common.has((before + now).toLowerCase())) odd++;
  }
  return odd;
}

const share = (word: string): number => oddPairs(word) / (word.length - 1);

/** Whether a word looks as if a generator had made it: a key, a token, a hash. */
export function looksRandom(word: string): boolean {
  const rest = word.replaceAll(crossStack, '').replaceAll(uuid, '').replaceAll(ending, '-');
  if (rest.length < 16 || numbers.test(rest)) return false;
  if (/^[0-9a-f]{16,}$/i.test(rest)) return isRandomHex(rest);
  const pieces = rest.split(/[-_./=~+]+/);
  if (pieces.some(isRandomPiece)) return true;
  // groups of a license, or base64 that its signs part
  const whole = pieces.join('');
  const odd = pieces.reduce((sum, piece) => sum + (piece === '' ? 0 : oddPairs(piece)), 0);
  const isMixed = /[a-z]/.test(rest) || pieces.every((piece) => piece.length > 3);
  return whole.length >= 16 && isMixed && /\d/.test(whole) && /[A-Z]/.test(whole) && odd / whole.length >= 0.45;
}

function isRandomPiece(piece: string): boolean {
  if (/^[0-9a-f]+$/i.test(piece)) return piece.length >= 16 && isRandomHex(piece);
  if (piece.length < 12 || numbers.test(piece)) return false;
  return share(piece) >= (piece.length < 16 ? 0.5 : 0.34);
}

/** Whether hexadecimal digits are none of a number, of a word, or of a row of the same. */
const isRandomHex = (digits: string): boolean =>
  (digits.match(/\d(?=[a-f])|[a-f](?=\d)/gi)?.length ?? 0) / digits.length >= 0.15;
