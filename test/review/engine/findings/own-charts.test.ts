import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ownChart } from '../../../../constructs/platform/charts';
import type { Stack, StackFile, Values } from '../../../../src/estate/model';
import { sha256 } from '../../../../src/estate/sha256';
import { isOfOwnChart, ownChartAt } from '../../../../src/review/engine/findings/own-charts';
import { stackWith } from '../../outputs';
import { nothingAround } from './found';

const folder = ownChart('knative-serving');

/** The files of the chart in a folder of a stack. */
const chartIn = (place: string): StackFile[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ path: `${place}/${relative(folder, file)}`, role: 'asset', sha256: sha256(readFileSync(file)) }));

const stackOf = (files: readonly StackFile[], ...charts: readonly string[]): Stack => ({
  ...stackWith('prod', {
    resource: {
      helm_release: Object.fromEntries(charts.map((chart, index): [string, Values] => [`R${index}`, { chart }])),
    },
  }),
  files,
});

const own = chartIn('assets/chart');
const [first = { path: '', role: 'asset', sha256: '' }, ...rest] = own;

describe('a folder of a stack is a chart of this library', () => {
  test('where all of its files are there, byte for byte, in whatever order, and no other one', () => {
    expect(ownChartAt(stackOf(own), 'assets/chart')).toBe('knative-serving');
    expect(ownChartAt(stackOf(own.toReversed()), './assets/chart')).toBe('knative-serving');
    expect(ownChartAt(stackOf([...own, { path: 'values.yaml', role: 'asset', sha256: 'a' }]), 'assets/chart')).toBe(
      'knative-serving',
    );
    expect(ownChartAt(stackOf(own), 'assets')).toBeUndefined();
    expect(ownChartAt(stackOf(rest), 'assets/chart')).toBeUndefined();
    expect(ownChartAt(stackOf([]), 'assets/chart')).toBeUndefined();
  });

  test.each<[string, readonly StackFile[]]>([
    ['has a file more', [...own, { path: 'assets/chart/templates/x.yaml', role: 'asset', sha256: 'a' }]],
    ['has another content', [{ ...first, sha256: 'a' }, ...rest]],
    ['has a file that may be run', [{ ...first, isExecutable: true }, ...rest]],
    ['has a file that nobody opened', [{ ...first, isUnhashed: true }, ...rest]],
    ['has a file under another name', [{ ...first, path: 'assets/chart/other' }, ...rest]],
  ])('and none that %s', (_, files) => {
    expect(ownChartAt(stackOf(files), 'assets/chart')).toBeUndefined();
  });
});

describe('a file is told by the release of a chart of this library', () => {
  type Side = Stack | undefined;
  const isOwn = (before: Side, after: Stack, files: { readonly before?: StackFile; readonly after?: StackFile }) =>
    isOfOwnChart(files, { ...nothingAround, ...(before && { before }), after });
  const none = stackOf([]);
  const taken = stackOf(own, 'assets/chart');
  const changed = stackOf([{ ...first, sha256: 'a' }, ...rest], 'assets/chart');
  const other = { ...first, sha256: 'a' };

  test('where it comes or goes with the whole chart and each release that takes it', () => {
    expect(isOwn(none, taken, { after: first })).toBe(true);
    expect(isOwn(undefined, taken, { after: first })).toBe(true);
    expect(isOwn(taken, none, { before: first })).toBe(true);
    expect(isOwn(taken, taken, { before: first, after: first })).toBe(true);
  });

  test('not where no release takes it, or one of something else', () => {
    expect(isOwn(none, stackOf(own), { after: first })).toBe(false);
    expect(isOwn(none, stackOf(own, 'web'), { after: first })).toBe(false);
    expect(isOwn(stackOf(own), none, { before: first })).toBe(false);
    expect(isOwn(undefined, none, { before: first })).toBe(false);
  });

  test('not where either side is another chart', () => {
    expect(isOwn(none, changed, { after: other })).toBe(false);
    expect(isOwn(changed, none, { before: other })).toBe(false);
    expect(isOwn(taken, changed, { before: first, after: other })).toBe(false);
    expect(isOwn(changed, taken, { before: other, after: first })).toBe(false);
  });

  test('not where a release takes a folder around it, too', () => {
    expect(isOwn(none, stackOf(own, 'assets/chart', 'assets'), { after: first })).toBe(false);
  });

  test('not where something is left of it, or still taken', () => {
    expect(isOwn(taken, stackOf(rest), { before: first })).toBe(false);
    expect(isOwn(taken, stackOf([], './assets/chart/'), { before: first })).toBe(false);
    expect(isOwn(taken, stackOf([], 'assets/other'), { before: first })).toBe(true);
  });

  test('also where a template renders it, and not where another resource has such an argument', () => {
    const taking = (section: Values): Stack => ({ ...stackWith('prod', section), files: own });
    const named = { A: { chart: 'assets/chart' } };
    expect(isOwn(none, taking({ data: { helm_template: named } }), { after: first })).toBe(true);
    expect(isOwn(none, taking({ resource: { acme_release: named } }), { after: first })).toBe(false);
  });
});
