import { expect, test } from 'vitest';
import { ovhBehaviour } from '../../../providers/ovh/schema/sandbox';
import type { Case } from './harness';
import { isRefused, tables } from './tables';

const cases: readonly Case[] = tables.flatMap((table) => Object.values(table.cases));

/** Whether a message is one of a template's. */
const says = (template: string): RegExp =>
  new RegExp(
    template
      .split(/\{[^}]+\}/)
      .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.+'),
  );

const { resources, dataSources } = ovhBehaviour;

test('every refusal of the data has a case somewhere', () => {
  const all = [...Object.entries(resources), ...Object.entries(dataSources)];
  const inUse = new Set(cases.filter(isRefused).map(({ expected }) => expected));
  const untested = all.flatMap(([, { refuses = [] }]) =>
    refuses.flatMap((refusal) => ([...inUse].some((line) => says(refusal.says).test(line)) ? [] : [refusal.says])),
  );
  expect([...new Set(untested)]).toEqual([]);
});

test('every update that fails has a case', () => {
  const failing = Object.entries(resources).filter(([, { failsOnUpdate }]) => failsOnUpdate !== undefined);
  const untested = failing.flatMap(([type, { failsOnUpdate = {} }]) =>
    cases.some((one) => one.type === type && Object.values(failsOnUpdate).includes(one.expected)) ? [] : [type],
  );
  expect(untested).toEqual([]);
});

test('there are more than the 40 refusals that are promised, and every one says where it is from', () => {
  const refusals = [...Object.values(resources), ...Object.values(dataSources)].flatMap(({ refuses = [] }) => refuses);
  expect(new Set(refusals.map((refusal) => refusal.says)).size).toBeGreaterThanOrEqual(45);
  expect(cases.filter(isRefused).length).toBeGreaterThanOrEqual(100);
  expect(refusals.filter(({ source }) => source.length < 10).map((refusal) => refusal.says)).toEqual([]);
});
