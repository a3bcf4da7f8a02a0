import type { FindingClass, Note, Report, ResourceChange, StackReport } from '../../report/report';
import { labelsIn } from './findings';
import { code, countsText, join, several, type Text, total } from './text';

/** `web-prod: +3 ~1 (2 x ovh_a, 2 x ovh_b)`: what stands for changes that are not shown, exactly counted. */
export const countedText = (
  stack: string,
  changes: readonly { readonly type?: string; readonly count?: number }[],
  counts?: string,
): Text => {
  return [code(stack), ': ', ...(counts === undefined ? [] : [counts, ': ']), ...typesText(changes)];
};

/** `2 x ovh_a, 1 x ovh_b`. */
export function typesText(changes: readonly { readonly type?: string; readonly count?: number }[]): Text {
  const types = new Map<string, number>();
  for (const { type = 'stack', count = 1 } of changes) types.set(type, (types.get(type) ?? 0) + count);
  return join([...types].map(([type, n]): Text => [`${n} `, code(type)]));
}

/** Stacks in which something of a class was found. */
export const stacksWith = ({ stacks }: Report, kind: FindingClass): readonly StackReport[] =>
  stacks.filter(({ findings }) => findings.some((finding) => finding.class === kind));

/** Changes of stacks that are still in the program, with a note about them. */
export const changesWith = ({ stacks }: Report, effect: Note['effect']): readonly ResourceChange[] =>
  stacks
    .filter(({ status }) => status !== 'removed')
    .flatMap(({ changes }) => changes)
    .filter(({ notes }) => notes.some((note) => note.effect === effect));

/** `+3 ~1, runs code`. */
export const stackCounts = (stack: StackReport): string =>
  stack.status === 'removed'
    ? `${several(total(stack.counts), 'resource')} left behind`
    : [countsText(stack.counts), ...labelsIn(stack)].join(', ');
