/**
 * Changes one line after another as a careless edit would, and looks whether a test fails: `npx tsx scripts/mutate.mts [count] [seed]`.
 * Prints what survived. Each file is put back, also after Ctrl-C.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folders = ['src/estate', 'src/review', 'src/deploy', 'src/zone/checks', 'constructs'];

/** One change of a text. */
interface Mutation {
  readonly file: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly to: string;
}

const swapped: Readonly<Record<string, string>> = {
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
};

/** Every change that could be made to a file. */
function mutationsOf(file: string): Mutation[] {
  const text = readFileSync(join(root, file), 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: Mutation[] = [];
  const add = (node: ts.Node, to: string): void => {
    const [start, end] = [node.getStart(source), node.getEnd()];
    found.push({ file, line: source.getLineAndCharacterOfPosition(start).line + 1, start, end, to });
  };
  const visit = (node: ts.Node): void => {
    // types and imports are the compiler's business, texts of messages are tested word by word elsewhere
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isInterfaceDeclaration(node)) return;
    if (ts.isTypeAliasDeclaration(node)) return;
    if (ts.isBinaryExpression(node)) {
      const to = swapped[node.operatorToken.getText(source)];
      if (to !== undefined) add(node.operatorToken, to);
    } else if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
      add(node, node.operand.getText(source));
    } else if (node.kind === ts.SyntaxKind.TrueKeyword) add(node, 'false');
    else if (node.kind === ts.SyntaxKind.FalseKeyword) add(node, 'true');
    else if (ts.isNumericLiteral(node)) add(node, String(Number(node.text.replaceAll('_', '')) + 1));
    else if (ts.isConditionalExpression(node)) {
      add(
        node,
        `${node.condition.getText(source)} ? ${node.whenFalse.getText(source)} : ${node.whenTrue.getText(source)}`,
      );
    } else if (ts.isArrayLiteralExpression(node) && node.elements.length > 1) {
      add(
        node,
        `[${node.elements
          .slice(1)
          .map((element) => element.getText(source))
          .join(', ')}]`,
      );
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Numbers between 0 and 1, the same for the same seed. */
function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const files = folders.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => posix.join(folder, name)),
);

/** Tests nearest to a file first: its own, those of its folder, then what is quick and looks at the whole, then everything around it. */
function testsFor(file: string): readonly (readonly string[])[] {
  const inTests = (path: string): string => posix.join('test', path.replace(/^src\//, ''));
  const own = inTests(file.replace(/\.ts$/, '.test.ts'));
  const part = inTests(file.split('/').slice(0, 2).join('/'));
  const whole = [
    'test/review/corpus.test.ts',
    'test/review/report',
    'test/review/engine',
    'test/readings',
    'test/estate',
  ];
  const around = ['test/review/proof', 'test/review/plan', 'test/zone', 'test/stacks', 'test/deploy'];
  return [[own], [inTests(posix.dirname(file))], [part], whole, around].map((group) =>
    group.filter((path) => existsSync(join(root, path))),
  );
}

/** Whether some test fails. Types count, too: what doesn't compile doesn't get in. */
function dies(file: string): boolean {
  return testsFor(file).some((tests) => {
    if (tests.length === 0) return false;
    const args = ['node_modules/vitest/vitest.mjs', 'run', '--bail=1', '--reporter=dot', ...tests];
    const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'ignore', timeout: 600_000 });
    return status !== 0;
  });
}

function compiles(): boolean {
  const args = ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json'];
  return spawnSync(process.execPath, args, { cwd: root, stdio: 'ignore' }).status === 0;
}

const [count, seed] = [Number(process.argv[2] ?? 100), Number(process.argv[3] ?? 1)];
const roll = dice(seed);
const all = files.map(mutationsOf).filter((some) => some.length > 0);
const chosen = Array.from({ length: count }, () => {
  // every line has the same chance, however many files there are
  const flat = all[Math.floor(roll() * all.length)] ?? [];
  return flat[Math.floor(roll() * flat.length)];
}).filter((mutation) => mutation !== undefined);

let [died, index] = [0, 0];
const survivors: string[] = [];
for (const { file, line, start, end, to } of chosen) {
  const path = join(root, file);
  const text = readFileSync(path, 'utf8');
  const restore = (): void => writeFileSync(path, text);
  const stop = (): void => {
    restore();
    process.exit(130);
  };
  process.once('SIGINT', stop);
  writeFileSync(path, text.slice(0, start) + to + text.slice(end));
  const what = `${file}:${line} ${JSON.stringify(text.slice(start, end).slice(0, 60))} -> ${JSON.stringify(to.slice(0, 60))}`;
  const isDead = dies(file) || !compiles();
  restore();
  process.off('SIGINT', stop);
  index += 1;
  if (isDead) died += 1;
  else survivors.push(what);
  console.log(`${String(index).padStart(3)}/${chosen.length} ${isDead ? 'died    ' : 'SURVIVED'} ${what}`);
}
console.log(
  `\n${died} of ${chosen.length} died${survivors.length > 0 ? `; these did not:\n${survivors.join('\n')}` : ''}`,
);
