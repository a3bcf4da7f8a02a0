import { createHash } from 'node:crypto';
import { canonical } from './canonical';
import { type Estate, isValues, type Stack, type Value, type Values } from './model';

/**
 * sha256 over everything that Terraform would be run on in one stack: the raw bytes of every file, the working directory, and what comes
 * before it. Two stacks with the same content do the same, given the same state, variables and provider binaries.
 *
 * The lock file is left out: a run writes it. Binaries of providers are not covered.
 */
export function contentOf({ id, directory, dependsOn, files }: Stack): string {
  const lines = [
    JSON.stringify(['stack', id, directory, ...[...dependsOn].sort()]),
    ...files.filter(({ role }) => role !== 'lock').map(({ path, sha256 }) => JSON.stringify(['file', path, sha256])),
  ];
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

/** Content of every stack by its id. */
export const contentsOf = ({ stacks }: Estate): Readonly<Record<string, string>> =>
  Object.fromEntries([...stacks.values()].map((stack) => [stack.id, contentOf(stack)]));

/** sha256 over the content of all stacks: what a review speaks of, and what is deployed. */
export function digestOf(contents: Readonly<Record<string, string>>): string {
  const lines = Object.entries(contents).map((entry) => JSON.stringify(entry));
  return createHash('sha256').update(lines.sort().join('\n')).digest('hex');
}

/**
 * Whether a stack need not be deployed again: the same files, apart from cdktf's metadata, the order of keys, and the folder of the
 * checkout in the path of a local state. For the question what to deploy only; what was approved is told by the digest.
 */
export function isSameContent(before: Stack, after: Stack): boolean {
  if (contentOf(before) === contentOf(after)) return true;
  const files = ({ files }: Stack): string =>
    JSON.stringify(files.filter(({ role }) => role !== 'main' && role !== 'lock'));
  return (
    before.directory === after.directory &&
    files(before) === files(after) &&
    [before, after].every(({ files: all }) =>
      all.every(({ role, unread }) => role !== 'main' || unread === undefined),
    ) &&
    comparable(before.sections) === comparable(after.sections)
  );
}

const comparable = (sections: Values): string => canonical(withoutMetadata(sections));

/** Without the comments that cdktf writes into blocks, and without the folder in the path of a local state. */
function withoutMetadata(value: Value, name = ''): Value {
  if (typeof value === 'string')
    return name === 'path' ? value.replace(/^(\/|[A-Za-z]:\\).*[/\\](?=[^/\\]+\.tfstate$)/, '') : value;
  if (Array.isArray(value)) return value.map((inner: Value) => withoutMetadata(inner, name));
  if (!isValues(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== '//')
      .map(([key, inner]) => [key, withoutMetadata(inner, key)]),
  );
}
