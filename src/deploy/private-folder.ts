import { lstatSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whose folder it is: process, when that began, and the space in which its number means it. */
const named = /^landing-zone-plans-(\d+)-(\d+)-(\d+)-[^-]+$/;

/** A Terraform that runs in a folder: process, and when that began. */
const running = /^terraform-(\d+)-(\d+)$/;

/**
 * A folder that nobody else can read, for plans, which hold secrets in clear text. Takes away those of deployments that were killed, once
 * nothing runs there: what was killed may have left a Terraform behind that goes on.
 */
export function makePrivateFolder(): string {
  for (const name of readdirSync(tmpdir())) {
    if (named.test(name)) removeAbandoned(join(tmpdir(), name), name);
  }
  return mkdtempSync(join(tmpdir(), `landing-zone-plans-${process.pid}-${beginOf(process.pid)}-${space()}-`));
}

/**
 * Notes in a private folder that a process runs.
 *
 * @returns notes that it has ended
 */
export function markRunning(folder: string | undefined, pid: number | undefined): () => void {
  if (folder === undefined || pid === undefined) return () => {};
  const mark = join(folder, `terraform-${pid}-${beginOf(pid)}`);
  try {
    writeFileSync(mark, '', { mode: 0o600 });
  } catch {
    // a full disk: Terraform runs all the same
  }
  return () => rmSync(mark, { force: true });
}

function isAbandoned(folder: string, name: string): boolean {
  const [, pid, begin, itsSpace] = named.exec(name) ?? [];
  if (pid === undefined || begin === undefined || itsSpace !== space() || !isOwn(folder)) return false;
  if (isAlive(Number(pid), begin)) return false;
  return !readdirSync(folder).some((entry) => {
    const [, child, itsBegin] = running.exec(entry) ?? [];
    return child !== undefined && itsBegin !== undefined && isAlive(Number(child), itsBegin);
  });
}

/** Not a link either, by which somebody could have something else removed. */
function isOwn(folder: string): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  return found?.isDirectory() === true && (process.getuid === undefined || found.uid === process.getuid());
}

function isAlive(pid: number, begin: string): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  // a number is given again
  return beginOf(pid) === begin;
}

/** When a process began, in the clock of Linux; `0` where nobody tells, and for one that has ended and that nobody has asked how. */
function beginOf(pid: number): string {
  try {
    // the name in parentheses may hold anything
    const [state, ...rest] = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)/s, '').trim().split(' ');
    return state === 'Z' ? '0' : (rest[18] ?? '0');
  } catch {
    return '0';
  }
}

/** Containers that share a folder for temporary files don't see each other's processes. */
function space(): string {
  try {
    return /\d+/.exec(readlinkSync('/proc/self/ns/pid'))?.[0] ?? '0';
  } catch {
    return '0';
  }
}

function removeAbandoned(folder: string, name: string): void {
  try {
    if (isAbandoned(folder, name)) rmSync(folder, { recursive: true, force: true });
  } catch {
    // another deployment takes it away at the same time
  }
}
