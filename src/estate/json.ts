import { isValues, type Value, type Values } from './model';

/** What can't be read as an output, in one sentence that names the file. */
export class EstateError extends Error {
  override readonly name = 'EstateError';
}

/** A JSON object, and why a parser and Terraform may not see the same in it. */
interface JsonObject {
  readonly values: Values;
  /** In words that follow the name of the file. */
  readonly unlike?: string;
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
  const keys = countKeys(parsed);
  if (keys === undefined) throw new EstateError(`${where}: is nested more than ${maxDepth} levels deep`);
  const unlike = unlikeTerraform(bytes, text, keys);
  return { values: parsed, ...(unlike === undefined ? {} : { unlike }) };
}

/** What is written in such a way that Terraform reads something else than a parser of JavaScript. */
function unlikeTerraform(bytes: Buffer, text: string, keys: number): string | undefined {
  // what isn't UTF-8 is replaced by one and the same character, whatever it was
  if (text.includes('\ufffd') && !Buffer.from(text, 'utf8').equals(bytes)) return 'is not UTF-8';
  const written = scan(text);
  if (written.keys !== keys) return 'has a key twice: Terraform takes both, here only the last one is read';
  return written.hasLongNumber ? 'has a number that is longer than is read here' : undefined;
}

/** How many keys are written, and whether a number has more digits than a double holds. Strings are passed over by their quotes. */
function scan(text: string): { readonly keys: number; readonly hasLongNumber: boolean } {
  let keys = 0;
  let hasLongNumber = false;
  let at = 0;
  for (let start = text.indexOf('"'); start >= 0; start = text.indexOf('"', at)) {
    hasLongNumber ||= longNumber.test(text.slice(at, start));
    let end = text.indexOf('"', start + 1);
    while (isEscaped(text, end)) end = text.indexOf('"', end + 1);
    at = end + 1;
    while (/\s/.test(text.charAt(at))) at++;
    // a string is a key where a colon follows
    if (text.charAt(at) === ':') keys++;
  }
  return { keys, hasLongNumber: hasLongNumber || longNumber.test(text.slice(at)) };
}

const longNumber = /\d[\d.]{15}|\d[eE]/;

/** Whether the quote there is part of the string: an odd number of backslashes stands before it. */
function isEscaped(text: string, quote: number): boolean {
  let from = quote;
  while (text.charAt(from - 1) === '\\') from--;
  return (quote - from) % 2 === 1;
}

/** How many keys there are at any depth; `undefined` where it is too deep. Without recursion, which such a depth would break. */
function countKeys(value: Value): number | undefined {
  let count = 0;
  let level: Value[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > maxDepth) return undefined;
    const next: Value[] = [];
    for (const one of level) {
      if (typeof one !== 'object' || one === null) continue;
      const inner = Object.values(one);
      if (!Array.isArray(one)) count += inner.length;
      for (const part of inner) if (typeof part === 'object' && part !== null) next.push(part);
    }
    level = next;
  }
  return count;
}
