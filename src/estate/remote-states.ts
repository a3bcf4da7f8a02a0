import { type Lazy, missing, object, Refused, settled, type Term } from './expression/term';
import type { Ref, Unknown } from './known';
import { type Block, type Estate, isValues, type Stack, type Value, type Values } from './model';
import { isSamePlace, placeOf, type StatePlace, stateOf } from './states';

/** What stacks read of each other's states. */
export class RemoteStates {
  #places: readonly { readonly stack: Stack; readonly place: StatePlace }[] | undefined;
  readonly #sources = new Map<Block, Stack | undefined>();

  constructor(
    readonly estate: Estate,
    /** A value as a term. */
    readonly read: (at: Ref, value: Value) => Term,
    /** An output of a stack as a term. */
    readonly output: (stack: Stack, name: string, value: Value) => Term,
  ) {}

  /** Outputs of the stack whose state a data source reads. */
  outputs(block: Block): Lazy {
    const { stack, address } = block;
    const at = { stack, address };
    const source = this.stackBehind(block);
    const given = block.body['defaults'];
    const defaults = isValues(given) ? given : {};
    const shown = `${address}.outputs`;
    const unread = (text: string): Unknown => ({ why: 'unread', text, at });
    const output = (name: string): Term => {
      if (source === undefined) return missing(unread(`${shown}.${name}`));
      const value = source.outputs.get(name);
      if (value !== undefined) return this.output(source, name, value);
      const otherwise = Object.hasOwn(defaults, name) ? defaults[name] : undefined;
      if (otherwise !== undefined) return this.read(at, otherwise);
      if (isPartlyRead(source)) return missing(unread(`${shown}.${name}`));
      throw new Refused('has no such output');
    };
    const whole = (): Term => {
      if (source === undefined) return missing(unread(shown));
      const names = [...new Set([...Object.keys(defaults), ...source.outputs.keys()])];
      const more = isPartlyRead(source) ? [unread(shown)] : [];
      return object(
        names.map((name) => [name, output(name)] as const),
        more,
      );
    };
    return { is: 'lazy', part: output, whole };
  }

  /** The stack whose state a `terraform_remote_state` reads. */
  stackBehind(block: Block): Stack | undefined {
    if (!this.#sources.has(block)) this.#sources.set(block, this.#find(block));
    return this.#sources.get(block);
  }

  #find({ stack, address, body: { backend, config, workspace } }: Block): Stack | undefined {
    const reader = this.estate.stacks.get(stack);
    const isOther =
      typeof workspace === 'string' && workspace !== 'default' && !workspace.includes('terraform.workspace');
    if (reader === undefined || typeof backend !== 'string' || isOther) return undefined;
    const wanted = placeOf(backend, isValues(config) ? this.#known({ stack, address }, config) : {}, reader);
    this.#places ??= [...this.estate.stacks.values()].flatMap((one) => {
      const place = stateOf(one);
      return place === undefined ? [] : [{ stack: one, place }];
    });
    return wanted && this.#places.find(({ place }) => isSamePlace(place, wanted))?.stack;
  }

  /** Settings with the texts in them that are known. */
  #known(at: Ref, config: Values): Values {
    const entries = Object.entries(config).map(([name, value]) => {
      const term = typeof value === 'string' ? settled(this.read(at, value)) : undefined;
      return [name, term?.is === 'text' ? term.value : value] as const;
    });
    return Object.fromEntries(entries);
  }
}

/** Whether Terraform reads more of a stack than is read here. */
export const isPartlyRead = ({ files }: Stack): boolean =>
  files.some(
    ({ role, unread }) => unread !== undefined && (role === 'override' || role === 'configuration' || role === 'main'),
  );
