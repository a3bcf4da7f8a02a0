import { expect, test } from 'vitest';
import type { Value, Values } from '../../src/estate/model';
import { onceApplied } from '../../src/estate/once-applied';
import { resolve } from '../../src/estate/resolve';
import { settledEstate } from '../../src/estate/settled';
import { estateOf, shown } from './estate';

/** A value that `acme_x.X` has, once all is applied. */
function applied(value: Value, resource: Values, more: Values = {}): unknown {
  const estate = estateOf({ main: { resource: { acme_x: { X: { value } }, ...resource }, ...more } });
  return onceApplied(estate).stacks.get('main')?.blocks.get('acme_x.X')?.body['value'];
}

const data = (body: Values): Values => ({ terraform_data: { Y: body } });

test('what terraform_data gives is what it is given, wherever it comes from and whatever is asked of it', () => {
  expect(applied('${terraform_data.Y.output}', data({ input: ['a'] }))).toEqual(['a']);
  expect(applied('${terraform_data.Y.output}', data({ input: { a: 'b' } }))).toEqual({ a: 'b' });
  expect(applied('${terraform_data.Y.output.a[0]}', data({ input: { a: ['b'] } }))).toBe('b');
  expect(applied('${terraform_data.Y.output}', data({ input: '${local.a}' }), { locals: { a: 'x' } })).toBe('x');
  expect(applied('${terraform_data.Y[1].output}', data({ count: 2, input: 'n${count.index}' }))).toBe('n1');
  expect(applied('${terraform_data.Y["k"].output}', data({ for_each: { k: 'v' }, input: '${each.value}' }))).toBe('v');
  const chain = { terraform_data: { Y: { input: '${terraform_data.Z.output}' }, Z: { input: 'z' } } };
  expect(applied('${terraform_data.Y.output}', chain)).toBe('z');
});

test('not while Terraform plans, not where it keeps what it had, and nothing else of it', () => {
  const estate = estateOf({ main: { resource: data({ input: 'a' }) } });
  expect(shown(resolve(settledEstate(estate), 'main', '${terraform_data.Y.output}'))).toBe(
    'after-apply: terraform_data.Y.output',
  );
  const ignored = data({ input: 'a', lifecycle: { ignore_changes: ['input'] } });
  expect(applied('${terraform_data.Y.output}', ignored)).toBe('${terraform_data.Y.output}');
  expect(applied('${terraform_data.Y.id}', data({ input: 'a' }))).toBe('${terraform_data.Y.id}');
  expect(onceApplied(estate).stacks.get('main')?.blocks.get('terraform_data.Y')?.body).toEqual({ input: 'a' });
});

test('an argument with the name of a secret is not known anywhere else', () => {
  expect(applied('${acme_y.Y.password}', { acme_y: { Y: { password: 'hunter2' } } })).toBe('${acme_y.Y.password}');
  expect(applied('${acme_y.Y.triggers.password}', { acme_y: { Y: { triggers: { password: 'hunter2' } } } })).toBe(
    '${acme_y.Y.triggers.password}',
  );
  expect(applied('${terraform_data.Y.output.password}', data({ input: { password: 'hunter2' } }))).toBe(
    '${terraform_data.Y.output.password}',
  );
});
