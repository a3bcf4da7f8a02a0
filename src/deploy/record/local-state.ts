import { readFileSync, statSync } from 'node:fs';
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
export function holdsResources(file: string): boolean {
  try {
    return hasResources(readFileSync(file, 'utf8'));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ENOENT';
  }
}

/** Whether nothing is left of a local state: Terraform takes an empty file for none. */
export const isMissing = (file: string): boolean => (statSync(file, { throwIfNoEntry: false })?.size ?? 0) === 0;
