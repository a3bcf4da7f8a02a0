import fc, { type Arbitrary } from 'fast-check';

const quoted = (text: string): string => JSON.stringify(text).replaceAll(/[$%](?=\{)/g, (mark) => mark + mark);

const atom = fc.constantFrom(
  ...['a', 'b', '1', '-', '\\.', '.', '\\d', '\\w', '\\s', '\\S', '\\W', '[ab]', '[^a]', '[a-b1]', '[-a]', '[a-]'],
  ...['[^\\w]', '[\\d-]', '[.^$]', '[a^]', '\\b', '^', '$', ' ', '\\n', '/', '"', '[!--]', '[\\]a]', '\\[', '_', ','],
);
const often = fc.constantFrom(
  ...['', '', '', '', '*', '+', '?', '{2}', '{1,2}', '{0,1}', '{1,}', '*?', '+?', '??', '{1,3}?'],
);

const pattern = fc.letrec<{ alternatives: string; sequence: string; group: string }>((tie) => ({
  alternatives: fc.array(tie('sequence'), { minLength: 1, maxLength: 2 }).map((all) => all.join('|')),
  sequence: fc
    .array(fc.tuple(fc.oneof({ weight: 6, arbitrary: atom }, { weight: 1, arbitrary: tie('group') }), often), {
      maxLength: 5,
    })
    .map((all) => all.flat().join('')),
  group: fc.tuple(fc.constantFrom('(', '(?:', '(?P<n>'), tie('alternatives')).map(([open, of]) => `${open}${of})`),
})).alternatives;

const text = fc.string({ maxLength: 8, unit: fc.constantFrom(...'aabb1-. \n/_"[,(') });

/** Calls with patterns as people write them, and stranger ones; what fits nowhere is `none`. */
export const searches: Arbitrary<string> = fc
  .tuple(fc.constantFrom('regex', 'regexall'), pattern, text)
  .map(([name, of, within]) => `try(${name}(${quoted(of)}, ${quoted(within)}), "none")`);

const line = fc.oneof(
  fc.string({ maxLength: 8, unit: fc.constantFrom(...'ab -:#\n"\'1.\\|>%@{}[],?!&*~\t') }),
  fc.string({ maxLength: 100, unit: fc.constantFrom(...'ab cde') }),
  fc.constantFrom('true', 'no', '1.0', '~', 'null', '---', 'a: b\nc: d\n', '#!/bin/sh\nset -e\n  if x\n\nfi\n'),
);
const document = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    line.map(quoted),
    fc.constantFrom('null', 'true', '0', '-1.5', '12'),
    fc.array(tie('any'), { maxLength: 3 }).map((all) => `[${all.join(', ')}]`),
    fc
      .uniqueArray(fc.tuple(line.map(quoted), tie('any')), { maxLength: 3, selector: ([key]) => key })
      .map((all) => `{${all.map(([key, value]) => `${key} = ${value}`).join(', ')}}`),
  ),
})).any;

/** Values as YAML. */
export const documents: Arbitrary<string> = document.map((value) => `yamlencode(${value})`);
