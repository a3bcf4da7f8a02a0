import { type Block, type Estate, isList, isValues, type Stack, type Value, type Values } from '../../estate/model';
import { expressionsIn, type Reference, referencesIn } from '../../estate/references';
import type { Facts } from './facts';
import { factsOf } from './facts';
import { repeatedBodies } from './instances';
import type { Matching } from './match';

/** Something whose change is felt by what refers to it: a resource, a data source, a module, or a value that carries one on. */
export interface Item {
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

/** Every item of the head, and who refers to whom. */
export class Graph {
  readonly items = new Map<string, Item>();
  readonly #dependents = new Map<Item, Set<Item>>();
  /** Stacks by where they keep their state, as another stack would name it. */
  readonly #states: ReadonlyMap<string, string>;

  constructor(
    base: Estate,
    readonly head: Estate,
    matchings: ReadonlyMap<string, Matching>,
  ) {
    this.#states = new Map(
      [...head.stacks.values()].flatMap((stack) => stateNames(stack).map((name) => [name, stack.id])),
    );
    for (const stack of head.stacks.values()) {
      const matching = matchings.get(stack.id);
      if (matching !== undefined) this.#addBlocks(matching);
      this.#addValues(stack, base.stacks.get(stack.id));
    }
    for (const item of this.items.values()) this.#link(item);
  }

  /** What refers to an item. */
  dependents(item: Item): Iterable<Item> {
    return this.#dependents.get(item) ?? [];
  }

  /** The item behind an address in a stack; behind the state of another stack, that stack's output. */
  find(stack: string, { address, attribute }: Reference): { item: Item; attribute: readonly string[] } | undefined {
    const [outputs, name, ...rest] = attribute;
    if (address.startsWith('data.terraform_remote_state.') && outputs === 'outputs' && name !== undefined) {
      const source = this.#stackBehind(stack, address);
      const output = source === undefined ? undefined : this.items.get(`${source} output.${name}`);
      return output && { item: output, attribute: rest };
    }
    const item = this.items.get(`${stack} ${address}`);
    return item && { item, attribute };
  }

  #stackBehind(stack: string, address: string): string | undefined {
    const block = this.head.stacks.get(stack)?.blocks.get(address);
    const config = block?.body['config'];
    const name = isValues(config) ? (config['key'] ?? config['path']) : undefined;
    if (typeof name !== 'string') return undefined;
    return this.#states.get(name) ?? [...this.#states].find(([state]) => name.endsWith(`/${state}`))?.[1];
  }

  #addBlocks({ pairs, added }: Matching): void {
    for (const { before, after, isMoved } of pairs) this.#addBlock(after, before, isMoved);
    for (const after of added) this.#addBlock(after, undefined, false);
  }

  #addBlock(after: Block, before: Block | undefined, isMoved: boolean): void {
    const { stack, address, path, kind } = after;
    const facts = kind === 'resource' ? factsOf(after.type) : undefined;
    const [old, now] = before === undefined ? [{}, {}] : repeatedBodies(before, after);
    this.#add({
      stack,
      address,
      path,
      kind,
      ...(facts === undefined ? {} : { facts }),
      ...(before === undefined ? {} : { before: { ...before.body, ...old } }),
      after: { ...after.body, ...now },
      blocks: { after, ...(before === undefined ? {} : { before }) },
      isMoved,
    });
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

  #add(item: Item): void {
    this.items.set(`${item.stack} ${item.address}`, item);
  }

  #link(item: Item): void {
    for (const reference of referencesOf(item)) {
      const target = this.find(item.stack, reference)?.item;
      if (target === undefined || target === item) continue;
      const dependents = this.#dependents.get(target);
      if (dependents) dependents.add(item);
      else this.#dependents.set(target, new Set([item]));
    }
  }
}

/** The resources of these providers live inside what the provider is configured with. */
export const isInside = ({ provider }: Block): boolean => /^(kubernetes|helm)\b/.test(provider);

function* referencesOf({ after, blocks }: Item): Generator<Reference> {
  for (const text of expressionsIn(after)) yield* referencesIn(text);
  if (blocks === undefined) return;
  for (const text of triggersOf(blocks.after)) yield* referencesIn(`\${${text}}`);
  if (blocks.after.kind === 'data') for (const address of blocks.after.dependsOn) yield { address, attribute: [] };
  if (isInside(blocks.after)) yield { address: `provider.${blocks.after.provider.split('.')[0]}`, attribute: [] };
}

/** What `replace_triggered_by` names, without the expression's braces. */
export function triggersOf({ lifecycle }: Block): string[] {
  const triggers = lifecycle['replace_triggered_by'];
  return isList(triggers) ? triggers.map((text) => String(text).replace(/^\$\{(.*)\}$/, '$1')) : [];
}

function stateNames({ terraform }: Stack): string[] {
  const { backend } = terraform;
  const [config] = isValues(backend ?? null) ? Object.values(backend as Values) : [];
  const name = isValues(config ?? null) ? ((config as Values)['key'] ?? (config as Values)['path']) : undefined;
  return typeof name === 'string' ? [name] : [];
}
