import { createRequire } from 'node:module';
import type { Value } from '../../estate/model';

const requireHere = createRequire(__filename);

/** What ends a line for Go's reader of YAML and not for the one here, or only for some readers. */
const otherLines = /\r(?!\n)|[\u0085\u2028\u2029]/;

/**
 * What the values of a release say: the first document of a text, which is all that Helm reads of it (`Unmarshal` of sigs.k8s.io/yaml).
 * `undefined` where any of it isn't YAML, or may be something else to Helm. The parser is loaded with the first one: most outputs hold
 * no YAML.
 */
export function parseYaml(text: string): Value | undefined {
  if (otherLines.test(text)) return undefined;
  const { parseAllDocuments }: typeof import('yaml') = requireHere('yaml');
  const documents = parseAllDocuments(text, { logLevel: 'silent', resolveKnownTags: false });
  if ('empty' in documents) return null;
  // a tag that isn't known may make another value of it
  if (documents.some(({ errors, warnings }) => errors.length + warnings.length > 0)) return undefined;
  try {
    // an alias in an alias in an alias grows without end: it is none that is read
    return (documents[0]?.toJS({ maxAliasCount: 100 }) ?? null) as Value;
  } catch {
    return undefined;
  }
}
