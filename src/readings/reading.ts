import type { Masked } from '../../constructs/core/secrets/masked';
import type { Estate } from '../estate/model';

/** How much a row matters to somebody who reads many of them. */
export type Severity = 'info' | 'notice' | 'warning' | 'danger';

const severities: readonly Severity[] = ['info', 'notice', 'warning', 'danger'];

/** The one that matters more. */
export const worse = (a: Severity, b: Severity): Severity => (severities.indexOf(a) > severities.indexOf(b) ? a : b);

/** A number with its unit; without one where the column says it all. */
export interface Quantity {
  readonly value: number;
  readonly unit?: Masked;
}

/** Several texts of which one more or one less is a change of just that one, whatever gives it. */
export interface SetCell {
  readonly set: ReadonlySet<Masked>;
  /** What is taken out of elements of the set that end with `*`. */
  readonly except?: ReadonlySet<Masked>;
  /** In a few words. @default - all of it */
  readonly summary?: Masked;
}

export type Cell = Masked | Quantity | SetCell;

export const isSetCell = (cell: Cell | undefined): cell is SetCell => typeof cell === 'object' && 'set' in cell;

/** What a row comes from. */
export interface RowOrigin {
  readonly stack: string;
  /** Absent for what no resource gives: an entry of the network plan, a state. */
  readonly address?: string;
  /** Construct path in the stack, or what else it is called. */
  readonly path?: string;
}

export interface Row {
  /** Identity across estates: from what the row means, never from the address that gives it. */
  readonly key: string;
  /** By the keys of the columns; a column of which a row says nothing is left out. */
  readonly cells: Readonly<Record<string, Cell>>;
  readonly severity: Severity;
  /** Several where several give the same: taking one of two away loses nothing. */
  readonly from: readonly RowOrigin[];
  /** Why the row may be incomplete; counts against the gates of the reading. */
  readonly unknown: readonly Masked[];
}

export interface Column {
  readonly key: string;
  readonly label: string;
  /** Names and values as they stand in the program, not words. */
  readonly code?: true;
  /** The word for what happened to a row says it, too. */
  readonly told?: true;
  /** It says where a row comes from, so nothing else has to. */
  readonly origin?: true;
}

/** What a gate asks of a change. */
interface ReadingGate<R extends Row> {
  /** What a pipeline fails on, as `--fail-on` explains it. */
  readonly says: string;
  in(change: RowChange<R>): boolean;
}

/** What a reading says beside its rows, such as the next free VLAN. */
export interface Aside {
  readonly key: string;
  readonly label: string;
  readonly value: Masked | Quantity;
}

/** Something that `says` a reading in a sentence. */
export interface Said {
  readonly says: Masked;
  /** Somebody has to look at it before it is merged. */
  readonly alarming: boolean;
}

/** What readings are given beside the estate. */
export interface Inputs {
  /** Day that it is, `2027-03-31`; absent where nothing may depend on it, as in a review. */
  readonly today?: string;
}

/**
 * What an estate means in one respect: a pure function to rows. It is a command, a table of the review (rows gained and lost), and a
 * gate. Adding one is a folder here and a line in `all.ts`.
 */
export interface Reading<R extends Row = Row> {
  readonly id: string;
  readonly title: string;
  /** What the command prints, in a few words. */
  readonly describes: string;
  readonly columns: readonly Column[];
  /** It judges by the day that it is. */
  readonly usesToday?: true;
  /** In any order. */
  read(estate: Estate, inputs: Inputs): readonly R[];
  /** What two rows of one key say together in fields of the reading's own. @default - what the first of them says */
  together?(one: R, other: R): Partial<R>;
  /**
   * What became of the rows of one key, given all rows of both sides. The default: sets by difference, everything else by equality. A
   * reading has its own only to say why, or to know that a row that is gone leaves something open.
   */
  comparer?(both: Both<R>): Comparer<R>;
  /** What rows are sorted by: where they stand, then among those of one place. @default - stack and path, all of one place as read */
  order?(row: R): { readonly place: string; readonly within: string };
  /** Rows that are one line for people; the rows stay for programs. Rows with the same text are one. */
  fold?(row: R): string;
  /** What happened, in a word or two: opened, closed. */
  word(change: RowChange<R>): Masked;
  /** What a row says, in a sentence. */
  says(row: R): Masked;
  /** The whole change in a sentence. */
  sentence(change: RowChange<R>): Masked;
  /** Whether there is more of what the reading is about. @default - where something is gained, or came */
  isMore?(change: RowChange<R>): boolean;
  /** All changes in a few words, for a summary. */
  sum(changes: readonly RowChange<R>[]): readonly Said[];
  /** What all rows together say. */
  asides?(rows: readonly R[], estate: Estate): readonly Aside[];
  /** Names that `--fail-on` takes. */
  readonly gates: Readonly<Record<string, ReadingGate<R>>>;
  /** What code scanning sorts changes under, with what each says. Ids are a contract: alerts are told apart by them. */
  readonly rules: Readonly<Record<string, string>>;
  /** One of `rules`. */
  rule(change: RowChange<R>): string;
}

export interface Comparer<R extends Row> {
  /** Changes of one key; none where both sides say the same. */
  compare(before: R | undefined, after: R | undefined): readonly RowChange<R>[];
}

/** All rows of both sides, for a reading whose rows depend on each other. */
export interface Both<R extends Row> {
  readonly before: readonly R[];
  readonly after: readonly R[];
}

export interface RowChange<R extends Row = Row> {
  /** `changed`: something came into its sets, or went from them, or a text is another one: one of the three. */
  readonly change: 'gained' | 'lost' | 'changed';
  readonly before?: R;
  readonly after?: R;
  /** Of cells that are sets, by column: what came and what went. */
  readonly came: Readonly<Record<string, SetCell>>;
  readonly went: Readonly<Record<string, SetCell>>;
  readonly because?: Masked;
  readonly severity: Severity;
}
