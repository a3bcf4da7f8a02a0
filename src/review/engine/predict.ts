import type { Masked } from '../../../constructs/core/secrets/masked';
import { isWithin } from '../../estate/attribute-paths';
import { isEqual } from '../../estate/canonical';
import { freshIn } from '../../estate/fresh';
import type { Block, Estate } from '../../estate/model';
import { type Reference, renamedBody, renamedText } from '../../estate/references';
import type { Reason } from './change';
import { type BodyDiff, diffBodies, type Found } from './diff';
import { bodyExpressions, type Expression, ignoredBy } from './expressions';
import { Felt, nameFor } from './felt';
import { Graph, type GraphItem, isInside, triggersOf } from './graph';
import { happens } from './lowered';
import type { Matching } from './match';
import { referenceRenames } from './match';

/** What becomes of something that is on both sides. */
export interface Prediction {
  readonly action: 'none' | 'change' | 'replace';
  readonly reasons: readonly Reason[];
  readonly differences: readonly Found[];
}

/** Why a block is replaced at each apply, by the blocks of the head of which that is new. */
export type LastingReasons = ReadonlyMap<Block, readonly Reason[]>;

/** What changes something although nothing of it differs. */
interface Given {
  /** Whether every call of a function that gives another value in each run counts as a change. */
  readonly isFresh?: true;
  readonly lasting?: LastingReasons;
}

const nothing: Prediction = { action: 'none', reasons: [], differences: [] };
const rank = { none: 0, change: 1, replace: 2 } as const;

/**
 * Follows every change along the references between resources, data sources, outputs and stacks, until nothing more changes:
 * what reads a value that is only known after apply changes too, and is replaced where that attribute can't change in place.
 */
export class Predictor {
  readonly graph: Graph;
  readonly #predictions = new Map<GraphItem, Prediction>();
  readonly #diffs = new Map<GraphItem, BodyDiff>();
  readonly #expressions = new Map<GraphItem, readonly Expression[]>();
  readonly #renames: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly #head: Estate;
  readonly #given: Given;
  readonly #felt: Felt;

