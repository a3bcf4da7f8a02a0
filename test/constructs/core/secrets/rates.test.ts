import { expect, test } from 'vitest';
import { maskText, maskValue } from '../../../../constructs/core/secrets/mask';
import { planted } from './corpus';
import { type Harmless, harmless } from './harmless';
import { outputNames } from './harmless-names';

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
const isAlarm = ({ path, value, schema }: Harmless): boolean =>
  maskValue(value, path, schema && { schema }) !== asText(value);

test('every secret of the corpus is hidden, and hardly anything that is none', () => {
  const seen = planted.filter(({ name, value, secret }) => maskValue(value, name).includes(secret));
  const alarms = harmless.filter(isAlarm);
  const share = (100 * alarms.length) / harmless.length;
  console.info(
    `secrets: ${planted.length - seen.length} of ${planted.length} hidden; ` +
      `false alarms: ${alarms.length} of ${harmless.length} (${share.toFixed(1)} %)`,
  );
  expect(seen.map(({ kind, value }) => `${kind}: ${value}`)).toEqual([]);
  expect(harmless.length).toBeGreaterThanOrEqual(500);
  expect(share, alarms.map(({ path, value }) => `${path}: ${asText(value)}`).join('\n')).toBeLessThan(1);
});

test('no name that cdktf gives to an output is taken for a secret', () => {
  expect(outputNames.length).toBeGreaterThan(5000);
  expect(outputNames.filter((name) => maskText(name) !== name)).toEqual([]);
});
