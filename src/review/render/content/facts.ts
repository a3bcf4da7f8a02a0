import { isDestructive, isLossy, isMovedOnly } from '../../report/action';
import type { FindingClass, Note, Report } from '../../report/report';
import { changesWith, stacksWith } from './counts';
import { several } from './text';

/** A sentence about the whole report that one of its readers is looking for. */
interface Fact {
  readonly about: string;
  readonly says: string;
  /** Somebody has to look at it before this is merged. */
  readonly alarming: boolean;
  /** The part of the report that says more: `found`, `causes`, `notes`, `affected`, `stacks`, or a reading. */
  readonly section: string;
}

/** Everything that somebody may be looking for, the alarming ones first. */
export function facts(report: Report): readonly Fact[] {
  const all = [...foundFacts(report), ...dataFacts(report), ...readingFacts(report), ...peopleFacts(report)];
  return [...all.filter(({ alarming }) => alarming), ...all.filter(({ alarming }) => !alarming)];
}

const fact = (section: Fact['section'], about: string, says: string, alarming = false): Fact => ({
  about,
  says,
  alarming,
  section,
});
const alarm = (section: Fact['section'], about: string, says: string): Fact => fact(section, about, says, true);

const foundSays: Readonly<Record<Exclude<FindingClass, 'listed'>, readonly [about: string, says: string]>> = {
  'runs-code': ['Runs code', 'that is not of this repository'],
  provider: ['Provider', 'another one, or another version or configuration of one'],
  state: ['State', 'looked for elsewhere: everything would be made again'],
  protected: ['Protected', 'what holds data would go, which a deploy refuses'],
  guard: ['Guards', 'something no longer stops a mistake'],
  unread: ['Unread', 'something differs that nobody here can read'],
  owner: ['Owner', 'another one, or another team, stage or cost centre'],
};

/** What a class says, and in how many stacks. */
function foundFacts(report: Report): readonly Fact[] {
  const { beside = [] } = report;
  return Object.entries(foundSays).flatMap(([kind, [about, says]]) => {
    const found = stacksWith(report, kind as keyof typeof foundSays);
    const text = `${says}, in ${several(found.length, 'stack')}`;
    if (found.length === 0 && beside.some((one) => one.class === kind))
      return [alarm('found', about, `${says}, in no stack`)];
    return found.length > 0 ? [fact('found', about, text, kind !== 'owner')] : [];
  });
}

function dataFacts(report: Report): readonly Fact[] {
  const { stacks, counts } = report;
  const kept = stacks.filter(({ status }) => status !== 'removed');
  const changes = kept.flatMap((stack) => stack.changes);
  const noted = (
    effect: Note['effect'],
    about: string,
    says: (changed: string) => string,
    alarming = true,
  ): readonly Fact[] => {
    const found = changesWith(report, effect);
    const section = found.every(isDestructive) ? 'causes' : 'notes';
    return found.length > 0 ? [fact(section, about, says(several(found.length, 'resource')), alarming)] : [];
  };
  const lossy = changes.filter(isLossy).length;
  const gone = stacks.length - kept.length;
  const loses = lossy === 1 ? '1 resource loses what is in it' : `${lossy} resources lose what is in them`;
  const moved = changes.filter((change) => change.action === 'move' && !isMovedOnly(change)).length;
  const moves = `${several(counts.move, 'resource')} would be destroyed and created; one line of code keeps each${moved > 0 ? `, and ${moved} of them ${moved === 1 ? 'changes' : 'change'}, too` : ''}`;
  return [
    ...(lossy > 0 ? [alarm('causes', 'Data', loses)] : []),
    ...(counts.move > 0 ? [alarm('causes', 'Moves', moves)] : []),
    ...(gone > 0
      ? [alarm('causes', 'Stacks', `${gone} no longer in the program; not destroyed, so still running and costing`)]
      : []),
    ...noted('fails', 'Failures', (changed) => `the change of ${changed} would fail`),
    ...noted('may-fail', 'Failures', (changed) => `the change of ${changed} may fail`, false),
    ...noted('unprotects', 'Protection', (changed) => `taken away from ${changed}`),
    ...noted('buys', 'Orders', (changed) => `${changed} would be ordered and billed`),
  ];
}

const readingFacts = ({ readings }: Report): readonly Fact[] =>
  Object.entries(readings).flatMap(([id, { title, sums }]) =>
    sums.map(({ says, alarming }) => fact(id, title, says, alarming)),
  );

function peopleFacts({ affected }: Report): readonly Fact[] {
  const { teams, owners, environments } = affected;
  const groups = [
    [teams, 'team'],
    [environments, 'environment'],
    [owners, 'owner'],
  ] as const;
  const said = groups.filter(([names]) => names.length > 0).map(([names, noun]) => several(names.length, noun));
  return said.length > 0 ? [fact('affected', 'Affected', said.join(', '))] : [];
}
