import { changeGates } from '../../estate/gates';
import { readings } from '../../readings/all';
import type { FindingClass, Report, ResourceChange } from './report';

/** Name of something that a pipeline can be made to fail on. */
export type Gate = string;

/** What a gate asks. */
interface Question {
  readonly says: string;
  readonly in: (report: Report) => boolean;
}

const ofReview: Readonly<Record<Gate, Question>> = {
  add: { says: changeGates.add, in: changed(({ action }) => action === 'add') },
  import: { says: changeGates.import, in: changed(({ action }) => action === 'import') },
  change: { says: changeGates.change, in: changed(({ action }) => action === 'change') },
  replace: { says: changeGates.replace, in: changed(({ action }) => action === 'replace') },
  destroy: { says: changeGates.destroy, in: changed(({ action }) => action === 'destroy') },
  move: { says: 'an address changed, which destroys and creates', in: changed(({ action }) => action === 'move') },
  'data-loss': {
    says: changeGates['data-loss'],
    in: changed(({ loses, notes }) => loses !== undefined || notes.some(({ effect }) => effect === 'wipes')),
  },
  fails: {
    says: 'a change that is known to be refused',
    in: changed(({ notes }) => notes.some(({ effect }) => effect === 'fails')),
  },
  buys: { says: changeGates.buys, in: changed(({ notes }) => notes.some(({ effect }) => effect === 'buys')) },
  'removed-stack': {
    says: 'a stack is gone from the program and keeps running',
    in: ({ stacks }) => stacks.some(({ status }) => status === 'removed'),
  },
  'runs-code': { says: 'code would run that is not of this repository', in: finds('runs-code') },
  provider: { says: 'another provider, version, endpoint or configuration', in: finds('provider') },
  state: { says: 'a state is looked for elsewhere', in: finds('state') },
  protected: { says: 'a deploy would refuse it: what holds data is protected', in: finds('protected') },
  guard: { says: 'something no longer stops a mistake', in: finds('guard') },
  unread: { says: 'something differs that nobody here can read', in: finds('unread') },
  disagreement: { says: 'a plan says otherwise than the review', in: ({ disagreements }) => disagreements.length > 0 },
};

const ofReadings = readings.flatMap(({ id, gates: own }) =>
  Object.entries(own).map(([name, { says }]): [Gate, Question] => [
    name,
    {
      says,
      in: (report) => (report.readings[id]?.changes ?? []).some((change) => change.gates.some((one) => one === name)),
    },
  ]),
);

/** Every gate by its name, those of the readings included. */
export const gates: Readonly<Record<Gate, Question>> = { ...ofReview, ...Object.fromEntries(ofReadings) };

export const isGate = (name: string): name is Gate => Object.hasOwn(gates, name);

/** Which of the gates the report runs into. */
export const gatesHit = (report: Report, named: readonly Gate[]): Gate[] =>
  named.filter((name) => gates[name]?.in(report) === true);

/** Whether there is anything to read. */
export const saysAnything = ({ stacks, beside = [], readings: tables }: Report): boolean =>
  stacks.length > 0 || beside.length > 0 || Object.values(tables).some(({ changes }) => changes.length > 0);

function finds(kind: FindingClass): (report: Report) => boolean {
  return ({ stacks, beside = [] }) =>
    [...stacks.flatMap(({ findings }) => findings), ...beside].some((finding) => finding.class === kind);
}

/** Of stacks that stay: nothing destroys what removed ones hold. */
function changed(matches: (change: ResourceChange) => boolean): (report: Report) => boolean {
  return ({ stacks }) => stacks.some(({ status, changes }) => status !== 'removed' && changes.some(matches));
}
