import fc, { type Arbitrary } from 'fast-check';

const quoted = (text: string): string => JSON.stringify(text).replaceAll(/[$%](?=\{)/g, (mark) => mark + mark);

const word = fc.constantFrom(
  ...['a', 'b c', 'true', 'no', 'Yes', 'y', 'null', '~', '', '0', '-1.5', '007', '0x1f', '1_000', '1e3', '.5', '.inf'],
  ...['+', '2026-11-27', '10.0.0.0/8', '500m', '1.2.3', '-x', '.git', '"q"', '"a\\nb"', '"\\x41"', "'it''s'", '"1"'],
  ...["''", '<<', '=', '?', '&a x', '*a', '!!str 1', '!x y', '[]', '{}', '[a, 1]', '{a: 1}', '{"a":1}', '{a, b}'],
  ...['[a: 1]', 'a#b', 'a #b', 'a:b', 'é', '- x', '|\n  x\n', '|-\n  1', '|+\n  y\n\n', '>\n  x\n  y', '|2\n  x', '@a'],
  ...['`a', '%a', ',', 'a, b', 'a]', '"a" b', '12:30', '<a>'],
);

const document = fc.letrec<{ any: string[] }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    word.map((text) => text.split('\n')),
    fc
      .array(tie('any'), { minLength: 1, maxLength: 3 })
      .map((all) => all.flatMap(([start = '', ...rest]) => [`- ${start}`, ...rest.map((line) => `  ${line}`)])),
    fc
      .array(fc.tuple(word, tie('any')), { minLength: 1, maxLength: 3 })
      .map((all) => all.flatMap(([key, lines]) => underKey(key.replaceAll('\n', ' '), lines))),
  ),
})).any;

function underKey(key: string, [only = '', ...more]: readonly string[]): string[] {
  const isScalar = /^[|>]/.test(only) || (more.length === 0 && !/^- |: /.test(only));
  return isScalar ? [`${key}: ${only}`, ...more] : [`${key}:`, ...[only, ...more].map((line) => `  ${line}`)];
}

const soup = fc
  .array(
    fc.oneof(word, fc.constantFrom(...['- ', ': ', '\n', '\n  ', '\n- ', '#', ' ', '\n---\n', '\t', '? '], ...'{}[]')),
    { maxLength: 8 },
  )
  .map((all) => all.join(''));

const written = [
  'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: "a b"\n      args: [x, \'-y\', 1]\n      cmd: |\n        echo a\n        b\n    - {image: a:1, ports: [{p: 80}]}\n  on: true # c\n  n: 1.50\n',
  'rules:\n- a\n- b: c\n  d: e f\n\n- "x"\n-\n  - y\nz:\n',
  '{"a": [1, 2, {"b": null}], c: \'d\'}\n',
];
const mark = fc.constantFrom('', ...' \n-:?#|>&*!{}[],"\'%@`a1.~<=\\\té');
const edited = fc
  .tuple(fc.constantFrom(...written), fc.array(fc.tuple(fc.nat(), mark, fc.nat(2)), { minLength: 1, maxLength: 3 }))
  .map(([text, edits]) =>
    edits.reduce((now, [place, put, gone]) => {
      const at = place % now.length;
      return now.slice(0, at) + put + now.slice(at + gone);
    }, text),
  );

const around = <T extends string>(of: Arbitrary<T>): Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom('', '', '---\n', '# x\n'), of, fc.constantFrom('', '\n', '\n', '\n\n# x', '\n...\n'))
    .map((all) => all.join(''));

/** Calls with texts that are YAML, or nearly. */
export const decodings: Arbitrary<string> = fc
  .oneof(
    around(document.map((lines) => lines.join('\n'))),
    around(document.map((lines) => lines.join('\n'))),
    edited,
    around(soup),
  )
  .map((text) => `yamldecode(${quoted(text)})`);
