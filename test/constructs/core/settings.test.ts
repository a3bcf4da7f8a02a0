import { Token } from 'cdktf';
import { Construct } from 'constructs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { email, parseSettings, parseSoundParts, SettingsError, slug } from '../../../constructs/core/settings';
import { mistakesOf, testStack } from '../../support/synth';

const toySettings = z
  .strictObject({
    size: z.int().min(1).max(5).default(2),
    color: z.enum(['red', 'green', 'blue']).optional(),
    parts: z
      .record(slug, z.strictObject({ weight: z.number() }).readonly())
      .readonly()
      .optional(),
    tags: z.array(z.string()).max(2).readonly().optional(),
  })
  .readonly();

const place = () => new Construct(new Construct(testStack(), 'Toys'), 'bear');
const mistakes = (input: object) => mistakesOf(() => parseSettings(toySettings, input, place()));

describe('settings', () => {
  test('come back with their defaults', () => {
    expect(parseSettings(toySettings, { color: 'red' }, place())).toEqual({ size: 2, color: 'red' });
  });

  test('stay the same when they are parsed again', () => {
    const once = parseSettings(toySettings, { color: 'red' }, place());
    expect(parseSettings(toySettings, once, place())).toEqual(once);
  });

  test('have all their mistakes reported together, each with its path', () => {
    expect(mistakes({ size: 9, color: 'gren', parts: { arm: { weight: 'heavy' } } })).toEqual([
      's/Toys/bear.size: must be at most 5, got 9; lower it',
      's/Toys/bear.color: is not known, got "gren"; did you mean \'green\'?',
      's/Toys/bear.parts.arm.weight: must be a number, got "heavy"; give a number',
    ]);
  });

  test('are listed one mistake a line in the error', () => {
    const make = () => parseSettings(toySettings, { size: 9, tags: ['a', 'b', 'c'] }, place());
    expect(make).toThrow(
      new SettingsError([
        's/Toys/bear.size: must be at most 5, got 9; lower it',
        's/Toys/bear.tags: must have at most 2 entries, got ["a","b","c"]; remove some',
      ]),
    );
    expect(make).toThrow(/^invalid settings\n {2}s\/Toys\/bear\.size: .*\n {2}s\/Toys\/bear\.tags: /);
  });

  test.each<[string, object, string]>([
    ['an unknown key, with the nearest', { colour: 'red' }, "colour: is not a setting; did you mean 'color'?"],
    ['a key far from any, with all', { xyz: 1 }, 'xyz: is not a setting; use one of size, color, parts, tags'],
    [
      'an unknown key of an entry',
      { parts: { arm: { weight: 1, xyz: 2 } } },
      'parts.arm.xyz: is not a setting; use one of weight',
    ],
    ['a missing value', { parts: { arm: {} } }, 'parts.arm.weight: is missing; give a number'],
    ['a fraction', { size: 1.5 }, 'size: must be a whole number, got 1.5; give a whole number'],
    ['text for a list', { tags: 'a' }, 'tags: must be a list, got "a"; give a list'],
    [
      'a name that is not one',
      { parts: { 'Left-Arm': { weight: 1 } } },
      "parts.Left-Arm: must be 1 to 31 of a-z, 0-9 and '-', start with a letter and not end with '-', got \"Left-Arm\"; rename it",
    ],
  ])('name %s', (_, input, expected) => {
    expect(mistakes(input)).toEqual([`s/Toys/bear.${expected}`]);
  });

  test('never hold a value that is known after apply, at any depth', () => {
    const late = Token.asString({ resolve: () => 'later' });
    expect(mistakes({ tags: ['a', late], parts: { arm: { weight: Token.asNumber({ resolve: () => 1 }) } } })).toEqual([
      's/Toys/bear.tags.1: is only known after apply; settings must be literal',
      's/Toys/bear.parts.arm.weight: is only known after apply; settings must be literal',
    ]);
  });

  test.each(['${file("/etc/passwd")}', '%{ if true }x%{ endif }'])(
    'never hold what Terraform evaluates: %s',
    (text) => {
      expect(mistakes({ tags: [text] })).toEqual([
        `s/Toys/bear.tags.0: holds a Terraform expression, got ${JSON.stringify(text)}; write what it stands for`,
      ]);
    },
  );

  test('never hold themselves', () => {
    const parts: Record<string, unknown> = {};
    parts['arm'] = parts;
    expect(mistakes({ parts })).toEqual(['s/Toys/bear.parts.arm: holds itself; settings must be literal']);
    parts['arm'] = { weight: { of: parts } };
    expect(mistakes({ parts })).toEqual(['s/Toys/bear.parts.arm.weight.of: holds itself; settings must be literal']);
  });

  test('that are no number are shown as they are', () => {
    expect(mistakes({ size: null })).toEqual(['s/Toys/bear.size: must be a number, got null; give a number']);
  });

  test('are checked across fields once each field is sound', () => {
    const check = () => [{ path: ['size'], text: 'does not go with the color, got 2; take another' }];
    expect(mistakesOf(() => parseSettings(toySettings, {}, place(), check))).toEqual([
      's/Toys/bear.size: does not go with the color, got 2; take another',
    ]);
    expect(mistakesOf(() => parseSettings(toySettings, { size: 9 }, place(), check))).toEqual([
      's/Toys/bear.size: must be at most 5, got 9; lower it',
    ]);
  });
});

