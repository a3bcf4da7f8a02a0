import type { Note, Report, ResourceChange, SourceLine, StackReport } from '../../report/report';
import { reasonText } from '../content/dangers';
import { accessWord, isDestructive, opensAccess, several, total, unmarked } from '../content/text';
import { exposureRule, type Level } from './rules';

/** Something the report says, for code scanning. */
export interface Finding {
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

export const findings = (report: Report): readonly Finding[] => [
  ...report.stacks.flatMap(stackFindings),
  ...accessFindings(report),
  ...exposureFindings(report),
  ...addressFindings(report),
  ...placeFindings(report),
  ...report.disagreements.map(
    ({ stack, address, synth, plan, why }): Finding => ({
      rule: 'plan-disagrees',
      says: `${address}: the code says ${synth}, the plan says ${plan}; ${why}`,
      stack,
      path: address,
    }),
  ),
];

function stackFindings(stack: StackReport): readonly Finding[] {
  const { id, status, counts, changes, notes, removeWith } = stack;
  const ofStack = notes.map((says): Finding => ({ rule: 'change-note', says, stack: id, key: [says] }));
  if (status !== 'removed') return [...changes.flatMap(changeFindings), ...ofStack];
  const command = removeWith === undefined ? '' : `; to remove it: ${removeWith}`;
  return [
    {
      rule: 'stack-left-behind',
      says: `stack ${id} is gone from the program; cdktf deploy doesn't destroy it, so ${several(total(counts), 'resource')} keep running and costing${command}`,
      stack: id,
    },
    ...changes.map(
      (change): Finding => ({
        ...about(change),
        rule: 'resource-left-behind',
        says: `${titleOf(change)} is left behind`,
      }),
    ),
    ...ofStack,
  ];
}

const about = ({ stack, path, type, source }: ResourceChange) => ({ stack, path, source, key: [type] });
const titleOf = ({ type, path, stack }: ResourceChange): string => `${type} ${stack}/${path}`;

const doing = { add: 'is created', change: 'is changed', replace: 'is replaced', destroy: 'is destroyed' } as const;
const noteRules: Partial<Readonly<Record<Note['effect'], string>>> = {
  fails: 'change-fails',
  unprotects: 'change-unprotects',
  buys: 'change-buys',
};

function changeFindings(change: ResourceChange): readonly Finding[] {
  const { action, loses, reasons, notes } = change;
  const wiped = isDestructive(change) && (action === 'add' || action === 'change');
  const does = action === 'move' ? moveSays(change) : doing[action];
  const why = reasons.map((reason) => unmarked(reasonText(reason, change.attributes)));
  const lost = loses === undefined ? [] : [`${action === 'move' ? 'would lose' : 'loses'} ${loses}`];
  const harmless = (action === 'destroy' || action === 'replace') && loses === undefined;
  return [
    {
      ...about(change),
      rule: `resource-${wiped ? 'empty' : action}`,
      level: harmless ? 'warning' : undefined,
      says: [`${titleOf(change)} ${does}`, ...why, ...lost].join('; '),
    },
    ...notes.map(
      (note): Finding => ({
        ...about(change),
        rule: noteRules[note.effect] ?? 'change-note',
        says: `${titleOf(change)}: ${note.attribute === undefined ? '' : `${note.attribute}: `}${note.says}`,
        key: [change.type, note.effect, note.attribute ?? ''],
      }),
    ),
  ];
}

const moveSays = ({ keepWith }: ResourceChange): string =>
  `only changed its address, and Terraform would destroy and create it${keepWith === undefined ? '' : `; keep it with ${keepWith}`}`;

const accessFindings = ({ access }: Report): readonly Finding[] =>
  access.map((row) => ({
    rule: opensAccess(row) ? 'access-gained' : 'access-lost',
    says: [
      `${row.identity} ${mays[accessWord(row)]} ${row.action} on ${row.resource}`,
      ...(row.condition === undefined ? [] : [row.condition]),
      ...(row.expires === undefined ? [] : [`until ${row.expires}`]),
    ].join(', '),
    stack: row.stack,
    path: row.path,
    source: row.source,
    key: [row.identity, row.action, row.resource, row.effect],
  }));

const mays = {
  gained: 'gains:',
  lost: 'loses:',
  denied: 'is denied:',
  'no longer denied': 'is no longer denied:',
} as const;

const exposureFindings = ({ exposure }: Report): readonly Finding[] =>
  exposure.map(({ change, stack, path, source, kind, what, world }) => ({
    rule: exposureRule(change, kind),
    level: world && change === 'gained' ? ('error' as const) : undefined,
    says: `${change === 'gained' ? 'new' : 'no longer'}: ${what}`,
    stack,
    path,
    source,
    key: [what],
  }));

function addressFindings({ addresses: { taken, freed } }: Report): readonly Finding[] {
  const rows = [...taken.map((row) => ({ ...row, rule: 'taken' })), ...freed.map((row) => ({ ...row, rule: 'freed' }))];
  return rows.map(({ rule, network, vlan, cidr, stack = '' }) => ({
    rule: `address-${rule}`,
    says: `network ${network} is ${rule}${vlan === undefined ? '' : `: VLAN ${vlan}`}${cidr === undefined ? '' : `, ${cidr}`}`,
    stack,
    key: [network],
  }));
}

const placeFindings = ({ places }: Report): readonly Finding[] =>
  places.map(({ change, stack, path, source, type, region, country, eu }) => ({
    rule: change === 'gained' ? 'place-new' : 'place-gone',
    level: change === 'gained' && eu === false ? ('warning' as const) : undefined,
    says: `${type} ${stack}/${path} ${change === 'gained' ? 'is in' : 'leaves'} ${region}${country === undefined ? '' : ` (${country})`}${eu === false ? ', outside the European Union' : ''}`,
    stack,
    path,
    source,
    key: [type, region],
  }));
