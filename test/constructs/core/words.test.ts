import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { calendarDay, reasonOf, secretless, wordsFor } from '../../../constructs/core/words';

const said = (schema: z.ZodType, text: unknown) => schema.safeParse(text).error?.issues.map(({ message }) => message);

describe('words for people', () => {
  test.each([
    ['password: hunter2', '"password: (hidden)"'],
    ['see postgres://web:Sup3rS3cret@db.orbital.example/web', '"see postgres://(hidden)@db.orbital.example/web"'],
    ['kX9vQ2mZ7pL4wR8tY1nB6cD3', '(hidden)'],
  ])('hold no secret: %s', (text, shown) => {
    expect(said(wordsFor(255), text)).toEqual([
      `holds what looks like a secret, got ${shown}; settings are read by many, keep it in a secret store`,
    ]);
  });

  test.each(['Web team', 'password rotation of erp', 'the token is in the vault', 'Команда сайта', 'GRA11 / b3-8'])(
    'are taken as they are: %s',
    (text) => {
      expect(said(wordsFor(255), text)).toBeUndefined();
    },
  );
});

describe('labels', () => {
  const labels = secretless(z.record(z.string(), z.string()));

  test('hold no secret, by their names and by how they look', () => {
    const found = labels.safeParse({ password: 'hunter2', tier: 'web', build: 'kX9vQ2mZ7pL4wR8tY1nB6cD3' }).error
      ?.issues;
    expect(found?.map(({ path, message }) => [path.join('.'), message.split(';')[0]])).toEqual([
      ['password', 'holds what looks like a secret, got (hidden)'],
      ['build', 'holds what looks like a secret, got (hidden)'],
    ]);
  });

  test('speak of secrets, are switches, and name a commit', () => {
    const harmless = {
      'secret-store': 'vault',
      'uses-secrets': 'yes',
      token: 'disabled',
      'app.kubernetes.io/name': 'secret-manager',
      'git-commit': '3f2a1b4c5d6e7f8091a2b3c4d5e6f708192a3b4c',
    };
    expect(said(labels, harmless)).toBeUndefined();
  });
});

describe('a reason', () => {
  const reason = reasonOf(1, 300);

  test.each(['x', '...', '12345', 'aaaa', 'TODO', 'n/a', '- -'])('has a word in it: not %s', (text) => {
    expect(said(reason, text)).toEqual([`says nothing, got ${JSON.stringify(text)}; say in words why it is so`]);
  });

  test.each(['launch', 'it moves', 'RFC 12', '移行のため', 'todo list of the audit is done'])('is one: %s', (text) => {
    expect(said(reason, text)).toBeUndefined();
  });

  test('that is too short is told once', () => {
    expect(said(reasonOf(10, 300), 'x')).toHaveLength(1);
  });
});

describe('a day', () => {
  test.each(['2027-02-30', '2027-13-01', '2027-1-1', '31.03.2027', '', ' 2027-01-31'])(
    'is one that there is: not %j',
    (text) => {
      expect(said(calendarDay, text)).toEqual([
        `must be a day such as 2027-01-31, got ${JSON.stringify(text)}; write year, month and day of one that there is`,
      ]);
    },
  );

  test.each(['2028-02-29', '2020-01-01'])('may be past, or in a leap year: %s', (text) => {
    expect(said(calendarDay, text)).toBeUndefined();
  });
});