test('a path shows as escapes what nobody would see, and no secret', () => {
  expect(mistakes({ 'a\u202Eb': 1, 'password=Tr0ub4dor': 1 })).toEqual([
    's/Toys/bear.a\\u202eb: is not a setting; use one of size, color, parts, tags',
    's/Toys/bear.password=(hidden): is not a setting; use one of size, color, parts, tags',
  ]);
});

describe('a mistake is said in words', () => {
  test('of one of several words that is missing with all of them', () => {
    const words = z.strictObject({ of: z.enum(['red', 'green']) }).readonly();
    expect(mistakesOf(() => parseSettings(words, {}, place()))).toEqual([
      's/Toys/bear.of: is missing; use one of red, green',
    ]);
  });

  const schema = z
    .strictObject({
      size: z.number(),
      text: z.string().min(2).max(3),
      letter: z.string().min(1),
      list: z.array(z.string()).min(1),
      on: z.boolean(),
      kind: z.literal('a'),
      of: z.enum(['red', 'green']),
      step: z.number().multipleOf(2),
      password: z.number(),
      parts: z.record(z.string(), z.number()),
      egress: z.union([
        z.literal('none'),
        z.strictObject({ hub: z.string() }),
        z.strictObject({ gateway: z.enum(['s', 'm']), address: z.string().optional() }),
      ]),
    })
    .partial()
    .readonly();
  const said = (input: object) => mistakesOf(() => parseSettings(schema, input, place()));

  test.each<[object, readonly string[]]>([
    [{ text: 'x' }, ['text: must have at least 2 characters, got "x"; write more']],
    [{ text: 'long' }, ['text: must have at most 3 characters, got "long"; shorten it']],
    [{ letter: '' }, ['letter: must have at least 1 character, got ""; write more']],
    [{ list: [] }, ['list: must have at least 1 entry, got []; add some']],
    [{ list: { a: 1 } }, ['list: must be a list, got {"a":1}; give a list']],
    [{ on: 'yes' }, ['on: must be true or false, got "yes"; give true or false']],
    [{ kind: 'b' }, ['kind: must be "a", got "b"; write that']],
    [{ of: 'rde' }, ['of: is not known, got "rde"; did you mean \'red\'?']],
    [{ step: 3 }, ['step: is not valid, got 3; write another one']],
    [{ parts: [1] }, ['parts: must be an object, got [1]; give an object']],
    [{ parts: { a: null } }, ['parts.a: must be a number, got null; give a number']],
    [{ xyz: 1, colour: 2 }, ['xyz', 'colour'].map((key) => `${key}: is not a setting; ${uses}`)],
    // what stands under the name of a secret is not shown
    [{ password: 'hunter2' }, ['password: must be a number, got (hidden); give a number']],
    [{ size: 'hunter2' }, ['size: must be a number, got "hunter2"; give a number']],
    // of several shapes the one that is nearest: with the fewest mistakes, and those furthest in
    [{ egress: { gateway: 'x' } }, ['egress.gateway: is not known, got "x"; use one of s, m']],
    [{ egress: { gateway: 'm', address: 7 } }, ['egress.address: must be a string, got 7; give a string']],
    [{ egress: { hub: 7 } }, ['egress.hub: must be a string, got 7; give a string']],
    [{ egress: 'all' }, ['egress: has none of the allowed shapes, got "all"; write one of them']],
  ])('%j', (input, expected) => {
    expect(said(input)).toEqual(expected.map((text) => `s/Toys/bear.${text}`));
  });
});

