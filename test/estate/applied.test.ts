import { expect, test } from 'vitest';
import { withoutIgnored } from '../../src/estate/applied';
import { estateOf } from './estate';

const estate = (rules: object, name = 'list') =>
  estateOf({ a: { resource: { x: { [name]: { ips: ['10.0.0.0/8'], name: 'n', lifecycle: { ...rules } } } } } });

test('nothing is known of what is no longer passed over, also where the resource has another address', () => {
  const base = estate({ ignore_changes: ['ips'] });
  const unknown = { ips: '${lifecycle.ignore_changes.ips}', name: 'n' };
  expect(withoutIgnored(base, estate({}), []).stacks.get('a')?.blocks.get('x.list')?.body).toEqual(unknown);
  const head = estate({}, 'other');
  const [before, after] = [base, head].map(({ stacks }) => [...(stacks.get('a')?.blocks.values() ?? [])][0]);
  if (before === undefined || after === undefined) throw new Error('the stacks have no blocks');
  expect(withoutIgnored(base, head, [{ before, after }]).stacks.get('a')?.blocks.get('x.list')?.body).toEqual(unknown);
});

test('everything else is as it was', () => {
  const ignored = estate({ ignore_changes: ['ips'] });
  expect(withoutIgnored(ignored, ignored, [])).toBe(ignored);
  expect(withoutIgnored(ignored, estate({}, 'other'), [])).toBe(ignored);
  const plain = estate({});
  expect(withoutIgnored(plain, ignored, [])).toBe(plain);
});
