import { expect, test } from 'vitest';
import type { Estate } from '../../../../src/estate/model';
import { sharedState } from '../../../../src/review/engine/findings/shared-state';
import { outputOf, stackWith } from '../../outputs';

/** Stacks with the keys of their states in one bucket; without one where none is told. */
const keeping = (keys: Readonly<Record<string, string | undefined>>): Estate => ({
  ...outputOf({}),
  stacks: new Map(
    Object.entries(keys).map(([id, key]) => [
      id,
      stackWith(
        id,
        key === undefined ? {} : { terraform: { backend: { s3: { bucket: 'states', key, region: 'gra' } } } },
      ),
    ]),
  ),
});

const says = (other: string) =>
  `its state is that of ${other}: Terraform would destroy there what is not in both of them`;

test('a state that another stack keeps as its own is told of both, each with the other', () => {
  const [before, after] = [keeping({ a: 'a', b: 'b', c: 'c', d: 'd' }), keeping({ a: 'a', b: 'a', c: 'a', d: 'd' })];
  expect(sharedState('a', before, after)).toEqual([says('b'), says('c')]);
  expect(sharedState('b', before, after)).toEqual([says('a'), says('c')]);
  expect(sharedState('d', before, after)).toEqual([]);
});

test('what was so before is not told again, and what is new beside it is', () => {
  const [before, after] = [keeping({ a: 'a', b: 'a', c: 'c' }), keeping({ a: 'a', b: 'a', c: 'a' })];
  expect(sharedState('a', before, before)).toEqual([]);
  expect(sharedState('a', before, after)).toEqual([says('c')]);
  expect(sharedState('c', before, after)).toEqual([says('a'), says('b')]);
});

test('a stack that is not there has no state', () => {
  expect(sharedState('z', keeping({}), keeping({ a: 'a', b: 'a' }))).toEqual([]);
});
