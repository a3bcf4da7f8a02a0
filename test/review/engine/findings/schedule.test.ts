import { expect, test } from 'vitest';
import { timesAYear } from '../../../../src/review/engine/findings/schedule';

test.each([
  ['0 2 * * *', 365],
  ['30 4 * * *', 365],
  ['0 2,14 * * *', 730],
  ['0 */6 * * *', 1460],
  ['0 8-10 * * *', 1095],
  ['0 4/8 * * *', 1095],
  ['*/30 * * * *', 17520],
  ['0 2 1 * *', 12],
  ['0 2 1,15 * *', 24],
  ['0 2 ? 1-6 ?', 182.5],
  ['0 2 * JAN,jul *', 365 / 6],
  ['0 2 1 jan *', 1],
])('%s comes round so often a year: %d', (cron, times) => expect(timesAYear(cron)).toBeCloseTo(times));

test('days of the week are so many a year, and come on top of days of the month', () => {
  expect(timesAYear('0 2 * * 0')).toBeCloseTo(52, 0);
  expect(timesAYear('0 2 * * 7')).toBeCloseTo(52, 0);
  expect(timesAYear('0 2 * * mon-fri')).toBeCloseTo(261, 0);
  expect(timesAYear('0 2 1 * 1')).toBeCloseTo(64, 0);
});

test.each([
  undefined,
  null,
  5,
  '',
  '@daily',
  '0 2 * *',
  '0 0 2 * * *',
  '60 2 * * *',
  '0 24 * * *',
  'x 2 * * *',
  '0 5-2 * * *',
  '0 2/0 * * *',
  '0 1-99 * * *',
  `\${var.cron}`,
])('%j is not read', (cron) => expect(timesAYear(cron)).toBeUndefined());
