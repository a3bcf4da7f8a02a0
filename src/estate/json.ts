import { isValues, type Value, type Values } from './model';

/** What can't be read as an output, in one sentence that names the file. */
export class EstateError extends Error {
  override readonly name = 'EstateError';
}

/** A JSON object, and whether a parser and Terraform see the same in it. */
export interface JsonObject {
  readonly values: Values;
  /** Whether some object has a key twice: Terraform merges both, a parser keeps the last. */
  readonly hasTwins: boolean;
}

const maxDepth = 100;

/**
 * Reads the text of a file as a JSON object.
 *
 * @param where what errors call the file
 * @throws EstateError with a sentence that quotes nothing of the text, in which a secret may be
 */
export function parseObject(text: string, where: string): JsonObject {
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
  return { values: parsed, hasTwins: keys !== writtenKeys(text) };
}

/** A string is a key where a colon follows. */
const strings = /"(?:[^"\\]|\\.)*"\s*(:?)/g;

function writtenKeys(text: string): number {
  let count = 0;
  for (const [, colon] of text.matchAll(strings)) if (colon !== '') count++;
  return count;
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
