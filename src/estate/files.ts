import { createHash } from 'node:crypto';
import {
  closeSync,
  constants,
  type Dirent,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  readSync,
  realpathSync,
  type Stats,
} from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import { FreshSearch } from './expression/fresh';
import { EstateError } from './json';
import type { FileRole, StackFile } from './model';
import { sha256 } from './sha256';

/** Larger than any stack that Terraform could plan. */
const maxBytes = 128 * 1024 * 1024;

/** A file that was read as a whole. */
interface ReadFile {
  readonly bytes: Buffer;
  /** It may be run as a program. */
  readonly isExecutable: boolean;
}

/**
 * Reads a file in an output folder.
 *
 * @param root the output folder behind all links, by `realpathSync.native`, beyond which none is followed
 * @throws EstateError for a link that leads out of the folder, for what is no regular file, and for one that is too large
 */
export function readWhole(file: string, root: string): ReadFile {
  const target = targetOf(file, root);
  if (target === undefined) throw new EstateError(`${file}: ${leadsOut}`);
  const read = withRegularFile(target, (descriptor, stats): ReadFile => {
    if (stats.size > maxBytes) throw new EstateError(`${file}: is larger than ${maxBytes / 1024 / 1024} MB`);
    return { bytes: readFileSync(descriptor), isExecutable: mayBeRun(stats) };
  });
  if (read === undefined) throw new EstateError(`${file}: is no regular file`);
  return read;
}

const mayBeRun = ({ mode }: Stats): boolean => (mode & 0o111) !== 0;

/**
 * What runs of Terraform, and deploys, leave in a working directory. It isn't what was synthesized, and it differs from run to run. A
 * planted one is the deployment's concern: of all this it reads a state, and the record beside it, which is trusted as a state is. No name
 * that Terraform reads as configuration or variables is among them.
 */
const madeByRuns = {
  folder: /^(?:\.terraform|terraform\.tfstate\.d)$/,
  file: /^(?:terraform\.tfstate(?:\.\d+)?(?:\.backup|\.deployed\.json(?:\.\d+\.new)?)?|errored\.tfstate|\.terraform\.tfstate\.lock\.info|crash(?:\.\d+)?\.log)$/,
};

function isMadeByRun(entry: Dirent): boolean {
  if (entry.isDirectory()) return madeByRuns.folder.test(entry.name);
  return entry.isFile() && madeByRuns.file.test(entry.name);
}

/**
 * Every file below a working directory, in the order of their paths. Opens regular files only, never waits for a device or a pipe, and
 * follows no link out of the output folder.
 *
 * @param directory working directory
 * @param root the output folder behind all links, beyond which none is followed
 * @param main name of the file with the configuration that cdktf wrote
 * @param read that file, where it was read: then its hash is of the same bytes
 */
export function listFiles(directory: string, root: string, main: string, read?: ReadFile): StackFile[] {
  const found: StackFile[] = [];
  const visit = (folder: string, prefix: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (prefix === '' && isMadeByRun(entry)) continue;
      const path = `${prefix}${entry.name}`;
      if (entry.isDirectory()) visit(join(folder, entry.name), `${path}/`);
      else if (path === main && read !== undefined)
        found.push(fileOf(path, 'main', sha256(read.bytes), read.isExecutable));
      else found.push(readEntry(join(folder, entry.name), path, root, main));
    }
  };
  visit(directory, '');
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/**
 * Files of an output folder outside of its stacks, the first so many of them. As `listFiles`, apart from what runs of Terraform leave in
 * any folder.
 *
 * @param directories working directories of the stacks, from the folder
 */
export function listOutside(
  folder: string,
  root: string,
  directories: ReadonlySet<string>,
  most: number,
): Pick<StackFile, 'path' | 'sha256' | 'isUnhashed'>[] {
  const found: StackFile[] = [];
  const visit = (at: string, prefix: string): void => {
    for (const entry of entriesOf(at)) {
      const path = `${prefix}${entry.name}`;
      if (isMadeByRun(entry) || directories.has(path) || found.length >= most) continue;
      if (entry.isDirectory()) visit(join(at, entry.name), `${path}/`);
      else found.push(readEntry(join(at, entry.name), path, root, ''));
    }
  };
  if (!directories.has('.')) visit(folder, '');
  return found;
}

/** What is in a folder, in the order of the names; nothing of one that nobody may read. */
function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}

