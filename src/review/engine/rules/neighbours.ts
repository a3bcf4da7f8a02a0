import {
  ifKnown,
  isSame,
  type Readable,
  type Readables,
  rawOf,
  shown,
  UnknownGiven,
  unknowable,
  valuesAt,
} from '../../../../providers/ovh/rules/given';
import type { Neighbour, Neighbours } from '../../../../providers/ovh/schema/behaviour';
import type { Block, Estate } from '../../../estate/model';
import { instanceBlocks } from '../../../estate/settled';
import { BlockOrigin, type RuleValues } from './values';

interface Resources {
  /** Each instance that is sure to be there; of what only Terraform can count the block itself. */
  readonly byType: ReadonlyMap<string, readonly Block[]>;
  /** Nothing is hidden in a module, or in a file that isn't read. */
  readonly isWhole: boolean;
}

function resourcesOf(estate: Estate): Resources {
  const byType = new Map<string, Block[]>();
  let isWhole = estate.unread.length === 0;
  for (const { blocks, files } of estate.stacks.values()) {
    isWhole &&= files.every(({ unread }) => unread === undefined);
    for (const block of blocks.values()) {
      isWhole &&= block.kind !== 'module';
      if (block.kind !== 'resource') continue;
      const instances = block.repeat === undefined ? [block] : (instanceBlocks(estate, block) ?? [block]);
      const known = byType.get(block.type);
      if (known) known.push(...instances);
      else byType.set(block.type, [...instances]);
    }
  }
  return { byType, isWhole };
}

/** The other resources of an estate, as far as it can tell. */
export class EstateNeighbours {
  readonly #indexes = new Map<string, Map<string, Block[]>>();
  #resources: Resources | undefined;

  /** @param isNew whether a block is made by the change that is reviewed, so that nobody can have added to it by hand */
  constructor(
    private readonly estate: Estate,
    private readonly values: RuleValues,
    private readonly isNew: (block: Block) => boolean,
  ) {}

  /** As one of the resources sees them. */
  of(own: Block): Neighbours {
    const isOwn = (address: string) =>
      address === own.address || (own.repeat !== undefined && address.startsWith(`${own.address}[`));
    const isOther = ({ stack, address }: Block) => stack !== own.stack || !isOwn(address);
    const estate = this.estate;
    return {
      get account(): string {
        const [account, ...others] = estate.externals.filter(({ type }) => type === 'ovh_me');
        return account === undefined || others.length > 0 ? unknowable() : account.id;
      },
      get: (type, id) => this.#get(type, id),
      find: (type, match = {}) => this.#find(type, match).filter(isOther).map(this.#seen),
      lacks: (types, match) => this.#lacks(types, match),
    };
  }

  readonly #seen = (block: Block): Neighbour => {
    const attributes = this.values.whole(block);
    return { type: block.type, id: attributes['id'], attributes };
  };

  /** Looked at when the first rule asks. */
  get #all(): Resources {
    this.#resources ??= resourcesOf(this.estate);
    return this.#resources;
  }

  #typed(type: string): readonly Block[] {
    return this.#all.byType.get(type) ?? [];
  }

  #get(type: string, id: Readable): Neighbour | undefined {
    const block = objectOf(id);
    if (block !== undefined) return block.type === type ? this.#seen(block) : undefined;
    // what the program names by its id may exist
    return shown(id) === '' ? undefined : unknowable();
  }

  #find(type: string, match: Readables): readonly Block[] {
    const wanted = Object.entries(match);
    for (const [path, value] of wanted) {
      const block = objectOf(value);
      if (block?.type !== type || !isUnwritten(this.values.whole(block), path)) continue;
      const others = wanted.filter(([other]) => other !== path);
      return others.every(([other, expected]) => ifKnown(() => this.#has(block, other, expected)) === true)
        ? [block]
        : [];
    }
    const keys = wanted.map(([, value]) => keyOf(value) ?? unknowable());
    return this.#index(type, Object.keys(match)).get(JSON.stringify(keys)) ?? [];
  }

  /** Blocks by what they have under some paths; without those that only Terraform can count, which may not be there. */
  #index(type: string, paths: readonly string[]): ReadonlyMap<string, Block[]> {
    const name = JSON.stringify([type, ...paths]);
    const known = this.#indexes.get(name);
    if (known !== undefined) return known;
    const index = new Map<string, Block[]>();
    for (const block of this.#typed(type).filter(({ repeat }) => repeat === undefined)) {
      for (const key of this.#keysOf(block, paths)) {
        const found = index.get(key);
        if (found) found.push(block);
        else index.set(key, [block]);
      }
    }
    this.#indexes.set(name, index);
    return index;
  }

  /** Each combination of what a block has under the paths. */
  #keysOf(block: Block, paths: readonly string[]): Iterable<string> {
    let keys: readonly (readonly string[])[] = [[]];
    for (const path of paths) {
      const own = this.values.written(block, path).flatMap((value) => keyOf(value) ?? []);
      keys = keys.flatMap((key) => own.map((one) => [...key, one]));
    }
    return new Set(keys.map((one) => JSON.stringify(one)));
  }

  #lacks(types: readonly string[], match: Readables): boolean {
    const owner = Object.values(match)
      .map(objectOf)
      .find((block) => block !== undefined);
    if (!this.#all.isWhole || owner === undefined || !this.isNew(owner)) return unknowable();
    return types
      .flatMap((type) => this.#typed(type))
      .every((block) => !Object.entries(match).every(([path, value]) => this.#has(block, path, value)));
  }

  /** Whether a block has a value; ends the rule where that isn't known. */
  #has(block: Block, path: string, value: Readable): boolean {
    const own = valuesAt(this.values.whole(block), path);
    const answers = own.map((one) => ifKnown(() => isSame(one, value)));
    return answers.includes(true) || (answers.includes(undefined) && unknowable());
  }
}

/** The block whose id a value is. */
function objectOf(value: Readable): Block | undefined {
  const raw = rawOf(value);
  return raw instanceof UnknownGiven && raw.origin instanceof BlockOrigin ? raw.origin.object : undefined;
}

/** Equal for equal values; none for what isn't known. */
function keyOf(value: Readable): string | undefined {
  const raw = rawOf(value);
  if (typeof raw === 'string') return `=${raw}`;
  if (raw instanceof UnknownGiven) return raw.origin && `@${raw.origin.key}`;
  return ifKnown(() => `=${shown(value)}`);
}

const isUnwritten = (attributes: Readables, path: string): boolean =>
  valuesAt(attributes, path).some((value) => rawOf(value) instanceof UnknownGiven);
