import { createHash } from 'node:crypto';

/** A change, in the words of a review or of a plan. */
interface Digested {
  readonly stack: string;
  readonly address: string;
  readonly action: string;
  readonly reasons: readonly { readonly attribute: string }[];
  readonly movedFrom?: string | undefined;
}

/** Over what is done to what, and why something is replaced; values don't count, and neither does any order. */
export function digestOf(changes: readonly Digested[]): string {
  const lines = changes
    .map(({ stack, address, action, reasons, movedFrom = '' }) => {
      const paths = reasons.map(({ attribute }) => attribute).sort();
      return JSON.stringify([stack, address, action, paths, movedFrom]);
    })
    .sort();
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}
