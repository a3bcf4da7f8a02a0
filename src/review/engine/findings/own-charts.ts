import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { type OwnChart, ownChart, ownCharts } from '../../../../constructs/platform/charts';
import { filesAt, plainPath } from '../../../estate/content';
import type { Stack, StackFile } from '../../../estate/model';
import { sha256 } from '../../../estate/sha256';
import type { FindingContext } from './classes';
import type { RawDifference } from './raw';

/** Its files from the folder of the chart, each with the sha256 of its bytes, as text. */
const fingerprint = (files: readonly (readonly [path: string, sha256: string])[]): string =>
  JSON.stringify([...files].sort(([a], [b]) => (a < b ? -1 : 1)));

let known: ReadonlyMap<string, OwnChart> | undefined;

/** The charts that come with this library by their fingerprints, read once. */
function fingerprints(): ReadonlyMap<string, OwnChart> {
  const names = Object.keys(ownCharts) as OwnChart[];
  known ??= new Map(names.map((name) => [fingerprintOf(ownChart(name)), name]));
  return known;
}

const fingerprintOf = (folder: string): string =>
  fingerprint(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [relative(folder, file).split(sep).join('/'), sha256(readFileSync(file))]),
  );

/**
 * Whether a file is of a chart that comes with this library, on each side that has it: every release that takes it takes a folder that is
 * such a chart, byte for byte, with no file more and none less. It goes with all of its chart, and with every release that takes this.
 */
export function isOfOwnChart(files: RawDifference['files'], { before, after }: FindingContext): boolean {
  const [old, now] = [files?.before, files?.after];
  const charts = old === undefined || before === undefined ? [] : chartsWith(before, old);
  if (old !== undefined && (before === undefined || !areOwn(before, charts))) return false;
  if (now !== undefined) return areOwn(after, chartsWith(after, now));
  const taken = chartsIn(after).map(plainPath);
  return charts.every((chart) => filesAt(after, chart).length === 0 && !taken.includes(plainPath(chart)));
}

/** What releases and templates of a stack take, as they write it. */
const chartsIn = ({ blocks }: Stack): readonly string[] =>
  [...blocks.values()]
    .filter(({ type }) => type === 'helm_release' || type === 'helm_template')
    .map(({ body }) => String(body['chart'] ?? ''));

const chartsWith = (stack: Stack, { path }: StackFile): readonly string[] =>
  chartsIn(stack).filter((chart) => filesAt(stack, chart).some((file) => file.path === path));

const areOwn = (stack: Stack, charts: readonly string[]): boolean =>
  charts.length > 0 && charts.every((chart) => ownChartAt(stack, chart) !== undefined);

/** Which chart of this library a path in a stack leads to, byte for byte. */
export function ownChartAt(stack: Stack, chart: string): OwnChart | undefined {
  const files = filesAt(stack, chart);
  if (files.some(({ isExecutable, isUnhashed }) => isExecutable === true || isUnhashed === true)) return undefined;
  return fingerprints().get(fingerprint(files.map(({ path, sha256 }) => [posix.relative(chart, path), sha256])));
}
