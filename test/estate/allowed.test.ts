import { expect, test } from 'vitest';
import { allowedLines } from '../../src/estate/allowed';

const retired = (...paths: readonly string[]) => ({
  retired: Object.fromEntries(paths.map((path) => [path, { after: '2027-01-31', reason: '…' }])),
});
const excepted = (at: string) =>
  ({ exceptions: [{ rule: 'data-replaced', at, reason: '…', owner: 'x@acme.example', until: '2027-01-31' }] }) as const;
const exception = (at: string) =>
  `{ rule: 'data-replaced', at: '${at}', reason: '…', owner: 'x@acme.example', until: '2027-01-31' }`;

test('several entries of the settings are one line for each key, since the settings have it once', () => {
  expect(allowedLines([retired('a'), excepted('c'), retired('a'), retired('b'), excepted('d')])).toEqual({
    retired: "retired: { 'a': { after: '2027-01-31', reason: '…' }, 'b': { after: '2027-01-31', reason: '…' } }",
    exceptions: `exceptions: [${exception('c')}, ${exception('d')}]`,
  });
  expect(allowedLines([])).toEqual({});
});

test('what is in something that an entry names needs none of its own, and what only begins as its name does', () => {
  const [inner, outer, other] = [
    'erp/prod/clusters.old.nodePools.web',
    'erp/prod/clusters.old',
    'erp/prod/clusters.older',
  ];
  expect(allowedLines([excepted(inner), excepted(outer), excepted(other)])).toEqual({
    exceptions: `exceptions: [${exception(outer)}, ${exception(other)}]`,
  });
  expect(allowedLines([retired(inner), retired(outer)])).toEqual(allowedLines([retired(outer)]));
  // leave to make something again is none to take it away
  expect(Object.keys(allowedLines([retired(inner), excepted(outer)]))).toEqual(['retired', 'exceptions']);
});
