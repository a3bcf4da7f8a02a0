/** Processor time and memory of synthesizing landing zones, beside the same resources with bare bindings. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { temporaryFolder } from '../scripts/checks.mjs';
import { bareStacks } from './bare-stacks.mjs';
import { landingZoneOf } from './environments.mjs';
import { type Figure, figure, inTurns, measured, type Row, row } from './measure.mjs';
import type { Measure } from './programs/clock.js';

const target = 1.5;
const sizes = [10, 50, 200];

/** Runs of the smallest size; larger ones vary less. */
export function benchSynth(runs: number): Row[] {
  const rows: Row[] = [];
  const perEnvironment: Figure[] = [];
  for (const size of sizes) {
    const times = size === sizes[0] ? runs : Math.max(3, Math.ceil(runs / 2));
    const { without, with: withTraces } = benchSize(size, times);
    rows.push(row('synth', `${size} environments, time`, [time(without.ours), time(without.bare)], target));
    rows.push(row('synth', `${size} environments, by the clock`, [clock(without.ours), clock(without.bare)]));
    rows.push(row('synth', `${size} environments, memory`, [peak(without.ours), peak(without.bare)], target));
    rows.push(
      row('synth', `${size} environments, time, with token traces`, [time(withTraces.ours), time(withTraces.bare)]),
    );
    perEnvironment.push(
      figure(
        without.ours.map(({ milliseconds }) => milliseconds / size),
        'ms/env',
      ),
    );
  }
  const [, small, large] = perEnvironment;
  // of 10, starting up is most
  if (small && large) rows.push(row('synth', 'time per environment, 200 beside 50', [large, small], 1.2));
  return rows;
}

type Pair = { readonly ours: readonly Measure[]; readonly bare: readonly Measure[] };

function benchSize(size: number, times: number): { without: Pair; with: Pair } {
  const folder = temporaryFolder('bench');
  const [settings, bare] = [join(folder, 'settings.json'), join(folder, 'stacks.json')];
  const [ourOutput, bareOutput] = [join(folder, 'ours'), join(folder, 'bare')];
  writeFileSync(settings, JSON.stringify(landingZoneOf(size)));
  const ours = (traces: string) => () => measured<Measure>('landing-zone', settings, ourOutput, traces);
  const others = (traces: string) => () => measured<Measure>('bare', bare, bareOutput, traces);
  ours('without')();
  writeFileSync(bare, JSON.stringify(bareStacks(ourOutput)));
  others('without')();
  expectSameResources(ourOutput, bareOutput);
  const results = inTurns(times, ours('without'), others('without'));
  const traced = inTurns(Math.ceil(times / 2), ours('with'), others('with'));
  return { without: pair(results), with: pair(traced) };
}

const pair = ([ours = [], bare = []]: readonly Measure[][]): Pair => ({ ours, bare });
const time = (all: readonly Measure[]): Figure =>
  figure(
    all.map(({ milliseconds }) => milliseconds),
    'ms',
  );
const clock = (all: readonly Measure[]): Figure =>
  figure(
    all.map((measure) => measure.clock),
    'ms',
  );
const peak = (all: readonly Measure[]): Figure =>
  figure(
    all.map((measure) => measure.peak),
    'MB',
  );

/** The comparison is worth nothing unless both programs say the same to Terraform. */
function expectSameResources(ours: string, bare: string): void {
  const stacks = readdirSync(join(ours, 'stacks'));
  if (!isDeepStrictEqual(stacks, readdirSync(join(bare, 'stacks'))))
    throw new Error('the bare program has other stacks');
  for (const stack of stacks) {
    const [one, other] = [ours, bare].map((folder) =>
      JSON.parse(readFileSync(join(folder, 'stacks', stack, 'cdk.tf.json'), 'utf8'), (key, value) =>
        // construct paths differ: bare bindings are direct children of their stack
        key === '//' ? undefined : value,
      ),
    );
    const [assets, others] = [ours, bare].map((folder) => assetsIn(join(folder, 'stacks', stack)));
    if (!isDeepStrictEqual([one, assets], [other, others]))
      throw new Error(`the bare program says something else in ${stack}`);
  }
}

const assetsIn = (stack: string): string[] =>
  readdirSync(stack, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.startsWith('assets'))
    .sort();