const uses = 'use one of size, text, letter, list, on, kind, of, step, password, parts, egress';

describe('the sound parts of a tree of settings', () => {
  test('are the whole when nothing is wrong', () => {
    expect(parseSoundParts(toySettings, { size: 3 })).toEqual({
      data: { size: 3 },
      sound: { size: 3 },
      mistakes: [],
    });
  });

  test('are what is left beside a mistake, so that checks over the whole still run', () => {
    const input = { size: 9, parts: { arm: { weight: 1 }, leg: { weight: 'heavy' } } };
    const { data, sound, mistakes } = parseSoundParts(toySettings, input);
    expect(data).toBeUndefined();
    expect(sound).toEqual({ size: 2, parts: { arm: { weight: 1 } } });
    expect(mistakes.map(({ path }) => path.join('.'))).toEqual(['size', 'parts.leg.weight']);
  });

  test('leave the input as it was', () => {
    const input = { size: 9, parts: { leg: { weight: 'heavy' } } };
    const before = structuredClone(input);
    parseSoundParts(toySettings, input);
    expect(input).toEqual(before);
  });

  test('are nothing of an object in which something is wrong', () => {
    const box = z.strictObject({ width: z.number(), height: z.number() }).readonly();
    const schema = z.strictObject({ box: box.optional(), size: z.number().optional() }).readonly();
    expect(parseSoundParts(schema, { box: { width: 'x', height: 2 }, size: 3 })).toEqual({
      sound: { size: 3 },
      mistakes: [{ path: ['box', 'width'], text: 'must be a number, got "x"; give a number' }],
    });
  });

  test('are none where something is no literal', () => {
    expect(parseSoundParts(toySettings, { tags: ['${a}'], size: 3 })).toEqual({
      sound: {},
      mistakes: [{ path: ['tags', '0'], text: 'holds a Terraform expression, got "${a}"; write what it stands for' }],
    });
  });

  test('are none of what is no object', () => {
    expect(parseSoundParts(toySettings, 'bear')).toMatchObject({ sound: {}, mistakes: [{ path: [] }] });
  });

  test('always have a mistake beside them when something is wrong, whatever was written', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (input) => {
        const { data, mistakes } = parseSoundParts(toySettings, input);
        expect(data === undefined).toBe(mistakes.length > 0);
      }),
    );
  });
});

describe('a name', () => {
  test.each(['a', 'flight-dynamics', 'a1', `a${'b'.repeat(30)}`])('may be %s', (name) => {
    expect(slug.safeParse(name).success).toBe(true);
  });

  test.each(['', 'A', '1a', '-a', 'a-', 'a_b', 'a.b', 'a b', `a${'b'.repeat(31)}`, 'é'])('may not be %j', (name) => {
    expect(slug.safeParse(name).success).toBe(false);
  });

  test('of an owner is an e-mail address', () => {
    expect(email.safeParse('IT').error?.issues[0]?.message).toBe(
      'must be an e-mail address, got "IT"; write one such as it@orbital.example',
    );
  });
});
