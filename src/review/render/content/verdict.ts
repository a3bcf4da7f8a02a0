import type { Report, ResourceChange } from '../../report';
import { countsText, several } from './text';

/** A sentence about the whole report that one of its readers is looking for. */
export interface Fact {
  readonly about: string;
  readonly says: string;
  /** Somebody has to look at it before this is merged. */
  readonly alarming: boolean;
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

const fact = (about: string, says: string, alarming = false): Fact => ({ about, says, alarming });
const alarm = (about: string, says: string): Fact => fact(about, says, true);

function dataFacts({ stacks, counts }: Report): readonly Fact[] {
  const kept = stacks.filter(({ status }) => status !== 'removed');
  const changes = kept.flatMap((stack) => stack.changes);
  const having = (effect: string): readonly ResourceChange[] =>
    changes.filter(({ notes }) => notes.some((note) => note.effect === effect));
  const lossy = changes.filter(({ loses, action }) => loses !== undefined && action !== 'move').length;
  const wiped = having('wipes').filter(({ loses }) => loses === undefined).length;
  const gone = stacks.length - kept.length;
  const rules: readonly (readonly [number, (n: number) => Fact])[] = [
    [
      lossy + wiped,
      (n) => alarm('Data', n === 1 ? '1 resource loses what is in it' : `${n} resources lose what is in them`),
    ],
    [
      counts.move,
      (n) => alarm('Moves', `${several(n, 'resource')} would be destroyed and created; one line of code keeps each`),
    ],
    [gone, (n) => alarm('Stacks', `${n} no longer in the program; not destroyed, so still running and costing`)],
    [having('fails').length, (n) => alarm('Failures', `${several(n, 'change')} would fail`)],
    [having('unprotects').length, (n) => alarm('Protection', `taken away from ${several(n, 'resource')}`)],
    [having('buys').length, (n) => alarm('Orders', `${several(n, 'resource')} would be ordered and billed`)],
  ];
  return rules.filter(([n]) => n > 0).map(([n, say]) => say(n));
}

function accessFacts({ access, exposure }: Report): readonly Fact[] {
  const opened = exposure.filter(({ change }) => change === 'gained');
  const world = opened.filter((row) => row.world).length;
  const closed = exposure.length - opened.length;
  const gained = access.filter(({ change }) => change === 'gained').length;
  return [
    ...(access.length > 0 ? [fact('Access', `${gained} gained, ${access.length - gained} lost`)] : []),
    ...(world > 0 ? [alarm('Exposure', `${world} opened to the whole internet`)] : []),
    ...(opened.length > world || closed > 0
      ? [fact('Exposure', `${opened.length - world} opened${world > 0 ? ' otherwise' : ''}, ${closed} closed`)]
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
      ? [fact('Addresses', `${several(taken.length, 'network')} taken, ${freed.length} freed`)]
      : []),
    ...(outside.size > 0 ? [alarm('Place', `new in ${[...outside].join(', ')}, outside the European Union`)] : []),
    ...(inside.size > 0 ? [fact('Place', `new in ${[...inside].join(', ')}`)] : []),
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
  return said.length > 0 ? [fact('Affected', said.join(', '))] : [];
}
