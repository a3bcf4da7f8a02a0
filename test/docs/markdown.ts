import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

export const root = dirname(dirname(__dirname));

/** A fenced block of code. */
export interface Block {
  /** File and line of the fence. */
  readonly where: string;
  readonly language: string;
  readonly text: string;
}

export interface Page {
  /** From the root of the repository. */
  readonly file: string;
  readonly text: string;
  readonly blocks: readonly Block[];
  /** What it says outside of blocks. */
  readonly prose: string;
}

const folders = ['docs', 'constructs', 'providers/ovh', 'examples'];

/** Every page that a reader may open. */
export const pages: readonly Page[] = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'SECURITY.md',
  ...folders.flatMap(markdownIn),
].map(read);

function markdownIn(folder: string): string[] {
  const skipped = /(^|\/)(node_modules|cdktf\.out|lib|\.generated|\.landing-zone)(\/|$)/;
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .map((entry) => posix.join(entry.parentPath.slice(root.length + 1), entry.name))
    .filter((file) => file.endsWith('.md') && !skipped.test(file))
    .sort();
}

export const page = (file: string): Page => pages.find((one) => one.file === file) ?? read(file);

function read(file: string): Page {
  const text = readFileSync(join(root, file), 'utf8');
  const blocks: Block[] = [];
  const prose: string[] = [];
  let open: { indent: string; language: string; line: number; lines: string[] } | undefined;
  for (const [index, line] of text.split('\n').entries()) {
    const fence = /^(\s*)```(\w*)\s*$/.exec(line);
    if (open === undefined && fence) {
      open = { indent: fence[1] ?? '', language: fence[2] ?? '', line: index + 1, lines: [] };
    } else if (open === undefined) {
      prose.push(line);
    } else if (fence) {
      blocks.push({ where: `${file}:${open.line}`, language: open.language, text: `${open.lines.join('\n')}\n` });
      open = undefined;
    } else {
      open.lines.push(line.startsWith(open.indent) ? line.slice(open.indent.length) : line.trimStart());
    }
  }
  return { file, text, blocks, prose: prose.join('\n') };
}

/** Links that lead to no file or to no heading, as `page -> link`. */
export function brokenLinks({ file, prose }: Page): string[] {
  const links = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
  return links
    .filter((link) => !/^(https?|mailto):/.test(link))
    .filter((link) => {
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? file : posix.join(posix.dirname(file), path);
      if (!existsSync(join(root, target))) return true;
      return anchor !== undefined && !anchorsOf(target).includes(anchor);
    })
    .map((link) => `${file} -> ${link}`);
}

/** Anchors of a page's headings, as GitHub and GitLab make them. */
const anchorsOf = (file: string): string[] =>
  [...page(file).prose.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

/** Folders of the repository that people write. */
export const topFolders = 'bench charts constructs docs examples providers scripts src stacks test'.split(' ');
const pathInCode = new RegExp(`\`((?:${topFolders.join('|')})/[^\`\\s]*)\``, 'g');

/** Paths in code that lead to nothing in the repository, as `page -> path`; behind `<name>` or `*` may stand anything. */
export const brokenPaths = ({ file, prose }: Page): string[] =>
  [...prose.matchAll(pathInCode)]
    .map(([, path = '']) => path)
    .filter((path) => {
      const known = path.replace(/[^/]*[<*{].*$|:\d+$/, '');
      return ![root, join(root, dirname(file))].some((folder) => existsSync(join(folder, known)));
    })
    .map((path) => `${file} -> ${path}`);
