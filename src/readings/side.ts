import { maskText } from '../../constructs/core/secrets/mask';
import { joinMasked, type Masked, masked } from '../../constructs/core/secrets/masked';
import { type Block, type Estate, isList, isValues, type Stack, type Value, type Values } from '../estate/model';
import { isExpression, referencesIn, replaceAddresses } from '../estate/references';

/** A list as far as it is known before apply. */
export interface ReadList {
  readonly known: readonly Masked[];
  readonly unknown: readonly UnknownPart[];
}

/** A part of a list that only Terraform knows. */
export interface UnknownPart {
  /** What it comes from, in words. */
  readonly text: Masked;
  readonly expression: string;
}

/** What stands behind a text that only Terraform knows. */
export const afterApply = masked`(known after apply)`;

/** An estate as readings read it: what a block is called, what a value leads to. */
export class Side {
  readonly blocks: readonly Block[];
  readonly #stacks: ReadonlyMap<string, Stack>;
  #byType: ReadonlyMap<string, readonly Block[]> | undefined;
  #environments: ReadonlyMap<string, Masked> | undefined;

  constructor(readonly estate: Estate) {
    this.#stacks = estate.stacks;
    this.blocks = [...estate.stacks.values()].flatMap(({ blocks }) => [...blocks.values()]);
  }

  /** Resources of some types. */
  ofType(...types: readonly string[]): readonly Block[] {
    this.#byType ??= groupBy(
      this.blocks.filter(({ kind }) => kind === 'resource'),
      ({ type }) => type,
    );
    const known = this.#byType;
    return types.flatMap((type) => known.get(type) ?? []);
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
  label(stack: string, block: Block): Masked {
    const path = block.kind === 'data' ? masked`data ${maskText(block.path)}` : maskText(block.path);
    return block.stack === stack ? path : masked`${maskText(block.stack)}/${path}`;
  }

  /** A value in words: construct paths for references, secrets hidden; an expression is said to be known after apply. */
  show(stack: string, value: Value | undefined): Masked {
    if (value === undefined || value === null) return masked`nothing`;
    if (typeof value !== 'string') return maskText(JSON.stringify(value));
    if (!isExpression(value)) return maskText(value);
    const block = this.resolve(stack, value);
    if (block !== undefined) return this.label(stack, block);
    const blocks = this.#stacks.get(stack)?.blocks;
    const text = replaceAddresses(value, (address) => {
      const named = blocks?.get(address);
      return named && this.label(stack, named);
    });
    return masked`${maskText(text)} ${afterApply}`;
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
    const unknown = labels.length > 0 ? joinMasked([...new Set(labels)], ', ') : maskText(value);
    return { known: known.map(maskText), unknown: [{ text: unknown, expression: value }] };
  }

  /** The same, in words. */
  texts(stack: string, value: Value | undefined): Masked[] {
    const { known, unknown } = this.list(stack, value);
    return [...known, ...unknown.map(({ text }) => masked`${text} ${afterApply}`)];
  }

  /** `team/environment` of a Public Cloud project, where one environment names it. */
  environmentOf(project: string): Masked | undefined {
    this.#environments ??= this.#projects();
    return this.#environments.get(project);
  }

  #projects(): ReadonlyMap<string, Masked> {
    const found = new Map<string, Masked>();
    for (const { record, blocks } of this.#stacks.values()) {
      if (record?.team === undefined || record.environment === undefined || record.kind === 'platform') continue;
      const name = maskText(`${record.team}/${record.environment}`);
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

const sides = new WeakMap<Estate, Side>();

/** The side of an estate, made once however many readings read it. */
export function sideOf(estate: Estate): Side {
  const known = sides.get(estate);
  if (known) return known;
  const side = new Side(estate);
  sides.set(estate, side);
  return side;
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
export const blocksIn = (value: Value | undefined): readonly Values[] => elementsOf(value).filter(isValues);

export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Blocks of one kind in a body, those that a `dynamic` block makes included: what they hold is known as far as it is written. */
export const nestedIn = (body: Values, name: string): readonly Values[] => [
  ...blocksIn(body[name]),
  ...blocksIn(body['dynamic']).flatMap((dynamic) =>
    blocksIn(dynamic[name]).flatMap(({ content }) => blocksIn(content)),
  ),
];
