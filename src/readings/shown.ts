import { maskText } from '../../constructs/core/secrets/mask';
import { type Masked, masked } from '../../constructs/core/secrets/masked';
import type { Estate, StackRecord } from '../estate/model';
import { rowsOf } from './compare';
import type { Aside, Inputs, Reading, Row } from './reading';

/** A reading of an estate, ready to be printed. */
export interface Shown {
  readonly reading: Reading;
  readonly rows: readonly ShownRow[];
  readonly asides: readonly Aside[];
}

interface ShownRow {
  readonly row: Row;
  /** Whose stacks it comes from. */
  readonly teams: readonly Masked[];
  /** With the team that has each: `web/prod`. */
  readonly environments: readonly Masked[];
}

/** Rows of which teams and environments; an environment by its name, or behind its team: `web/prod`. */
export interface Selection {
  readonly team?: string;
  readonly environment?: string;
}

export function shownOf(reading: Reading, estate: Estate, selection: Selection, inputs: Inputs): Shown {
  const rows = rowsOf(reading, estate, inputs);
  return {
    reading,
    rows: rows.filter((row) => recordsOf(row, estate).some(isOf(selection))).map((row) => shownRow(row, estate)),
    // what all rows together say isn't said by some of them
    asides: reading.asides?.(rows, estate) ?? [],
  };
}

/** Records of the stacks that a row comes from; none where no stack has one. */
const recordsOf = ({ from }: Row, { stacks }: Estate): readonly Partial<StackRecord>[] => {
  const records = new Set(from.flatMap(({ stack }) => stacks.get(stack)?.record ?? []));
  return records.size === 0 ? [{}] : [...records];
};

const isOf =
  ({ team, environment }: Selection) =>
  (record: Partial<StackRecord>): boolean =>
    (team === undefined || record.team === team) &&
    (environment === undefined || [record.environment, nameOf(record)].includes(environment));

const nameOf = ({ team, environment }: Partial<StackRecord>): string | undefined =>
  environment === undefined ? undefined : team === undefined ? environment : `${team}/${environment}`;

function shownRow(row: Row, estate: Estate): ShownRow {
  const records = recordsOf(row, estate);
  const unique = (names: readonly (string | undefined)[]) => [
    ...new Set(names.flatMap((name) => (name === undefined ? [] : maskText(name)))),
  ];
  return { row, teams: unique(records.map(({ team }) => team)), environments: unique(records.map(nameOf)) };
}

/** Names that a selection can take. */
export function selectable({ stacks }: Estate): {
  readonly teams: readonly string[];
  readonly environments: readonly string[];
} {
  const records = [...stacks.values()].flatMap(({ record }) => record ?? []);
  const unique = (names: readonly (string | undefined)[]) => [...new Set(names.filter((name) => name !== undefined))];
  return {
    teams: unique(records.map(({ team }) => team)),
    environments: unique(records.flatMap((record) => [nameOf(record), record.environment])),
  };
}

/** What could not be read, for whoever prints a reading: rows of it are missing. */
export const unreadIn = ({ unread }: Estate): readonly Masked[] =>
  unread.map(({ path, why }) => masked`${maskText(path)}: ${maskText(why)}`);
