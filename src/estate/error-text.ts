/** What an error says, one of the operating system in words; whatever else is thrown, as a text. */
export function errorText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, syscall = 'it', path: named } = error as NodeJS.ErrnoException;
  // a write into a file that is open doesn't say which it is
  const path = named ?? (syscall === 'write' ? 'a file' : undefined);
  if (code === undefined || path === undefined) return error.message;
  if (syscall.startsWith('spawn')) return `${path}: can't be started (${code}); is it installed, and on the PATH?`;
  return `${path}: ${reasons[code] ?? `${syscall} fails`} (${code})`;
}

/** In words that follow the name of a file or folder. */
const reasons: Readonly<Record<string, string>> = {
  ENOENT: "isn't there",
  EACCES: 'is not for this user; give it the right to read and write there',
  EPERM: 'is not for this user; give it the right to read and write there',
  EISDIR: 'is a folder, and a file is wanted; move it away',
  ENOTDIR: 'is a file where a folder is wanted, or below one; move that away',
  EEXIST: 'is there already; move it away',
  ENOSPC: "can't be written; make room on the disk",
  EDQUOT: "can't be written; make room on the disk",
  EROFS: "can't be written; the disk is for reading only",
  ELOOP: 'leads in a circle of links; take one of them away',
};
