import type { PlanDifference } from '../deploy/reviewed';
import type { DeploymentSummary, StackSummary } from '../deploy/summary';
import { type Allowed, allowedLines } from '../estate/allowed';
import { changeGates, everything } from '../estate/gates';
import { plain } from '../readings/format/escape';
import { printLeft } from './ended';
import { printLeftBehind } from './left-behind';
import { printMoves } from './moves';
import { count, type Output } from './output';

/** Ends the output of a deployment: a table of all stacks, what differs from the review, what is left to do. */
export function printDeployment(output: Output, summary: DeploymentSummary): void {
  const { stacks, differences, removed, planOnly, toMove } = summary;
  if (toMove !== undefined) {
    output.line();
    printMoves(output, toMove, 'It would move the state of');
    output.line();
    output.line('Nothing was changed; what is deployed is planned once the states are there, without --plan-only');
    return;
  }
  if (stacks.length > 0) {
    output.line();
    printStacks(output, stacks);
  }
  output.line();
  printGates(output, stacks);
  printRenamed(output, stacks);
  printHeldBack(output, stacks);
  printDifferences(output, differences, summary.acceptDrift);
  const leftOut = stacks.filter(({ status }) => status === 'left-out').map(({ id }) => id);
  if (leftOut.length > 0)
    output.line(
      `Left out, because their content is not what was reviewed: ${leftOut.join(', ')}; their own review deploys them`,
    );
  printLeftBehind(output, removed);
  if (!planOnly) printLeft(output, 'Left to deploy', summary);
  const unchanged = stacks.filter(({ status }) => status === 'unchanged').length;
  output.line(
    `${count(stacks.length, 'stack')}, ${unchanged} without changes${planOnly ? ', nothing was changed' : ''}`,
  );
}

/** A table of stacks, and how those were planned that wait for others. */
export function printStacks(output: Output, stacks: readonly TableStack[]): void {
  const rows = stacks.map((stack) => ({ ...stack, ...countsOf(stack) }));
  const optional = (['import', 'forget'] as const).filter((name) => rows.some((row) => row[name] > 0));
  const counts = ['create', 'change', 'replace', 'destroy', ...optional] as const;
  output.table(
    ['stack', 'owner', ...counts, 'seconds', 'status'],
    rows.map((row) => [
      row.id,
      row.owner ?? '-',
      ...counts.map((name) => String(row[name])),
      row.seconds.toFixed(1),
      row.status,
    ]),
  );
  const ahead = rows.flatMap(({ id, status, early }) => (status === 'planned' && early ? [{ id, ...early }] : []));
  const say = (words: string, which: (one: (typeof ahead)[number]) => boolean) => {
    const named = ahead.filter(which).map(({ id, why }) => (why === undefined ? id : `${id} (${plain(why)})`));
    if (named.length > 0) output.line(`${words}: ${named.join(', ')}`);
  };
  say('Planned as if what they need were deployed', ({ from }) => from === 'plan');
  say(
    '  of these, with values that are known only after that',
    ({ from, unknown }) => from === 'plan' && unknown.length > 0,
  );
  say("Planned from the configuration, as Terraform can't yet", ({ from }) => from === 'configuration');
}

type TableStack = Omit<StackSummary, 'errors'>;

/** Of a stack that ended on its way, what was done until then: nobody knows what of it belongs together. */
function countsOf({ status, plan = [], created, changed, destroyed }: TableStack) {
  const isWhole = status !== 'failed' && status !== 'stopped';
  const replace = isWhole && created > 0 ? plan.filter(({ action }) => action === 'replace').length : 0;
  return {
    create: created - replace,
    change: changed,
    replace,
    destroy: destroyed - replace,
    import: isWhole ? plan.filter(({ isImported }) => isImported).length : 0,
    forget: isWhole ? plan.filter(({ action }) => action.endsWith('forget')).length : 0,
  };
}

function printGates(output: Output, stacks: readonly Pick<StackSummary, 'id' | 'gates'>[]): void {
  for (const { id, gates = [] } of stacks) {
    for (const gate of new Set(gates.map((hit) => hit.gate))) {
      const addresses = gates.flatMap((hit) => (hit.gate === gate ? plain(hit.address ?? 'outputs') : []));
      const says = gate === everything ? 'something changes' : changeGates[gate];
      output.line(output.colors.red(`Fails on ${gate}: ${says}: ${id} ${addresses.join(', ')}`));
    }
  }
}

/** What would be made again under another name, and the lines of the settings that keep it, or let it go. */
function printRenamed(output: Output, stacks: readonly Pick<StackSummary, 'id' | 'renamed'>[]): void {
  for (const { id, renamed = [] } of stacks) {
    for (const { address, now } of renamed)
      output.line(
        output.colors.red(`Renamed: ${id} would destroy ${plain(address)} and make it again as ${plain(now)}`),
      );
  }
  const all = stacks.flatMap(({ renamed = [] }) => renamed);
  for (const line of new Set(all.map((one) => one.line)))
    output.line(`  to keep it, add to the settings: ${plain(line)}`);
  printAllowed(
    output,
    'if it is to go',
    all.map(({ retiredBy }) => retiredBy),
  );
}

/** What is protected, and the lines of the settings that let it go. */
function printHeldBack(output: Output, stacks: readonly Pick<StackSummary, 'id' | 'heldBack'>[]): void {
  const all = stacks.flatMap(({ id, heldBack = [] }) => heldBack.map((one) => ({ id, ...one })));
  for (const { id, action, address, path, loses, why } of all) {
    output.line(output.colors.red(`Protected: ${id} would ${action} ${path} (${plain(address)})`));
    output.line(`  it loses ${loses}; ${why}`);
  }
  printAllowed(
    output,
    'to allow it, add to the settings',
    all.flatMap(({ allowedBy }) => allowedBy ?? []),
  );
}

function printAllowed(output: Output, what: string, all: readonly Allowed[]): void {
  for (const line of Object.values(allowedLines(all))) output.line(`  ${what}: ${plain(line)}`);
}

const headings: readonly (readonly [kind: PlanDifference['kind'], heading: (accepted: boolean) => string])[] = [
  ['destructive', () => 'Destroyed or replaced by the plan, and not in the review:'],
  [
    'other',
    (accepted) => `Not in the review otherwise${accepted ? ', accepted' : ' (--accept-drift goes on with them)'}:`,
  ],
  ['less', () => 'In the review, and already done or not needed:'],
];

function printDifferences(output: Output, all: readonly PlanDifference[], accepted: boolean): void {
  for (const [kind, heading] of headings) {
    const differences = all.filter((difference) => difference.kind === kind);
    if (differences.length === 0) continue;
    output.line((kind === 'destructive' ? output.colors.red : output.colors.yellow)(heading(accepted)));
    for (const difference of differences) output.line(`  ${words(difference)}`);
    output.line();
  }
}

function words({ stack, address, planned, reviewed, drifted, because = [] }: PlanDifference): string {
  const said = reviewed === undefined ? '' : ` (reviewed: ${reviewed})`;
  const reasons = because.length > 0 ? `, also because of ${because.map(plain).join(', ')}` : '';
  const why = drifted ? ', changed outside Terraform' : '';
  return `${planned ?? 'nothing'} ${stack} ${plain(address)}${said}${reasons}${why}`;
}
