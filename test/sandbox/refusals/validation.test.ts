import { expect, test } from 'vitest';
import { expected, validated } from './harness';
import { deepCondition, validationCases } from './validation-cases';

test('what the provider refuses by itself is refused when the configuration is checked', async () => {
  expect(await validated(validationCases)).toEqual(expected(validationCases));
});

test('conditions of a policy are three deep at most', async () => {
  await expect(validated(deepCondition)).rejects.toThrow(expected(deepCondition)['conditions four deep']);
});
