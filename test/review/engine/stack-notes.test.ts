import { expect, test } from 'vitest';
import { reviewOf } from '../../../src/review/report/review';
import { outputOf } from '../outputs';

const noiseOf = (before: string, after: string) => {
  const output = (name: string) => outputOf({ prod: { 'ovh_vrack.Main': { for_each: '${toset(["a", "b"])}', name } } });
  const { noise = [], stacks } = reviewOf(output(before), output(after), { showNoise: true });
  return {
    noise: noise.map(({ where, what }) => `${where}: ${what}`),
    changed: stacks.flatMap(({ changes }) => changes).map(({ address }) => address),
  };
};

test('an argument that is written otherwise is noise where every instance has the same value, and else none', () => {
  expect(noiseOf('x-${each.key}', '${format("x-%s", each.key)}')).toEqual({
    noise: ['ovh_vrack.Main: name is the same value, written differently'],
    changed: [],
  });
  expect(noiseOf('x-${each.key}', '${each.key == "a" ? "x-a" : "other"}')).toEqual({
    noise: [],
    changed: ['ovh_vrack.Main["b"]'],
  });
});
