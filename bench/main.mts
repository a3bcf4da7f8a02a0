/** `npm run bench -- [--only import|synth|deploy|review|page] [--runs n] [--json]`: prints ratios, each to a baseline of the same run. */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { ensureBuilt } from '../scripts/checks.mjs';
import { benchDeploy } from './deploy.mjs';
import { benchImport } from './import.mjs';
import { compilePrograms, type Figure, type Row } from './measure.mjs';
import { benchPage } from './page.mjs';
import { benchReview } from './review.mjs';
import { benchSynth } from './synth.mjs';

const benches = {
  import: benchImport,
  synth: benchSynth,
  deploy: benchDeploy,
  review: benchReview,
  page: benchPage,
} as const;
const usualRuns = { import: 15, synth: 7, deploy: 3, review: 5, page: 3 } as const;

const { values } = parseArgs({
  options: { only: { type: 'string' }, runs: { type: 'string' }, json: { type: 'boolean', default: false } },
});

const isBench = (name: string): name is keyof typeof benches => name in benches;
const names = Object.keys(benches).filter(isBench);
const chosen = names.filter((name) => values.only === undefined || name === values.only);
if (chosen.length === 0) {
  console.error(`bench: there is no '${values.only}'; --only takes ${names.join(', ')}`);
  process.exit(1);
}
if (values.runs !== undefined && !/^[1-9]\d*$/.test(values.runs)) {
  console.error(`bench: --runs takes a whole number from 1, got ${values.runs}`);
  process.exit(1);
}

ensureBuilt();
compilePrograms();
const rows: Row[] = [];
for (const name of chosen) {
  console.error(`bench: measuring ${name}`);
  rows.push(...benches[name](values.runs === undefined ? usualRuns[name] : Number(values.runs)));
}
console.log(values.json ? JSON.stringify(report(rows), null, 2) : table(rows));

function report(all: readonly Row[]): object {
  return {
    node: process.version,
    processors: availableParallelism(),
    rows: all.map((one) => ({ ...one, verdict: verdict(one) })),
  };
}

/** A ratio is rounded as it is printed before it is held to its target. */
function verdict({ ratio, target }: Row): 'ok' | 'missed' | undefined {
  if (target === undefined) return undefined;
  return Number(ratio.toFixed(2)) <= target ? 'ok' : 'missed';
}

function table(all: readonly Row[]): string {
  const printed = new Table({
    head: ['', 'ratio', 'target', '', 'measured (least to most)', 'baseline (least to most)'],
    colAligns: ['left', 'right', 'right', 'left', 'right', 'right'],
    style: { head: [], border: [] },
  });
  for (const one of all) {
    printed.push([
      `${one.group}: ${one.what}`,
      one.ratio.toFixed(2),
      one.target === undefined ? '' : `≤ ${one.target}`,
      verdict(one) ?? '',
      show(one.measured),
      show(one.baseline),
    ]);
  }
  return `Node ${process.version}, ${availableParallelism()} processors; medians\n${printed.toString()}`;
}

function show({ median, least, most, unit }: Figure): string {
  const digits = median < 10 ? 1 : 0;
  return `${median.toFixed(digits)} ${unit} (${least.toFixed(digits)} to ${most.toFixed(digits)})`;
}
