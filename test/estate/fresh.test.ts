import { expect, test } from 'vitest';
import { freshIn } from '../../src/estate/fresh';
import { estateOf } from './estate';

const files = [
  { path: 'now.tpl', sha256: '', role: 'asset' as const, fresh: 'timestamp' },
  { path: 'still.tpl', sha256: '', role: 'asset' as const },
];
const estate = estateOf({ a: { locals: { now: 'now.tpl', text: `$\${uuid()}` } } }, { a: files });

test.each([
  ['timestamp()', 'timestamp'],
  ['lower("timestamp")', undefined],
  ['templatefile("now.tpl", {})', 'timestamp'],
  ['core::templatefile("now.tpl", {})', 'timestamp'],
  ['templatefile(local.now, {})', 'timestamp'],
  ['templatefile("still.tpl", {})', undefined],
  ['templatefile("gone.tpl", {})', undefined],
  ['upper(templatefile("still.tpl", { x = templatefile("now.tpl", {}) }))', 'timestamp'],
  ['templatestring(local.text, {})', 'uuid'],
  ['templatestring(local.now, {})', undefined],
  ['mytemplatefile("now.tpl")', undefined],
])('what changes in every run of %j: %s', (expression, name) => {
  const [stack] = [...estate.stacks.values()];
  expect(stack && freshIn(estate, stack, `\${${expression}}`)).toBe(name);
});
