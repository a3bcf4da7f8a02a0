import { type Masked, masked } from '../../../constructs/core/secrets/masked';
import type { Block } from '../../estate/model';
import { afterApply, type Reader, type ReadList } from '../reader';
import { type Row, type Severity, worse } from '../reading';
import { addressName, areMost, isRange, isWorld } from './address';

/** Something that is open: a fact, or a door with those whom it lets in. */
export interface ExposureRow extends Row {
  readonly cells: {
    readonly kind: Masked;
    readonly what: Masked;
    /** Whom a door lets in. */
    readonly to?: { readonly set: ReadonlySet<Masked> };
  };
  /** How far a fact opens it, or each of those in `to`. */
  readonly opens: Openness | ReadonlyMap<Masked, Openness>;
  /** A list of something that nothing in the program makes: it is there after its list is gone, and open. */
  readonly outlives: boolean;
  /** What is open where this isn't there: this keeps somebody away, and is no door. */
  readonly without?: ExposureRow;
}

/** To the whole internet, to nobody knows how many, to those that are named. */
export type Openness = 'world' | 'unsure' | 'some';

/** What one resource opens. */
export type ExposedBy = (block: Block, reader: Reader) => ExposureRow[];

const kinds = {
  'public address': masked`public address`,
  'load balancer': masked`load balancer`,
  'allow-list': masked`allow-list`,
  port: masked`port`,
  reachable: masked`reachable`,
  peering: masked`peering`,
} as const;

type ExposureKind = keyof typeof kinds;

export const kindNames: readonly string[] = Object.keys(kinds);

const severities = { world: 'danger', unsure: 'warning', some: 'notice' } as const;

/** A fact: its sentence says everything but what tells it apart from others of the same names. */
export const exposed = (
  block: Pick<Block, 'stack' | 'address' | 'path'>,
  kind: ExposureKind,
  what: Masked,
  opens: Openness = 'some',
  at?: Masked,
): ExposureRow => ({
  key: JSON.stringify([kind, what, block.stack, at]),
  cells: { kind: kinds[kind], what },
  severity: severities[opens],
  from: [{ stack: block.stack, address: block.address, path: block.path }],
  unknown: opens === 'unsure' ? [what] : [],
  opens,
  outlives: false,
});

/** What somebody is let in to. */
export interface Door {
  readonly kind: ExposureKind;
  /** What is behind it, in words that are the same as long as it is. */
  readonly thing: Masked;
  /** What tells it apart from doors of the same name. @default - the stack */
  readonly at?: string;
  readonly outlives?: boolean;
}

/** Those whom a door lets in, in words. */
export interface Guest {
  readonly name: Masked;
  readonly opens: Openness;
}

export const everyone: Guest = { name: masked`0.0.0.0/0 (the whole internet)`, opens: 'world' };

/** A door is open to everyone for want of a list. */
export const everyoneFor = (reason: Masked): Guest => ({ name: masked`${everyone.name}: ${reason}`, opens: 'world' });

/** Those in a list. */
export function guestsOf({ known, unknown }: ReadList): Guest[] {
  const areTooMany = areMost(known);
  return [
    ...known.map(
      (address): Guest => ({
        name: addressName(address),
        opens: isWorld(address) || (areTooMany && isRange(address)) ? 'world' : 'some',
      }),
    ),
    ...unknown.map(
      ({ text, isNarrow }): Guest => ({
        name: masked`addresses of ${text} ${afterApply}`,
        opens: isNarrow ? 'some' : 'unsure',
      }),
    ),
  ];
}

/** What several resources open together: of one door everyone whom some of them let in. */
export function openedBy(one: ExposureRow, other: ExposureRow): Partial<ExposureRow> {
  const outlives = one.outlives || other.outlives;
  if (typeof one.opens === 'string' || typeof other.opens === 'string') {
    return {
      opens: [one, other].flatMap(({ opens }) => (typeof opens === 'string' ? opens : [])).reduce(wider),
      outlives,
    };
  }
  const opens = new Map(one.opens);
  for (const [name, how] of other.opens) opens.set(name, wider(how, opens.get(name) ?? how));
  const areTooMany = areMost([...opens.keys()]);
  for (const name of opens.keys()) if (areTooMany && isRange(name)) opens.set(name, 'world');
  return { opens, outlives, severity: severityOfDoor([...opens.values()]) };
}

const severityOfDoor = (opens: readonly Openness[]): Severity =>
  opens.map((how): Severity => severities[how]).reduce(worse);

const wider = (one: Openness, other: Openness): Openness =>
  (['world', 'unsure'] as const).find((how) => one === how || other === how) ?? 'some';

/** A door with those whom it lets in; without any it is closed, and no row. */
export function openTo(block: Block, door: Door, guests: readonly Guest[]): ExposureRow[] {
  const { kind, thing, at = block.stack, outlives = false } = door;
  if (guests.length === 0) return [];
  return [
    {
      ...exposed(block, kind, thing),
      key: JSON.stringify(['door', thing, at]),
      cells: { kind: kinds[kind], what: thing, to: { set: new Set(guests.map(({ name }) => name)) } },
      severity: severityOfDoor(guests.map(({ opens }) => opens)),
      unknown: guests.filter(({ opens }) => opens === 'unsure').map(({ name }) => name),
      opens: new Map(guests.map(({ name, opens }) => [name, opens])),
      outlives,
    },
  ];
}
