import type { Masked } from '../../../constructs/core/secrets/masked';
import type { Column, RowChange, Severity } from '../../readings/reading';
import type { SourceLine } from './report';

/** A table of what is gained and lost. */
export interface ReadingReport {
  readonly title: Masked;
  readonly columns: readonly ReadingColumn[];
  /** All changes in a few words. */
  readonly sums: readonly ReadingSum[];
  readonly changes: readonly ReadingChange[];
  /** What stands below the table, such as the next free VLAN. */
  readonly asides: readonly ReadingAside[];
}

/** A column of a reading, as a report may hold it. */
export interface ReadingColumn extends Column {
  readonly key: Masked;
  readonly label: Masked;
}

interface ReadingSum {
  readonly says: Masked;
  readonly alarming: boolean;
}

interface ReadingAside {
  readonly key: Masked;
  readonly label: Masked;
  readonly text: Masked;
  readonly value?: number;
}

/** What became of one row. */
export interface ReadingChange {
  readonly change: RowChange['change'];
  /** What happened: opened, taken, no longer denied. */
  readonly word: Masked;
  readonly severity: Severity;
  /** Whether there is more now of what the table is about: more rights, more that is open. */
  readonly isMore: boolean;
  /** All of it in a sentence. */
  readonly says: Masked;
  /** What code scanning sorts it under. */
  readonly rule: Masked;
  /** Names for `--fail-on` that it trips. */
  readonly gates: readonly Masked[];
  /** Changes of one line are one line for people. */
  readonly line: number;
  /** By the keys of the columns. */
  readonly cells: Readonly<Record<string, ReadingCell>>;
  /** What gives it, or gave it. */
  readonly from: readonly ReadingOrigin[];
  /** Why it is so, where that is not what one would think. */
  readonly because?: Masked;
  /** What of it is only known after apply. */
  readonly unknown?: readonly Masked[];
}

export interface ReadingCell {
  /** In a few words: `viewer preset (178 actions)`. */
  readonly text: Masked;
  readonly value?: number;
  /** Everything that the text stands for: what came or went. */
  readonly set?: readonly Masked[];
  /** What is taken out of elements of the set that end with `*`. */
  readonly except?: readonly Masked[];
  /** What it was before, where just that changed. */
  readonly before?: Masked;
}

export interface ReadingOrigin {
  readonly stack: Masked;
  /** Absent for what no resource gives, such as an entry of the network plan. */
  readonly path?: Masked;
  readonly source?: SourceLine;
}
