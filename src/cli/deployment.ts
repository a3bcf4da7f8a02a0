import type { PlanDifference } from '../deploy/reviewed';
import type { DeploymentSummary } from '../deploy/summary';
import { plain } from '../readings/format/escape';
import { count, type Output } from './output';

/** Ends the output of a deployment: a table of all stacks, what differs from the review, what is left to do. */
export function printDeployment(output: Output, summary: DeploymentSummary): void {
  const { stacks, differences, left, removed, planOnly } = summary;
  output.line();
  output.table(
    ['stack', 'owner', 'create', 'change', 'destroy', 'seconds', 'status'],
    stacks.map(({ id, owner, created, changed, destroyed, seconds, status }) => [
      id,
      owner ?? '-',
      String(created),
      String(changed),
      String(destroyed),
      seconds.toFixed(1),
      status,
    ]),
  );
  output.line();
  printDifferences(output, differences, summary.acceptDrift);
  const leftOut = stacks.filter(({ status }) => status === 'left-out').map(({ id }) => id);
  if (leftOut.length > 0)
    output.line(
      `Left out, because their content is not what was reviewed: ${leftOut.join(', ')}; their own review deploys them`,
    );
  for (const { id, removeWith } of removed) {
    output.line(`Stack ${id} is gone from the program; this does not destroy it, it keeps running and costing`);
    if (removeWith !== undefined) output.line(`  to destroy it: ${removeWith}`);
  }
  if (left.length > 0 && !planOnly)
    output.line(`Left to deploy: ${left.join(', ')}; the same command again goes on with them`);
  const unchanged = stacks.filter(({ status }) => status === 'unchanged').length;
  output.line(
    `${count(stacks.length, 'stack')}, ${unchanged} without changes${planOnly ? ', nothing was changed' : ''}`,
  );
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
