import { isSecretName } from '../../constructs/core/secrets/names';
import { counted, type Each, enabled, keyed, partOf } from './each';
import { isPassingOn } from './echoes';
import { type Chain, type Node, nameOf } from './expression/ast';
import { constraintOf } from './expression/constraint';
import { convert } from './expression/convert';
import { decimal } from './expression/decimal';
import { evaluate } from './expression/evaluate';
import { Limits } from './expression/limits';
import { knownOf } from './expression/outcome';
import { parseTemplate } from './expression/parse';
import {
  bool,
  derivedReasons,
  type Lazy,
  missing,
  nothing,
  number,
  object,
  Refused,
  settled,
  type Term,
  TooMuch,
  textTerm,
  tuple,
} from './expression/term';
import { flagOf } from './flag';
import { isIgnored } from './ignored';
import type { Known, Ref, Unknown } from './known';
import { type Block, type Estate, isList, isValues, type Values as JsonObject, type Stack, type Value } from './model';
import { RemoteStates } from './remote-states';
import { holdsSecret, written } from './written';

/** How many parsed expressions are kept. */
const manyExpressions = 1_000;

/** Every value of an estate as a term, each evaluated once. */
export class EstateValues {
  readonly #expressions = new Map<string, Node | undefined>();
  readonly #named = new Map<string, Term>();
  readonly #each = new Map<Block, readonly Each[] | undefined>();
  readonly #open = new Set<string>();
  readonly #remote: RemoteStates;
  #limits = new Limits();

  constructor(readonly estate: Estate) {
    const read = (at: Ref, value: Value) => this.#term(at, value);
    this.#remote = new RemoteStates(estate, read, (stack, name, value) => this.#output(stack, name, value));
  }

  stackBehind(block: Block): Stack | undefined {
    return this.#remote.stackBehind(block);
  }

  /** What is known of a value: nothing where it takes too much, or where Terraform refuses it. */
  known(at: Ref, value: Value, each?: Each): Known {
    const unknown = (text: string): Unknown => ({ why: 'function', text, at });
    this.#limits = new Limits();
    try {
      return knownOf(this.#term(at, value, each), unknown);
    } catch (error) {
      if (error instanceof TooMuch) return { is: 'unknown', because: [unknown('a value of too many parts')] };
      if (error instanceof Refused) return { is: 'unknown', because: [unknown('a value that Terraform refuses')] };
      throw error;
    }
  }

  /** What its `repeat` makes of a block; `undefined` where only Terraform can count it. */
  instancesOf(block: Block): readonly Each[] | undefined {
    this.#limits = new Limits();
    try {
      return this.#eachOf(block);
    } catch (error) {
      if (error instanceof TooMuch || error instanceof Refused) return undefined;
      throw error;
    }
  }

  /** Reads what may lead back to itself: then nothing is known of it. */
  #once(key: string, again: () => Term, read: () => Term): Term {
    if (this.#open.has(key)) return again();
    this.#open.add(key);
    try {
      return read();
    } finally {
      this.#open.delete(key);
    }
  }

  /** A value that belongs to no instance: evaluated once. */
  #kept(at: Ref, read: () => Term): Term {
    const key = `${at.stack} ${at.address}`;
    const known = this.#named.get(key);
    if (known !== undefined) return known;
    const term = this.#once(
      key,
      () => missing({ why: 'unread', text: `${at.address}, which needs itself`, at }),
      () => {
        try {
          return read();
        } catch (error) {
          if (!(error instanceof Refused)) throw error;
          return missing({ why: 'function', text: `${at.address}, which Terraform refuses`, at });
        }
      },
    );
    if (!this.#open.has(key)) this.#named.set(key, term);
    return term;
  }

