import { createRequire } from 'node:module';
import type { Document } from 'yaml';
import type { Value } from './model';

const requireHere = createRequire(__filename);

/** The parser, which is loaded with the first text: most outputs hold no YAML. */
export const yamlParser = (): typeof import('yaml') => requireHere('yaml');

/** What ends a line for Go's readers of YAML and not for the one here, or only for some readers. */
const otherLines = /\r(?!\n)|[\u0085\u2028\u2029]/;

/** Levels in levels that anybody writes; the parser goes down on the stack of the process. */
const maxDepth = 100;

/**
 * The documents of a text, each of which is whole and without a doubt; `undefined` where any of it isn't YAML, may be something else to
 * a reader in Go, or is there only to break something.
 */
export function yamlDocuments(text: string): readonly Document.Parsed[] | undefined {
  if (otherLines.test(text) || isTooDeep(text)) return undefined;
  // it would compare every key with every other one
  const documents = yamlParser().parseAllDocuments(text, {
    logLevel: 'silent',
    resolveKnownTags: false,
    uniqueKeys: false,
  });
  if ('empty' in documents) return [];
  // a tag that isn't known may make another value of it
  const isUnsure = ({ errors, warnings }: Document.Parsed): boolean => errors.length + warnings.length > 0;
  return documents.some((one) => isUnsure(one) || hasKeyTwice(one)) ? undefined : documents;
}

/** What a document says; `undefined` where it grows without end: an alias in an alias in an alias. */
export function contentIn(document: Document.Parsed): Value | undefined {
  try {
    return (document.toJS({ maxAliasCount: 100 }) ?? null) as Value;
  } catch {
    return undefined;
  }
}

function hasKeyTwice(document: Document.Parsed): boolean {
  const { isScalar, visit } = yamlParser();
  let isTwice = false;
  visit(document, {
    Map(_, { items }) {
      isTwice ||= new Set(items.map(({ key }) => (isScalar(key) ? key.value : key))).size < items.length;
      return isTwice ? visit.BREAK : undefined;
    },
  });
  return isTwice;
}

/** Whether it may be deeper than that: every level is a column further to the right, or in brackets. */
function isTooDeep(text: string): boolean {
  const columns = text.split('\n').map((line) => /^[ \t?:-]*/.exec(line)?.[0].length ?? 0);
  let [open, deepest] = [0, 0];
  for (const [mark] of text.matchAll(/[[\]{}]/g)) {
    open = Math.max(open + (mark === '[' || mark === '{' ? 1 : -1), 0);
    deepest = Math.max(deepest, open);
  }
  return deepest > maxDepth || columns.some((column) => column > 2 * maxDepth);
}
