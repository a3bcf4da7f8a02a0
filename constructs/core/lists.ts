import type { z } from 'zod';
import { show } from './messages';

/** A list in which nothing stands twice. What is the same is told by `keyOf`, for what is no text. */
export const distinct = <S extends z.ZodArray>(
  list: S,
  keyOf: (element: z.output<S>[number]) => string = (element) => String(element),
): S =>
  list.superRefine((elements, context) => {
    const keys = elements.map(keyOf);
    for (const [index, key] of keys.entries()) {
      if (keys.indexOf(key) === index) continue;
      const message = `is there twice, got ${show(elements[index])}; remove one`;
      context.addIssue({ code: 'custom', path: [index], message });
    }
  });
