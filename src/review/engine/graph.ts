import { type Block, type Estate, isList, type Stack, type Value, type Values } from '../../estate/model';
import { asExpression, expressionsIn, type Reference, referencesIn } from '../../estate/references';
import { stackBehind } from '../../estate/resolve';
import { statePrefix } from '../../estate/stack-states';
import type { Facts } from './facts';
import { factsOf } from './facts';
import { repeatedBodies } from './instances';
import type { Matching, Pair } from './match';

/** Something whose change is felt by what refers to it: a resource, a data source, a module, or a value that carries one on. */
export interface GraphItem {
  readonly stack: string;
  readonly address: string;
  /** Construct path; of values their address. */
  readonly path: string;
  readonly kind: Block['kind'] | 'value';
  readonly facts?: Facts;
  /** Arguments on both sides; `before` is absent for what is new. */
  readonly before?: Values;
  readonly after: Values;
  /** Both sides of a resource; absent for values. */
  readonly blocks?: { readonly before?: Block; readonly after: Block };
  readonly isMoved: boolean;
}

/** An item, and what of it. */
export interface Reached {
  readonly item: GraphItem;
  readonly attribute: readonly string[];
}

/** Every item of the head, and who refers to whom. */
export class Graph {
  /** By stack and address. */
  readonly #items = new Map<string, Map<string, GraphItem>>();
  readonly #byBlock = new Map<Block, GraphItem>();
  readonly #dependents = new Map<GraphItem, Set<GraphItem>>();
  /** Items of blocks of which each instance is one, by the address of the block. */
  readonly #instances = new Map<string, GraphItem[]>();
  readonly #references = new Map<string, readonly Reference[]>();

  constructor(
    readonly base: Estate,
    readonly head: Estate,
    matchings: ReadonlyMap<string, Matching>,
  ) {
    for (const stack of head.stacks.values()) {
      const matching = matchings.get(stack.id);
      if (matching !== undefined) this.#addBlocks(matching);
      this.#addValues(stack, base.stacks.get(stack.id));
    }
    for (const item of this.items()) this.#link(item);
  }

  /** What a text names; each text is read once. */
  referencesIn(text: string): readonly Reference[] {
    let found = this.#references.get(text);
    if (found === undefined) {
      found = referencesIn(text);
      this.#references.set(text, found);
    }
    return found;
  }

  *items(): Generator<GraphItem> {
    for (const ofStack of this.#items.values()) yield* ofStack.values();
  }

  /** The item of a block of the head, or of one of its instances. */
  itemOf(block: Block): GraphItem | undefined {
    return this.#byBlock.get(block);
  }

  /** What refers to an item. */
  dependents(item: GraphItem): Iterable<GraphItem> {
    return this.#dependents.get(item) ?? [];
  }

  /**
   * The items behind a reference in a stack; behind the state of another stack, that stack's output. Several where it names all instances
   * of a block, or one that only Terraform knows.
   */
  find(stack: string, { address, key, attribute }: Reference): readonly Reached[] {
    const [outputs, name, ...rest] = attribute;
    if (address.startsWith(statePrefix) && outputs === 'outputs' && name !== undefined) {
      const block = this.head.stacks.get(stack)?.blocks.get(address);
      const source = block && stackBehind(this.head, block);
      const output = source && this.#items.get(source.id)?.get(`output.${name}`);
      return output === undefined ? [] : [{ item: output, attribute: rest }];
    }
    const ofStack = this.#items.get(stack);
    const item = (key === undefined ? undefined : ofStack?.get(`${address}${key}`)) ?? ofStack?.get(address);
    const items = item === undefined ? (this.#instances.get(`${stack} ${address}`) ?? []) : [item];
    return items.map((one) => ({ item: one, attribute }));
  }

  #addBlocks({ pairs, added }: Matching): void {
    for (const pair of pairs) this.#addBlock(pair.after, pair);
    for (const after of added) this.#addBlock(after, undefined);
  }

  #addBlock(after: Block, pair: Pair | undefined): void {
    const { stack, address, path, kind } = after;
    const facts = kind === 'resource' ? factsOf(after.type) : undefined;
    const [before, now] = pair === undefined ? [undefined, after.body] : bodiesOf(pair, this.base, this.head);
    const item = this.#add({
      stack,
      address,
      path,
      kind,
      facts,
      before,
      after: now,
      blocks: { before: pair?.before, after },
      isMoved: pair?.isMoved === true,
    });
    this.#byBlock.set(after, item);
    const { written } = after;
    if (written === undefined || written.address === address) return;
    const whole = `${stack} ${written.address}`;
    const known = this.#instances.get(whole);
    if (known) known.push(item);
    else this.#instances.set(whole, [item]);
  }

  #addValues(head: Stack, base: Stack | undefined): void {
    const value = (address: string, before: Value | undefined, after: Value) =>
      this.#add({
        stack: head.id,
        address,
        path: address,
        kind: 'value',
        ...(before === undefined ? {} : { before: { value: before } }),
        after: { value: after },
        isMoved: false,
      });
    for (const [name, after] of head.outputs) value(`output.${name}`, base?.outputs.get(name), after);
    for (const [address, after] of head.named) value(address, base?.named.get(address), after);
    for (const [name, after] of Object.entries(head.providers)) value(`provider.${name}`, base?.providers[name], after);
  }

  #add(item: GraphItem): GraphItem {
    const ofStack = this.#items.get(item.stack);
    if (ofStack) ofStack.set(item.address, item);
    else this.#items.set(item.stack, new Map([[item.address, item]]));
    return item;
  }

  *#referencesOf({ after, blocks }: GraphItem): Generator<Reference> {
    for (const text of expressionsIn(after)) yield* this.referencesIn(text);
    if (blocks === undefined) return;
    for (const text of triggersOf(blocks.after)) yield* this.referencesIn(text);
    if (blocks.after.kind === 'data') for (const address of blocks.after.dependsOn) yield { address, attribute: [] };
    if (isInside(blocks.after)) yield { address: `provider.${blocks.after.provider.split('.')[0]}`, attribute: [] };
  }

  #link(item: GraphItem): void {
    for (const reference of this.#referencesOf(item)) {
      for (const { item: target } of this.find(item.stack, reference)) {
        if (target === item) continue;
        const dependents = this.#dependents.get(target);
        if (dependents) dependents.add(item);
        else this.#dependents.set(target, new Set([item]));
      }
    }
  }
}

/** Arguments of both sides, `count` and `for_each` among them where they are compared. */
function bodiesOf(pair: Pair, base: Estate, head: Estate): readonly [Values, Values] {
  const { before, after } = pair;
  const [old, now] = repeatedBodies(pair, base, head);
  return [
    { ...before.body, ...old },
    { ...after.body, ...now },
  ];
}

/** The resources of these providers live inside what the provider is configured with. */
export const isInside = ({ provider }: Block): boolean => /^(kubernetes|helm)\b/.test(provider);

/** What `replace_triggered_by` names, as expressions. */
export function triggersOf({ lifecycle }: Block): string[] {
  const triggers = lifecycle['replace_triggered_by'];
  return isList(triggers) ? triggers.map((address) => asExpression(String(address))) : [];
}
