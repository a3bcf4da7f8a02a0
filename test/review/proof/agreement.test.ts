import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rehearsalTools } from '../../../src/cli/rehearsal';
import { readReviewed } from '../../../src/cli/reviewed';
import { compareWithReview } from '../../../src/deploy/reviewed';
import type { Estate } from '../../../src/estate/model';
import { readEstate } from '../../../src/estate/read';
import { joinPlans, type Plans } from '../../../src/review/plan/join';
import { rehearse } from '../../../src/review/plan/rehearsal';
import { renderJson } from '../../../src/review/render/json';
import type { Counts, Report } from '../../../src/review/report/report';
import { reviewOf } from '../../../src/review/report/review';
import { caseNames, loadCase, synthesize } from '../corpus';
import { deployedOnce } from './deployed-once';
import { exceptions } from './exceptions';

interface Compared {
  readonly name: string;
  readonly synth: Report;
  readonly joined: Report;
  /** What `deploy --reviewed` would stop at. */
  readonly stops: readonly string[];
}

/** Apart from cases of raw JSON with programs, other providers, states or files: the sandbox plans none of them, so nothing can agree. */
const rehearsed = caseNames.filter((name) => !/^(runs|provider|state|guard|unread|listed)-/.test(name));

const folder = mkdtempSync(join(tmpdir(), 'agreement-'));
const compared = new Map<string, Compared>();
const tools = deployedOnce(rehearsalTools(new AbortController().signal, process.env, []), join(folder, 'deployed'));

async function compare(name: string): Promise<Compared> {
  const { before, after } = await loadCase(name);
  const base = readEstate(synthesize(before, join(folder, name, 'base')));
  const head = readEstate(synthesize(after, join(folder, name, 'head')));
  const synth = reviewOf(base, head);
  const plans = await rehearse({ base, head, tools });
  return { name, synth, joined: joinPlans(synth, plans, base, head), stops: stopsOf(name, head, synth, plans) };
}

function stopsOf(name: string, head: Estate, synth: Report, { plans }: Plans): string[] {
  const file = join(folder, name, 'review.json');
  writeFileSync(file, renderJson(synth));
  const { review } = readReviewed(synth.digest, file);
  return [...plans].flatMap(([stack, { changes }]) =>
    compareWithReview(
      { id: stack, forgotten: head.stacks.get(stack)?.forgotten ?? new Set() },
      changes,
      review?.changes.get(stack) ?? [],
    )
      .filter(({ kind }) => kind !== 'less')
      .map(({ address, planned, because = [] }) => [planned, stack, withoutHash(address), ...because].join(' ')),
  );
}

const withoutHash = (address: string): string => address.replace(/_[0-9A-F]{8}\b/, '');

beforeAll(async () => {
  const queue = [...rehearsed];
  const worker = async () => {
    for (let name = queue.shift(); name !== undefined; name = queue.shift()) compared.set(name, await compare(name));
  };
  await Promise.all([worker(), worker(), worker()]);
  console.info(table());
  // Terraform deploys and plans every one of them
}, 3_600_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const actions = ['add', 'change', 'replace', 'destroy', 'move'] as const;
const countsText = (counts: Counts): string =>
  actions.flatMap((action) => (counts[action] > 0 ? `${counts[action]} ${action}` : [])).join(', ') || 'nothing';

/** What the review and Terraform say of each case, side by side. */
function table(): string {
  const rows = rehearsed.map((name) => {
    const { synth, joined } = compared.get(name) as Compared;
    const differing = joined.disagreements.length;
    return [
      name,
      countsText(synth.counts),
      countsText(joined.counts),
      differing === 0 ? 'agree' : `${differing} differ`,
    ];
  });
  const all = [['case', 'synth diff', 'sandbox plan', ''], ...rows];
  const width = (column: number) => Math.max(...all.map((row) => row[column]?.length ?? 0));
  return all
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(width(at)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const differences = ({ joined, synth }: Compared): string[] => [
  ...joined.disagreements.map(({ stack, address, synth: said, plan }) => {
    return `${stack} ${withoutHash(address)}: synth diff says ${said}, Terraform ${plan}`;
  }),
  ...joined.limits
    .filter((limit) => !synth.limits.includes(limit))
    .map((limit) => limit.replace(/_[0-9A-F]{8}\b/g, '').replace(/ \(sandbox, X-OVH-Query-Id.*$/, '')),
];

test.each(rehearsed)('the synth diff and the plan in the sandbox agree on %s', (name) => {
  expect(differences(compared.get(name) as Compared)).toEqual(exceptions[name]?.differences ?? []);
});

test.each(rehearsed)(
  'what the review says of %s lets a deployment apply it, with the reasons for every replacement',
  (name) => {
    expect(compared.get(name)?.stops).toEqual(exceptions[name]?.stops ?? []);
  },
);

test('every exception is of a case', () => {
  expect(Object.keys(exceptions).filter((name) => !rehearsed.includes(name))).toEqual([]);
});
