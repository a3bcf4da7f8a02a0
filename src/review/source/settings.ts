import type ts from 'typescript';
import { definitionOf, exportOf, literalText } from './definitions';
import type { Program } from './program';

/** The deepest key of a path that is written somewhere. */
interface FoundKey {
  readonly node: ts.Node;
  /** How many keys of the path it stands for. */
  readonly depth: number;
}

/** Values that lead to values: more than these are somebody's joke, and each takes room on the stack. */
const manySteps = 1000;

/** Finds the line of a key in the settings of a program, by reading its source. */
export class SettingsReader {
  #steps = 0;

  constructor(
    readonly program: Program,
    readonly root: ts.Expression,
  ) {}

  find(keys: readonly string[]): FoundKey | undefined {
    this.#steps = 0;
    return this.#in(this.root, keys);
  }

  #in(given: ts.Node, keys: readonly string[]): FoundKey | undefined {
    const { compiler } = this.program;
    const [key] = keys;
    if (key === undefined || this.#steps++ > manySteps) return undefined;
    const value = this.#value(given);
    if (value === undefined) return undefined;
    if (compiler.isConditionalExpression(value))
      return this.#in(value.whenTrue, keys) ?? this.#in(value.whenFalse, keys);
    if (!compiler.isObjectLiteralExpression(value)) return undefined;
    // the last one counts
    for (const property of [...value.properties].reverse()) {
      const found = this.#inProperty(property, keys);
      if (found) return found;
    }
    return undefined;
  }

  #inProperty(property: ts.ObjectLiteralElementLike, keys: readonly string[]): FoundKey | undefined {
    const { compiler } = this.program;
    const [key, ...rest] = keys;
    if (compiler.isSpreadAssignment(property)) return this.#in(property.expression, keys);
    if (property.name === undefined || this.#nameOf(property.name) !== key) return undefined;
    const inner = compiler.isPropertyAssignment(property)
      ? this.#in(property.initializer, rest)
      : compiler.isShorthandPropertyAssignment(property)
        ? this.#in(property.name, rest)
        : undefined;
    return inner ? { node: inner.node, depth: inner.depth + 1 } : { node: property.name, depth: 1 };
  }

  #nameOf(name: ts.PropertyName): string | undefined {
    const { compiler } = this.program;
    if (!compiler.isComputedPropertyName(name)) return compiler.isPrivateIdentifier(name) ? undefined : name.text;
    const value = this.#value(name.expression);
    return value && literalText(compiler, value);
  }

  /** What an expression stands for, as far as that is plain to see: an object, a text, a choice. */
  #value(given: ts.Node): ts.Node | undefined {
    const { compiler } = this.program;
    if (this.#steps++ > manySteps) return undefined;
    if (
      compiler.isParenthesizedExpression(given) ||
      compiler.isAsExpression(given) ||
      compiler.isSatisfiesExpression(given) ||
      compiler.isNonNullExpression(given)
    ) {
      return this.#value(given.expression);
    }
    if (compiler.isIdentifier(given)) {
      const definition = definitionOf(this.program, given);
      return definition && this.#value(definition);
    }
    if (compiler.isPropertyAccessExpression(given)) return this.#member(given.expression, given.name.text);
    if (compiler.isElementAccessExpression(given)) {
      const name = literalText(compiler, given.argumentExpression);
      return name === undefined ? undefined : this.#member(given.expression, name);
    }
    if (compiler.isCallExpression(given)) return this.#result(given);
    return given;
  }

  /** `shared.networks`, where `shared` is an object or a module. */
  #member(of: ts.Expression, name: string): ts.Node | undefined {
    const { compiler } = this.program;
    const value = this.#value(of);
    if (value === undefined) return undefined;
    if (compiler.isSourceFile(value)) {
      const exported = exportOf(this.program, value, name);
      return exported && this.#value(exported);
    }
    const found = this.#in(value, [name]);
    const property = found?.node.parent;
    if (property === undefined) return undefined;
    if (compiler.isPropertyAssignment(property)) return this.#value(property.initializer);
    return compiler.isShorthandPropertyAssignment(property) ? this.#value(property.name) : undefined;
  }

  /** What a call returns: `defineTeam({…})` what it was given, a function of the program what it builds. */
  #result({ expression, arguments: given }: ts.CallExpression): ts.Node | undefined {
    const { compiler } = this.program;
    const name = compiler.isPropertyAccessExpression(expression)
      ? expression.name.text
      : compiler.isIdentifier(expression)
        ? expression.text
        : '';
    const [first] = given;
    if (/^(defineTeam|defineEnvironment|freeze)$/.test(name)) return first && this.#value(first);
    const called = this.#value(expression);
    if (called === undefined || !(compiler.isFunctionLike(called) && 'body' in called && called.body)) return undefined;
    const { body } = called;
    if (!compiler.isBlock(body)) return this.#value(body);
    const returned = body.statements.find((statement) => compiler.isReturnStatement(statement));
    return returned?.expression && this.#value(returned.expression);
  }
}
