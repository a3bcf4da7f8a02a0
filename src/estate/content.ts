import { posix } from 'node:path';
import { canonical } from './canonical';
import { type Estate, isValues, type Stack, type StackFile, type Value } from './model';
import { isExpression } from './references';
import { sha256 } from './sha256';

/**
 * sha256 over everything that Terraform would be run on in one stack: the raw bytes of every file, the working directory, and what comes
 * before it. Two stacks with the same content do the same, given the same state, variables and provider binaries.
 *
 * A lock file counts where there is one. Without it, binaries of providers are not covered.
 */
export function contentOf(stack: Stack): string {
  const known = contents.get(stack) ?? hashOf(stack);
  contents.set(stack, known);
  return known;
}

const contents = new WeakMap<Stack, string>();

function hashOf({ id, directory, dependsOn, files }: Stack): string {
  const lines = [
    JSON.stringify(['stack', id, directory, ...[...dependsOn].sort()]),
    ...files.map(({ path, sha256, isExecutable = false }) => JSON.stringify(['file', path, sha256, isExecutable])),
  ];
  return sha256(lines.join('\n'));
}

/**
 * Whether a path from the working directory leads to files that are in the content of a stack, and to nothing else. Not so for what runs
 * of Terraform leave there, for a path that leads out of the folder, and for one that is (partly) an expression.
 */
export function isInContent(stack: Stack, path: string): boolean {
  const there = filesAt(stack, path);
  return there.length > 0 && there.every(({ isUnhashed = false }) => !isUnhashed);
}

/** A path from the working directory in one form, however it is written. */
export const plainPath = (path: string): string => posix.normalize(path).replace(/\/$/, '');

/** Files of a stack to which a path from the working directory leads; none where nobody here can follow it. */
export function filesAt({ files }: Stack, path: string): readonly StackFile[] {
  if (isExpression(path) || posix.isAbsolute(path) || path.split('/').includes('..')) return [];
  const place = plainPath(path);
  return files.filter((file) => file.path === place || file.path.startsWith(`${place}/`));
}

/** Content of every stack by its id. */
export const contentsOf = ({ stacks }: Estate): Readonly<Record<string, string>> =>
  Object.fromEntries([...stacks.values()].map((stack) => [stack.id, contentOf(stack)]));

/** sha256 over the content of all stacks: what a review speaks of, and what is deployed. */
export function digestOf(contents: Readonly<Record<string, string>>): string {
  const lines = Object.entries(contents).map((entry) => JSON.stringify(entry));
  return sha256(lines.sort().join('\n'));
}

/**
 * Whether a stack need not be deployed again: the same files, apart from cdktf's metadata, the order of keys, and the folder of the
 * checkout in the path of a local state. For the question what to deploy only; what was approved is told by the digest.
 */
export function isSameContent(before: Stack, after: Stack): boolean {
  if (contentOf(before) === contentOf(after)) return true;
  const files = (stack: Stack): string => JSON.stringify(stack.files.filter(({ role }) => role !== 'main'));
  const isRead = (stack: Stack): boolean => stack.files.every(({ role, unread }) => role !== 'main' || !unread);
  return (
    before.directory === after.directory &&
    files(before) === files(after) &&
    isRead(before) &&
    isRead(after) &&
    comparable(before) === comparable(after)
  );
}

/** What a stack says, without the comments that cdktf writes and without the folder in the path of its local state. */
function comparable({ sections }: Stack): string {
  return JSON.stringify(
    Object.entries(sections)
      .filter(([section]) => section !== '//')
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([section, content]) => [
        section,
        canonical(section === 'terraform' ? withoutFolder(content) : withoutComments(content, depths[section] ?? 0)),
      ]),
  );
}

/** How many names stand between a section and the bodies of its blocks, in which `//` is a comment. Deeper it is a key. */
const depths: Readonly<Record<string, number>> = {
  resource: 2,
  data: 2,
  ephemeral: 2,
  module: 1,
  output: 1,
  provider: 1,
  variable: 1,
};

function withoutComments(value: Value, depth: number): Value {
  if (Array.isArray(value)) return value.map((inner: Value) => withoutComments(inner, depth));
  if (!isValues(value)) return value;
  const entries = Object.entries(value).filter(([name]) => name !== '//');
  return Object.fromEntries(
    depth === 0 ? entries : entries.map(([name, inner]) => [name, withoutComments(inner, depth - 1)]),
  );
}

/** cdktf's default is an absolute path in the folder that it was run from. */
function withoutFolder(terraform: Value): Value {
  const backend = isValues(terraform) ? terraform['backend'] : undefined;
  const local = isValues(backend) ? backend['local'] : undefined;
  const path = isValues(local) ? local['path'] : undefined;
  if (!isValues(terraform) || !isValues(backend) || !isValues(local) || typeof path !== 'string') return terraform;
  const name = path.replace(/^(\/|[A-Za-z]:\\).*[/\\](?=[^/\\]+\.tfstate$)/, '');
  return { ...terraform, backend: { ...backend, local: { ...local, path: name } } };
}
