import { z } from 'zod';
import { canonical } from '../../estate/canonical';
import type { Value } from '../../estate/model';
import { sha256 } from '../../estate/sha256';

const format = z.looseObject({
  version: z.literal(4),
  terraform_version: z.string(),
  serial: z.number(),
  lineage: z.string(),
  outputs: z.record(z.string(), z.looseObject({ value: z.unknown() })).default({}),
  resources: z.array(z.unknown()).default([]),
});

/** What is where a state should be is no JSON as a whole: most likely Terraform's own write of it was cut off. */
export class BrokenState extends Error {
  override readonly name = 'BrokenState';

  constructor(where: string) {
    super(`${where}: holds no whole state, as where a write of it was cut off`);
  }
}

/** A state as Terraform keeps it, with all that is in it. */
export type StateContent = z.infer<typeof format>;

/** Output by which a state says where it went. */
const movedTo = 'moved_to';

const [says, asOf] = ['state moved by landing-zone, to ', ' as of '];

/** Where a state says that it went. */
interface Mark {
  readonly place: string;
  /** What the state held when that was written, as a hash: where it holds something else now, somebody has written since. */
  readonly held: string;
}

/**
 * Reads a state.
 *
 * @returns `undefined` where there is none yet
 * @throws BrokenState for one that breaks off, Error for what is none, or encrypted; nothing of it is quoted
 */
export function readState(text: string, where: string): StateContent | undefined {
  if (text.trim() === '') return undefined;
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(token, (found) => (isExact(found) ? found : `"${long}${found}"`)));
  } catch {
    throw new BrokenState(where);
  }
  const { data } = format.safeParse(parsed);
  if (data === undefined) throw new Error(`${where}: is no state that can be read here`);
  return data.lineage === '' ? undefined : data;
}

/** The same as text, every number with all its digits. */
export const textOfState = (state: StateContent): string =>
  JSON.stringify(state).replace(new RegExp(`"${escaped}(-?[0-9.eE+-]+)"`, 'g'), '$1');

/** A string or a number of JSON. */
const token = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Stands before a number that is longer than a double holds; nobody writes it. */
const long = '\\u0000number ';
const escaped = long.replace('\\', '\\\\');

const isExact = (found: string): boolean => found.startsWith('"') || String(Number(found)) === found;

/** Where the value of an output says that its state went; `undefined` for an output of a program. */
export function markIn(name: string, value: unknown): Mark | undefined {
  if (name !== movedTo || typeof value !== 'string' || !value.startsWith(says)) return undefined;
  const at = value.lastIndexOf(asOf);
  return at < 0 ? undefined : { place: value.slice(says.length, at), held: value.slice(at + asOf.length) };
}

/** Where a state says that it went; `undefined` where it says nothing. */
export const markOf = (state: StateContent): Mark | undefined => markIn(movedTo, state.outputs[movedTo]?.value);

/** Whether nothing is in a state, apart from where it went: anybody may write over it. */
export const isBare = (state: StateContent): boolean =>
  state.resources.length === 0 && Object.keys(withoutMark(state).outputs).length === 0;

/** The same for two that hold the same, whenever they were written. Serials don't tell that: a local file gets one of its own. */
export const held = (state: StateContent): string =>
  sha256(canonical({ outputs: withoutMark(state).outputs, resources: state.resources } as Value));

/** The next version of a state, which says where it goes, and holds what it held. */
export const marked = (state: StateContent, place: string): StateContent => withMark(state, place);

/** The next version of a state, in which nothing is left but where it went. */
export const emptied = (state: StateContent, place: string): StateContent =>
  withMark({ ...state, outputs: {}, resources: [], check_results: null }, place);

/** A later version of a state, in its place. */
export const withoutMark = (state: StateContent, serial = state.serial + 1): StateContent => {
  const { [movedTo]: mark, ...outputs } = state.outputs;
  return { ...state, serial, outputs: markOf(state) === undefined && mark !== undefined ? state.outputs : outputs };
};

function withMark(state: StateContent, place: string): StateContent {
  const serial = state.serial + 1;
  const value = `${says}${place}${asOf}${held(state)}`;
  return { ...state, serial, outputs: { ...state.outputs, [movedTo]: { value, type: 'string' } } };
}