  /** A text of Terraform's JSON, parsed; `undefined` where it can't be. */
  #parsed(given: string): Node | undefined {
    if (this.#expressions.has(given)) return this.#expressions.get(given);
    const node = parseTemplate(given);
    // a text that many resources have comes again soon
    if (this.#expressions.size >= manyExpressions) this.#expressions.clear();
    this.#expressions.set(given, node);
    return node;
  }

  #term(at: Ref, value: Value, each?: Each): Term {
    if (value === null) return nothing;
    if (typeof value === 'boolean') return bool(value);
    if (typeof value === 'number') {
      const read = Number.isInteger(value) && !Number.isSafeInteger(value) ? undefined : decimal(String(value));
      return read === undefined ? missing({ why: 'unread', text: 'a number of many digits', at }) : number(read);
    }
    if (typeof value === 'string') return this.#text(at, value, each);
    this.#limits.enter();
    const term = isList(value)
      ? tuple(value.map((element) => this.#term(at, element, each)))
      : this.#object(at, value, each);
    this.#limits.leave();
    return term;
  }

  #object(at: Ref, value: JsonObject, each: Each | undefined): Term {
    const entries: [string, Term][] = [];
    const more: Unknown[] = [];
    for (const [name, inner] of Object.entries(value)) {
      const key = settled(this.#text(at, name, each));
      if (key.is === 'text') entries.push([key.value, this.#term(at, inner, each)]);
      else
        more.push(
          ...(key.is === 'missing' ? derivedReasons(key.because) : [{ why: 'function', text: 'a key', at } as const]),
        );
    }
    return object(entries, more);
  }

  #text(at: Ref, given: string, each: Each | undefined): Term {
    if (/\p{Surrogate}/u.test(given)) {
      return missing({ why: 'unread', text: 'a text that is not Unicode', at });
    }
    if (!/[$%]\{/.test(given)) return textTerm(given);
    const node = this.#parsed(given);
    if (node === undefined) return missing({ why: 'unread', text: 'an expression in a form that is not read', at });
    return evaluate(node, { at, limits: this.#limits, refer: (chain) => this.#refer(at, chain, each) });
  }

  /** What a name leads to. */
  #refer(at: Ref, { root, steps }: Chain, each: Each | undefined): { term: Term; taken: number } {
    const named = (index: number) => nameOf(steps[index]);
    const unknown = (why: Unknown['why'], taken: number, address = '') => {
      const parts = [root.name, ...steps.map(nameOf)];
      const shown = parts.slice(0, parts.includes(undefined) ? parts.indexOf(undefined) : undefined).join('.');
      return { term: missing({ why, text: shown, at: { stack: at.stack, address } }), taken };
    };
    const first = named(0);
    switch (root.name) {
      case 'each':
      case 'count': {
        const found = first === undefined ? undefined : partOf(each, root.name, first);
        return found === undefined ? unknown('after-apply', steps.length) : { term: found, taken: 1 };
      }
      case 'path':
      case 'self':
        return unknown('unread', steps.length);
      case 'terraform':
        return unknown('input', steps.length);
      case 'local':
      case 'var': {
        if (first === undefined) return unknown('unread', steps.length);
        return { term: this.#namedTerm(at.stack, `${root.name}.${first}`), taken: 1 };
      }
      case 'module':
        return unknown('after-apply', steps.length, `module.${first}`);
    }
    const prefix = root.name === 'data' || root.name === 'ephemeral' ? 1 : 0;
    const names = [root.name, ...steps.slice(0, 1 + prefix).map(nameOf)];
    const address = names.join('.');
    const stack = this.estate.stacks.get(at.stack);
    const block = names.includes(undefined) ? undefined : stack?.blocks.get(address);
    if (block === undefined || stack === undefined || isOverridden(stack))
      return unknown('unread', steps.length, address);
    // one that gets another name stays where it is found
    const found = block.address === address ? block : { ...block, address };
    return { term: this.#block(found), taken: 1 + prefix };
  }

  /** A local value, or the default of a variable. */
  #namedTerm(stackId: string, address: string): Term {
    const at: Ref = { stack: stackId, address };
    const stack = this.estate.stacks.get(stackId);
    if (stack === undefined || isOverridden(stack)) return missing({ why: 'unread', text: address, at });
    // where its value goes nothing would say that it is secret
    if (isSecretName(address.slice(address.indexOf('.') + 1))) return missing({ why: 'input', text: address, at });
    return this.#kept(at, () => (address.startsWith('var.') ? this.#variable(stack, at) : this.#local(stack, at)));
  }

  #local({ named }: Stack, at: Ref): Term {
    const value = named.get(at.address);
    return value === undefined ? missing({ why: 'unread', text: at.address, at }) : this.#term(at, value);
  }

  /** A default counts where nothing that is read here gives another value; the environment may. */
  #variable({ sections, files }: Stack, at: Ref): Term {
    const unknown = (why: Unknown['why']): Term => missing({ why, text: at.address, at });
    const variables = sections['variable'];
    const given = isValues(variables) ? variables[at.address.slice('var.'.length)] : undefined;
    const [body] = isList(given) ? given : [given];
    if (!isValues(body) || files.some(({ role }) => role === 'variables')) return unknown('unread');
    const { default: value, sensitive, type } = body;
    if (value === undefined || flagOf(sensitive) === true) return unknown('input');
    const constraint = constraintOf(type);
    return constraint === undefined ? unknown('function') : convert(this.#term(at, value), constraint);
  }

  /** A resource or data source; with `count` or `for_each` all of its instances, with `lifecycle.enabled` itself or null. */
  #block(block: Block): Term {
    const { stack, address, repeat } = block;
    if (repeat === undefined) return this.#instance(block);
    const each = this.#eachOf(block);
    if (each === undefined) return this.#afterApply({ stack, address }, address);
    const all = each.map((one) => this.#instance(block, one));
    if (repeat.name === 'lifecycle.enabled') return all[0] ?? nothing;
    if (repeat.name === 'count') return tuple(all);
    return object(each.map((one, at) => [one.by === 'for_each' ? one.key : String(at), all[at] ?? nothing] as const));
  }

  #afterApply(at: Ref, shown: string): Term {
    return missing({ why: 'after-apply', text: shown, at });
  }

  #instance(block: Block, each?: Each): Lazy {
    const { stack, address } = block;
    return {
      is: 'lazy',
      part: (name) =>
        block.type === 'terraform_remote_state' && block.kind === 'data' && name === 'outputs'
          ? this.#remote.outputs(block)
          : this.#argument(block, name, each),
      whole: () => this.#afterApply({ stack, address }, address),
    };
  }

  /** An argument that is written is what the attribute will be; the others are the provider's. */
  #argument(block: Block, name: string, each: Each | undefined): Term {
    const { stack, address, body, lifecycle, kind } = block;
    const at = { stack, address };
    const shown = `${address}.${name}`;
    const value = Object.hasOwn(body, name) ? (body[name] ?? null) : null;
    const isKept = kind === 'ephemeral' || isSecretName(name) || isIgnored(lifecycle['ignore_changes'], name);
    if (value === null || isKept) return this.#afterApply(at, shown);
    return this.#once(
      `${stack} ${shown}`,
      () => missing({ why: 'unread', text: `${shown}, which needs itself`, at }),
      () => {
        const read = (inner: Value) => this.#term(at, inner, each);
        return isPassingOn(block.type) && !holdsSecret(value) ? read(value) : written(at, shown, value, read);
      },
    );
  }

  #output(stack: Stack, name: string, value: Value): Term {
    const at: Ref = { stack: stack.id, address: `output.${name}` };
    return this.#kept(at, () => this.#term(at, value));
  }

  #eachOf(block: Block): readonly Each[] | undefined {
    if (this.#each.has(block)) return this.#each.get(block);
    const { stack, address, repeat } = block;
    if (repeat === undefined) return undefined;
    const at = { stack, address };
    const again = (): Term => missing({ why: 'unread', text: `${address}, which needs itself`, at });
    const term = settled(this.#once(`${stack} ${address} instances`, again, () => this.#term(at, repeat.value)));
    const found = instances[repeat.name](term);
    this.#each.set(block, found);
    return found;
  }
}

/** How what is written says which instances there are. */
const instances = { count: counted, for_each: keyed, 'lifecycle.enabled': enabled } as const;

/** An override that isn't read may say anything else. */
const isOverridden = ({ files }: Stack): boolean =>
  files.some(({ role, unread }) => role === 'override' && unread !== undefined);