  constructor(base: Estate, head: Estate, matchings: ReadonlyMap<string, Matching>, given: Given = {}) {
    this.#head = head;
    this.#given = given;
    this.graph = new Graph(base, head, matchings);
    this.#felt = new Felt(this.graph, given.isFresh === true, {
      of: (item) => this.of(item),
      expressionsOf: (item) => this.#expressionsOf(item),
    });
    this.#renames = new Map([...matchings].map(([stack, matching]) => [stack, referenceRenames(matching)]));
    let queue: ReadonlySet<GraphItem> = new Set(this.graph.items());
    const touched = new Set([...queue].filter(isFelt).flatMap((item) => [...this.graph.dependents(item)]));
    for (const item of queue) if (this.#isByItself(item)) touched.add(item);
    while (queue.size > 0) {
      const next = new Set<GraphItem>();
      for (const item of queue) {
        // nothing becomes of what doesn't differ, and refers to nothing that does
        if (!touched.has(item) && this.#diff(item).differences.length === 0) continue;
        const [before, now] = [this.of(item), this.#predict(item)];
        // only ever more: an item that turns round and round in a circle of references comes to rest
        if (rank[now.action] < rank[before.action] || sizeOf(now) <= sizeOf(before)) continue;
        this.#predictions.set(item, now);
        for (const dependent of this.graph.dependents(item)) {
          next.add(dependent);
          touched.add(dependent);
        }
      }
      queue = next;
    }
  }

  of(item: GraphItem): Prediction {
    return this.#predictions.get(item) ?? nothing;
  }

  /**
   * Whether what an expression of the base names is another value in the head, or only known after apply. What tells a thing apart leads
   * to the same thing, made anew or not.
   */
  isOther(stack: string, text: string): boolean {
    return this.graph
      .referencesIn(renamedText(text, this.#renames.get(stack) ?? new Map()))
      .some((reference) => this.graph.find(stack, reference).some((reached) => this.#felt.isOther(stack, reached)));
  }

  /** What is only written differently. */
  noiseOf(item: GraphItem): readonly Masked[] {
    return this.#diff(item).noise;
  }

  #diff(item: GraphItem): BodyDiff {
    let diff = this.#diffs.get(item);
    if (diff === undefined) {
      const { before } = item;
      const old = before && renamedBody(before, this.#renames.get(item.stack) ?? new Map());
      const isSame = old === undefined || isEqual(old, item.after);
      diff = isSame ? noDifference : diffBodies(item.facts, old, item.after, ignoredBy(item));
      this.#diffs.set(item, diff);
    }
    return diff;
  }

  #predict(item: GraphItem): Prediction {
    if (item.before === undefined) return nothing;
    const { differences: direct } = this.#diff(item);
    const differing = new Set(direct.map(({ path }) => path));
    const causes = new Map<string, string>();
    const indirect: Found[] = [];
    for (const { place, text, references } of this.#expressionsOf(item)) {
      const because = this.#causeOf(item, references) ?? this.#freshIn(item, text);
      if (because === undefined) continue;
      const { path, attribute, sensitive, shape, forcing } = place;
      causes.set(path, because);
      if (differing.has(path)) continue;
      const forces = forcing === undefined ? {} : { forces: [forcing.attribute] };
      indirect.push({
        path,
        attribute,
        before: text,
        after: text,
        sensitive,
        shape,
        certain: false,
        isUnknown: true,
        because,
        ...forces,
      });
    }
    const differences = [...direct, ...indirect];
    const reasons = [
      ...this.#reasons(item, differences, causes),
      ...this.#triggers(item),
      ...this.#surroundings(item),
      ...this.#lasting(item),
    ];
    const data = item.blocks?.after.kind === 'data' ? this.#waitsFor(item) : undefined;
    const action = reasons.length > 0 ? 'replace' : differences.length > 0 || data !== undefined ? 'change' : 'none';
    return { action, reasons: unique(reasons), differences };
  }

  #reasons(item: GraphItem, differences: readonly Found[], causes: ReadonlyMap<string, string>): Reason[] {
    const decided = (item.facts?.dangers ?? []).filter(({ effect }) => effect === 'replaces');
    return differences.flatMap((difference) => {
      const { path, attribute, forces = [], certain } = difference;
      const because = causes.get(path);
      const byCode = decided
        .filter(({ when }) => happens(difference, when))
        .flatMap(({ attributes = [] }) => attributes.filter((name) => isWithin(attribute, name)));
      return [...new Set([...forces, ...byCode])].map((name) => ({
        attribute: name,
        certain: certain && !isDecidedLate(item, name),
        ...(because === undefined ? {} : { because }),
      }));
    });
  }

  #triggers(item: GraphItem): Reason[] {
    if (item.blocks === undefined) return [];
    return triggersOf(item.blocks.after).flatMap((text) => {
      const [reference] = this.graph.referencesIn(text);
      if (reference === undefined) return [];
      return this.graph.find(item.stack, reference).flatMap((reached) => {
        const { action, differences } = this.of(reached.item);
        if (action === 'none' || reached.item.isMoved) return [];
        // what is new replaces nothing
        if (this.#felt.changed(item, reached) === undefined) return [];
        const certain = differences.some((difference) => difference.certain);
        return [{ attribute: 'replace_triggered_by', certain, because: nameFor(item, reached.item) }];
      });
    });
  }

  /** What each apply replaces from now on, whatever else changes. */
  #lasting({ blocks }: GraphItem): readonly Reason[] {
    return (blocks && this.#given.lasting?.get(blocks.after)) ?? [];
  }

  #freshIn({ stack }: GraphItem, text: string): string | undefined {
    const found = this.#given.isFresh && this.#head.stacks.get(stack);
    const name = found && freshIn(this.#head, found, text);
    return name && `${name}()`;
  }

  /** Whether something becomes of it although nothing differs that it refers to. */
  #isByItself(item: GraphItem): boolean {
    if (this.#lasting(item).length > 0) return true;
    const isFresh = this.#given.isFresh === true;
    return isFresh && this.#expressionsOf(item).some(({ text }) => this.#freshIn(item, text) !== undefined);
  }

  /** What lives inside a cluster goes with it. */
  #surroundings(item: GraphItem): Reason[] {
    if (item.blocks === undefined || !isInside(item.blocks.after)) return [];
    const provider = `provider.${item.blocks.after.provider.split('.')[0]}`;
    const [found] = this.graph.find(item.stack, { address: provider, attribute: [] });
    if (found === undefined || this.of(found.item).action === 'none') return [];
    const because = this.#expressionsOf(found.item)
      .flatMap(({ references }) => references.flatMap((reference) => this.graph.find(item.stack, reference)))
      .map((reached) => this.#felt.madeAnew(found.item, reached))
      .find((cause) => cause !== undefined);
    return because === undefined ? [] : [{ attribute: 'provider', certain: false, because }];
  }

  /** A data source that waits for something that changes is read at apply. */
  #waitsFor(item: GraphItem): string | undefined {
    const awaited = (item.blocks?.after.dependsOn ?? []).flatMap((address) =>
      this.graph.find(item.stack, { address, attribute: [] }),
    );
    const changing = awaited.find((found) => found.item.isMoved || this.of(found.item).action !== 'none');
    return changing && nameFor(item, changing.item);
  }

  #causeOf(item: GraphItem, references: readonly Reference[]): string | undefined {
    for (const reached of references.flatMap((reference) => this.graph.find(item.stack, reference))) {
      const because = this.#felt.changed(item, reached);
      if (because !== undefined) return because;
    }
    return undefined;
  }

  #expressionsOf(item: GraphItem): readonly Expression[] {
    let expressions = this.#expressions.get(item);
    if (expressions === undefined) {
      expressions = bodyExpressions(item, (text) => this.graph.referencesIn(text));
      this.#expressions.set(item, expressions);
    }
    return expressions;
  }
}

/** Whether what refers to an item feels it although nothing in it differs. */
const isFelt = ({ kind, before, isMoved }: GraphItem): boolean => isMoved || (kind === 'value' && before === undefined);

const noDifference: BodyDiff = { differences: [], noise: [] };

/** How much was predicted; grows only. */
const sizeOf = ({ action, reasons, differences }: Prediction): number =>
  rank[action] * 1_000_000 + reasons.length * 10_000 + differences.length;

function unique(reasons: readonly Reason[]): Reason[] {
  const found = new Map<string, Reason>();
  for (const reason of reasons) {
    if (!found.get(reason.attribute)?.certain) found.set(reason.attribute, reason);
  }
  return [...found.values()].sort((a, b) => (a.attribute < b.attribute ? -1 : 1));
}

/** Whether the provider decides on the replacement only when it sees the real resource. */
const isDecidedLate = ({ facts }: GraphItem, attribute: string): boolean =>
  facts?.shape.fields?.get(attribute)?.forceNew === 'conditional';
