import { expect, test } from 'vitest';
import { remembered } from '../../../../constructs/core/secrets/remembered';

test('an answer is worked out once, and again when 20,000 others were asked for meanwhile', () => {
  const asked: string[] = [];
  const double = remembered((text) => {
    asked.push(text);
    return text + text;
  });
  expect(['a', '', 'a', ''].map(double)).toEqual(['aa', '', 'aa', '']);
  for (let other = 0; other < 19_998; other += 1) double(`${other}`);
  double('a');
  expect(asked).toHaveLength(20_000);
  double('b');
  double('a');
  expect(asked.slice(-2)).toEqual(['b', 'a']);
});
