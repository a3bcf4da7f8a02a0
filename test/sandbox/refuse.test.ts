import { describe, expect, test } from 'vitest';
import type { Refusal, Request } from '../../providers/ovh/schema/behaviour';
import { Cloud } from '../../src/sandbox/cloud';
import { refuse } from '../../src/sandbox/refuse';
import { reshaped } from '../../src/sandbox/reshape';

const request = (operation: Request['operation'], now: Request['now'], before: Request['before'] = {}): Request => ({
  operation,
  type: 'ovh_vrack',
  now,
  before,
  id: '',
});
const refusal = (more: Partial<Refusal> = {}): Refusal => ({
  status: 400,
  says: 'name {name} is {what}',
  source: 'a test',
  when: () => ({ what: 'taken' }),
  ...more,
});
const failure = (refusals: readonly Refusal[], of: Request): unknown => {
  try {
    refuse(refusals, of, new Cloud());
  } catch (error) {
    return error;
  }
  return undefined;
};

describe('a refusal', () => {
  test('names what was asked for and what it found', () => {
    expect(failure([refusal()], request('create', { name: 'main' }))).toMatchObject({
      status: 400,
      errorClass: 'Client::BadRequest',
      message: 'name main is taken',
    });
  });

  test('names what is in the cloud when something is deleted', () => {
    const deletion = refusal({ on: ['delete'] });
    expect(failure([deletion], request('delete', {}, { name: 'old' }))).toMatchObject({ message: 'name old is taken' });
  });

  test('is for creating and updating where nothing else is said', () => {
    expect(failure([refusal()], request('update', { name: 'main' }))).toBeDefined();
    expect(failure([refusal()], request('delete', {}, { name: 'main' }))).toBeUndefined();
  });

  test('passes when its condition does not hold', () => {
    expect(failure([refusal({ when: () => false })], request('create', {}))).toBeUndefined();
  });

  test('carries the hint of the sandbox', () => {
    expect(failure([refusal({ hint: 'Take another name.' })], request('create', {}))).toMatchObject({
      hint: 'Take another name.',
    });
  });
});

test.each([
  [5, 'string', '5'],
  ['5', 'number', '5'],
  ['five', 'number', null],
  [{ a: 1 }, 'string', null],
  ['one', ['list', 'string'], ['one']],
  [[{ id: 7, more: true }], ['object', { id: 'string' }], { id: '7' }],
  [{ a: 1 }, ['map', 'string'], { a: '1' }],
] as const)('%j, read as %j, is %j', (value, type, expected) => {
  expect(reshaped(value, type as never)).toEqual(expected);
});
