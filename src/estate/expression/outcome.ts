import type { Known, Unknown } from '../known';
import type { Value } from '../model';
import { asNumber } from './decimal';
import { reasons, settled, type Term } from './term';

/** What is known of a term, as JSON. */
export function knownOf(term: Term, unknown: (text: string) => Unknown): Known {
  const because: Unknown[] = [];
  const value = jsonOf(term, because, unknown);
  const why = reasons(because);
  if (value === undefined) return { is: 'unknown', because: why };
  return why.length === 0 ? { is: 'known', value } : { is: 'partly', value, unknown: why };
}

function jsonOf(given: Term, because: Unknown[], unknown: (text: string) => Unknown): Value | undefined {
  const term = settled(given);
  switch (term.is) {
    case 'null':
      return null;
    case 'text':
    case 'bool':
      return term.value;
    case 'number': {
      const value = asNumber(term.value);
      if (value === undefined) because.push(unknown('a number of many digits'));
      return value;
    }
    case 'missing':
      because.push(...term.because);
      return undefined;
    case 'sequence': {
      because.push(...term.more);
      if (term.elements.length === 0 && term.more.length > 0) return undefined;
      const elements = term.elements.map((element) => jsonOf(element, because, unknown));
      return elements.filter((element) => element !== undefined);
    }
    case 'mapping': {
      because.push(...term.more);
      if (term.entries.size === 0 && term.more.length > 0) return undefined;
      const entries = [...term.entries].map(([name, entry]) => [name, jsonOf(entry, because, unknown)] as const);
      return Object.fromEntries(entries.filter((entry): entry is [string, Value] => entry[1] !== undefined));
    }
  }
}
