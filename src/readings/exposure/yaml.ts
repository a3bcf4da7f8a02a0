import type { Value } from '../../estate/model';
import { yamlDocuments } from '../../estate/yaml';

/**
 * What the values of a release say: the first document of a text, which is all that Helm reads of it (`Unmarshal` of sigs.k8s.io/yaml).
 * `undefined` where any of it isn't YAML, or may be something else to Helm.
 */
export function parseYaml(text: string): Value | undefined {
  const documents = yamlDocuments(text);
  if (documents === undefined) return undefined;
  try {
    // an alias in an alias in an alias grows without end: it is none that is read
    return (documents[0]?.toJS({ maxAliasCount: 100 }) ?? null) as Value;
  } catch {
    return undefined;
  }
}
