import { canonical } from '../canonical';
import { parseDocument } from '../document';
import { isList, isValues, type Value } from '../model';
import { isExpression } from '../references';
import { hidden, isSecretName } from './names';
import { maskLiteral } from './text';

/** A value as text, with every secret in it hidden. `path` is where it is; names in it say what it holds. */
export function maskedValue(value: Value, path: string, sensitive = false): string {
  const masked = sensitive ? hideAll(value) : maskValue(value, path);
  return typeof masked === 'string' ? masked : JSON.stringify(masked);
}

const hideAll = (value: Value): Value => (typeof value === 'string' && isReference(value) ? value : hidden);

/** Hides the secrets in a value: by the names around them, and by how they look. */
export function maskValue(value: Value, path: string): Value {
  const names = path.split(/[.[\]"]+/).filter((name) => name !== '' && !/^\d+$/.test(name));
  return mask(value, names.some(isSecretName));
}

function mask(value: Value, isSecret: boolean): Value {
  if (typeof value === 'string') {
    if (isSecret && value !== '' && !isReference(value)) return hidden;
    return maskedDocument(value) ?? maskText(value);
  }
  if (typeof value === 'number') return isSecret ? hidden : value;
  if (isList(value)) return value.map((element) => mask(element, isSecret));
  if (!isValues(value)) return value;
  return Object.fromEntries(
    pairsOf(value).map(([name, inner]) => [maskText(name), mask(inner, isSecret || isSecretName(name))]),
  );
}

/** A text that is a document, where something in it had to be hidden. */
function maskedDocument(text: string): string | undefined {
  const document = parseDocument(text);
  if (document === undefined) return undefined;
  const masked = mask(document, false);
  return canonical(masked) === canonical(document) ? maskText(text) : JSON.stringify(masked);
}

/** `{ name: 'PASSWORD', value: '…' }` says with one value what the other is. */
function pairsOf(value: { readonly [name: string]: Value }): [string, Value][] {
  const key = value['name'] ?? value['key'] ?? value['label'];
  const isPair = typeof key === 'string' && isSecretName(key);
  return Object.entries(value).map(([name, inner]) =>
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
export function maskText(text: string): string {
  if (text.length < 4) return text;
  if (text.length > longestText) return `(${text.length} characters, not shown)`;
  if (!isExpression(text)) return maskLiteral(text);
  // an expression may hold texts in quotes; everything else in it is names
  return text.replace(/\$\{[^}]{0,2000}\}|(?:(?!\$\{)[\s\S])+/g, (part) => {
    if (!part.startsWith('${')) return maskLiteral(part);
    return part.replace(/"((?:[^"\\]|\\.)*)"/g, (_, inner: string) => `"${maskLiteral(inner)}"`);
  });
}
