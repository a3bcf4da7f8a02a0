import { expect, test } from 'vitest';
import { localReadsOf } from '../../src/estate/local-reads';
import { estateOf } from './estate';

test.each([
  [`\${file/* ( */("../x")}`, [['file', 'outside', '../x']]],
  // a line that ends there is not read here
  [`\${file # x\n("../x")}`, [['file', 'untold', `\${file # x\n("../x")}`]]],
  [`\${upper(core::filebase64("../x"))}`, [['filebase64', 'outside', '../x']]],
  [`\${upper("file (x)")}`, []],
  ['file("../x")', []],
])('%j reads %j', (value, reads) => {
  const estate = estateOf({ a: { output: { x: { value } } } });
  const [stack] = [...estate.stacks.values()];
  const found = stack === undefined ? [] : localReadsOf(estate, stack);
  expect(found.map(({ by, is, what }) => [by, is, what])).toEqual(reads);
});
