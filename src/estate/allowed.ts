import type { ProtectionSettings } from '../../stacks/protection';
import { isWithin } from './attribute-paths';

/** Entries of the settings that let something go, as they stand there. */
export type Allowed = Pick<ProtectionSettings, 'retired' | 'exceptions'>;

/** Several of them as lines of the settings, which have each key once. What is in something that another entry names goes with that. */
export function allowedLines(all: readonly Allowed[]): { readonly [Key in keyof Allowed]: string } {
  const retired = outermost(all.flatMap((one) => Object.entries(one.retired ?? {})));
  const exceptions = outermost(all.flatMap((one) => (one.exceptions ?? []).map((entry) => [entry.at, entry] as const)));
  const retiredEntries = retired.map(
    ([path, { after, reason }]) => `'${path}': { after: '${after}', reason: '${reason}' }`,
  );
  const exceptionEntries = exceptions.map(
    ([at, { rule, reason, owner, until }]) =>
      `{ rule: '${rule}', at: '${at}', reason: '${reason}', owner: '${owner}', until: '${until}' }`,
  );
  return {
    ...(retired.length > 0 && { retired: `retired: { ${retiredEntries.join(', ')} }` }),
    ...(exceptions.length > 0 && { exceptions: `exceptions: [${exceptionEntries.join(', ')}]` }),
  };
}

function outermost<Entry>(entries: readonly (readonly [path: string, entry: Entry])[]): [string, Entry][] {
  const byPath = new Map(entries);
  return [...byPath].filter(([path]) => ![...byPath.keys()].some((other) => other !== path && isWithin(path, other)));
}
