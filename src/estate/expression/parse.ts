import type { For, Item, Node, Step } from './ast';
import { Scanner, Unreadable } from './scanner';
import { templateOf } from './template';

/** Deeper than anybody writes an expression: there only to break something. */
const maxDepth = 250;
const maxLength = 1_000_000;

/** A text of Terraform's JSON as the template that it is; `undefined` where it can't be read. */
export function parseTemplate(text: string): Node | undefined {
  if (text.length > maxLength) return undefined;
  try {
    return new Parser(new Scanner(text)).wholeTemplate();
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

/** A type constraint, or another expression that stands without `${}`. */
export function parseExpression(text: string): Node | undefined {
  try {
    const scanner = new Scanner(text);
    const node = new Parser(scanner).expression();
    return scanner.peek().is === 'end' ? node : undefined;
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

/** How strongly an operator binds. */
const ranks: Readonly<Record<string, number>> = {
  '||': 1,
  '&&': 2,
  '==': 3,
  '!=': 3,
  '<': 4,
  '>': 4,
  '<=': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '%': 6,
};

/** Terraform's expressions, from the left to the right, in the order of HCL's own grammar. */
export class Parser {
  #depth = 0;

  constructor(readonly scanner: Scanner) {}

  wholeTemplate(): Node {
    const { node, end } = templateOf(this, 'text');
    if (end !== 'end') throw new Unreadable(`unexpected %{ ${end} }`);
    return node;
  }

  expression(): Node {
    this.#deeper();
    const { start } = this.scanner.peek();
    const condition = this.#binary(1);
    const node: Node = this.scanner.takes('?') ? this.#conditional(condition) : condition;
    this.#depth--;
    return { ...node, span: [start, this.scanner.at] };
  }

  /** Content of a template between `{` and `}`. */
  nested<T>(read: () => T): T {
    this.#deeper();
    const result = read();
    this.#depth--;
    return result;
  }

  #conditional(condition: Node): Node {
    const yes = this.expression();
    this.scanner.expect(':');
    return { is: 'conditional', condition, yes, no: this.expression() };
  }

  #binary(rank: number): Node {
    const outside = this.#depth;
    let left = this.#unary();
    for (;;) {
      const token = this.scanner.peek();
      const own = token.is === 'mark' ? ranks[token.text] : undefined;
      if (own === undefined || own < rank) break;
      this.scanner.take();
      this.#deeper();
      left = { is: 'binary', operator: token.text, left, right: this.#binary(own + 1) };
    }
    this.#depth = outside;
    return left;
  }

  #deeper(): void {
    if (++this.#depth > maxDepth) throw new Unreadable('nested too deeply');
  }

  #unary(): Node {
    for (const operator of ['-', '!']) {
      if (this.scanner.takes(operator)) return this.nested(() => ({ is: 'unary', operator, of: this.#unary() }));
    }
    return this.#steps(this.#primary());
  }

  #steps(start: Node): Node {
    const outside = this.#depth;
    let node = start;
    for (;;) {
      const token = this.scanner.peek('count');
      if (token.is !== 'mark' || (token.text !== '.' && token.text !== '[')) break;
      this.scanner.at = token.end;
      this.#deeper();
      const star = this.scanner.peek();
      if (star.is === 'mark' && star.text === '*') {
        this.scanner.take();
        if (token.text === '[') this.scanner.expect(']');
        node = { is: 'splat', of: node, steps: this.#stepsBehindStar(token.text === '[') };
      } else node = { is: 'access', of: node, step: this.#step(token.text) };
    }
    this.#depth = outside;
    return node;
  }

  /** Behind `.*` only names belong to the star, behind `[*]` keys too. */
  #stepsBehindStar(withKeys: boolean): Step[] {
    const steps: Step[] = [];
    for (;;) {
      const before = this.scanner.at;
      const token = this.scanner.peek('count');
      const isStep = token.is === 'mark' && (token.text === '.' || (withKeys && token.text === '['));
      if (!isStep) return steps;
      this.scanner.at = token.end;
      const star = this.scanner.peek();
      if (star.is === 'mark' && star.text === '*') {
        this.scanner.at = before;
        return steps;
      }
      steps.push(this.#step(token.text));
    }
  }

  #step(mark: string): Step {
    if (mark === '[') {
      const key = this.expression();
      this.scanner.expect(']');
      return { key, end: this.scanner.at };
    }
    const digits = this.scanner.digits();
    if (digits !== undefined) return { key: { is: 'number', text: digits }, end: this.scanner.at };
    const { text: name, end } = this.scanner.identifier();
    return { name, end };
  }

  #primary(): Node {
    const token = this.scanner.take();
    if (token.is === 'number') return { is: 'number', text: token.text };
    if (token.is === 'quote') return this.nested(() => templateOf(this, 'quoted').node);
    if (token.is === 'identifier') return this.#named(token.text, token.start, token.end);
    if (token.is === 'mark' && token.text === '(') {
      const node = this.expression();
      this.scanner.expect(')');
      return node;
    }
    if (token.is === 'mark' && token.text === '[') return this.#tuple();
    if (token.is === 'mark' && token.text === '{') return this.#object();
    throw new Unreadable('expected a value');
  }

  #named(text: string, start: number, end: number): Node {
    if (text === 'true' || text === 'false') return { is: 'literal', value: text === 'true' };
    if (text === 'null') return { is: 'literal', value: null };
    let name = text;
    while (this.scanner.takes('::', 'count')) name += `::${this.scanner.identifier().text}`;
    if (this.scanner.takes('(', 'count')) return this.#call(name);
    if (name !== text) throw new Unreadable('expected the arguments of a function');
    return { is: 'name', name, start, end };
  }

  #call(name: string): Node {
    const args: Node[] = [];
    while (!this.scanner.takes(')')) {
      args.push(this.expression());
      if (this.scanner.takes('...')) {
        this.scanner.expect(')');
        return { is: 'call', name, args, expands: true };
      }
      if (!this.scanner.takes(',')) {
        this.scanner.expect(')');
        break;
      }
    }
    return { is: 'call', name, args, expands: false };
  }

  #tuple(): Node {
    if (this.scanner.takesWord('for')) return this.#for(']');
    const elements: Node[] = [];
    while (!this.scanner.takes(']')) {
      elements.push(this.expression());
      if (!this.scanner.takes(',')) {
        this.scanner.expect(']');
        break;
      }
    }
    return { is: 'tuple', elements };
  }

  #object(): Node {
    if (this.scanner.takesWord('for')) return this.#for('}');
    const items: Item[] = [];
    while (!this.scanner.takes('}')) {
      const key = this.#key();
      if (!this.scanner.takes('=')) this.scanner.expect(':');
      items.push({ key, value: this.expression() });
      const behind = this.scanner.peek('count');
      if (behind.is === 'newline') continue;
      if (!this.scanner.takes(',')) {
        this.scanner.expect('}');
        break;
      }
    }
    return { is: 'object', items };
  }

  /** A name stands for itself as a key; in parentheses it is an expression. */
  #key(): Node {
    const token = this.scanner.peek();
    if (token.is !== 'identifier') return this.expression();
    this.scanner.take();
    const behind = this.scanner.peek();
    if (behind.is === 'mark' && (behind.text === '=' || behind.text === ':'))
      return { is: 'literal', value: token.text };
    throw new Unreadable('expected = behind a key');
  }

  #for(close: ']' | '}'): For {
    const { item, key, list } = this.forIntro();
    this.scanner.expect(':');
    const first = this.expression();
    let resultKey: Node | undefined;
    let result = first;
    if (close === '}') {
      this.scanner.expect('=>');
      resultKey = first;
      result = this.expression();
    }
    const groups = close === '}' && this.scanner.takes('...');
    const condition = this.scanner.takesWord('if') ? this.expression() : undefined;
    this.scanner.expect(close);
    return {
      is: 'for',
      item,
      list,
      result,
      groups,
      ...(key === undefined ? {} : { key }),
      ...(resultKey === undefined ? {} : { resultKey }),
      ...(condition === undefined ? {} : { condition }),
    };
  }

  /** `key, item in list`, behind the word `for`. */
  forIntro(): { readonly key?: string; readonly item: string; readonly list: Node } {
    const first = this.scanner.identifier().text;
    const second = this.scanner.takes(',') ? this.scanner.identifier().text : undefined;
    if (!this.scanner.takesWord('in')) throw new Unreadable('expected in');
    const list = this.expression();
    return second === undefined ? { item: first, list } : { key: first, item: second, list };
  }
}
