/** The import graph of the sources, by the compiler: what it resolves, and not what looks like an import. */
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import ts from 'typescript';

const root = dirname(dirname(__dirname));

export interface Import {
  /** File in the repository from its root, or the name of a package with its path. */
  readonly to: string;
  /** Gone when the file is compiled: types only. */
  readonly isType: boolean;
}

export interface Source {
  /** From the root of the repository. */
  readonly file: string;
  readonly text: string;
  readonly syntax: ts.SourceFile;
  readonly imports: readonly Import[];
}

const { options } = ts.parseJsonConfigFileContent(
  ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile).config,
  ts.sys,
  root,
);
const cache = ts.createModuleResolutionCache(root, (name) => name, options);

/** A file with everything that it imports, requires or loads later. */
export function sourceOf(file: string): Source {
  const path = join(root, file);
  const text = ts.sys.readFile(path) ?? '';
  const syntax = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const imports: Import[] = [];
  const add = (name: ts.Node | undefined, isType: boolean): void => {
    if (name !== undefined && ts.isStringLiteralLike(name)) imports.push({ to: resolve(name.text, path), isType });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeImport(node));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
    else if (ts.isCallExpression(node) && isLoading(node.expression)) add(node.arguments[0], false);
    ts.forEachChild(node, visit);
  };
  visit(syntax);
  return { file, text, syntax, imports };
}

function isTypeImport({ importClause: clause }: ts.ImportDeclaration): boolean {
  if (clause === undefined) return false;
  if (clause.isTypeOnly) return true;
  const { name, namedBindings } = clause;
  if (name !== undefined || namedBindings === undefined || !ts.isNamedImports(namedBindings)) return false;
  return namedBindings.elements.length > 0 && namedBindings.elements.every(({ isTypeOnly }) => isTypeOnly);
}

/** `import()`, `require()`, and our own word for a binding that is loaded when it is needed. */
const isLoading = (called: ts.Expression): boolean =>
  called.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(called) && ['require', 'load'].includes(called.text));

function resolve(name: string, from: string): string {
  const { resolvedModule } = ts.resolveModuleName(name, from, options, ts.sys, cache);
  const file = resolvedModule?.resolvedFileName;
  if (file === undefined || !name.startsWith('.')) return name;
  return relative(root, file);
}

/** Every source in folders, but for what is generated. */
export const sourcesIn = (...folders: readonly string[]): Source[] =>
  folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.m?ts$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
        .map((entry) => posix.join(entry.parentPath.slice(root.length + 1), entry.name)),
    )
    .filter((file) => !/node_modules|^providers\/ovh\/(lib|\.generated)/.test(file))
    .map(sourceOf);

/** Names that a file declares and exports. */
export const exportedNames = (syntax: ts.SourceFile): string[] =>
  syntax.statements.flatMap((statement) => {
    const isExported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (!isExported) return [];
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.map(({ name }) => name.getText(syntax));
    const { name } = statement as ts.DeclarationStatement;
    return name === undefined ? [] : [name.getText(syntax)];
  });
