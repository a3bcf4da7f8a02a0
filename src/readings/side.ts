import { maskText } from '../../constructs/core/secrets/mask';
import { type Block, type Estate, isList, isValues, type Stack, type Value } from '../estate/model';
import { isExpression, referencesIn, replaceAddresses } from '../estate/references';
import type { Comparison } from '../review/engine/change';

/** A list as far as it is known before apply. */
export interface ReadList {
  readonly known: readonly string[];
  /** What the rest comes from, in words. */
  readonly unknown: readonly string[];
}

/** One side of a comparison, as the tables read it. */
export class Side {
  readonly blocks: readonly Block[];
  readonly #stacks: ReadonlyMap<string, Stack>;
  #environments: ReadonlyMap<string, string> | undefined;

  /**
   * @param left what the other side had and nothing destroys: stacks that are gone from the program, resources that are forgotten
   */
  constructor(
    readonly output: Estate,
    left: readonly Stack[] = [],
    forgotten: readonly Block[] = [],
  ) {
    this.#stacks = new Map([...left.map((stack) => [stack.id, stack] as const), ...output.stacks]);
    this.blocks = [...[...this.#stacks.values()].flatMap(({ blocks }) => [...blocks.values()]), ...forgotten];
  }

  /** Resources of some types. */
  ofType(...types: readonly string[]): Block[] {
    return this.blocks.filter(({ kind, type }) => kind === 'resource' && types.includes(type));
  }

  stack(id: string): Stack | undefined {
    return this.#stacks.get(id);
  }

  /** The block that an expression with one reference leads to, also through values and through the state of another stack. */
  resolve(stack: string, value: Value | undefined, depth = 0): Block | undefined {
    if (typeof value !== 'string' || !isExpression(value) || depth > 8) return undefined;
    const references = referencesIn(value);
    const found = new Set(references.map(({ address }) => address));
    const [first] = references;
    if (first === undefined || found.size !== 1) return undefined;
    const { address, attribute } = first;
    const owner = this.#stacks.get(stack);
    const block = owner?.blocks.get(address);
    if (block?.type === 'terraform_remote_state') {
      const source = this.#behind(block);
      const [outputs, name] = attribute;
      if (source === undefined || outputs !== 'outputs' || name === undefined) return undefined;
      return this.resolve(source.id, source.outputs.get(name), depth + 1);
    }
    return block ?? this.resolve(stack, owner?.named.get(address), depth + 1);
  }

  /** A block as a reader of that stack names it. */
  label(stack: string, block: Block): string {
    const path = `${block.kind === 'data' ? 'data ' : ''}${maskText(block.path)}`;
    return block.stack === stack ? path : `${block.stack}/${path}`;
  }

  /** A value in words: construct paths for references, secrets hidden; an expression is said to be known after apply. */
  show(stack: string, value: Value | undefined): string {
    if (value === undefined || value === null) return 'nothing';
    if (typeof value !== 'string') return maskText(JSON.stringify(value));
    if (!isExpression(value)) return maskText(value);
    const block = this.resolve(stack, value);
    if (block !== undefined) return this.label(stack, block);
    const blocks = this.#stacks.get(stack)?.blocks;
    const text = replaceAddresses(value, (address) => {
      const named = blocks?.get(address);
      return named && this.label(stack, named);
    });
    return `${maskText(text)} (known after apply)`;
  }

  /** What a list of texts holds, where it may be an expression as a whole or in parts. */
  list(stack: string, value: Value | undefined): ReadList {
    if (isList(value)) {
      const parts = value.map((element) => this.list(stack, element));
      return { known: parts.flatMap(({ known }) => known), unknown: parts.flatMap(({ unknown }) => unknown) };
    }
    if (value === undefined || value === null) return { known: [], unknown: [] };
    if (typeof value !== 'string') return { known: [maskText(JSON.stringify(value))], unknown: [] };
    if (!isExpression(value)) return { known: [maskText(value)], unknown: [] };
    const known = /^\$\{(concat|toset|tolist|distinct|flatten|setunion)\(/.test(value) ? literalLists(value) : [];
    const blocks = this.#stacks.get(stack)?.blocks;
    const labels = referencesIn(value).flatMap(({ address }) => {
      const block = blocks?.get(address);
      return block === undefined ? [] : [this.label(stack, this.resolve(stack, `\${${address}}`) ?? block)];
    });
    const unknown = labels.length > 0 ? [...new Set(labels)].join(', ') : maskText(value);
    return { known: known.map(maskText), unknown: [unknown] };
  }

  /** `team/environment` of a Public Cloud project, where one environment names it. */
  environmentOf(project: string): string | undefined {
    this.#environments ??= this.#projects();
    return this.#environments.get(project);
  }

  #projects(): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    for (const { record, blocks } of this.#stacks.values()) {
      if (record?.team === undefined || record.environment === undefined || record.kind === 'platform') continue;
      const name = `${record.team}/${record.environment}`;
      for (const { body } of blocks.values()) {
        for (const id of [body['service_name'], body['project_id']]) {
          if (typeof id === 'string' && /^[0-9a-f]{32}$/.test(id) && !found.has(id)) found.set(id, name);
        }
      }
    }
    return found;
  }

  #behind({ body }: Block): Stack | undefined {
    const config = body['config'];
    const name = isValues(config) ? (config['key'] ?? config['path']) : undefined;
    if (typeof name !== 'string') return undefined;
    return [...this.#stacks.values()].find(({ terraform }) => {
      const { backend } = terraform;
      const [settings] = isValues(backend) ? Object.values(backend) : [];
      const state = isValues(settings) ? (settings['key'] ?? settings['path']) : undefined;
      return typeof state === 'string' && (name === state || name.endsWith(`/${state}`));
    });
  }
}

