import { z } from 'zod';
import { show } from './messages';
import { maskValue } from './secrets/mask';

/** What the one detector of secrets hides in a text; `key` is the name that the text has. */
export const looksSecret = (text: string, key = ''): boolean => maskValue(text, key) !== text;

export const secretText = (text: string, key = ''): string =>
  `holds what looks like a secret, got ${show(text, key)}; settings are read by many, keep it in a secret store`;

/** Words for people: a name in a control panel, a description. Whoever reads the settings reads them, so they hold no secret. */
export const wordsFor = (most = Number.MAX_SAFE_INTEGER) =>
  z
    .string()
    .min(1)
    .max(most)
    .refine((text) => !looksSecret(text), { error: ({ input }) => secretText(String(input)) });

/** Labels or tags without secrets, by their names and by how they look. */
export const secretless = <S extends z.ZodRecord<z.ZodString, z.ZodString>>(map: S): S =>
  map.superRefine((entries, context) => {
    for (const [key, value] of Object.entries(entries)) {
      if (!looksSecret(value, key)) continue;
      context.addIssue({ code: 'custom', path: [key], message: secretText(value, key) });
    }
  });

/** Why something is so, for whoever reviews it. */
export const reasonOf = (least: number, most: number) =>
  z
    .string()
    .min(least, { abort: true })
    .max(most)
    .refine((text) => !looksSecret(text), { error: ({ input }) => secretText(String(input)), abort: true })
    .refine(saysSomething, { error: ({ input }) => `says nothing, got ${show(input)}; say in words why it is so` });

/** Whether a text has a word in it that isn't there to fill the place. */
const saysSomething = (text: string): boolean =>
  (text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).some(
    (word) =>
      /\p{L}/u.test(word) &&
      new Set(word.toLowerCase()).size > 1 &&
      !/^(?:todo|tbd|tba|fixme|na|xyz|asdf|foo|bar)$/i.test(word),
  );

/** A day that there is. Whether it is past depends on when somebody asks, which synthesis doesn't. */
export const calendarDay = z.iso.date({
  error: ({ input }) =>
    `must be a day such as 2027-01-31, got ${show(input)}; write year, month and day of one that there is`,
});
