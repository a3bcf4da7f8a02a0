import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';

const stateFile = z.object({ resources: z.array(z.object({ mode: z.string() })).default([]) });

/** Whether a text is a state in which something is that Terraform made, and not only read. */
export function hasResources(text: string): boolean {
  try {
    return stateFile.parse(JSON.parse(text)).resources.some(({ mode }) => mode === 'managed');
  } catch {
    // none yet, or encrypted
    return text.trim() !== '';
  }
}

/** Whether a local state has something in it; one that nobody can read has. */
export async function holdsResources(file: string): Promise<boolean> {
  try {
    return hasResources((await readLocalState(file)) ?? '');
  } catch {
    return true;
  }
}

/** Whether nothing is left of a local state: Terraform takes an empty file for none. */
export async function isMissing(file: string): Promise<boolean> {
  try {
    return ((await readLocalState(file)) ?? '') === '';
  } catch {
    return false;
  }
}

/** How long a write may take, and how often it is looked whether it is done; in milliseconds. */
const [patience, pause] = [10_000, 20];

/**
 * What a local state holds; `undefined` where there is none. Terraform writes it in place, under its lock: until that is done the file is empty
 * or breaks off. Such a one is read again as long as somebody has the lock; a lock that a killed Terraform has left is not waited for longer.
 *
 * @throws NodeJS.ErrnoException where it can't be read
 */
export async function readLocalState(file: string): Promise<string | undefined> {
  const end = performance.now() + patience;
  for (let wasLocked = isLocked(file); ; wasLocked = isLocked(file)) {
    const text = readIfThere(file);
    if (text === undefined || isWhole(text)) return text;
    // one who has begun to write since it was looked for
    if ((!wasLocked && !isLocked(file)) || performance.now() >= end) return text;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

/** Whether Terraform says that somebody has the lock of a local state. */
const isLocked = (file: string): boolean => existsSync(join(dirname(file), `.${basename(file)}.lock.info`));

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function isWhole(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
