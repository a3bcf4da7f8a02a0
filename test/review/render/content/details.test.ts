import { expect, test } from 'vitest';
import {
  attributeText,
  changedText,
  noteText,
  otherReasons,
  reasonText,
  valuesText,
} from '../../../../src/review/render/content/details';
import { unmarked } from '../../../../src/review/render/content/text';
import { change } from '../../fixtures/report';

test('values are told with both sides, or with the sign of the only one', () => {
  const told = (one: Parameters<typeof valuesText>[0]) => unmarked(valuesText(one));
  const [attribute] = change({ attributes: [{ attribute: 'a', before: 'x', after: 'y' }] }).attributes;
  const { before, after } = attribute ?? {};
  expect(told({ before, after })).toBe('x → y');
  expect(told({ after })).toBe('+ y');
  expect(told({ before })).toBe('- x');
  expect(told({})).toBe('+ ');
});

const made = change({
  action: 'replace',
  attributes: [
    { attribute: 'nodes[0].region', before: 'GRA11', after: 'SBG5' },
    { attribute: 'network_id', before: 'a', after: 'b', because: 'Networks/main' },
    { attribute: 'size', after: '2' },
  ],
  reasons: [
    { attribute: 'nodes.region', certain: true },
    { attribute: 'network_id', certain: false, because: 'Networks/main' },
    { attribute: 'zone', certain: true },
    { attribute: 'image', certain: false },
    { attribute: 'subnet', certain: false, because: 'Subnet' },
  ],
});

test('an attribute is told with its values, or what it waits for, and whether that replaces', () => {
  expect(made.attributes.map((one) => unmarked(attributeText(one, made)))).toEqual([
    'nodes[0].region: GRA11 → SBG5, which replaces it',
    'network_id: known after apply, waits for Networks/main, which replaces it',
    'size: + 2',
  ]);
  expect(made.attributes.map((one) => unmarked(changedText(one, { reasons: [] })))).toEqual([
    'GRA11 → SBG5',
    'known after apply, waits for Networks/main',
    '+ 2',
  ]);
});

test('a reason is told with what changes, or with what it waits for', () => {
  expect(made.reasons.map((reason) => unmarked(reasonText(reason, made.attributes)))).toEqual([
    'nodes.region changes: GRA11 → SBG5',
    'depends on network_id, known after apply, which waits for Networks/main',
    'zone changes',
    'depends on image, known after apply',
    'depends on subnet, known after apply, which waits for Subnet',
  ]);
  // those that an attribute tells are told with it
  expect(otherReasons(made).map(unmarked)).toEqual([
    'zone changes',
    'depends on image, known after apply',
    'depends on subnet, known after apply, which waits for Subnet',
  ]);
});

test('a note is told with the attribute that it is about', () => {
  const { notes } = change({
    notes: [
      { effect: 'fails', says: 'refused' },
      { effect: 'ignored', attribute: 'password', says: 'nothing happens' },
    ],
  });
  expect(notes.map(noteText).map(unmarked)).toEqual(['refused', 'password: nothing happens']);
});
