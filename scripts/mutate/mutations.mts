/** What a careless edit of one line may look like. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { root } from '../checks.mjs';

/** One change of a file's text. */
export interface Mutation {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly from: string;
  readonly to: string;
}

/** A file's text with a change. */
export const changedText = ({ start, end, to }: Mutation, text: string): string =>
  text.slice(0, start) + to + text.slice(end);

const swapped: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '===': '!==',
    '!==': '===',
    '<': '<=',
    '<=': '<',
    '>': '>=',
    '>=': '>',
    '&&': '||',
    '||': '&&',
    '+': '-',
    '-': '+',
    some: 'every',
    every: 'some',
    true: 'false',
    false: 'true',
  }),
);

/** Every change that could be made to a file: a condition turned around or never true, a bound by one, an entry of a list that is gone. */
export function mutationsOf(file: string): Mutation[] {
  const text = readFileSync(join(root, file), 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: Mutation[] = [];
  const add = (node: ts.Node, to: string | undefined): void => {
    const [start, end] = [node.getStart(source), node.getEnd()];
    const line = source.getLineAndCharacterOfPosition(start).line + 1;
    if (to !== undefined) found.push({ file, line, start, end, from: text.slice(start, end), to });
  };
  const swap = (node: ts.Node): void => add(node, swapped.get(node.getText(source)));
  const visit = (node: ts.Node): void => {
    // types and imports are the compiler's business, texts of messages are tested word by word elsewhere
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node)) return;
    if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return;
    if (ts.isBinaryExpression(node)) swap(node.operatorToken);
    else if (ts.isPropertyAccessExpression(node) && ts.isCallExpression(node.parent)) swap(node.name);
    else if (node.kind === ts.SyntaxKind.TrueKeyword || node.kind === ts.SyntaxKind.FalseKeyword) swap(node);
    else if (ts.isNumericLiteral(node)) add(node, String(Number(node.text.replaceAll('_', '')) + 1));
    else if (ts.isIfStatement(node)) add(node.expression, 'false');
    else if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
      add(node, node.operand.getText(source));
    } else if (ts.isConditionalExpression(node)) {
      const [condition, yes, no] = [node.condition, node.whenTrue, node.whenFalse].map((one) => one.getText(source));
      add(node, `${condition} ? ${no} : ${yes}`);
    } else if (ts.isArrayLiteralExpression(node) && node.elements.length > 1) {
      const rest = node.elements.slice(1).map((element) => element.getText(source));
      add(node, `[${rest.join(', ')}]`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/**
 * Different lines, each with one of its changes: every line that can be changed has the same chance.
 *
 * @param seed the same seed draws the same lines of the same sources
 */
export function draw(files: readonly string[], count: number, seed: number): Mutation[] {
  const roll = dice(seed);
  const lines = new Map<string, Mutation[]>();
  for (const mutation of files.flatMap(mutationsOf)) {
    const line = `${mutation.file}:${mutation.line}`;
    lines.set(line, [...(lines.get(line) ?? []), mutation]);
  }
  const left = [...lines.values()];
  const drawn: Mutation[] = [];
  while (drawn.length < count && left.length > 0) {
    const changes = left.splice(Math.floor(roll() * left.length), 1).flat();
    drawn.push(...changes.splice(Math.floor(roll() * changes.length), 1));
  }
  return drawn;
}

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
