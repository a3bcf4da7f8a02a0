import { groupBy } from '../reader';
import { covers, type Right, termsOf } from './right';

/** Somebody, on something, under some terms. */
export type Holder = Pick<Right, 'identity' | 'resource' | 'condition' | 'expires'>;

/** What everybody may do in the end: what some right allows, and no deny that holds always takes away. */
export class Powers {
  readonly #allows: ReadonlyMap<string, readonly Right[]>;
  readonly #denies: ReadonlyMap<string, readonly Right[]>;
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
    const terms = termsOf(holder);
    return this.allowing(holder.identity).some(
      (right) => allows(right, action) && covers(right.resource, holder.resource) && termsOf(right) === terms,
    );
  }

  /** Whether a deny takes it away, always and everywhere where the holder is. */
  isDenied({ identity, resource }: Pick<Right, 'identity' | 'resource'>, action: string): boolean {
    const key = JSON.stringify([identity, resource]);
    let denied = this.#denied.get(key);
    if (denied === undefined) {
      const denies = this.denying(identity).filter((deny) => isAlways(deny) && covers(deny.resource, resource));
      denied = new Patterns(denies.flatMap(({ actions }) => actions));
      this.#denied.set(key, denied);
    }
    return denied.cover(action);
  }

  /** Everything that is allowed to an identity, wherever. */
  allowing(identity: string): readonly Right[] {
    return this.#allows.get(identity) ?? [];
  }

  denying(identity: string): readonly Right[] {
    return this.#denies.get(identity) ?? [];
  }
}

/** Many patterns that are asked often. */
class Patterns {
  readonly #all: ReadonlySet<string>;
  readonly #wide: readonly string[];

  constructor(patterns: readonly string[]) {
    this.#all = new Set(patterns);
    this.#wide = [...this.#all].filter((pattern) => pattern.endsWith('*'));
  }

  cover(action: string): boolean {
    return this.#all.has(action) || this.#wide.some((pattern) => covers(pattern, action));
  }
}

/** Whether a right allows an action, or everything that a pattern stands for. */
export const allows = ({ actions, except = [] }: Right, action: string): boolean =>
  actions.some((one) => covers(one, action)) && !except.some((one) => covers(one, action));

/** A deny under a condition, or one that ends, can't be relied on. */
const isAlways = ({ condition, expires }: Right): boolean => condition === undefined && expires === undefined;
