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
} from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import { EstateError } from './json';
import type { FileRole, StackFile } from './model';

/** Larger than any stack that Terraform could plan. */
const maxBytes = 128 * 1024 * 1024;

/**
 * Text of a file in an output folder.
 *
 * @throws EstateError for a link that leads out of the folder, for what is no regular file, and for one that is too large
 */
export function readText(file: string, outdir: string): string {
  const target = targetOf(file, realpathSync(outdir));
  if (target === undefined) throw new EstateError(`${file}: ${leadsOut}`);
  const text = withRegularFile(target, (descriptor, size) => {
    if (size > maxBytes) throw new EstateError(`${file}: is larger than ${maxBytes / 1024 / 1024} MB`);
    return readFileSync(descriptor, 'utf8');
  });
  if (text === undefined) throw new EstateError(`${file}: is no regular file`);
  return text;
}

/**
 * What runs of Terraform leave in a working directory. It isn't what was synthesized, and it differs from run to run. A planted one is
 * the deployment's concern, which reads none of it. No name that Terraform reads as configuration or variables is among them.
 */
const madeByRuns = {
  folder: /^(?:\.terraform|terraform\.tfstate\.d)$/,
  file: /^(?:terraform\.tfstate(?:\.\d+)?(?:\.backup)?|errored\.tfstate|\.terraform\.tfstate\.lock\.info|crash(?:\.\d+)?\.log)$/,
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
 * @param outdir output folder, beyond which no link is followed
 * @param main name of the file with the configuration that cdktf wrote
 */
export function listFiles(directory: string, outdir: string, main: string): StackFile[] {
  const root = realpathSync(outdir);
  const found: StackFile[] = [];
  const visit = (folder: string, prefix: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (prefix === '' && isMadeByRun(entry)) continue;
      const path = `${prefix}${entry.name}`;
      if (entry.isDirectory()) visit(join(folder, entry.name), `${path}/`);
      else found.push(readEntry(join(folder, entry.name), path, root, main));
    }
  };
  visit(directory, '');
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function readEntry(file: string, path: string, root: string, main: string): StackFile {
  const role = roleOf(path, main);
  const refused = (why: string, content: string): StackFile => ({
    path,
    role,
    sha256: sha256(content),
    unread: why,
    isUnhashed: true,
  });
  const stats = lstatSync(file);
  if (stats.isSymbolicLink()) {
    const target = targetOf(file, root);
    if (target === undefined) return refused(leadsOut, readlinkSync(file));
    return hashed(target, path, role, refused);
  }
  return hashed(file, path, role, refused);
}

function hashed(
  file: string,
  path: string,
  role: FileRole,
  refused: (why: string, content: string) => StackFile,
): StackFile {
  const opened = withRegularFile(file, (descriptor) => {
    const hash = createHash('sha256');
    const chunk = Buffer.allocUnsafe(1024 * 1024);
    for (let length = readSync(descriptor, chunk); length > 0; length = readSync(descriptor, chunk)) {
      hash.update(chunk.subarray(0, length));
    }
    return hash.digest('hex');
  });
  if (opened === undefined) return refused('is no regular file', '');
  const unread = unreadBy[role];
  return { path, sha256: opened, role, ...(unread === undefined ? {} : { unread }) };
}

const leadsOut = 'is a link that leads out of the output folder';

/** The file itself behind all links, if that is inside of the output folder. */
function targetOf(file: string, root: string): string | undefined {
  try {
    const target = realpathSync(file);
    const inside = relative(root, target);
    return inside.startsWith('..') || isAbsolute(inside) ? undefined : target;
  } catch {
    // it leads nowhere, or in a circle
    return undefined;
  }
}

/** Works on an open file; `undefined` for a device, a pipe or a socket, which could make anybody wait, and for a link. */
function withRegularFile<T>(file: string, work: (descriptor: number, size: number) => T): T | undefined {
  const stats = lstatSync(file);
  if (!stats.isFile()) return undefined;
  const descriptor = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK | (constants.O_NOFOLLOW ?? 0));
  try {
    // it may have become something else since
    const now = fstatSync(descriptor);
    return now.isFile() ? work(descriptor, now.size) : undefined;
  } finally {
    closeSync(descriptor);
  }
}

const unreadBy: Readonly<Partial<Record<FileRole, string>>> = {
  configuration: 'is configuration beside what cdktf wrote, which is not read here',
  override: 'overrides what cdktf wrote, and is not read here',
  variables: 'sets variables, and is not read here',
  module: 'is configuration of a module, which is not read here',
};

/** What Terraform and OpenTofu make of a file by its name. */
function roleOf(path: string, main: string): FileRole {
  if (path === main) return 'main';
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (/^\.terraform\.lock\.hcl$/.test(path)) return 'lock';
  // editors' files, which both pass over
  const isPassedOver = /^\.|~$|^#.*#$/.test(name);
  if (!isPassedOver && /\.(tf|tofu)(\.json)?$/i.test(name)) {
    if (path.includes('/')) return 'module';
    return /^(.*_)?override\.(tf|tofu)(\.json)?$/i.test(name) ? 'override' : 'configuration';
  }
  const isVariables = /^(terraform\.tfvars|.*\.auto\.tfvars)(\.json)?$/i.test(path);
  return isVariables && !path.includes('/') ? 'variables' : 'asset';
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
