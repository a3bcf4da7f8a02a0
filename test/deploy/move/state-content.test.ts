import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptied, held, marked, markIn, markOf, readState, textOfState } from '../../../src/deploy/move/state-content';

const head = '"version":4,"terraform_version":"1.11.4","serial":7,"lineage":"l"';

test('every number keeps all of its digits, also where a double is too short for it', () => {
  const text = `{${head},"outputs":{},"resources":[{"a":12345678901234567890,"b":1.0,"c":-1e400,"d":"9007199254740993","e":"a\\"12345678901234567890"}]}`;
  const read = readState(text, 'x');
  expect(read && textOfState(read)).toBe(text);
});

test('whatever JSON is in it comes out as it went in', () => {
  fc.assert(
    fc.property(fc.json({ noUnicodeString: false }), (inner) => {
      const text = `{${head},"outputs":{},"resources":[${inner}]}`;
      const read = readState(text, 'x');
      expect(JSON.parse(read === undefined ? '' : textOfState(read))).toEqual(JSON.parse(text));
    }),
  );
});

test('what is no state, or an encrypted one, is told without quoting it', () => {
  expect(() => readState('{"secret": "hunter2" x', 'state/a.tfstate')).toThrow(
    /^state\/a\.tfstate: holds no whole state, as where a write of it was cut off$/,
  );
  for (const text of ['{"serial":1,"encrypted_data":"x"}', '[]'])
    expect(() => readState(text, 'state/a.tfstate')).toThrow('state/a.tfstate: is no state that can be read here');
  expect([readState('', 'x'), readState('{"version":4,"terraform_version":"1","serial":0,"lineage":""}', 'x')]).toEqual(
    [undefined, undefined],
  );
});

test('a state says where it goes, and what it held then; an output of a program of that name says nothing', () => {
  const state = readState(`{${head},"outputs":{"moved_to":{"value":"the moon","type":"string"}},"resources":[]}`, 'x');
  expect(state && markOf(state)).toBeUndefined();
  expect(state && markOf(marked(state, 's3://a as of 3/b'))).toEqual({
    place: 's3://a as of 3/b',
    held: state && held(state),
  });
  expect(state && emptied(marked(state, 'b'), 'b')).toMatchObject({ serial: 9, lineage: 'l', resources: [] });
  expect(markIn('moved', 'state moved by landing-zone, to b as of 3')).toBeUndefined();
  expect(markIn('moved_to', 'state moved by landing-zone, to b')).toBeUndefined();
});
