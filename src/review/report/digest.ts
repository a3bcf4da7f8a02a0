import { createHash } from 'node:crypto';
import type { ResourceChange } from './report';

/** Over what is done to what, and why something is replaced; values don't count, and neither does any order. */
export function digestOf(
  changes: readonly Pick<ResourceChange, 'stack' | 'address' | 'action' | 'reasons' | 'movedFrom'>[],
): string {
  const lines = changes
    .map(({ stack, address, action, reasons, movedFrom = '' }) => {
      const paths = reasons.map(({ attribute }) => attribute).sort();
      return JSON.stringify([stack, address, action, paths, movedFrom]);
    })
    .sort();
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}
