import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type Gate, gates, gatesHit } from '../../src/review/report/gate';
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
    const { before, after, expected, showNoise = false, trips } = await loadCase(name);
    const base = synthesize(before, join(folder, name, 'base'));
    const head = synthesize(after, join(folder, name, 'head'));
    const report = reviewOutputs({ base, head, baseOutput: { folder: 'before' }, showNoise });
    expect(reportText(report)).toBe(dedent(expected));
    if (trips) expect(gatesHit(report, questions).sort()).toEqual([...trips].sort());
  });
});

/** Gates that ask more than what Terraform counts. */
const counted: readonly Gate[] = ['add', 'change', 'replace', 'destroy', 'move'];
const questions = (Object.keys(gates) as Gate[]).filter((gate) => !counted.includes(gate));

test('each class of findings has a case that trips its gate, and cases that do not', async () => {
  const all = await Promise.all(caseNames.map(async (name) => (await loadCase(name)).trips ?? []));
  for (const gate of ['runs-code', 'provider', 'state', 'guard', 'unread', 'fails'] as const) {
    expect(all.filter((trips) => trips.includes(gate)).length).toBeGreaterThan(4);
    expect(all.filter((trips) => !trips.includes(gate)).length).toBeGreaterThan(4);
  }
});
