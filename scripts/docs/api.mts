/** The published interface as one page: every export with its declaration, and every command with its options. */
import { join } from 'node:path';
import type { Command } from 'commander';
import ts from 'typescript';

/** Where the commands are made. */
export type CommandLine = typeof import('../../src/cli/program.js');

/** The page; it changes only when something that others rely on does. */
export async function apiPage(root: string, { commandLine, subcommandNames }: CommandLine): Promise<string> {
  const declarations = exportedDeclarations(root);
  const commands = await Promise.all(subcommandNames.map(async (name) => commandText(name, await commandLine(name))));
  return [
    '# Published interface',
    '',
    'What `ovh-landing-zone` exports, and the commands of `landing-zone`. Made by `npx tsx scripts/docs.mts`; a test holds it to the sources, so that a change of',
    'it is seen in review and made on purpose. What it means is in the doc comments and in [settings.md](settings.md).',
    '',
    '## Exports',
    '',
    ...declarations.flatMap(([name, text]) => [`### ${name}`, '', '```ts', text, '```', '']),
    '## Commands',
    '',
    ...commands.flat(),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}

function commandText(name: string, program: Command): string[] {
  const own = program.commands.find((command) => command.name() === name);
  return own === undefined ? [] : [own, ...own.commands].flatMap((command) => optionsText(command, own));
}

function optionsText(command: Command, parent: Command): string[] {
  const words = command === parent ? command.name() : `${parent.name()} ${command.name()}`;
  const args = command.registeredArguments.map((argument) => {
    const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
    return argument.required ? `<${name}>` : `[${name}]`;
  });
  const options = command.options.map(({ flags, argChoices, mandatory }) => {
    const choices = argChoices === undefined ? '' : ` (${argChoices.join(', ')})`;
    return `- \`${flags}\`${choices}${mandatory ? ', required' : ''}`;
  });
  return [`### landing-zone ${[words, ...args].join(' ')}`, '', ...options, ...(options.length > 0 ? [''] : [])];
}

/** Every export of the index with the text of its declaration, without comments and private members. */
function exportedDeclarations(root: string): [string, string][] {
  const config = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
  const index = join(root, 'src', 'index.ts');
  const program = ts.createProgram([index], {
    ...options,
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    removeComments: true,
    incremental: false,
    tsBuildInfoFile: undefined,
  });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(index);
  const module = source && checker.getSymbolAtLocation(source);
  if (module === undefined) throw new Error('src/index.ts exports nothing');
  const emitted = new Map<ts.SourceFile, ts.SourceFile>();
  const declarationsOf = (file: ts.SourceFile): ts.SourceFile => {
    const known = emitted.get(file);
    if (known !== undefined) return known;
    let text = '';
    program.emit(
      file,
      (_, content) => {
        text = content;
      },
      undefined,
      true,
    );
    const parsed = ts.createSourceFile(file.fileName, text, ts.ScriptTarget.Latest, true);
    emitted.set(file, parsed);
    return parsed;
  };
  return checker
    .getExportsOfModule(module)
    .map((exported): [string, string] => {
      const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
      const [declaration] = symbol.declarations ?? [];
      if (declaration === undefined) throw new Error(`${exported.name} is declared nowhere`);
      return [exported.name, declarationText(declarationsOf(declaration.getSourceFile()), symbol.name)];
    })
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

function declarationText(file: ts.SourceFile, name: string): string {
  const found = file.statements.filter((statement) =>
    ts.isVariableStatement(statement)
      ? statement.declarationList.declarations.some((one) => one.name.getText(file) === name)
      : (statement as ts.DeclarationStatement).name?.getText(file) === name,
  );
  if (found.length === 0) throw new Error(`${name} is not in the declarations of ${file.fileName}`);
  return found
    .map((statement) => statement.getText(file))
    .join('\n')
    .split('\n')
    .filter((line) => !/^\s*(#private;|private )/.test(line))
    .join('\n')
    .replace(/^export (declare )?/gm, '');
}
