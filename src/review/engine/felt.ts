import { isIdentifier } from '../../../providers/ovh/schema/terraform';
import { isWithin } from '../../estate/attribute-paths';
import { isList, isValues, type Value, type Values } from '../../estate/model';
import type { Found } from './diff';
import type { Expression } from './expressions';
import type { Graph, GraphItem, Reached } from './graph';
import { isOwnAddress } from './own-addresses';
import type { Prediction } from './predict';

/** What is predicted of every item so far. */
interface Predicted {
  of(item: GraphItem): Prediction;
  expressionsOf(item: GraphItem): readonly Expression[];
}

/** What a reference feels of the change of what it names. */
export class Felt {
  readonly #graph: Graph;
  readonly #isFresh: boolean;
  readonly #all: Predicted;

  /** @param isFresh whether what nobody describes gives other values at each change */
  constructor(graph: Graph, isFresh: boolean, all: Predicted) {
    this.#graph = graph;
    this.#isFresh = isFresh;
    this.#all = all;
  }

  /** Whether the value that a reference names is another one, or only known after apply, and because of what. */
  changed(from: Pick<GraphItem, 'stack'>, { item, attribute }: Reached): string | undefined {
    if (item === from) return undefined;
    const { action, differences } = this.#all.of(item);
    if (item.kind === 'value') {
      return action === 'none' && item.before !== undefined ? undefined : this.#passedOn(from, item);
    }
    if (item.kind !== 'resource') return action === 'none' ? undefined : nameFor(from, item);
    const isMade = item.isMoved || action === 'replace';
    if (item.before === undefined || (!isMade && action === 'none')) return undefined;
    // all of it is another one as soon as anything of it is
    if (attribute.length === 0) return nameFor(from, item);
    const path = attribute.join('.');
    const changed = differences.some((found) => isWithin(found.attribute, path) || isWithin(path, found.attribute));
    if (valueAt(item.after, attribute) !== undefined) return changed ? nameFor(from, item) : undefined;
    return isMade ||
      (this.#isFresh && item.facts === undefined) ||
      item.facts?.unknownOnUpdate.has(attribute[0] ?? '') ||
      opened(item, attribute[0] ?? '', differences)
      ? nameFor(from, item)
      : undefined;
  }

  /** What is behind a value that changed: the resource that it carries on. */
  #passedOn(from: Pick<GraphItem, 'stack'>, value: GraphItem, seen: ReadonlySet<GraphItem> = new Set()): string {
    const references = this.#all.expressionsOf(value).flatMap((one) => one.references);
    for (const found of references.flatMap((reference) => this.#graph.find(value.stack, reference))) {
      if (seen.has(found.item)) continue;
      if (found.item.kind === 'value') {
        const isOther = found.item.before === undefined || this.#all.of(found.item).action !== 'none';
        if (isOther) return this.#passedOn(from, found.item, new Set([...seen, value]));
      } else if (this.changed(value, found) !== undefined) return nameFor(from, found.item);
    }
    return nameFor(from, value);
  }

  /** What a reference leads to that is made anew, through every value on the way: what is only changed is the same thing still. */
  madeAnew(from: GraphItem, reached: Reached): string | undefined {
    const made = this.#madeAnew(from, reached, new Set());
    return made && nameFor(from, made);
  }

  #madeAnew(from: GraphItem, reached: Reached, seen: ReadonlySet<GraphItem>): GraphItem | undefined {
    const { item } = reached;
    if (seen.has(item) || this.changed(from, reached) === undefined) return undefined;
    if (item.kind === 'resource') {
      return item.before === undefined || item.isMoved || this.#all.of(item).action === 'replace' ? item : undefined;
    }
    const references = this.#all.expressionsOf(item).flatMap((one) => one.references);
    if (item.kind !== 'value' || references.length === 0) return item;
    const around = new Set([...seen, item]);
    return references
      .flatMap((reference) => this.#graph.find(item.stack, reference))
      .map((found) => this.#madeAnew(item, found, around))
      .find((found) => found !== undefined);
  }

  /** The same of a value: what tells a thing apart leads to the same thing, made anew or not, and so does an address of its own. */
  isOther(stack: string, reached: Reached): boolean {
    const { item, attribute } = reached;
    const [name = ''] = attribute;
    if (item.before === undefined || item.isMoved || isIdentifier(name)) return false;
    if (isOwnAddress(reached, { graph: this.#graph, of: (one) => this.#all.of(one) })) return false;
    if (this.changed({ stack }, reached) !== undefined) return true;
    // nobody here knows what else changes in it
    const isUndescribed = item.kind === 'resource' && item.facts === undefined && this.#all.of(item).action !== 'none';
    return isUndescribed && name !== '' && valueAt(item.after, attribute) === undefined;
  }
}

export const nameFor = (from: Pick<GraphItem, 'stack'>, { stack, path }: GraphItem): string =>
  from.stack === stack ? path : `${stack}/${path}`;

/** Attributes that the provider leaves open when another one changes. */
function opened({ facts }: GraphItem, attribute: string, differences: readonly Found[]): boolean {
  const causes = facts?.opens[attribute] ?? [];
  return causes.some((cause) => differences.some((difference) => difference.attribute.split('.')[0] === cause));
}

function valueAt(body: Values, attribute: readonly string[]): Value | undefined {
  let at: Value | undefined = body;
  for (const name of attribute) {
    const inner: Value | undefined = isList(at) ? at[0] : at;
    at = isValues(inner ?? null) ? (inner as Values)[name] : undefined;
  }
  return at ?? undefined;
}
