import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { reviewOutputs } from '../../src/review/report/review';
import { caseNames, loadCase, synthesize } from './corpus';
import { dedent, reportText } from './text';

const folder = mkdtempSync(join(tmpdir(), 'review-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('there are at least 40 cases', () => {
  expect(caseNames.length).toBeGreaterThanOrEqual(40);
});

describe('the review says what was expected of', () => {
  test.each(caseNames)('%s', async (name) => {
    const { before, after, expected, showNoise = false } = await loadCase(name);
    const base = synthesize(before, join(folder, name, 'base'));
    const head = synthesize(after, join(folder, name, 'head'));
    expect(reportText(reviewOutputs({ base, head, showNoise }))).toBe(dedent(expected));
  });
});
