import type { Note, Report } from '../../report/report';
import { accessWord, countsText, isDestructive, isLossy, several } from './text';

/** A sentence about the whole report that one of its readers is looking for. */
export interface Fact {
  readonly about: string;
  readonly says: string;
  /** Somebody has to look at it before this is merged. */
  readonly alarming: boolean;
  /** The part of the report that says more. */
  readonly section: 'dangers' | 'notes' | 'access' | 'exposure' | 'addresses' | 'places' | 'affected' | 'stacks';
}

/** `3 stacks changed: +4 ~2 ±1 -1`. */
export function verdict({ stacks, counts }: Report): string {
  const removed = stacks.filter(({ status }) => status === 'removed').length;
  const changed = stacks.length - removed;
  const parts = [
    ...(changed > 0 ? [`${several(changed, 'stack')} changed: ${countsText(counts)}`] : []),
    ...(removed > 0 ? [`${several(removed, 'stack')} left behind`] : []),
  ];
  return parts.join('; ') || 'Nothing changed';
}

/** The verdict in sentences, the alarming ones first. */
export function facts(report: Report): readonly Fact[] {
  const all = [...dataFacts(report), ...accessFacts(report), ...networkFacts(report), ...peopleFacts(report)];
  return [...all.filter(({ alarming }) => alarming), ...all.filter(({ alarming }) => !alarming)];
}

const fact = (section: Fact['section'], about: string, says: string, alarming = false): Fact => ({
  about,
  says,
  alarming,
  section,
});
const alarm = (section: Fact['section'], about: string, says: string): Fact => fact(section, about, says, true);

function dataFacts({ stacks, counts }: Report): readonly Fact[] {
  const kept = stacks.filter(({ status }) => status !== 'removed');
  const changes = kept.flatMap((stack) => stack.changes);
  const noted = (effect: Note['effect'], about: string, says: (changed: string) => string): readonly Fact[] => {
    const found = changes.filter(({ notes }) => notes.some((note) => note.effect === effect));
    const section = found.every(isDestructive) ? 'dangers' : 'notes';
    return found.length > 0 ? [alarm(section, about, says(several(found.length, 'resource')))] : [];
  };
  const lossy = changes.filter(isLossy).length;
  const gone = stacks.length - kept.length;
  const loses = lossy === 1 ? '1 resource loses what is in it' : `${lossy} resources lose what is in them`;
  const moves = `${several(counts.move, 'resource')} would be destroyed and created; one line of code keeps each`;
  return [
    ...(lossy > 0 ? [alarm('dangers', 'Data', loses)] : []),
    ...(counts.move > 0 ? [alarm('dangers', 'Moves', moves)] : []),
    ...(gone > 0
      ? [alarm('dangers', 'Stacks', `${gone} no longer in the program; not destroyed, so still running and costing`)]
      : []),
    ...noted('fails', 'Failures', (changed) => `the change of ${changed} would fail`),
    ...noted('unprotects', 'Protection', (changed) => `taken away from ${changed}`),
    ...noted('buys', 'Orders', (changed) => `${changed} would be ordered and billed`),
  ];
}

function accessFacts({ access, exposure }: Report): readonly Fact[] {
  const opened = exposure.filter(({ change }) => change === 'gained');
  const world = opened.filter((row) => row.world).length;
  const closed = exposure.length - opened.length;
  const words = (['gained', 'no longer denied', 'lost', 'denied'] as const).map(
    (word) => [word, access.filter((row) => accessWord(row) === word).length] as const,
  );
  const said = words.filter(([, n]) => n > 0).map(([word, n]) => `${n} ${word}`);
  return [
    ...(access.length > 0 ? [fact('access', 'Access', said.join(', '))] : []),
    ...(world > 0 ? [alarm('exposure', 'Exposure', `${world} opened to the whole internet`)] : []),
    ...(opened.length > world || closed > 0
      ? [
          fact(
            'exposure',
            'Exposure',
            `${opened.length - world} opened${world > 0 ? ' otherwise' : ''}, ${closed} closed`,
          ),
        ]
      : []),
  ];
}

function networkFacts({ addresses, places }: Report): readonly Fact[] {
  const { taken, freed } = addresses;
  const outside = new Set(
    places.filter((row) => row.change === 'gained' && row.eu === false).map(({ region }) => region),
  );
  const inside = new Set(
    places.filter((row) => row.change === 'gained' && row.eu !== false).map(({ region }) => region),
  );
  return [
    ...(taken.length + freed.length > 0
      ? [fact('addresses', 'Addresses', `${several(taken.length, 'network')} taken, ${freed.length} freed`)]
      : []),
    ...(outside.size > 0
      ? [alarm('places', 'Place', `new in ${[...outside].join(', ')}, outside the European Union`)]
      : []),
    ...(inside.size > 0 ? [fact('places', 'Place', `new in ${[...inside].join(', ')}`)] : []),
  ];
}

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
