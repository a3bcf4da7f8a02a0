import { describe, expect, test } from 'vitest';
import type { StackRecord } from '../../../../src/estate/model';
import { externalFindings, recordFindings } from '../../../../src/review/engine/findings/labels';
import { outputOf, stackWith } from '../../outputs';

const record: StackRecord = {
  kind: 'environment',
  team: 'web',
  environment: 'prod',
  stage: 'production',
  owner: 'web@acme.example',
  costCentre: 'RD-1',
} as StackRecord;
const stack = (record?: Partial<StackRecord>) => ({
  ...stackWith('prod', {}),
  ...(record && { record: record as StackRecord }),
});
const without = (name: keyof StackRecord): Partial<StackRecord> => {
  const { [name]: _, ...rest } = record;
  return rest;
};

describe('what landing-zone.json says otherwise of a stack', () => {
  test.each<[keyof StackRecord, string, string, string, string]>([
    ['team', 'owner', 'team', 'it belongs to another team', 'it belongs to no team'],
    ['environment', 'owner', 'environment', 'it belongs to another environment', 'it belongs to no environment'],
    [
      'stage',
      'owner',
      'stage',
      'how much a mistake in it would cost is another matter',
      'how much a mistake in it would cost is not told any more',
    ],
    ['owner', 'owner', 'owner', 'somebody else answers for it', 'nobody answers for it, and nobody is asked'],
    ['costCentre', 'owner', 'cost-centre', 'its cost is booked elsewhere', 'nobody is told where its cost is booked'],
    ['kind', 'listed', 'kind', 'it is of another kind', 'landing-zone.json says nothing of it any more'],
  ])('%s', (name, kind, attribute, other, none) => {
    const where = name === 'kind' ? 'landing-zone.json' : attribute;
    const was = record[name];
    const finding = (says: string, after: object) => ({
      class: kind,
      stack: 'prod',
      where,
      says,
      attributes: [{ attribute, before: was, ...after }],
    });
    expect(recordFindings(stack(record), stack({ ...record, [name]: 'shared' }))).toEqual([
      finding(other, { after: 'shared' }),
    ]);
    expect(recordFindings(stack(record), stack(without(name)))).toEqual([finding(none, {})]);
    const news = recordFindings(stack(without(name)), stack(record));
    expect(news).toEqual(
      name === 'kind'
        ? []
        : [{ class: kind, stack: 'prod', where, says: other, attributes: [{ attribute, after: was }] }],
    );
  });

  test('is nothing where it says the same, or said nothing', () => {
    expect(recordFindings(stack(record), stack({ ...record }))).toEqual([]);
    expect(recordFindings(stack(), stack(record))).toEqual([]);
  });

  test('is everything where it says nothing of a stack any more', () => {
    expect(recordFindings(stack(record), stack()).map(({ where }) => where)).toEqual([
      'team',
      'environment',
      'stage',
      'owner',
      'cost-centre',
      'landing-zone.json',
    ]);
  });
});

test('what exists outside is told where it is gone or another one, to the stacks that name it', () => {
  const outside = (...externals: object[]) => ({
    ...outputOf({ one: { 'terraform_data.A': { input: 'pn-"1"' } }, two: { 'terraform_data.B': { input: 'pn-2' } } }),
    externals: externals as never,
  });
  const one = { type: 'ovh_vrack', id: 'pn-"1"', attributes: { name: 'a' } };
  const two = { type: 'ovh_vrack', id: 'pn-2' };
  const said = (head: ReturnType<typeof outside>) =>
    externalFindings(outside(one, two), head).map(({ class: kind, stack, where, says, attributes }) => [
      kind,
      stack,
      where,
      says,
      attributes.length,
    ]);
  const gone = ['listed', 'one', 'landing-zone.json', 'no longer has ovh_vrack pn-"1", which the stack names', 0];
  expect(said(outside(one, two))).toEqual([]);
  expect(said(outside(two))).toEqual([gone]);
  expect(said(outside({ ...one, type: 'ovh_me' }, two))).toEqual([gone]);
  expect(said(outside({ ...one, attributes: { name: 'b' } }, two))).toEqual([
    ['listed', 'one', 'landing-zone.json', 'says otherwise what is ovh_vrack pn-"1", which the stack names', 0],
  ]);
  expect(said(outside()).map(([, stack]) => stack)).toEqual(['one', 'two']);
});
