import { isIP, isIPv4, isIPv6 } from 'node:net';
import type { Words } from '../schema/parse';
import { type Given, type Givens, ifKnown, isSet, rawOf, text, UnknownGiven, valuesAt } from './given';

const isCidr = (text: string): boolean => {
  const [address = '', length = '', ...rest] = text.split('/');
  return (
    rest.length === 0 &&
    isIP(address) !== 0 &&
    /^\d{1,3}$/.test(length) &&
    Number(length) <= (isIPv4(address) ? 32 : 128)
  );
};

const formats: { readonly [format: string]: { readonly is: (text: string) => boolean; readonly name: string } } = {
  ip: { is: (text) => isIP(text) !== 0, name: 'an IP address' },
  ipv4: { is: isIPv4, name: 'an IPv4 address' },
  ipv6: { is: isIPv6, name: 'an IPv6 address' },
  cidr: { is: isCidr, name: 'an address range in CIDR notation' },
  'ip-or-cidr': { is: (text) => isIP(text) !== 0 || isCidr(text), name: 'an IP address or a range in CIDR notation' },
  duration: { is: (text) => /^-?(\d+(\.\d+)?(ns|us|µs|ms|s|m|h))+$|^0$/.test(text), name: 'a duration such as 30s' },
};

/** Something that the real provider finds wrong with a configuration before anything is planned. */
export interface ConfigMistake {
  /** Without indexes: `nodes.region`. */
  readonly path: string;
  /** A sentence that names the path. */
  readonly says: string;
}

/** What is checked of one attribute. */
export interface Check {
  readonly path: string;
  readonly words: Words;
}

/** The mistakes of a configuration. What isn't known yet is none. */
export const mistakesIn = (checks: readonly Check[], config: Givens): readonly ConfigMistake[] =>
  checks.flatMap(({ path, words }) => {
    const wrong = valuesAt(config, path).flatMap((value) => ifKnown(() => mistake(value, words)) ?? []);
    return [...wrong.map((what) => `${path} ${what}.`), ...company(path, words, config)].map((says) => ({
      path,
      says,
    }));
  });

/** What is wrong with one value, or undefined. */
function mistake(value: Given, words: Words): string | undefined {
  const written = text(value);
  const got = (what: string): string => `must be ${what}, got ${JSON.stringify(rawOf(value))}`;
  if (words.enum !== undefined) {
    const same = (choice: string) =>
      words.enumAnyCase ? choice.toLowerCase() === written.toLowerCase() : choice === written;
    if (!words.enum.some(same)) return got(`one of ${words.enum.join(', ')}`);
  }
  if (words.range !== undefined) {
    const [min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY] = words.range;
    const size = typeof rawOf(value) === 'string' && Number.isNaN(Number(written)) ? written.length : Number(written);
    if (size < min || size > max) return got(`in the range ${words.range[0] ?? ''}..${words.range[1] ?? ''}`);
  }
  const format = words.format === undefined ? undefined : formats[words.format];
  return format === undefined || format.is(written) ? undefined : got(format.name);
}

/** Attributes that exclude or need each other. Only rules among top-level attributes are checked: nested ones need indexes. */
function company(path: string, words: Words, config: Givens): string[] {
  if (path.includes('.')) return [];
  const isTop = (other: string) => !other.includes('.');
  // true, false or not known
  const has = (name: string) => ifKnown(() => isSet(config[name]));
  const isWritten = (name: string) => has(name) === true && !(rawOf(config[name]) instanceof UnknownGiven);
  const conflicts = isWritten(path) ? words.conflicts.filter((other) => isTop(other) && isWritten(other)) : [];
  const missing = has(path) === true ? words.requires.filter((other) => isTop(other) && has(other) === false) : [];
  const found = [
    ...conflicts.map((other) => `${path} conflicts with ${other}.`),
    ...missing.map((other) => `${path} needs ${other} beside it.`),
  ];
  const group = [...new Set([path, ...words.exactlyOne])].sort();
  if (words.exactlyOne.length > 0 && group.every(isTop) && group[0] === path) {
    const set = group.filter(isWritten);
    if (set.length > 1 || group.every((other) => has(other) === false))
      found.push(`exactly one of ${group.join(', ')} must be set, got ${set.join(', ') || 'none'}.`);
  }
  return found;
}
