import { expect, test } from 'vitest';
import { preventedIn, protectedIn, sayProtected } from '../../../src/deploy/destroy/protected';
import type { StackPlan } from '../../../src/deploy/planned-stack';
import type { Values } from '../../../src/estate/model';
import type { PlannedChange } from '../../../src/estate/plan';
import { estateOf } from '../../estate/estate';

const metadata = (path: string) => ({ '//': { metadata: { path: `a/${path}/Resource` } } });
const [stack] = estateOf({
  a: {
    resource: {
      t: {
        kept: { ...metadata('Things/kept'), lifecycle: { prevent_destroy: true } },
        also: { lifecycle: { prevent_destroy: 'true' } },
        free: { ...metadata('Things/free'), lifecycle: { prevent_destroy: false } },
        plain: metadata('Things/plain'),
      },
    },
  },
}).stacks.values();
if (stack === undefined) throw new Error('there is a stack');

const destroys = (
  address: string,
  before: Values | null,
  action: PlannedChange['action'] = 'destroy',
): PlannedChange => ({
  ...{ address, type: 't', action, replacePaths: [], isImported: false, isLeftover: false, isDrifted: false },
  values: { before, after: null, unknown: false, sensitive: { before: false, after: false } },
});

test('what the state says is protected is, as far as it is destroyed', () => {
  const on = { deletion_protection: true };
  const found = protectedIn(stack, [
    destroys('t.plain', on),
    destroys('t.plain[0]', { deletion_protection: 'true' }),
    destroys('t.unknown', on),
    destroys('t.free', { deletion_protection: false }),
    destroys('t.free', {}),
    destroys('t.free', null),
    destroys('t.free', on, 'forget'),
  ]);
  expect(found.map(({ stack: of, path, by }) => [of, path, by])).toEqual([
    ['a', 'Things/plain', 'deletion_protection'],
    ['a', 'Things/plain', 'deletion_protection'],
    ['a', 't.unknown', 'deletion_protection'],
  ]);
});

test('what Terraform refuses is what it names, by the address of an error or in its words', () => {
  const failed = (...errors: readonly object[]) => ({ result: { errors } }) as unknown as StackPlan;
  const paths = (...errors: readonly object[]) =>
    preventedIn(stack, failed(...errors)).map(({ path, by }) => [path, by]);
  expect(paths({ address: 't.kept', detail: '' })).toEqual([['Things/kept', 'prevent_destroy']]);
  expect(paths({ detail: 'Resource t.also has lifecycle.prevent_destroy set' })).toEqual([
    ['t.also', 'prevent_destroy'],
  ]);
  expect(paths({ address: 't.free', detail: 't.free, t.plain' })).toEqual([]);
  expect(paths()).toEqual([]);
});

test('says what to do: put back first what is gone from the program, each stack once', () => {
  const found = [
    { stack: 'a', path: 'x', by: 'prevent_destroy' },
    { stack: 'b', path: 'y', by: 'deletion_protection' },
    { stack: 'b', path: 'z', by: 'deletion_protection' },
  ] as const;
  const all = 'a/x (prevent_destroy), b/y (deletion_protection), b/z (deletion_protection)';
  const rest = 'set deletionProtection: false where it is made, deploy that, and destroy then';
  const begin = `protected from being destroyed: ${all}; nothing was destroyed. If it is meant, `;
  expect(sayProtected(found, () => false)).toBe(`${begin}${rest}`);
  expect(sayProtected(found, (id) => id === 'b')).toBe(`${begin}put b back into the program, ${rest}`);
});
