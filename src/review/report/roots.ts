import { isNew, reasonName } from './action';
import type { AttributeChange, ReplaceReason, ResourceChange } from './report';

/** Where a change begins. */
export interface Root {
  readonly change: ResourceChange;
  /** What of it is another, without the places in lists; nothing for a resource that is new, gone or moved as a whole. */
  readonly attributes: readonly string[];
  /** What it waits for, where that is no resource that changes: a value, a data source. */
  readonly because?: string;
}

export const changePlace = ({ stack, path }: Pick<ResourceChange, 'stack' | 'path'>): string => `${stack}/${path}`;

/** An attribute without the places in its lists. */
const bareName = (attribute: string): string => attribute.replace(/\[\d+\]/g, '');

/** What differs in an attribute, by either of its names. */
export const differencesOf = ({ attributes }: ResourceChange, attribute: string): readonly AttributeChange[] =>
  attributes.filter((one) => bareName(one.attribute) === attribute || reasonName(one.attribute) === attribute);

/** More of them are not told apart: a long chain of changes would gather those of all. */
const mostRoots = 12;

/** What is behind changes: themselves, or what they wait for, followed to where it begins. */
export class Roots {
  readonly #all: ReadonlyMap<string, ResourceChange>;
  readonly #found = new Map<ResourceChange, readonly Root[]>();

  constructor(changes: readonly ResourceChange[]) {
    this.#all = new Map(changes.map((change) => [changePlace(change), change]));
  }

  /** The first decides what happens; the others have a part in what else changes. */
  of(change: ResourceChange): readonly Root[] {
    const open = [change];
    const entered = new Set<ResourceChange>();
    for (let current = open.at(-1); current !== undefined; current = open.at(-1)) {
      // what is entered and not found yet is in a circle of references, which ends where it began
      const awaited = entered.has(current) || this.#found.has(current) ? [] : this.#awaitedBy(current);
      entered.add(current);
      const next = awaited.filter((other) => !this.#found.has(other) && !entered.has(other));
      if (next.length > 0) {
        open.push(...next);
        continue;
      }
      open.pop();
      if (!this.#found.has(current)) this.#found.set(current, this.#rootsOf(current));
    }
    return this.#found.get(change) ?? [];
  }

  #rootsOf(change: ResourceChange): readonly Root[] {
    const roots = unique([...this.#begun(change)]).slice(0, mostRoots);
    // nothing is known of why: it is itself
    return roots.length > 0 ? roots : [{ change, attributes: [] }];
  }

  *#begun(change: ResourceChange): Generator<Root> {
    const { action, reasons, attributes } = change;
    if (isNew(action) || action === 'destroy' || action === 'move') yield { change, attributes: [] };
    if (isNew(action)) return;
    // a value that waits for something may be another one, too: then that is what was changed
    const differing = attributes.filter((one) => !isWaiting(one));
    const isDirect = ({ attribute, because }: ReplaceReason): boolean =>
      because === undefined || differing.some((one) => reasonName(one.attribute) === attribute);
    const direct = new Set<string>(reasons.filter(isDirect).map(({ attribute }) => attribute));
    if (direct.size > 0) yield { change, attributes: [...direct] };
    for (const reason of reasons) if (!isDirect(reason)) yield* this.#behind(change, reason);
    const others = differing.filter((one) => !direct.has(reasonName(one.attribute)));
    if (others.length > 0) yield { change, attributes: [...new Set(others.map((one) => bareName(one.attribute)))] };
    for (const one of attributes) yield* this.#behind(change, one);
  }

  #behind(change: ResourceChange, { attribute, because }: Waiting): readonly Root[] {
    if (because === undefined) return [];
    const other = this.#at(change, because);
    return other === undefined
      ? [{ change, attributes: [bareName(attribute)], because }]
      : (this.#found.get(other) ?? []);
  }

  #awaitedBy(change: ResourceChange): ResourceChange[] {
    return [...change.reasons, ...change.attributes].flatMap(({ because }) =>
      because === undefined ? [] : (this.#at(change, because) ?? []),
    );
  }

  #at({ stack }: ResourceChange, because: string): ResourceChange | undefined {
    return this.#all.get(`${stack}/${because}`) ?? this.#all.get(because);
  }
}

interface Waiting {
  readonly attribute: string;
  readonly because?: string;
}

const isWaiting = ({ after, because }: AttributeChange): boolean =>
  because !== undefined || after === 'known after apply';

const unique = (roots: readonly Root[]): readonly Root[] => [
  ...new Map(
    roots.map((root) => [JSON.stringify([changePlace(root.change), root.attributes, root.because]), root]),
  ).values(),
];
