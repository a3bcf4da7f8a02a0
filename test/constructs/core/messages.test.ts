import { describe, expect, test } from 'vitest';
import { oneOf, show, suggest } from '../../../constructs/core/messages';

describe('a value in a message', () => {
  test('is quoted, and cut when it is long', () => {
    expect([show('x'), show(3), show(undefined), show([1])]).toEqual(['"x"', '3', 'nothing', '[1]']);
    // 80 letters with its quotes
    expect(show('ab '.repeat(26))).toBe(`"${'ab '.repeat(26)}"`);
    expect(show(`${'ab '.repeat(26)}c`)).toBe(`"${'ab '.repeat(25)}a...`);
  });

  test.each(['password', 'apiToken', 'client_secret', 'privateKey', 'accessKey'])('is hidden under %s', (key) => {
    expect(show('hunter2', key)).toBe('(hidden)');
  });

  test('is hidden when it looks like a secret, under any name', () => {
    expect(show('kJ8s92mXq0ZpL4vR7tYwB3nC')).toBe('(hidden)');
    expect(show('4f1b2c3d4e5f46a7b8c9d0e1f2a3b4c5', 'description')).toBe('(hidden)');
    expect(show({ env: [{ name: 'PGPASSWORD', value: 'hunter2' }], size: 3 })).toBe(
      '{"env":[{"name":"PGPASSWORD","value":"(hidden)"}],"size":3}',
    );
  });

  test('shows as escapes what nobody would see, and stays whole where it is cut', () => {
    expect(show('a\u202Eb\u001b[31m\u200b')).toBe('"a\\u202eb\\u001b[31m\\u200b"');
    expect(show('Дéя 👩 ü')).toBe('"Дéя 👩 ü"');
    expect(show(`${'ab '.repeat(25)}a👩👩👩`)).toBe(`"${'ab '.repeat(25)}a...`);
  });

  test('is shown when it is an id of OVHcloud or a name', () => {
    const shown = ['4f1b2c3d4e5f46a7b8c9d0e1f2a3b4c5', 'flight-dynamics'];
    expect(shown.map((value) => show(value, 'existing'))).toEqual(shown.map((value) => JSON.stringify(value)));
  });
});

describe('a suggestion', () => {
  test('is the nearest word, when one is near', () => {
    expect(suggest('kubernets', ['network', 'kubernetes'])).toBe("did you mean 'kubernetes'?");
  });

  test('is what there is, when none is', () => {
    expect(suggest('zzz', ['network', 'kubernetes'])).toBe('use one of network, kubernetes');
  });

  test('says how many more there are, where not all are named', () => {
    const known = Array.from({ length: 15 }, (_, at) => `team-${at}/prod`);
    expect(oneOf(known.slice(0, 12))).toBe(`use one of ${known.slice(0, 12).join(', ')}`);
    expect(oneOf(known)).toBe(`use one of ${known.slice(0, 12).join(', ')} and 3 more`);
  });

  test('is to remove it, when there is nothing', () => {
    expect(suggest('zzz', [])).toBe('remove it');
  });
});
