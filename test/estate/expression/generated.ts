import fc, { type Arbitrary } from 'fast-check';

const word = fc.constantFrom('a', 'b', 'x-y', '10', '2', 'true', '', 'é', '10.0.0.0/8', 'A b', '$', '0.5');
const quoted = word.map((text) => JSON.stringify(text));
const key = fc.constantFrom('a', 'b', 'c');
const small = fc.integer({ min: -3, max: 12 }).map(String);
const numeral = fc.oneof(small, fc.constantFrom('0.5', '0.1', '1.25', '1e3', '9007199254740993'));

/** Well-formed expressions without a reference; many that Terraform refuses. */
export const generated: Arbitrary<string> = fc.letrec<
  Record<'any' | 'text' | 'number' | 'bool' | 'list' | 'map', string>
>((tie) => {
  const any = tie('any');
  const text = tie('text');
  const number = tie('number');
  const bool = tie('bool');
  const list = tie('list');
  const map = tie('map');
  const call = (name: string, ...args: readonly Arbitrary<string>[]) =>
    fc.tuple(...args).map((given) => `${name}(${given.join(', ')})`);
  const infix = (left: Arbitrary<string>, operators: readonly string[], right: Arbitrary<string>) =>
    fc.tuple(left, fc.constantFrom(...operators), right).map(([a, operator, b]) => `(${a} ${operator} ${b})`);
  const chosen = (of: Arbitrary<string>) => fc.tuple(bool, of, of).map(([a, b, c]) => `(${a} ? ${b} : ${c})`);
  const depth = { maxDepth: 4, withCrossShrink: true } as const;
  return {
    any: fc.oneof(
      depth,
      quoted,
      number,
      text,
      bool,
      list,
      map,
      fc.constant('null'),
      chosen(any),
      call('try', any, any),
    ),
    text: fc.oneof(
      depth,
      quoted,
      fc.tuple(any, text).map(([a, b]) => `"\${${a}}-\${${b}}"`),
      fc.tuple(bool, quoted).map(([a, b]) => `"%{ if ${a} }\${${b}}%{ else }no%{ endif }"`),
      call('join', quoted, list),
      call('upper', text),
      call('replace', text, quoted, quoted),
      call('format', fc.constant('"%s-%v"'), text, any),
      call('trimspace', text),
      call('jsonencode', any),
      call('tostring', any),
      call('cidrsubnet', quoted, small, small),
      call('substr', text, small, small),
      call('coalesce', any, text),
      chosen(text),
    ),
    number: fc.oneof(
      depth,
      numeral,
      infix(number, ['+', '-', '*', '/', '%'], number),
      call('length', any),
      call('max', number, number),
      call('floor', number),
      call('ceil', number),
      call('tonumber', any),
      call('index', list, any),
      chosen(number),
    ),
    bool: fc.oneof(
      depth,
      fc.constantFrom('true', 'false'),
      infix(any, ['==', '!='], any),
      infix(number, ['<', '>', '<=', '>='], number),
      infix(bool, ['&&', '||'], bool),
      bool.map((a) => `!${a}`),
      call('contains', list, any),
      call('can', any),
      call('tobool', any),
    ),
    list: fc.oneof(
      depth,
      fc.array(any, { maxLength: 3 }).map((all) => `[${all.join(', ')}]`),
      fc.array(quoted, { maxLength: 3 }).map((all) => `[${all.join(', ')}]`),
      ...['toset', 'tolist', 'flatten', 'distinct', 'compact', 'sort', 'reverse'].map((name) => call(name, list)),
      ...['concat', 'setunion', 'setsubtract', 'setintersection', 'coalescelist'].map((name) => call(name, list, list)),
      call('keys', map),
      call('values', map),
      call('range', small),
      call('slice', list, small, small),
      call('split', quoted, text),
      call('formatlist', fc.constant('"<%s>"'), list),
      fc.tuple(list, any).map(([a, b]) => `[for i, v in ${a} : ${b} if v != i]`),
      fc.tuple(map, text).map(([a, b]) => `[for k, v in ${a} : "\${k}\${${b}}"]`),
      fc.tuple(list, key).map(([a, b]) => `${a}[*].${b}`),
      chosen(list),
    ),
    map: fc.oneof(
      depth,
      fc
        .uniqueArray(fc.tuple(key, any), { maxLength: 3, selector: ([name]) => name })
        .map((all) => `{ ${all.map(([name, value]) => `${name} = ${value}`).join(', ')} }`),
      call('merge', map, map),
      call('tomap', map),
      call('zipmap', list, list),
      fc.tuple(list, any).map(([a, b]) => `{ for v in ${a} : v => ${b} }`),
      fc.tuple(list, any).map(([a, b]) => `{ for v in ${a} : "k" => ${b}... }`),
      chosen(map),
    ),
  };
}).any;
