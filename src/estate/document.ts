import { isValues, type Value } from './model';

/** The document in a text, where it is one of JSON. */
export function parseDocument(text: string): Value | undefined {
  if (!/^\s*[{[]/.test(text)) return undefined;
  try {
    const parsed: unknown = JSON.parse(text);
    return isValues(parsed) || Array.isArray(parsed) ? (parsed as Value) : undefined;
  } catch {
    return undefined;
  }
}
