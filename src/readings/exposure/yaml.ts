import { createRequire } from 'node:module';
import type { Value } from '../../estate/model';

const requireHere = createRequire(__filename);

/** What a document of YAML says; `undefined` where it is none. The parser is loaded with the first one: most outputs hold no YAML. */
export function parseYaml(text: string): Value | undefined {
  const { parse }: typeof import('yaml') = requireHere('yaml');
  try {
    // an alias in an alias in an alias grows without end: it is none that is read
    return parse(text, { maxAliasCount: 100 }) as Value;
  } catch {
    return undefined;
  }
}
