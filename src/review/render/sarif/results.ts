import { isMovedOnly, isWiped } from '../../report/action';
import type { ReadingChange } from '../../report/reading-report';
import type { Finding, Note, Report, ResourceChange, SourceLine, StackReport } from '../../report/report';
import { causesOf } from '../content/causes';
import { reasonText, valuesText } from '../content/details';
import { doLabel } from '../content/findings';
import { several, total, unmarked } from '../content/text';
import { findingRules, type Level } from './rules';

/** Something the report says, for code scanning. */
export interface SarifResult {
  readonly rule: string;
  /** Where it is more or less than what its rule has. */
  readonly level?: Level;
  readonly says: string;
  readonly stack: string;
  /** What it is about, in its stack. */
  readonly path?: string;
  readonly source?: SourceLine;
  /** What tells it apart from others of its rule and path, however often the report is made. */
  readonly key?: readonly string[];
}

export const resultsOf = (report: Report): readonly SarifResult[] => [
  ...report.stacks.flatMap((stack) => stackResults(stack, report)),
  ...(report.beside ?? []).map(
    ({ class: kind, where, says }): SarifResult => ({
      rule: findingRules[kind],
      says: `${where}: ${says}`,
      stack: '',
      path: where,
      key: [where, says],
    }),
  ),
  ...Object.values(report.readings).flatMap(({ changes }) => changes.map(readingResult)),
  ...report.disagreements.map(
    ({ stack, address, synth, plan, why }): SarifResult => ({
      rule: 'plan-disagrees',
      says: `${address}: the code says ${synth}, the plan says ${plan}; ${why}`,
      stack,
      path: address,
    }),
  ),
];

function stackResults(stack: StackReport, report: Report): readonly SarifResult[] {
  const { id, status, counts, changes, notes, removeWith } = stack;
  const ofStack = notes.map((says): SarifResult => ({ rule: 'change-note', says, stack: id, key: [says] }));
  if (status !== 'removed')
    return [
      ...stack.findings.map(findingResult),
      ...changes.flatMap((change) => changeResults(change, report)),
      ...ofStack,
    ];
  const command = removeWith === undefined ? '' : `; to remove it: ${removeWith}`;
  return [
    {
      rule: 'stack-left-behind',
      says: `stack ${id} is gone from the program; cdktf deploy doesn't destroy it, so ${several(total(counts), 'resource')} keep running and costing${command}`,
      stack: id,
    },
    ...changes.map(
      (change): SarifResult => ({
        ...about(change),
        rule: 'resource-left-behind',
        says: `${titleOf(change)} is left behind`,
      }),
    ),
    ...ofStack,
  ];
}

const findingResult = ({ class: kind, stack, where, path, says, doWith = [], source }: Finding): SarifResult => ({
  rule: findingRules[kind],
  says: [
    `${stack} ${path ?? where}: ${says}`,
    ...doWith.map((command) => `${doLabel(kind).toLowerCase()} ${command}`),
  ].join('; '),
  stack,
  path: path ?? where,
  source,
  key: [where, says],
});

const about = ({ stack, path, type, source }: ResourceChange) => ({ stack, path, source, key: [type] });
const titleOf = ({ type, path, stack }: ResourceChange): string => `${type} ${stack}/${path}`;

const doing = {
  add: 'is created',
  import: 'is taken over',
  change: 'is changed',
  replace: 'is replaced',
  destroy: 'is destroyed',
} as const;
const noteRules: Partial<Readonly<Record<Note['effect'], string>>> = {
  fails: 'change-fails',
  'may-fail': 'change-may-fail',
  unprotects: 'change-unprotects',
  buys: 'change-buys',
};

function changeResults(change: ResourceChange, report: Report): readonly SarifResult[] {
  const { action, loses, reasons, notes } = change;
  const wiped = isWiped(change);
  const does = action === 'move' ? moveSays(change) : doing[action];
  const caused = causesOf(change, report).map((cause) => `caused by ${unmarked(cause)}`);
  const why = reasons.map((reason) => unmarked(reasonText(reason, change.attributes)));
  const lost = loses === undefined ? [] : [`${action === 'move' ? 'would lose' : 'loses'} ${loses}`];
  const harmless = (action === 'destroy' || action === 'replace') && loses === undefined;
  return [
    {
      ...about(change),
      rule: `resource-${wiped ? 'empty' : action}`,
      level: harmless ? 'warning' : undefined,
      says: [`${titleOf(change)} ${does}`, ...why, ...caused, ...lost].join('; '),
    },
    ...notes.map(
      (note): SarifResult => ({
        ...about(change),
        rule: noteRules[note.effect] ?? 'change-note',
        says: `${titleOf(change)}: ${note.attribute === undefined ? '' : `${note.attribute}: `}${note.says}`,
        // one resource may be refused for several reasons, when it is destroyed and when it is made
        key: [change.type, note.effect, note.attribute ?? (note.effect === 'fails' ? note.says : '')],
      }),
    ),
  ];
}

function moveSays(change: ResourceChange): string {
  const { attributes, keepWith } = change;
  const values = attributes.map((one) => `${one.attribute} ${unmarked(valuesText(one))}`).join(', ');
  const does = isMovedOnly(change) ? 'only changed its address' : `changed its address and more (${values})`;
  return `${does}, and Terraform would destroy and create it${keepWith === undefined ? '' : `; keep it with ${keepWith}`}`;
}

function readingResult({ rule, severity, says, from, cells }: ReadingChange): SarifResult {
  const [{ stack, path, source } = { stack: '' }] = from;
  return {
    rule,
    level: levels[severity],
    says,
    stack,
    path,
    source,
    key: Object.values(cells).map(({ text }) => text),
  };
}

const levels: Readonly<Record<ReadingChange['severity'], Level>> = {
  danger: 'error',
  warning: 'warning',
  notice: 'warning',
  info: 'note',
};
