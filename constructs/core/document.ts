type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** The document in a text, where it is one of JSON: a list or an object. */
export function parseDocument(text: string): readonly Json[] | { readonly [name: string]: Json } | undefined {
  if (!/^\s*[{[]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
