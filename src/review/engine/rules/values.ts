import {
  type Given,
  type Givens,
  given,
  givens,
  type Raw,
  UnknownGiven,
  type ValueOrigin,
  valuesAt,
} from '../../../../providers/ovh/rules/given';
import { identifyingAttributes } from '../../../../providers/ovh/rules/links';
import { ovhBehaviour } from '../../../../providers/ovh/schema/sandbox';
import { mapValues } from '../../../estate/map-values';
import { type Block, type Estate, isList, isValues, type Value } from '../../../estate/model';
import { isExpression } from '../../../estate/references';
import { stackBehind } from '../../../estate/resolve';
import { factsOf } from '../facts';
import { pointerIn } from './pointer';

const identifying = identifyingAttributes(ovhBehaviour.resources);

/** What rules may know of the resources of an estate in which known values stand where expressions were written. */
export class RuleValues {
  readonly #asked = new Map<Block, Givens>();
  readonly #whole = new Map<Block, Givens>();

  constructor(private readonly estate: Estate) {}

  /** Arguments as they are asked for: what isn't written isn't there. */
  asked(block: Block): Givens {
    return kept(this.#asked, block, () => givens(this.#arguments(block)));
  }

  /** Attributes as they will be: what isn't written, and the API fills in, isn't known. */
  whole(block: Block): Givens {
    return kept(this.#whole, block, () => {
      const written = this.#arguments(block);
      const filled = [...(factsOf(block.type)?.shape.fields ?? [])].flatMap(([name, { computed }]) =>
        computed ? [name] : [],
      );
      // null is what isn't written
      const unknown = ['id', ...filled].filter((name) => (written[name] ?? null) === null);
      const origins = unknown.map((name) => [name, new UnknownGiven(new BlockOrigin(block, name))] as const);
      return givens({ ...written, ...Object.fromEntries(origins) });
    });
  }

  /** One argument as it is written, by the path to a part of it; cheaper than all of them. */
  written({ stack, body }: Block, path: string): readonly Given[] {
    const [name = path] = path.split('.');
    const value = body[name];
    if (name === path && typeof value === 'string' && !isExpression(value)) return [given(unescaped(value))];
    return value === undefined ? [] : valuesAt(givens({ [name]: this.#raw(stack, value, 0) }), path);
  }

  #arguments({ stack, body }: Block): { readonly [name: string]: Raw } {
    const { dynamic, ...written } = body;
    // blocks that an expression makes, so many as it says
    const made = isValues(dynamic ?? null) ? Object.keys(dynamic as object) : [];
    return {
      ...mapValues(written, (value) => this.#raw(stack, value, 0)),
      ...Object.fromEntries(made.map((name) => [name, new UnknownGiven()])),
    };
  }

  #raw(stack: string, value: Value, depth: number): Raw {
    if (typeof value === 'string') {
      return isExpression(value) ? (this.#pointed(stack, value, depth) ?? new UnknownGiven()) : unescaped(value);
    }
    if (isList(value)) return value.map((element) => this.#raw(stack, element, depth));
    if (!isValues(value)) return value;
    return mapValues(value, (inner) => this.#raw(stack, inner, depth));
  }

  /** What an expression leads to that is nothing but a reference. */
  #pointed(stackId: string, text: string, depth: number): Raw | undefined {
    const stack = this.estate.stacks.get(stackId);
    const pointer = pointerIn(text);
    if (stack === undefined || pointer === undefined || depth > deepest) return undefined;
    const { address, path, name } = pointer;
    const local = path === '' ? stack.named.get(address) : undefined;
    if (address.startsWith('local.') && local !== undefined) return this.#raw(stackId, local, depth + 1);
    const block = stack.blocks.get(address);
    if (block === undefined || name === undefined) return undefined;
    if (block.type === 'terraform_remote_state') {
      const [, output = ''] = /^\.outputs\.([\w-]+)$/.exec(path) ?? [];
      const source = stackBehind(this.estate, block);
      const value = source?.outputs.get(output);
      return source === undefined || value === undefined ? undefined : this.#raw(source.id, value, depth + 1);
    }
    const written = block.body[name] ?? null;
    if (written === null) return new UnknownGiven(new BlockOrigin(block, name, path));
    return path === `.${name}` && block.repeat === undefined ? this.#raw(block.stack, written, depth + 1) : undefined;
  }
}

const deepest = 8;

const unescaped = (text: string): string => (!text.includes('{') ? text : text.replaceAll(/([$%])\1(?=\{)/g, '$1'));

/** An attribute of a block that only the provider knows. */
export class BlockOrigin implements ValueOrigin {
  readonly key: string;
  readonly name: string;
  readonly of: string;
  readonly object?: Block;

  /** @param path what is behind the address, with the functions around it */
  constructor(
    private readonly block: Block,
    name: string,
    path = `.${name}`,
  ) {
    const isOne = block.kind === 'resource' && block.repeat === undefined;
    const label = `${block.kind === 'data' ? 'data ' : ''}${block.path}`;
    this.key = `${block.stack} ${block.address}${path}`;
    this.of = `${block.kind === 'data' ? 'data.' : ''}${block.type}.${name}`;
    if (isOne && (identifying.get(block.type)?.has(name) ?? name === 'id')) {
      this.object = block;
      this.name = label;
    } else this.name = `${label}.${name}`;
  }

  /** How a reader of a stack names it. */
  nameIn(stack: string): string {
    return this.block.stack === stack ? this.name : `${this.block.stack}/${this.name}`;
  }
}

function kept(cache: Map<Block, Givens>, block: Block, make: () => Givens): Givens {
  const known = cache.get(block) ?? make();
  cache.set(block, known);
  return known;
}
