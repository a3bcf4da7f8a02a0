import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { pages, root } from './markdown';

/** A piece of text that may hold commands, and where it stands. */
export interface Place {
  readonly where: string;
  readonly text: string;
}

/** A call of `landing-zone` as a text has it: its arguments, as the shell would pass them on. */
export interface Call {
  readonly where: string;
  readonly words: readonly string[];
  /** Whether words of a sentence may follow. */
  readonly open?: true;
}

/** Lines of shell, or of YAML with shell in it. In a comment only what stands between backticks is a command. */
export function shellCalls({ where, text }: Place): Call[] {
  return text
    .replace(/\\\n\s*/g, ' ')
    .split('\n')
    .flatMap((line) => {
      const begin = line.search(/(^|\s)#/);
      const [script, comment] = begin < 0 ? [line, ''] : [line.slice(0, begin), line.slice(begin)];
      return [...callsIn(where, script), ...proseCalls({ where, text: comment })];
    });
}

/** Sentences: what stands between backticks is a command. */
export const proseCalls = ({ where, text }: Place): Call[] => inlineCode(text).flatMap((code) => callsIn(where, code));

/** Options that a sentence names without their command. */
export const proseOptions = ({ where, text }: Place): Call[] =>
  inlineCode(text)
    .filter((code) => /^--\w/.test(code))
    .map((code) => ({ where, words: wordsOf(code) }));

/** Strings and comments of a source. What ends a string also ends a command in it. */
export const sourceCalls = ({ where, text }: Place): Call[] =>
  [...text.matchAll(/(?<![\w./-])landing-zone (?!or )([a-z][^\n`'")\\]*)/g)].map(([, rest = '']) => ({
    where,
    words: wordsOf(rest.replace(/<\/.*/, '')),
    open: true,
  }));

const inlineCode = (text: string): string[] => [...text.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);

/** Where a command may begin: at the beginning, as a value of YAML, behind `npx` or an operator of the shell. */
const commandPlace = /(?:^|[;|&(]|(?:^|\s)-\s|\w:\s|\bnpx\s)\s*landing-zone (?=[\w"$<-])(.*)/g;

const callsIn = (where: string, script: string): Call[] =>
  [...script.matchAll(commandPlace)]
    .map(([, rest = '']) => ({ where, words: wordsOf(rest) }))
    // the end of an HTML comment
    .filter(({ words: [first] }) => first !== '--');

/** What the shell would pass on, up to its first operator; what `${x:+…}` adds is there, `"$@"` is not. */
function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const [word] of text
    .replace(/\$\{\w+:\+([^}]*)\}/g, '$1')
    .matchAll(/<[^<>]*>(?:=<[^<>]*>)?|[;|&)>]|(?:"[^"]*"|'[^']*'|[^\s"';|&)>])+/g)) {
    if (/^([;|&)>]|\d>?$)/.test(word)) break;
    if (word !== '"$@"') words.push(word.replace(/["']/g, ''));
  }
  return words;
}

/** Every call in the pages, in the pipelines and scripts of the examples, and in the sources. */
export function allCalls(): Call[] {
  const blocks = pages.flatMap(({ blocks: all }) => all).filter(({ language }) => /^(|sh|bash|ya?ml)$/.test(language));
  const sources = ['src', 'facts', 'constructs', 'stacks', 'scripts', 'providers/ovh/schema'];
  return [
    ...[...blocks, ...filesIn('examples/ci', /\.(ya?ml|sh)$/)].flatMap(shellCalls),
    ...sentences().flatMap(proseCalls),
    ...sources.flatMap((folder) => filesIn(folder, /\.m?[tj]s$/)).flatMap(sourceCalls),
  ];
}

export const allOptions = (): Call[] => sentences().flatMap(proseOptions);

const sentences = (): Place[] => pages.map(({ file, prose }) => ({ where: file, text: prose }));

export const filesIn = (folder: string, name: RegExp): Place[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && name.test(entry.name) && !entry.parentPath.includes('node_modules'))
    .map((entry) => posix.join(entry.parentPath.slice(root.length + 1), entry.name))
    .sort()
    .map((file) => ({ where: file, text: readFileSync(join(root, file), 'utf8') }));
