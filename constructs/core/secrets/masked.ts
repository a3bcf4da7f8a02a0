declare const brand: unique symbol;

/**
 * A text that may be shown: every secret in it is hidden. Only `maskText` and `maskValue` make one of a text from outside, so
 * that whatever takes a `Masked` can't be given a text that nobody has looked at.
 */
export type Masked = string & { readonly [brand]: true };

/** What stands for a secret. */
export const hidden = '(hidden)' as Masked;

/** Words of ours around masked parts: `` masked`${stack} is gone` ``. */
export const masked = (words: TemplateStringsArray, ...parts: readonly (Masked | number)[]): Masked =>
  String.raw({ raw: words }, ...parts) as Masked;

/** Masked texts in a row. */
export const joinMasked = (parts: readonly Masked[], separator: ', ' | '; ' | ' ' | '\n' | '/' | ''): Masked =>
  parts.join(separator) as Masked;

/** The beginning of a masked text. */
export const cutMasked = (text: Masked, length: number): Masked =>
  (text.length <= length ? text : `${text.slice(0, length)}… (${text.length - length} more characters)`) as Masked;
