import { isValues, type Values } from './model';

/** What can't be read as an output, in one sentence that names the file. */
export class EstateError extends Error {
  override readonly name = 'EstateError';
}

/** A JSON object, and why a parser and Terraform may not see the same in it. */
interface JsonObject {
  readonly values: Values;
  /** In words that follow the name of the file. */
  readonly unlike?: string;
  /** Whether that is a name that stands twice, or that is lost on the way: what is read isn't all that is written. */
  readonly isPartial: boolean;
}

const maxDepth = 100;

/**
 * Reads the bytes of a file as a JSON object.
 *
 * @param where what errors call the file
 * @throws EstateError with a sentence that quotes nothing of the text, in which a secret may be
 */
export function parseObject(bytes: Buffer, where: string): JsonObject {
  const text = bytes.toString('utf8');
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const place = /position \d+|line \d+ column \d+|end of JSON input/.exec(message);
    throw new EstateError(`${where}: is not JSON${place === null ? '' : ` (${place[0]})`}; synthesize again`);
  }
  if (!isValues(parsed)) throw new EstateError(`${where}: is not a JSON object`);
  const keys = countKeys(parsed, 0);
  if (keys === Number.POSITIVE_INFINITY) throw new EstateError(`${where}: is nested more than ${maxDepth} levels deep`);
  const unlike = unlikeTerraform(bytes, text, keys, hasLostKey(parsed));
  return { values: parsed, ...unlike };
}

/** The object in a text of JSON; `undefined` where it is none, and where another parser may see another one in it. */
export function readAlike(text: string): Values | undefined {
  try {
    const { values, unlike } = parseObject(Buffer.from(text, 'utf8'), '');
    return unlike === undefined ? values : undefined;
  } catch (error) {
    if (error instanceof EstateError) return undefined;
    throw error;
  }
}

/** What is written in such a way that Terraform reads something else than a parser of JavaScript. */
function unlikeTerraform(bytes: Buffer, text: string, keys: number, isLost: boolean): Omit<JsonObject, 'values'> {
  // what isn't UTF-8 is replaced by one and the same character, whatever it was
  if (text.includes('\ufffd') && !Buffer.from(text, 'utf8').equals(bytes)) {
    return { unlike: 'is not UTF-8', isPartial: false };
  }
  const written = scan(text);
  if (written.keys !== keys) {
    return { unlike: 'has a key twice: Terraform takes both, here only the last one is read', isPartial: true };
  }
  if (isLost) return { unlike: `has a key ${lostKey}, which is not read here`, isPartial: true };
  if (written.hasLongNumber) return { unlike: 'has a number that is longer than is read here', isPartial: false };
  return { isPartial: false };
}

/** A name that an object of JavaScript takes for something else as soon as it is copied. */
const lostKey = '__proto__';

const hasLostKey = (value: object): boolean =>
  Object.hasOwn(value, lostKey) ||
  Object.values(value).some((inner: unknown) => typeof inner === 'object' && inner !== null && hasLostKey(inner));

/** How many keys are written, and whether a number has more digits than a double holds. Strings are passed over by their quotes. */
function scan(text: string): { readonly keys: number; readonly hasLongNumber: boolean } {
  let keys = 0;
  let hasLongNumber = false;
  let at = 0;
  for (let start = text.indexOf('"'); start >= 0; start = text.indexOf('"', at)) {
    hasLongNumber ||= hasDigit(text, at, start) && longNumber.test(text.slice(at, start));
    let end = text.indexOf('"', start + 1);
    while (isEscaped(text, end)) end = text.indexOf('"', end + 1);
    at = end + 1;
    while (isSpace(text.charCodeAt(at))) at++;
    // a string is a key where a colon follows
    if (text.charCodeAt(at) === colon) keys++;
  }
  return { keys, hasLongNumber: hasLongNumber || longNumber.test(text.slice(at)) };
}

const longNumber = /\d[\d.]{15}|\d[eE]/;

const [colon, backslash] = [':', '\\'].map((character) => character.charCodeAt(0));

function hasDigit(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) return true;
  }
  return false;
}

/** Space, tab, line feed and carriage return: what stands between the parts of JSON. */
const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);

/** Whether the quote there is part of the string: an odd number of backslashes stands before it. */
function isEscaped(text: string, quote: number): boolean {
  let from = quote;
  while (text.charCodeAt(from - 1) === backslash) from--;
  return (quote - from) % 2 === 1;
}

/** How many keys there are at any depth; infinitely many where it is too deep. */
function countKeys(value: object, depth: number): number {
  if (depth > maxDepth) return Number.POSITIVE_INFINITY;
  const inner: readonly unknown[] = Object.values(value);
  let count = Array.isArray(value) ? 0 : inner.length;
  for (const part of inner) if (typeof part === 'object' && part !== null) count += countKeys(part, depth + 1);
  return count;
}
