import { maskText, maskTextWith } from '../../constructs/core/secrets/mask';
import { joinMasked, type Masked, masked } from '../../constructs/core/secrets/masked';
import { withoutIndices } from '../estate/attribute-paths';
import type { Known, Unknown } from '../estate/known';
import { type Block, type Estate, isList, isValues, type Stack, type Value, type Values } from '../estate/model';
import { onceApplied } from '../estate/once-applied';
import { expressionsIn, isExpression, replaceAddresses } from '../estate/references';
import { blockBehind, resolve } from '../estate/resolve';
import { instanceBlocks, writtenOf } from '../estate/settled';
import { isNarrow as isNarrowValue } from './narrow';
import { projectIds, projectsOf } from './projects';
import { isProviderName } from './provider-names';

/** A list as far as it is known before apply. */
export interface ReadList {
  readonly known: readonly Masked[];
  readonly unknown: readonly UnknownPart[];
}

/** A part of a list that only Terraform knows. */
interface UnknownPart {
  /** What it comes from, in words. */
  readonly text: Masked;
  /** Whether every address in it has a mask that keeps it small, whatever the address will be. */
  readonly isNarrow: boolean;
}

/** What a provider calls a thing by: the block that makes it, and the attribute, its path without indices. */
interface Named {
  readonly block: Block;
  readonly attribute: string;
}

/** What stands behind a text that only Terraform knows. */
export const afterApply = masked`(known after apply)`;

/** Whether a text says that only Terraform knows it, or a part of it. */
export const isAfterApply = (text: string): boolean => text.includes(afterApply);

/** An estate as readings read it: every instance of every block, what each is called, what a value leads to. */
export class Reader {
  /** Of a block whose instances only Terraform can count, the block itself: it may be there. */
  readonly blocks: readonly Block[];
  readonly #instances = new Map<Block, readonly Block[]>();
  #byType: ReadonlyMap<string, readonly Block[]> | undefined;
  #byStack: ReadonlyMap<string, readonly Block[]> | undefined;
  /** Texts that are there often, such as actions: looking for secrets takes longer than anything else here. */
  readonly #masked = new Map<string, Masked>();

  constructor(readonly estate: Estate) {
    this.blocks = [...estate.stacks.values()].flatMap(({ blocks }) =>
      [...blocks.values()].flatMap((block) => {
        const instances = instanceBlocks(estate, block) ?? [block];
        if (block.repeat !== undefined) this.#instances.set(block, instances);
        return instances;
      }),
    );
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

  /** Blocks of a stack. */
  ofStack(id: string): readonly Block[] {
    this.#byStack ??= groupBy(this.blocks, ({ stack }) => stack);
    return this.#byStack.get(id) ?? [];
  }

  stack(id: string): Stack | undefined {
    return this.estate.stacks.get(id);
  }

  /** The block that a value leads to, where that is one: of one with instances the one that is named, or the only one. */
  resolve(stack: string, value: Value | undefined): Block | undefined {
    const block = blockBehind(this.estate, stack, value);
    return block && this.#instanceOf(block, value);
  }

  #instanceOf(block: Block, value: Value | undefined): Block {
    const [only, ...others] = this.#instances.get(block) ?? [block];
    if (others.length === 0) return only ?? block;
    return [only, ...others].find((one) => one && String(value).includes(`${one.address}.`)) ?? block;
  }

