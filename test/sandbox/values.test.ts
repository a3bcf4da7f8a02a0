import fc from 'fast-check';
import { expect, test } from 'vitest';
import { valuesAt } from '../../providers/ovh/rules/given';
import { fillTemplate } from '../../src/sandbox/values';

const scope = (seed: string) => ({
  seed,
  account: 'xx1111-ovh',
  values: { name: 'main', iam: { urn: 'urn:v1' }, list: [{ id: 'a' }] },
});

test('generated parts have the form that OVHcloud gives them, and are the same for the same seed', () => {
  fc.assert(
    fc.property(fc.string(), (seed) => {
      const fill = (template: string) => fillTemplate(template, scope(seed));
      expect(fill('{$project}')).toMatch(/^[0-9a-f]{12}4[0-9a-f]{19}$/);
      expect(fill('pn-{$digits7}')).toMatch(/^pn-[1-9]\d{6}$/);
      expect(fill('{$uuid}')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(fill('{$letters6}')).toMatch(/^[0-9a-z]{6}$/);
      expect(fill('{$uuid}')).toBe(fill('{$uuid}'));
    }),
  );
});

test('a template takes attributes, nested ones and the account', () => {
  expect(fillTemplate('{name}/{iam.urn}/{list.id}/{$account}/{missing}', scope('x'))).toBe('main/urn:v1/a/xx1111-ovh/');
  expect(() => fillTemplate('{$nothing}', scope('x'))).toThrow('unknown generator {$nothing} in a template');
});

test('a label makes a generated part the same wherever it stands in an object', () => {
  const at = (path: string, template: string) => fillTemplate(template, scope(`type/key#${path}`));
  expect(at('a', '{$uuid:x}')).toBe(at('b', '{$uuid:x}'));
  expect(at('a', '{$uuid}')).not.toBe(at('b', '{$uuid}'));
  expect(fillTemplate('{$uuid:x}', scope('type/other#a'))).not.toBe(at('a', '{$uuid:x}'));
});

test('a path leads through lists', () => {
  expect(valuesAt({ a: [{ b: 1 }, { b: [2, 3] }, { c: 4 }] }, 'a.b')).toEqual([1, 2, 3]);
});
