import type { Masked } from '../../../constructs/core/secrets/masked';
import { groupBy } from '../reader';
import { covers, holdsAsLong, type Right, termsOf } from './right';

/** Somebody, on something, under some terms. */
type Holder = Pick<Right, 'identity' | 'resource' | 'condition' | 'expires'>;

/** What everybody may do in the end: what some right allows, and no deny that holds always takes away. */
export class Powers {
  readonly #allows: ReadonlyMap<string, readonly Right[]>;
  readonly #denies: ReadonlyMap<string, readonly Right[]>;
  readonly #granted = new Map<string, readonly Granted[]>();
  readonly #denied = new Map<string, Patterns>();

  constructor(rights: readonly Right[]) {
    const of = (kind: Right['effect']) =>
      groupBy(
        rights.filter(({ effect }) => effect === kind),
        ({ identity }) => identity,
      );
    this.#allows = of('allow');
    this.#denies = of('deny');
  }

  may(holder: Holder, action: string): boolean {
    return this.isGranted(holder, action) && !this.isDenied(holder, action);
  }

  /** Whether a right allows it, whatever denies say. */
  isGranted(holder: Holder, action: string): boolean {
    const { identity, resource } = holder;
    const granted = made(this.#granted, JSON.stringify([identity, resource, termsOf(holder)]), () =>
      this.allowing(identity)
        .filter((right) => covers(right.resource, resource) && holdsAsLong(right, holder))
        .map(({ actions, except = [] }) => ({ allow: patternsOf(actions), except: patternsOf(except) })),
    );
    return granted.some(({ allow, except }) => allow.cover(action) && !except.cover(action));
  }

  /** Whether a deny takes it away, always and everywhere where the holder is. */
  isDenied(holder: Pick<Holder, 'identity' | 'resource'>, action: string): boolean {
    return this.#deniedTo(holder).cover(action);
  }

  /** Every action and pattern that denies take away where the holder is. */
  deniedTo(holder: Pick<Holder, 'identity' | 'resource'>): Iterable<Masked> {
    return this.#deniedTo(holder).all;
  }

  /** Everything that is allowed to an identity, wherever. */
  allowing(identity: string): readonly Right[] {
    return this.#allows.get(identity) ?? [];
  }

  denying(identity: string): readonly Right[] {
    return this.#denies.get(identity) ?? [];
  }

  #deniedTo({ identity, resource }: Pick<Holder, 'identity' | 'resource'>): Patterns {
    return made(this.#denied, JSON.stringify([identity, resource]), () => {
      const denies = this.denying(identity).filter((deny) => isAlways(deny) && covers(deny.resource, resource));
      return new Patterns(denies.flatMap(({ actions }) => actions));
    });
  }
}

interface Granted {
  readonly allow: Patterns;
  readonly except: Patterns;
}

/** Many patterns that are asked often. */
class Patterns {
  readonly all: ReadonlySet<Masked>;
  readonly #wide: readonly string[];

  constructor(patterns: readonly Masked[]) {
    this.all = new Set(patterns);
    this.#wide = [...this.all].filter((pattern) => pattern.endsWith('*'));
  }

  cover(action: string): boolean {
    return (this.all as ReadonlySet<string>).has(action) || this.#wide.some((pattern) => covers(pattern, action));
  }
}

const patterns = new WeakMap<readonly Masked[], Patterns>();

/** Patterns of a list, which many rights have in common. */
const patternsOf = (list: readonly Masked[]): Patterns => made(patterns, list, () => new Patterns(list));

/** What a map has, made where it hasn't. */
function made<K, V>(known: { get(key: K): V | undefined; set(key: K, value: V): unknown }, key: K, make: () => V): V {
  let value = known.get(key);
  if (value === undefined) {
    value = make();
    known.set(key, value);
  }
  return value;
}

/** Whether a right allows an action, or everything that a pattern stands for. */
export const allows = ({ actions, except = [] }: Right, action: string): boolean =>
  actions.some((one) => covers(one, action)) && !except.some((one) => covers(one, action));

/** A deny under a condition, or one that ends, can't be relied on. */
const isAlways = ({ condition, expires }: Right): boolean => condition === undefined && expires === undefined;
