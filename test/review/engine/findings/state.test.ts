import { expect, test } from 'vitest';
import type { Values } from '../../../../src/estate/model';
import { keptElsewhere, stateMoves } from '../../../../src/review/engine/findings/state';
import { stackWith } from '../../outputs';
import { nothingAround } from './found';

const stack = (backend: Values | undefined, id = 'prod') =>
  stackWith(id, { terraform: backend === undefined ? {} : { backend } });
const s3 = (more: Values = {}): Values => ({ s3: { bucket: 'states', key: 'prod', ...more } });
const none = 'Terraform finds none there, and would make everything again';

test.each<[string, Values, Values, readonly string[]]>([
  ['another bucket', s3(), s3({ bucket: 'b' }), [`the state is kept elsewhere (s3): ${none}`]],
  ['another key', s3(), s3({ key: 'b' }), [`the state is kept elsewhere (s3): ${none}`]],
  ['another kind', s3(), { local: { path: 'x' } }, [`the state moves from s3 to local: ${none}`]],
  [
    'how often it is tried',
    s3(),
    s3({ max_retries: 3, retry_mode: 'adaptive', use_path_style: true, skip_region_validation: true }),
    [],
  ],
  ['how it is guarded', s3(), s3({ use_lockfile: true, encrypt: true, acl: 'private' }), []],
  [
    'how often it is tried, and another bucket',
    s3(),
    s3({ max_retries: 3, bucket: 'b' }),
    [`the state is kept elsewhere (s3): ${none}`],
  ],
  ['an argument that is not known', s3(), s3({ skip_odd: true }), [`the state is kept elsewhere (s3): ${none}`]],
])('a state moves: %s', (_, before, after, says) => {
  const around = { ...nothingAround, before: stack(before), after: stack(after) };
  const said = stateMoves({ where: 'terraform.backend', part: 'section', before, after }, around);
  expect(said.map((one) => one.says)).toEqual(says);
  expect(stateMoves({ where: 'terraform.other', part: 'section', before, after }, around)).toEqual([]);
  expect(stateMoves({ where: 'terraform.backend', part: 'body', before, after }, around)).toEqual([]);
});

test('a state that moves to where that of another stack is says whose', () => {
  const [before, after] = [s3(), s3({ key: 'shop' })];
  const around = { ...nothingAround, before: stack(before), after: stack(after), others: [stack(after, 'shop')] };
  expect(stateMoves({ where: 'terraform.backend', part: 'section', before, after }, around)[0]?.says).toBe(
    'the state is kept elsewhere (s3): there is the one of shop, and Terraform would destroy what that stack has made',
  );
});

test('the state of a new stack is held against those of the others, apart from its name', () => {
  const said = (after: Values, ...others: Values[]) =>
    stateMoves(
      { where: 'terraform.backend', part: 'section', after },
      { ...nothingAround, after: stack(after), others: others.map((one) => stack(one, 'other')) },
    ).map(({ says }) => says);
  const elsewhere = ['its state is kept elsewhere than that of every stack in the base'];
  expect(said(s3({ key: 'new' }), s3())).toEqual([]);
  expect(said(s3({ key: 'new' }), { local: { path: 'x' } }, s3())).toEqual([]);
  expect(said(s3({ bucket: 'b' }), s3())).toEqual(elsewhere);
  expect(said({ local: { path: 'x' } }, s3())).toEqual(elsewhere);
  expect(said(s3())).toEqual([]);
  expect(keptElsewhere(stack(undefined), [stack(s3())])).toEqual([
    'its state is kept in a file of its folder, unlike that of every stack in the base',
  ]);
  expect(keptElsewhere(stack(undefined), [])).toEqual([]);
  expect(keptElsewhere(stack(undefined), [stack(s3()), stack(undefined)])).toEqual([]);
  expect(keptElsewhere(stack(s3()), [stack(s3())])).toEqual([]);
  const cloud = stackWith('c', { terraform: { cloud: { organization: 'a' } } });
  expect(keptElsewhere(stack(undefined), [cloud])).toHaveLength(1);
  expect(keptElsewhere(cloud, [stack(s3())])).toEqual([]);
});
