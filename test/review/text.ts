import type { AttributeChange, Finding, Report, ResourceChange, StackReport } from '../../src/review/report/report';

/**
 * A report in the few lines that the cases expect:
 *
 * ```
 * replace web-prod/Clusters/main ovh_cloud_project_kube: region certain; loses the etcd data of the cluster
 *   region: GRA11 -> SBG5
 *   ! fails: what happens otherwise than planned
 * ```
 *
 * `known after <path>` instead of `certain`; such an attribute isn't repeated below. The resources of added and removed stacks are only counted, and addresses lose
 * cdktf's hash.
 */
export function reportText(report: Report): string {
  const lines = [
    ...report.stacks.flatMap(stackLines),
    ...report.limits.map((limit) => `limit: ${limit}`),
    ...(report.noise ?? []).map(({ stack, where, what }) => `noise ${stack} ${where}: ${what}`),
  ];
  return lines.map((line) => line.replace(/_[0-9A-F]{8}\b/g, '')).join('\n');
}

function stackLines({ id, status, counts, changes, findings, notes, removeWith }: StackReport): string[] {
  const said = [...findings.flatMap(findingLines), ...notes.map((note) => `note ${id}: ${note}`)];
  if (status === 'added') return [`stack ${id} added: ${counts.add} to add`, ...said];
  const remove = removeWith === undefined ? '' : `; ${removeWith}`;
  if (status === 'removed') return [`stack ${id} removed: ${counts.destroy} left${remove}`, ...said];
  return [...changes.flatMap(changeLines), ...said];
}

function changeLines({ action, stack, path, type, ...change }: ResourceChange): string[] {
  const reasons = change.reasons.map(
    ({ attribute, certain, because }) => `${attribute} ${certain ? 'certain' : `known after ${because ?? 'apply'}`}`,
  );
  const named = new Set(change.reasons.map(({ attribute }) => attribute));
  const loses = change.loses === undefined ? '' : `; loses ${change.loses.split(/[:,;]/)[0]}`;
  const from = change.movedFrom === undefined ? '' : ` from ${change.movedFrom}`;
  return [
    `${action} ${stack}/${path} ${type}${from}${reasons.length > 0 ? `: ${reasons.join(', ')}` : ''}${loses}`,
    ...(action === 'add' || action === 'import' ? [] : change.attributes)
      .filter(({ attribute, after }) => !(after === 'known after apply' && named.has(attribute)))
      .map((attribute) => `  ${attributeLine(attribute)}`),
    ...change.notes.map(({ effect, says }) => `  ! ${effect}: ${says}`),
  ];
}

/** `guard web-prod output.url: its value is no longer hidden`, with what differs below. */
function findingLines({ class: kind, stack, where, says, attributes, doWith = [] }: Finding): string[] {
  return [
    `${kind} ${stack} ${where}: ${says}`,
    ...attributes.map((attribute) => `  ${attributeLine(attribute)}`),
    ...doWith.map((command) => `  $ ${command}`),
  ];
}

function attributeLine({ attribute, before, after }: AttributeChange): string {
  if (before === undefined) return `${attribute}: + ${after}`;
  return after === undefined ? `${attribute}: - ${before}` : `${attribute}: ${before} -> ${after}`;
}

/** A text without the indentation that it has in the source. */
export function dedent(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const indent = Math.min(...lines.map((line) => line.search(/\S/)));
  return lines.map((line) => line.slice(indent)).join('\n');
}
