import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type ts from 'typescript';

export type Compiler = typeof ts;

/**
 * The compiler that is installed where the review runs, else this library's; absent where neither is. Not the one beside the reviewed
 * sources: they may be a stranger's, and nothing of theirs is run.
 */
export function installedCompiler(): Compiler | undefined {
  for (const from of [join(process.cwd(), 'package.json'), __filename]) {
    try {
      const found = createRequire(from)('typescript') as Partial<Compiler>;
      // the rewrite in another language has no such API
      if (typeof found.createSourceFile === 'function') return found as Compiler;
    } catch {
      // not installed there
    }
  }
  return undefined;
}

/** Larger ones are data that somebody generated. */
const maxBytes = 2 * 1024 * 1024;
const extensions = ['', '.ts', '.mts', '.cts', '.tsx', '.js', '.mjs', '.cjs', '.json', '/index.ts', '/index.js'];

/** The files of a program, parsed and never run; only those inside of its repository. */
export class Program {
  readonly #files = new Map<string, ts.SourceFile | undefined>();

  constructor(
    readonly compiler: Compiler,
    readonly repository: string,
  ) {}

  file(path: string): ts.SourceFile | undefined {
    if (!this.#files.has(path)) this.#files.set(path, this.#parse(path));
    return this.#files.get(path);
  }

  /** The file that a relative import leads to. */
  imported(from: ts.SourceFile, name: string): ts.SourceFile | undefined {
    if (!name.startsWith('.')) return undefined;
    const given = resolve(dirname(from.fileName), name);
    // what is imported as .js is written as .ts
    const written = given.replace(/\.([mc]?)js$/, '.$1ts');
    for (const path of [written, given].flatMap((base) => extensions.map((extension) => base + extension))) {
      const found = this.file(path);
      if (found) return found;
    }
    return undefined;
  }

  /** Path from the root of the repository, and line of a node. */
  lineOf(node: ts.Node): { readonly file: string; readonly line: number } {
    const source = node.getSourceFile();
    const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
    return { file: relative(this.repository, source.fileName).split(sep).join('/'), line: line + 1 };
  }

  #parse(path: string): ts.SourceFile | undefined {
    const inside = relative(this.repository, path);
    if (inside.startsWith('..') || isAbsolute(inside) || inside.split(sep).includes('node_modules')) return undefined;
    if (!existsSync(path)) return undefined;
    const stats = statSync(path);
    if (!stats.isFile() || stats.size > maxBytes) return undefined;
    const { createSourceFile, ScriptTarget } = this.compiler;
    try {
      return createSourceFile(path, readFileSync(path, 'utf8'), ScriptTarget.Latest, true);
    } catch {
      // nested so deep that the parser gives up
      return undefined;
    }
  }
}

/**
 * Files that the command in `cdktf.json` runs.
 *
 * @param folder folder with the cdktf.json
 */
export function entriesOf(folder: string): string[] {
  const config = readJson(join(folder, 'cdktf.json'));
  const app = typeof config?.['app'] === 'string' ? config['app'] : '';
  const script = /\b(?:npm|pnpm|yarn)\s+(?:run\s+)?(?:-\S+\s+)*([\w:.-]+)/.exec(app)?.[1];
  const scripts = readJson(join(folder, 'package.json'))?.['scripts'];
  const behind =
    script !== undefined && typeof scripts === 'object' && scripts !== null ? Reflect.get(scripts, script) : '';
  const words = `${app} ${typeof behind === 'string' ? behind : ''}`.split(/[\s"';&|]+/).filter((word) => word !== '');
  const files = words.flatMap((word) => {
    const path = resolve(folder, word);
    const candidates = [path.replace(/\.([mc]?)js$/, '.$1ts'), path, `${path}.ts`, `${path}.js`];
    const found = candidates.find((file) => /\.[mc]?[jt]sx?$/.test(file) && existsSync(file));
    return found === undefined || found.split(sep).includes('node_modules') ? [] : [found];
  });
  return [...new Set(files)];
}

function readJson(file: string): Record<string, unknown> | undefined {
  try {
    const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