function readEntry(file: string, path: string, root: string, main: string): StackFile {
  const role = roleOf(path, main);
  const refused = (why: string, content = ''): StackFile => ({
    path,
    role,
    sha256: sha256(content),
    unread: why,
    isUnhashed: true,
  });
  try {
    if (!lstatSync(file).isSymbolicLink()) return hashed(file, path, role, refused);
    const target = targetOf(file, root);
    return target === undefined
      ? refused(leadsOut, readlinkSync(file))
      : hashed(target, path, role, (why) => refused(why, readlinkSync(file)));
  } catch (error) {
    // a name that isn't UTF-8, a file that nobody may read
    return refused(`can't be opened (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`);
  }
}

function hashed(file: string, path: string, role: FileRole, refused: (why: string) => StackFile): StackFile {
  const opened = withRegularFile(file, (descriptor, stats) => {
    const hash = createHash('sha256');
    const search = new FreshSearch();
    for (let length = readSync(descriptor, chunk); length > 0; length = readSync(descriptor, chunk)) {
      const piece = chunk.subarray(0, length);
      hash.update(piece);
      search.take(piece);
    }
    const { found } = search;
    const read = fileOf(path, role, hash.digest('hex'), mayBeRun(stats));
    return found === undefined ? read : { ...read, fresh: found };
  });
  return opened ?? refused('is no regular file');
}

/** What is read of a file at a time. */
const chunk = Buffer.allocUnsafe(256 * 1024);

/** What something may run. What Terraform parses means the same whether it may be run or not. */
const programs: readonly FileRole[] = ['asset', 'plugin'];

function fileOf(path: string, role: FileRole, hash: string, isExecutable: boolean): StackFile {
  const unread = unreadBy[role];
  return {
    path,
    sha256: hash,
    ...(isExecutable && programs.includes(role) ? { isExecutable } : {}),
    role,
    ...(unread === undefined ? {} : { unread }),
  };
}

const leadsOut = 'is a link that leads out of the output folder';

/** The file itself behind all links, if that is inside of the output folder. */
function targetOf(file: string, root: string): string | undefined {
  try {
    const target = realpathSync.native(file);
    const inside = relative(root, target);
    return inside.startsWith('..') || isAbsolute(inside) ? undefined : target;
  } catch {
    // it leads nowhere, or in a circle
    return undefined;
  }
}

/** Works on an open file; `undefined` for a device, a pipe or a socket, which could make anybody wait, and for a link. */
function withRegularFile<T>(file: string, work: (descriptor: number, stats: Stats) => T): T | undefined {
  const stats = lstatSync(file);
  if (!stats.isFile()) return undefined;
  const descriptor = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK | (constants.O_NOFOLLOW ?? 0));
  try {
    // it may have become something else since
    const now = fstatSync(descriptor);
    return now.isFile() ? work(descriptor, now) : undefined;
  } finally {
    closeSync(descriptor);
  }
}

const unreadBy: Readonly<Partial<Record<FileRole, string>>> = {
  configuration: 'is configuration beside what cdktf wrote, which is not read here',
  override: 'overrides what cdktf wrote, and is not read here',
  variables: 'sets variables, and is not read here',
  module: 'is configuration of a module, which is not read here',
  plugin: 'is a program that Terraform takes for a provider',
};

/** What Terraform and OpenTofu make of a file by its name. */
function roleOf(path: string, main: string): FileRole {
  if (path === main) return 'main';
  if (path === '.terraform.lock.hcl') return 'lock';
  // programs below it are providers to `init`, and are run
  if (/^terraform\.d\//i.test(path)) return 'plugin';
  const isInside = path.includes('/');
  const name = path.slice(path.lastIndexOf('/') + 1);
  // editors' files, which both pass over
  const isPassedOver = /^\.|~$|^#.*#$/.test(name);
  if (!isPassedOver && /\.(tf|tofu)(\.json)?$/i.test(name)) {
    if (isInside) return 'module';
    return /^(.*_)?override\.(tf|tofu)(\.json)?$/i.test(name) ? 'override' : 'configuration';
  }
  // `init` reads tests, and installs what they call
  if (/\.(tftest|tofutest|tfmock|tofumock|tfquery|tofuquery)\.(hcl|json)$/i.test(name)) return 'configuration';
  const isVariables = /^(terraform\.tfvars|.*\.auto\.tfvars)(\.json)?$/i.test(path);
  return isVariables && !isInside ? 'variables' : 'asset';
}
