import type { Ref, Unknown } from '../known';
import { type Chain, chainOf, type For, type Node, type Step } from './ast';
import { convert, toCollection } from './convert';
import { decimal } from './decimal';
import { functionNamed, keepsElements, typeOfResult, whyUnknown } from './functions';
import { boolOf, textArgument } from './functions/arguments';
import type { Limits } from './limits';
import { binary, unary } from './operators';
import { type Entry, grouped, pairsOf, part, unique } from './parts';
import {
  any,
  bool,
  derivedReasons,
  madeOf,
  nothing,
  number,
  object,
  ofType,
  Refused,
  settled,
  sizeOf,
  type Term,
  type Type,
  textTerm,
  tuple,
  Unsure,
  unknownsIn,
} from './term';
import { typeOf, unify } from './types';

/** What an expression can name, and how long its evaluation may take. */
interface Surroundings {
  /** Where the expression stands. */
  readonly at: Ref;
  /** The term behind a name and the steps that follow it, and how many of those it took. */
  refer(chain: Chain): { readonly term: Term; readonly taken: number };
  readonly limits: Limits;
}

/** Names that a `for` gives. */
type Names = ReadonlyMap<string, Term>;

const noNames: Names = new Map();

/**
 * What an expression is worth, as far as that is known.
 *
 * @throws Refused where Terraform refuses it, TooMuch where it is there only to break something
 */
export function evaluate(node: Node, around: Surroundings, names: Names = noNames): Term {
  return new Evaluation(around).of(node, names);
}

class Evaluation {
  constructor(readonly around: Surroundings) {}

  of(node: Node, names: Names): Term {
    this.around.limits.enter();
    try {
      return this.#of(node, names);
    } catch (error) {
      if (!(error instanceof Unsure)) throw error;
      return ofType(resultOf(node), error.because.length > 0 ? derivedReasons(error.because) : [this.#unable(node)]);
    } finally {
      this.around.limits.leave();
    }
  }

  #unable(node: Node, why: Unknown['why'] = 'function'): Unknown {
    const what = node.is === 'call' ? `${node.name}(…)` : (words[node.is] ?? 'an expression');
    return { why, text: what, at: this.around.at };
  }

  #of(node: Node, names: Names): Term {
    switch (node.is) {
      case 'literal':
        return node.value === null ? nothing : typeof node.value === 'string' ? textTerm(node.value) : bool(node.value);
      case 'number':
        return number(decimal(node.text));
      case 'template':
        return this.#template(node.parts, names);
      case 'name':
      case 'access':
        return this.#access(node, names);
      case 'splat':
        return this.#splat(node, names);
      case 'unary':
        return unary(node.operator, this.of(node.of, names));
      case 'binary':
        return this.#binary(node, names);
      case 'conditional':
        return this.#conditional(node, names);
      case 'call':
        return this.#call(node, names);
      case 'tuple':
        return tuple(node.elements.map((element) => this.of(element, names)));
      case 'object':
        return this.#object(node, names);
      case 'for':
        return this.#for(node, names);
      case 'joined': {
        const texts = settled(this.of(node.of, names));
        if (texts.is === 'missing') return madeOf(texts);
        if (texts.is !== 'sequence' || texts.more.length > 0)
          throw new Unsure(texts.is === 'sequence' ? texts.more : []);
        return textTerm(texts.elements.map(textArgument).join(''));
      }
    }
  }