  /**
   * What a value is the name of, and nothing else: its provider gives it, so that nobody can write what it will be. What is made from
   * a name is none, nor is any other attribute that only Terraform knows.
   */
  named(stack: string, value: Value | undefined): Named | undefined {
    const found = resolve(this.estate, stack, value);
    if (found.is !== 'unknown') return undefined;
    const [only, ...others] = found.because;
    if (only === undefined || others.length > 0 || only.isMadeFrom || only.why !== 'after-apply') return undefined;
    const block = this.stack(only.at.stack)?.blocks.get(only.at.address);
    if (block === undefined) return undefined;
    const attribute = withoutIndices(only.text.slice(only.at.address.length)).replace(/^\./, '');
    return isProviderName(block, attribute) ? { block: this.#instanceOf(block, value), attribute } : undefined;
  }

  /** A text in which only names aren't known, with the paths of what they name; `undefined` where anything else isn't known. */
  withNames(stack: string, text: string): Masked | undefined {
    const shown = text.replaceAll(/(?<!\$)\$\{[^{}]*\}/g, (part) => {
      const found = this.named(stack, part);
      return found === undefined ? part : this.label(stack, found.block);
    });
    return isExpression(shown) ? undefined : maskTextWith(projectIds(this.estate), shown);
  }

  /** A block as a reader of that stack names it. */
  label(stack: string, block: Block): Masked {
    const path = block.kind === 'data' ? masked`data ${maskText(block.path)}` : maskText(block.path);
    return block.stack === stack ? path : masked`${maskText(block.stack)}/${path}`;
  }

  /** A value in words: construct paths for names of things, secrets hidden; any other expression is said to be known after apply. */
  show(stack: string, value: Value | undefined): Masked {
    if (value === undefined || value === null) return masked`nothing`;
    if (typeof value !== 'string') return maskText(JSON.stringify(value));
    if (!isExpression(value)) return this.#mask(value);
    const name = this.withNames(stack, value);
    if (name !== undefined) return name;
    const blocks = this.stack(stack)?.blocks;
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
    if (!isExpression(value)) return { known: [this.#mask(value)], unknown: [] };
    const found = resolve(this.estate, stack, value);
    const known = found.is === 'unknown' ? [] : textsIn(found.value).map((text) => this.#mask(text));
    const because = unknownIn(found);
    if (because.length === 0) return { known, unknown: [] };
    const labels = [...new Set(because.map((part) => this.#reason(stack, value, part)))];
    return { known, unknown: [{ text: joinMasked(labels, ', '), isNarrow: isNarrowValue(value) }] };
  }

  /** Of the base of a comparison: whether what only Terraform knows of a value is another one in the head. */
  isOutdated(stack: string, value: Value | undefined): boolean {
    return [...expressionsIn(value)].some((text) =>
      unknownIn(resolve(this.estate, stack, text)).some((part) => this.estate.isOutdated?.(stack, text, part)),
    );
  }

  /** A list in an attribute of a block. */
  listIn(block: Block, attribute: string): ReadList {
    const { known, unknown } = this.list(block.stack, block.body[attribute]);
    // how it is written says more of what isn't known than what is left of it
    const isNarrow = isNarrowValue(writtenOf(block).body[attribute]);
    return { known, unknown: unknown.map((part) => ({ ...part, isNarrow: part.isNarrow || isNarrow })) };
  }

  /** A list in words. */
  texts(stack: string, value: Value | undefined): Masked[] {
    const { known, unknown } = this.list(stack, value);
    return [...known, ...unknown.map(({ text }) => masked`${text} ${afterApply}`)];
  }

  /** A Public Cloud project behind a word: `project erp/prod (0a1b2c3d)`; its whole id where no environment is known to have it. */
  projectName(word: 'project ' | 'publicCloudProject:', id: string): Masked {
    const environment = projectsOf(this.estate).get(id);
    return environment === undefined
      ? this.#mask(word + id)
      : masked`${maskText(word)}${environment} (${maskText(id.slice(0, shortId))})`;
  }

  #mask(text: string): Masked {
    const known = this.#masked.get(text);
    if (known !== undefined) return known;
    const masked = maskTextWith(projectIds(this.estate), text);
    if (text.length <= longestKept) this.#masked.set(text, masked);
    return masked;
  }

  /** What an unknown part of a value comes from; of one that becomes another that it is the one from before. */
  #reason(stack: string, value: string, part: Unknown): Masked {
    const { at, text } = part;
    const block = this.stack(at.stack)?.blocks.get(at.address);
    const asked = text.startsWith(`${at.address}.`) ? text.slice(at.address.length) : '';
    const name = block === undefined ? maskText(`\${${text}}`) : masked`${this.label(stack, block)}${maskText(asked)}`;
    return this.estate.isOutdated?.(stack, value, part) ? masked`${name} as it was` : name;
  }
}

/** As many digits tell two projects apart; nobody chooses the id of a project. */
const shortId = 8;

/** Longer texts are hardly there twice. */
const longestKept = 200;

const unknownIn = (found: Known): readonly Unknown[] =>
  found.is === 'known' ? [] : found.is === 'partly' ? found.unknown : found.because;

/** Texts of a list, however deep. */
const textsIn = (value: Value): string[] => {
  if (value === null) return [];
  if (isList(value)) return value.flatMap(textsIn);
  return [typeof value === 'string' ? value : JSON.stringify(value)];
};

/** Whether only Terraform can count the instances of a block: there may be none. */
export const isUncounted = ({ repeat }: Block): boolean => repeat !== undefined;

const readers = new WeakMap<Estate, Reader>();

/** The reader of an estate with everything in place that is known of it, made once however many readings read it. */
export function readerOf(estate: Estate): Reader {
  const applied = onceApplied(estate);
  const known = readers.get(applied);
  if (known) return known;
  const reader = new Reader(applied);
  readers.set(applied, reader);
  return reader;
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

/** What of a list of blocks only Terraform knows: all of it, or some of its elements. */
export const expressionsAmong = (value: Value | undefined): readonly Value[] => elementsOf(value).filter(isExpression);

/** Whether anything is written: an empty text says as much as nothing. */
export const isSaid = (value: Value | undefined): boolean => (value ?? '') !== '';

/** Blocks of one kind inside a body: a list of objects, or one object. */
export const blocksIn = (value: Value | undefined): readonly Values[] => elementsOf(value).filter(isValues);

/** Blocks of one kind in a body, those that a `dynamic` block makes included: what they hold is known as far as it is written. */
export const nestedIn = (body: Values, name: string): readonly Values[] => [
  ...blocksIn(body[name]),
  ...blocksIn(body['dynamic']).flatMap((dynamic) =>
    blocksIn(dynamic[name]).flatMap(({ content }) => blocksIn(content)),
  ),
];

export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
