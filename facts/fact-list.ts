/** Where something about OVHcloud was read, and when. */
export interface FactSource {
  readonly source: string;
  /** The month or the day: `2026-02`, `2026-02-17`. */
  readonly seen: string;
}

/** An entry of a list. Its own source counts before that of the list. */
export type Fact = { readonly [name: string]: unknown } & Partial<FactSource>;

/** Names alone, or each with what it means. */
type Entries = readonly string[] | { readonly [name: string]: Fact | string };

/** What OVHcloud sells, accepts or calls its things: one list, for constructs, sandbox, reviews, readings and docs alike. */
export interface FactList<E extends Entries = Entries> extends FactSource {
  /** What `landing-zone facts` calls it. */
  readonly name: string;
  readonly what: string;
  /**
   * What it may lack. A name that such a list doesn't have may be new: it is told as a warning and refused nowhere.
   * @default - nothing: what it lacks doesn't exist
   */
  readonly mayLack?: string;
  readonly entries: E;
}

/** When a list was read, as a sentence says it: `April 2026`. */
export function monthOf({ seen }: FactSource): string {
  const [year = '', month = ''] = seen.split('-');
  return `${months[Number(month) - 1]} ${year}`;
}

/** Days since a list was read; of a month, since its first day. */
export function ageInDays({ seen }: FactSource, today: string): number {
  const at = (day: string) => Date.parse(`${day.length === 'YYYY-MM'.length ? `${day}-01` : day}T00:00:00Z`);
  return Math.floor((at(today) - at(seen)) / (24 * 60 * 60 * 1000));
}

const months = 'January February March April May June July August September October November December'.split(' ');

/** A list with the names of its entries kept as types. */
export const factList = <const E extends Entries>(list: FactList<E>): FactList<E> => list;

/** Names of the entries, in their order. */
export const entryNames = <E extends Entries>({
  entries,
}: FactList<E>): readonly (E extends readonly (infer Name)[] ? Name : keyof E & string)[] =>
  (Array.isArray(entries) ? entries : Object.keys(entries)) as ReturnType<typeof entryNames<E>>;

/** Whether it has an entry of the name. */
export const has = <E extends Entries>({ entries }: FactList<E>, name: string): boolean =>
  Array.isArray(entries) ? entries.includes(name) : Object.hasOwn(entries, name);
