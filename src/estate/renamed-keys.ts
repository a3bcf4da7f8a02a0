import { maskText } from '../../constructs/core/secrets/mask';
import type { Masked } from '../../constructs/core/secrets/masked';
import { type Estate, isValues, type Values } from './model';
import { type Keys, Lineage, settingAt } from './origins';

/** A line of the settings that gives an entry its old id. */
export interface IdLine {
  readonly line: Masked;
  /** Path of the entry in the settings: `teams.shop`. */
  readonly entry: string;
  /** And what it was until now: `teams.web`. */
  readonly formerly: string;
}

/** A construct in an output, as origins name it. */
interface Place {
  readonly estate: Pick<Estate, 'told'>;
  readonly stack: string;
  /** Construct path inside the stack; empty for the stack itself. */
  readonly path: string;
}

/**
 * Lines of the settings by which a thing stays what it was and where it was: an `id` for each key on the way to it that is gone in the new
 * settings beside one that is new. Empty where something else differs, and where nobody knows what it is made from.
 */
export function renamedKeys(from: Place, to: Place): readonly IdLine[] {
  const [old, now] = [keysOf(from), keysOf(to)];
  const [before, after] = [from.estate.told?.settings, to.estate.told?.settings];
  if (!old || !now || !before || !after || old.length !== now.length) return [];
  const differing = [...now.keys()].filter((index) => old[index] !== now[index]);
  const lines = differing.flatMap((index) => {
    const [gone, added] = [old.slice(0, index + 1), now.slice(0, index + 1)];
    const id = idIn(before, gone);
    const isRenamed =
      idIn(after, added) === added.at(-1) && !isThere(after, [...now.slice(0, index), gone.at(-1) ?? '']);
    if (id === undefined || !isRenamed || isThere(before, [...old.slice(0, index), added.at(-1) ?? ''])) return [];
    const isNamed = isNamedAfter(from, id) && isNamedAfter(to, added.at(-1) ?? '');
    return isNamed ? idLine(added, id) : [];
  });
  return lines.length === differing.length ? lines : [];
}

/** The line that gives an entry of the settings an id; none for a name that is more than a name. */
export function idLine(keys: Keys, id: string): readonly IdLine[] {
  if (!isWord(id) || !keys.every(isWord)) return [];
  const entry = keys.join('.');
  return [{ line: maskText(`${entry}.id: '${id}'`), entry, formerly: [...keys.slice(0, -1), id].join('.') }];
}

const keysOf = ({ estate: { told }, stack, path }: Place): Keys | undefined =>
  told && new Lineage(told, stack, path).keys;

/** What an entry of the settings is known by outside them; absent where there is none. */
export function idIn(settings: Values, keys: Keys): string | undefined {
  const entry = settingAt(settings, keys)?.value;
  if (entry === undefined || !isValues(entry)) return undefined;
  return typeof entry['id'] === 'string' ? entry['id'] : keys.at(-1);
}

const isThere = (settings: Values, keys: Keys): boolean => settingAt(settings, keys) !== undefined;

/** Keys that a program may not choose, such as `argoRollouts`, are in no construct's path, and have no id. */
const isNamedAfter = ({ path }: Place, id: string): boolean =>
  isWord(id) && (path === '' || path.split('/').includes(id));

/** An output may come from a stranger, and somebody will paste the line: a name in it is nothing but that. */
const isWord = (name: string): boolean => /^[A-Za-z][A-Za-z0-9-]*$/.test(name);