/** Lists of texts that stand in an expression as they are. */
const literalLists = (expression: string): string[] =>
  [...expression.matchAll(/\[\s*(?:"(?:[^"\\$%]|\\.)*"\s*,?\s*)+\]/g)].flatMap(([text]) => {
    try {
      const parsed: unknown = JSON.parse(text.replace(/,\s*\]$/, ']'));
      return Array.isArray(parsed) ? parsed.map(String) : [];
    } catch {
      return [];
    }
  });

/** Both sides of a comparison. What a stack holds that is gone from the program stays, so the head still has it. */
export function sidesOf({ base, head }: Comparison): { readonly before: Side; readonly after: Side } {
  const left = [...base.stacks.values()].filter(({ id }) => !head.stacks.has(id));
  const forgotten = [...head.stacks.values()].flatMap(({ id, forgotten: addresses }) =>
    [...addresses].flatMap((address) => base.stacks.get(id)?.blocks.get(address) ?? []),
  );
  return { before: new Side(base), after: new Side(head, left, forgotten) };
}

/** What is on one side only, by a key. */
export function onlyIn<T>(these: readonly T[], those: readonly T[], keyOf: (one: T) => string): T[] {
  const known = new Set(those.map(keyOf));
  const found = new Map<string, T>();
  for (const one of these) {
    const key = keyOf(one);
    if (!known.has(key) && !found.has(key)) found.set(key, one);
  }
  return [...found.values()];
}

/** Elements by a key, in their order. */
export function groupBy<T>(all: Iterable<T>, keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}

/** Elements of a list; a single value is a list of one. */
export const elementsOf = (value: Value | undefined): readonly Value[] =>
  isList(value) ? value : value === undefined || value === null ? [] : [value];

/** Blocks of one kind inside a body: a list of objects, or one object. */
export const blocksIn = (value: Value | undefined): readonly { readonly [name: string]: Value }[] =>
  elementsOf(value).filter(isValues);

/** Rows in the order of their stacks and paths. */
export const byPlace = (a: { stack: string; path: string }, b: { stack: string; path: string }): number =>
  a.stack === b.stack ? compare(a.path, b.path) : compare(a.stack, b.stack);

export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
