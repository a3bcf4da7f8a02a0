import { join } from 'node:path';
import ts from 'typescript';
import { root } from './markdown';

/** A piece of TypeScript that stands in a text. */
export interface Snippet {
  /** File and line, for the message. */
  readonly where: string;
  readonly text: string;
}

const index = join(root, 'src', 'index.ts');
const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
const parsed = ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, root).options;
const options: ts.CompilerOptions = {
  ...parsed,
  incremental: false,
  tsBuildInfoFile: undefined,
  declaration: false,
  // an example shows what it makes and doesn't always use it
  noUnusedLocals: false,
  noUnusedParameters: false,
  paths: { 'ovh-landing-zone': [index] },
};

/** Compiles pieces of TypeScript against the sources, all in one program; answers what is wrong, by where it stands. */
export function compile(snippets: readonly Snippet[]): string[] {
  const files = new Map(snippets.map(({ text }, number) => [join(root, 'docs', `snippet-${number}.ts`), text]));
  const where = new Map([...files.keys()].map((file, number) => [file, snippets[number]?.where]));
  const host = ts.createCompilerHost(options);
  const { fileExists, getSourceFile, readFile } = host;
  host.fileExists = (file) => files.has(file) || fileExists(file);
  host.readFile = (file) => files.get(file) ?? readFile(file);
  host.getSourceFile = (file, language, ...rest) => {
    const text = files.get(file);
    return text === undefined ? getSourceFile(file, language, ...rest) : ts.createSourceFile(file, text, language);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  return [...files.keys()]
    .map((file) => program.getSourceFile(file))
    .flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)])
    .map(({ file, start = 0, messageText }) => {
      const line = file === undefined ? 0 : file.getLineAndCharacterOfPosition(start).line + 1;
      const text = ts.flattenDiagnosticMessageText(messageText, ' ');
      return `${where.get(file?.fileName ?? '')}, line ${line} of it: ${text}`;
    });
}

/** What the package exports, with its doc comment. */
export interface PublicExport {
  readonly name: string;
  readonly isClass: boolean;
  readonly comment: string;
  readonly examples: readonly string[];
}

export function publicExports(): PublicExport[] {
  const program = ts.createProgram([index], options);
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(index);
  const module = source && checker.getSymbolAtLocation(source);
  if (module === undefined) throw new Error('src/index.ts exports nothing');
  return checker.getExportsOfModule(module).map((exported) => {
    const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
    const tags = symbol.getJsDocTags(checker).filter(({ name }) => name === 'example');
    return {
      name: exported.name,
      isClass: (symbol.flags & ts.SymbolFlags.Class) !== 0,
      comment: ts.displayPartsToString(symbol.getDocumentationComment(checker)),
      examples: tags.map(({ text }) => ts.displayPartsToString(text)),
    };
  });
}

/** An example of a doc comment as a program: imports what it names, and stands in a construct where it says `this`. */
export function programOf(example: string, names: readonly string[]): string {
  const used = names.filter((name) => new RegExp(`\\b${name}\\b`).test(example));
  const lines = example.split('\n');
  const declared = lines.filter((line) => line.startsWith('declare '));
  const body = lines.filter((line) => !line.startsWith('declare ')).map((line) => `  ${line}`);
  const others =
    /\bConstruct\b/.test(example) || /\bthis\b/.test(example) ? "import { Construct } from 'constructs';" : '';
  const opening = /\bthis\b/.test(example) && !/\bclass\b/.test(example);
  return [
    `import { ${used.join(', ')} } from 'ovh-landing-zone';`,
    others,
    ...declared,
    opening ? 'export function example(this: Construct): void {' : 'export function example(): void {',
    ...body,
    '}',
  ].join('\n');
}