  #template(parts: readonly Node[], names: Names): Term {
    const terms = parts.map((part) => settled(this.of(part, names)));
    const because = terms.flatMap((term) => (term.is === 'missing' ? term.because : []));
    if (because.length > 0) throw new Unsure(because);
    return textTerm(terms.map(textArgument).join(''));
  }

  #access(node: Node, names: Names): Term {
    const chain = chainOf(node);
    if (chain !== undefined) {
      const own = names.get(chain.root.name);
      const { term, taken } = own === undefined ? this.around.refer(chain) : { term: own, taken: 0 };
      return this.#follow(term, chain.steps.slice(taken), names);
    }
    const steps: Step[] = [];
    let start = node;
    while (start.is === 'access') {
      steps.push(start.step);
      start = start.of;
    }
    return this.#follow(this.of(start, names), steps.reverse(), names);
  }

  #follow(start: Term, steps: readonly Step[], names: Names): Term {
    return steps.reduce((term, step) => this.#step(term, step, names), start);
  }

  #step(term: Term, step: Step, names: Names): Term {
    if ('name' in step) return part(term, textTerm(step.name));
    const key = settled(this.of(step.key, names));
    if (key.is === 'missing') return madeOf(key);
    return part(term, key);
  }

  #splat({ of, steps }: Extract<Node, { is: 'splat' }>, names: Names): Term {
    const term = this.of(of, names);
    const list = term.is === 'lazy' ? term : settled(term);
    if (list.is === 'missing') return madeOf(list);
    if (list.is === 'null') return tuple([]);
    if (list.is !== 'sequence') return tuple([this.#follow(list, steps, names)]);
    // Terraform knows of what type the elements of an empty list would be, and whether they have such a part
    if (list.kind !== 'tuple' && list.elements.length === 0 && steps.length > 0) throw new Unsure(list.more);
    const elements = list.elements.map((element) => this.#follow(element, steps, names));
    if (list.kind === 'tuple') return tuple(elements, list.more);
    return toCollection('list', elements, list.more);
  }

  #binary({ operator, left, right }: Extract<Node, { is: 'binary' }>, names: Names): Term {
    return binary(operator, this.of(left, names), this.of(right, names));
  }

  /** Both branches decide the type, only one the value. */
  #conditional({ condition, yes, no }: Extract<Node, { is: 'conditional' }>, names: Names): Term {
    const asked = settled(this.of(condition, names));
    if (asked.is === 'missing') return madeOf(asked);
    const [chosen, other] = boolOf(asked) ? [yes, no] : [no, yes];
    const term = this.of(chosen, names);
    const rest = this.#unlessRefused(other, names);
    // what is refused still has a type
    if (rest === undefined && hasType(other)) throw new Unsure();
    if (rest === undefined) return term;
    const type = unify([typeOf(term), typeOf(rest)]);
    if (type === undefined) {
      if (couldUnify(term, rest)) throw new Unsure();
      throw new Refused('branches of several types');
    }
    return term.is === 'lazy' ? term : convert(term, type);
  }

  #unlessRefused(node: Node, names: Names): Term | undefined {
    try {
      return this.of(node, names);
    } catch (error) {
      if (error instanceof Refused) return undefined;
      throw error;
    }
  }

  #call(node: Extract<Node, { is: 'call' }>, names: Names): Term {
    if (node.name === 'try' || node.name === 'can') return this.#attempt(node, names);
    const call = functionNamed(node.name);
    const args = node.args.map((arg) => this.of(arg, names));
    if (call === undefined) return ofType(typeOfResult(node.name), [this.#unable(node, whyUnknown(node.name))]);
    this.around.limits.spend(args.reduce((total, arg) => total + sizeOf(arg), 0));
    const result = (...all: readonly Term[]): Term => (keepsElements(node.name) ? call(...all) : madeOf(call(...all)));
    if (!node.expands) return result(...args);
    const last = settled(args.at(-1) ?? nothing);
    if (last.is === 'missing') throw new Unsure(last.because);
    if (last.is !== 'sequence') throw new Refused('not a list of arguments');
    if (last.more.length > 0) throw new Unsure(last.more);
    return result(...args.slice(0, -1), ...last.elements);
  }

  /** `try` takes the first argument that isn't refused, `can` tells whether its own is. */
  #attempt({ name, args }: Extract<Node, { is: 'call' }>, names: Names): Term {
    if (name === 'can' && args.length !== 1) throw new Refused('not one argument');
    for (const arg of args) {
      const term = this.#unlessRefused(arg, names);
      if (term === undefined) continue;
      const unknown = unknownsIn(term);
      // what isn't evaluated here may be refused by Terraform
      const isSound = unknown.every(({ why }) => why === 'after-apply' || why === 'input');
      if (unknown.length > 0 && (name === 'can' || !isSound)) throw new Unsure(unknown);
      return name === 'can' ? bool(true) : term;
    }
    if (name === 'can') return bool(false);
    throw new Refused('no argument could be evaluated');
  }

  #object({ items }: Extract<Node, { is: 'object' }>, names: Names): Term {
    const entries: [string, Term][] = [];
    const more: Unknown[] = [];
    for (const { key, value } of items) {
      const name = settled(this.of(key, names));
      const term = this.of(value, names);
      if (name.is === 'missing') more.push(...derivedReasons(name.because));
      else entries.push([textArgument(name), term]);
    }
    return object(entries, more);
  }

  #for(node: For, names: Names): Term {
    const term = this.of(node.list, names);
    const list = settled(term);
    if (list.is === 'missing') return madeOf(list);
    const pairs = pairsOf(list);
    const more: Unknown[] = list.is === 'sequence' || list.is === 'mapping' ? [...derivedReasons(list.more)] : [];
    const found: Entry[] = [];
    for (const [key, item] of pairs) {
      this.around.limits.spend(1);
      const inner = new Map(names);
      if (node.key !== undefined) inner.set(node.key, key);
      inner.set(node.item, item);
      if (node.condition !== undefined) {
        const asked = settled(this.of(node.condition, inner));
        if (asked.is === 'missing') {
          more.push(...derivedReasons(asked.because));
          continue;
        }
        if (!boolOf(asked)) continue;
      }
      const value = this.of(node.result, inner);
      if (node.resultKey === undefined) found.push({ value });
      else {
        const name = settled(this.of(node.resultKey, inner));
        if (name.is === 'missing') more.push(...derivedReasons(name.because));
        else found.push({ key: textArgument(name), value });
      }
    }
    if (node.resultKey === undefined)
      return tuple(
        found.map(({ value }) => value),
        more,
      );
    return node.groups ? grouped(found, more) : unique(found, more);
  }
}

const words: Readonly<Partial<Record<Node['is'], string>>> = {
  template: 'a text',
  number: 'a number of many digits',
  binary: 'a calculation',
  unary: 'a calculation',
  conditional: 'a condition',
};

/** The type of what an expression gives, where that is always the same. */
function resultOf(node: Node): Type {
  if (node.is === 'call') return typeOfResult(node.name);
  if (node.is === 'template' || node.is === 'joined') return { is: 'text' };
  if (node.is === 'unary') return { is: node.operator === '!' ? 'bool' : 'number' };
  if (node.is === 'binary') return { is: /^[-+*/%]$/.test(node.operator) ? 'number' : 'bool' };
  return any;
}

/** Whether it is of some type even where it is refused. */
const hasType = ({ is }: Node): boolean => !['call', 'name', 'access'].includes(is);

/** Types that this code doesn't bring together and Terraform may. */
const couldUnify = (a: Term, b: Term): boolean => a.is === b.is && (a.is === 'sequence' || a.is === 'mapping');
