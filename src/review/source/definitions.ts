import type ts from 'typescript';
import type { Compiler, Program } from './program';

/** A text that is written as such. */
export const literalText = (compiler: Compiler, node: ts.Node): string | undefined =>
  compiler.isStringLiteralLike(node) ? node.text : undefined;

/** What a name stands for where it is used: the value of a constant, a function, a file; absent where it isn't plain to see. */
export function definitionOf(program: Program, name: ts.Identifier): ts.Node | undefined {
  const { compiler } = program;
  for (let scope: ts.Node | undefined = name.parent; scope !== undefined; scope = scope.parent) {
    if (!compiler.isSourceFile(scope) && !compiler.isBlock(scope)) continue;
    const found = declared(program, scope.statements, name.text);
    if (found !== undefined && found !== name.parent) return found;
  }
  return undefined;
}

/** Files and names that were asked for on the way, in which an answer can't be. */
type Seen = ReadonlySet<string>;

function declared(
  program: Program,
  statements: readonly ts.Statement[],
  name: string,
  seen: Seen = new Set(),
): ts.Node | undefined {
  const { compiler } = program;
  for (const statement of statements) {
    if (compiler.isVariableStatement(statement)) {
      const { declarations } = statement.declarationList;
      const found = declarations.find((one) => compiler.isIdentifier(one.name) && one.name.text === name);
      if (found) return found.initializer;
    }
    if (compiler.isFunctionDeclaration(statement) && statement.name?.text === name) return statement;
    if (compiler.isImportDeclaration(statement)) {
      const found = imported(program, statement, name, seen);
      if (found) return found;
    }
  }
  return undefined;
}

function imported(program: Program, statement: ts.ImportDeclaration, name: string, seen: Seen): ts.Node | undefined {
  const { compiler } = program;
  const { importClause: clause } = statement;
  const module = literalText(compiler, statement.moduleSpecifier);
  const file = module === undefined ? undefined : program.imported(statement.getSourceFile(), module);
  if (clause === undefined || file === undefined) return undefined;
  if (clause.name?.text === name) return exportOf(program, file, 'default', seen);
  const { namedBindings: bindings } = clause;
  if (bindings === undefined) return undefined;
  if (compiler.isNamespaceImport(bindings)) return bindings.name.text === name ? file : undefined;
  const element = bindings.elements.find((one) => one.name.text === name);
  return element && exportOf(program, file, (element.propertyName ?? element.name).text, seen);
}

/** What a file exports by a name; a JSON file is its own default. */
export function exportOf(
  program: Program,
  file: ts.SourceFile,
  name: string,
  seen: Seen = new Set(),
): ts.Node | undefined {
  const { compiler } = program;
  const asked = `${file.fileName} ${name}`;
  if (seen.has(asked)) return undefined;
  const now = new Set([...seen, asked]);
  if (file.fileName.endsWith('.json')) {
    const [only] = file.statements;
    return only && compiler.isExpressionStatement(only) ? only.expression : undefined;
  }
  for (const statement of file.statements) {
    if (compiler.isExportAssignment(statement) && name === 'default') return statement.expression;
    if (!compiler.isExportDeclaration(statement)) continue;
    const found = reexported(program, statement, name, now);
    if (found) return found;
  }
  return declared(program, file.statements, name, now);
}

function reexported(program: Program, statement: ts.ExportDeclaration, name: string, seen: Seen): ts.Node | undefined {
  const { compiler } = program;
  const { exportClause: clause, moduleSpecifier } = statement;
  const here = statement.getSourceFile();
  const module = moduleSpecifier && literalText(compiler, moduleSpecifier);
  const from = module === undefined ? undefined : program.imported(here, module);
  if (clause === undefined) return from && exportOf(program, from, name, seen);
  if (!compiler.isNamedExports(clause)) return clause.name.text === name ? from : undefined;
  const element = clause.elements.find((one) => one.name.text === name);
  if (element === undefined) return undefined;
  const local = (element.propertyName ?? element.name).text;
  if (moduleSpecifier !== undefined) return from && exportOf(program, from, local, seen);
  return declared(program, here.statements, local, seen);
}

/** The settings of the landing zone that a program makes: the second argument of `new LandingZone(app, {…})`, wherever it stands. */
export function settingsOf(program: Program, entries: readonly string[]): ts.Expression | undefined {
  const { compiler } = program;
  const open = entries.flatMap((entry) => program.file(entry) ?? []);
  const seen = new Set(open);
  for (const file of open) {
    const found = landingZoneIn(compiler, file);
    if (found) return found;
    for (const statement of file.statements) {
      if (!compiler.isImportDeclaration(statement) && !compiler.isExportDeclaration(statement)) continue;
      const module = statement.moduleSpecifier && literalText(compiler, statement.moduleSpecifier);
      const next = module === undefined ? undefined : program.imported(file, module);
      if (next === undefined || seen.has(next)) continue;
      seen.add(next);
      open.push(next);
    }
  }
  return undefined;
}

function landingZoneIn(compiler: Compiler, file: ts.SourceFile): ts.Expression | undefined {
  const open: ts.Node[] = [file];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (compiler.isNewExpression(node)) {
      const { expression: made, arguments: given } = node;
      const name = compiler.isPropertyAccessExpression(made) ? made.name : made;
      if (compiler.isIdentifier(name) && name.text === 'LandingZone' && given?.[1]) return given[1];
    }
    compiler.forEachChild(node, (child) => {
      open.push(child);
    });
  }
  return undefined;
}
