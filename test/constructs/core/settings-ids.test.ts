import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { keyedMap, parseSoundParts, slug } from '../../../constructs/core/settings';

describe('a map whose entries have ids', () => {
  const map = z
    .strictObject({ things: keyedMap(slug, (identity) => z.strictObject({ size: z.int().optional(), ...identity })) })
    .readonly();
  const said = (things: object) =>
    parseSoundParts(map, { things }).mistakes.map(({ path, text }) => `${path.join('.')}: ${text}`);
  const twice = (key: string, other: string, id: string) =>
    `things.${key}.id: is the id of ${other} too, got "${id}"; give each an id of its own`;

  test('has the key where none is given', () => {
    expect(parseSoundParts(map, { things: { a: {}, b: { id: 'old', size: 1 } } }).data).toEqual({
      things: { a: { id: 'a' }, b: { id: 'old', size: 1 } },
    });
  });

  test.each<[object, readonly string[]]>([
    [{ a: {}, b: { id: 'a' } }, [twice('b', 'a', 'a')]],
    [{ b: { id: 'a' }, a: {} }, [twice('b', 'a', 'a')]],
    [{ a: { id: 'x' }, b: { id: 'x' } }, [twice('b', 'a', 'x')]],
    [{ a: { id: 'x' }, b: { id: 'x' }, c: { id: 'x' } }, [twice('b', 'a', 'x'), twice('c', 'a', 'x')]],
    [{ a: { id: 'b' }, b: { id: 'a' } }, []],
    [{ a: { id: 'a' } }, []],
  ])('%j', (things, expected) => {
    expect(said(things)).toEqual(expected);
  });

  test('has ids that are there twice told beside other mistakes, and what is sound of it is the rest', () => {
    const things = { a: { size: 'x' }, b: { id: 'same' }, c: { id: 'same' }, d: {} };
    expect(parseSoundParts(map, { things })).toEqual({
      sound: { things: { b: { id: 'same' }, d: { id: 'd' } } },
      mistakes: [
        { path: ['things', 'a', 'size'], text: 'must be a number, got "x"; give a number' },
        { path: ['things', 'c', 'id'], text: 'is the id of b too, got "same"; give each an id of its own' },
      ],
    });
  });

  test('in another map loses the entry that is wrong, and no other', () => {
    const nested = z
      .strictObject({
        teams: keyedMap(slug, (identity) =>
          z.strictObject({
            things: keyedMap(slug, (own) => z.strictObject({ list: z.array(z.string()).optional(), ...own })),
            ...identity,
          }),
        ),
      })
      .readonly();
    const wrong = { web: { things: { a: { list: ['x', 7] }, b: {} } }, it: { things: 7 } };
    expect(parseSoundParts(nested, { teams: wrong })).toEqual({
      sound: { teams: { web: { id: 'web', things: { b: { id: 'b' } } } } },
      mistakes: [
        { path: ['teams', 'web', 'things', 'a', 'list', 1], text: 'must be a string, got 7; give a string' },
        { path: ['teams', 'it', 'things'], text: 'must be an object, got 7; give an object' },
      ],
    });
  });
});
