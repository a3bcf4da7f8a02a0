import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020';
import { describe, expect, test } from 'vitest';
import { keyOrder, renderJson } from '../../../src/review/render/json';
import { pullRequest } from '../fixtures/pull-request';
import { huge, report, unchanged } from '../fixtures/report';
import { printSchema, reportSchema } from './json-schema';

const schema = reportSchema();

/** Every object of a value. */
const objectsIn = (value: unknown): readonly Record<string, unknown>[] => {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(objectsIn);
  return Array.isArray(value) ? inner : [value as Record<string, unknown>, ...inner];
};

test('the published schema is that of the Report type', async () => {
  const file = join(__dirname, '../../../docs/reference/review-json.schema.json');
  await expect(printSchema(schema)).toMatchFileSnapshot(file);
});

describe('the JSON', () => {
  const noisy = report({ ...pullRequest, noise: [{ stack: 'web-prod', where: 'backend', what: 'another path' }] });

  test.each([
    ['of nothing changed', unchanged],
    ['of a pull request', noisy],
    ['of many changes', huge(5, 20)],
  ])('%s is what the schema says, and nothing else', (_, given) => {
    const strict = JSON.parse(JSON.stringify(schema), (_key, value) =>
      value?.type === 'object' ? { additionalProperties: false, ...value } : value,
    );
    const ajv = new Ajv2020({ allErrors: true });
    expect(ajv.validate(strict, JSON.parse(renderJson(given)))).toBe(true);
    expect(ajv.errors).toBeNull();
  });

  test('holds the report as it was given', () => {
    expect(JSON.parse(renderJson(noisy))).toEqual(JSON.parse(JSON.stringify(noisy)));
  });

  test('prints the same text in whatever order the report was put together', () => {
    const reversed = (value: unknown): unknown => {
      if (typeof value !== 'object' || value === null) return value;
      if (Array.isArray(value)) return value.map(reversed);
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, inner]) => [key, reversed(inner)]),
      );
    };
    expect(renderJson(reversed(noisy) as typeof noisy)).toBe(renderJson(noisy));
  });

  test('knows the place of each name', () => {
    const names = new Set(objectsIn(schema).flatMap(({ properties }) => Object.keys(properties ?? {})));
    expect([...names].filter((name) => !keyOrder.includes(name))).toEqual([]);
    expect(keyOrder.filter((name) => !names.has(name))).toEqual([]);
    expect(new Set(keyOrder).size).toBe(keyOrder.length);
  });

  test('begins with its format and version', () => {
    expect(Object.keys(JSON.parse(renderJson(report()))).slice(0, 2)).toEqual(['format', 'version']);
    expect(renderJson(report())).toMatch(/^\{\n {2}"format": "ovh-landing-zone\/review",\n {2}"version": 2,\n/);
  });
});
