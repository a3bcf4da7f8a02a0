/** What a reader doesn't see or what moves other text: controls, bidirectional and zero-width marks, lone surrogates, piled-up accents. */
export const unseen =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|(?<=\p{M}{3})\p{M}/gu;

/** What isn't seen, as the escapes of JSON. */
export const escaped = (unseen: string): string =>
  [...Array(unseen.length).keys()].map((at) => `\\u${unseen.charCodeAt(at).toString(16).padStart(4, '0')}`).join('');

/** The text on one line, with everything unseen as an escape. */
export const visible = (text: string): string => text.replace(unseen, escaped);
