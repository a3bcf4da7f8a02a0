import { expect, test } from 'vitest';
import { callsIn } from '../../../src/estate/expression/calls';
import { parseExpression } from '../../../src/estate/expression/parse';

test.each<readonly [string, readonly string[]]>([
  [`\${upper(file("a"))}`, ['upper', 'file']],
  [`\${core::file("a")}`, ['file']],
  [`\${provider :: ovh :: run(1)}`, ['provider::ovh::run']],
  [`\${file/* ( */("a")}`, ['file']],
  [`\${a.b[key(1)].c}`, ['key']],
  [`\${a[*][key(1)]}`, ['key']],
  [`\${x ? one() : two()}`, ['one', 'two']],
  [`\${{ for k, v in list() : k(v) => v if ok(v) }}`, ['list', 'k', 'ok']],
  [`%{ for x in list() }\${f(x)}%{ endfor }`, ['list', 'f']],
  [`file("a")`, []],
  [`\${"file(x)"}`, []],
])('%s calls %j', (text, calls) => {
  expect([...callsIn(text)].sort()).toEqual([...calls].sort());
});

test('a name in a namespace is only ever called', () => {
  expect(parseExpression('provider::ovh')).toBeUndefined();
  expect(parseExpression('provider::ovh()')).toBeDefined();
});

test('what cannot be read is searched for what looks like a call, whatever stands between', () => {
  expect(callsIn(`\${file # x\n("a") @}`)).toContain('file');
  expect(callsIn(`\${provider /* */ :: ovh::run // y\n ("a") @}`)).toContain('provider::ovh::run');
});

test.each([
  ['one long word', 'a'],
  ['many comments', 'a/**/'],
  ['comments without an end', 'a /*'],
  ['many parts of a name', 'a::'],
])('%s, which cannot be read, takes no time to speak of', (_, part) => {
  expect(callsIn(`\${${part.repeat(20_000)} @}`)).toEqual([]);
});
