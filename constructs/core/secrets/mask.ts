import { parseDocument } from '../document';
import { hidden, type Masked } from './masked';
import { isSecretName } from './names';
import { maskLiteral } from './text';

/**
 * What the schema of a provider says of the value at a path of names and indices. `id`: it is no secret, whatever it looks like.
 * Whoever knows providers gives it; nothing here does.
 */
export type SchemaSays = (path: readonly string[]) => 'sensitive' | 'id' | 'unknown';

const nothingSaid: SchemaSays = () => 'unknown';

/**
 * A value as text, with every secret in it hidden: by the schema, by the names around it, and by how it looks. `path` is where the
 * value is, such as `rule[2].env["DB_PASSWORD"]`; the names in it say what it holds.
 */
export function maskValue(value: unknown, path: string, schema: SchemaSays = nothingSaid): Masked {
  const shown = maskParts(value, path, schema);
  return (typeof shown === 'string' ? shown : JSON.stringify(shown)) as Masked;
}

/** As `maskValue`, as a value: what is hidden in it is a text. */
export function maskParts(value: unknown, path: string, schema: SchemaSays = nothingSaid): unknown {
  const names = path.split(/[.[\]"]+/).filter((name) => name !== '');
  return mask(value, { path: names, isSecret: names.some(isSecretName), schema });
}

/** Where a value is, and whether a name around it says that it is a secret. */
interface Place {
  readonly path: readonly string[];
  readonly isSecret: boolean;
  readonly schema: SchemaSays;
}

const below = ({ path, isSecret, schema }: Place, name: string): Place => ({
  path: [...path, name],
  isSecret: isSecret || isSecretName(name),
  schema,
});

function mask(value: unknown, place: Place): unknown {
  const said = place.schema(place.path);
  if (said === 'sensitive') return typeof value === 'string' && isReference(value) ? value : hidden;
  if (typeof value === 'string') {
    if (said === 'id') return value;
    if (place.isSecret && value !== '' && !isReference(value)) return hidden;
    return maskedDocument(value) ?? maskText(value);
  }
  if (typeof value === 'number') return place.isSecret ? hidden : value;
  if (Array.isArray(value)) return value.map((element, index) => mask(element, below(place, String(index))));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(pairsOf(value).map(([name, inner]) => [maskText(name), mask(inner, below(place, name))]));
}

/** A text that is a document, where something in it had to be hidden. */
function maskedDocument(text: string): string | undefined {
  const document = parseDocument(text);
  if (document === undefined) return undefined;
  const masked = JSON.stringify(mask(document, { path: [], isSecret: false, schema: nothingSaid }));
  return masked === JSON.stringify(document) ? maskText(text) : masked;
}

/** `{ name: 'PASSWORD', value: '…' }` says with one value what the other is. */
function pairsOf(value: object): [string, unknown][] {
  const entries = Object.entries(value);
  const [, key] = entries.find(([name]) => ['name', 'key', 'label'].includes(name)) ?? [];
  const isPair = typeof key === 'string' && isSecretName(key);
  return entries.map(([name, inner]) =>
    isPair && /^values?$/i.test(name) && typeof inner === 'string' && !isReference(inner)
      ? [name, hidden]
      : [name, inner],
  );
}

/** One reference and nothing else; a text in it could be a secret. */
const isReference = (text: string): boolean => /^\$\{[\w.*[\]-]+(\["[\w -]+"\][\w.*[\]-]*)*\}$/.test(text);

/** Longer texts aren't shown: what takes a moment on these takes forever on a text that was written to. */
const longestText = 32_768;

/** Hides the secrets in a text: a document, a script, a message. What refers to something stays. */
export const maskText = (text: string): Masked => textWithoutSecrets(text) as Masked;

function textWithoutSecrets(text: string): string {
  if (text.length < 4) return text;
  if (text.length > longestText) return `(${text.length} characters, not shown)`;
  if (!/(?<!\$)\$\{|(?<!%)%\{/.test(text)) return maskLiteral(text);
  // an expression may hold texts in quotes; everything else in it is names
  return text.replace(/\$\{[^}]{0,2000}\}|(?:(?!\$\{)[\s\S])+/g, (part) => {
    if (!part.startsWith('${')) return maskLiteral(part);
    return part.replace(/"((?:[^"\\]|\\.)*)"/g, (_, inner: string) => `"${maskLiteral(inner)}"`);
  });
}
