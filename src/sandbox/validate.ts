import { isIP, isIPv4, isIPv6 } from 'node:net';
import type { Value, Values } from '../../providers/ovh/schema/behaviour';
import type { Words } from '../../providers/ovh/schema/parse';
import { isUnknown, members, type ObjectValue } from './cty';
import { plain } from './fill';
import type { TypeModel } from './model';
import type { Diagnostic } from './protocol';
import { valuesAt } from './values';

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

/** What is wrong with one value, or undefined. */
function mistake(value: Value, words: Words): string | undefined {
  const text = String(value);
  if (words.enum !== undefined) {
    const same = (choice: string) =>
      words.enumAnyCase ? choice.toLowerCase() === text.toLowerCase() : choice === text;
    if (!words.enum.some(same)) return `must be one of ${words.enum.join(', ')}, got ${JSON.stringify(value)}`;
  }
  if (words.range !== undefined) {
    const [min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY] = words.range;
    const size = typeof value === 'string' && Number.isNaN(Number(text)) ? text.length : Number(text);
    if (size < min || size > max)
      return `must be in the range ${words.range[0] ?? ''}..${words.range[1] ?? ''}, got ${JSON.stringify(value)}`;
  }
  const format = words.format === undefined ? undefined : formats[words.format];
  return format === undefined || format.is(text) ? undefined : `must be ${format.name}, got ${JSON.stringify(value)}`;
}

/** The checks that the real provider makes on a configuration before anything is planned. */
export function validate(model: TypeModel, config: ObjectValue): Diagnostic[] {
  const now = plain(config);
  return model.checks.flatMap(({ path, words }) => {
    const found = valuesAt(now, path).flatMap((value) => mistake(value, words) ?? []);
    const all = [...found.map((wrong) => `${path} ${wrong}.`), ...company(path, words, now, config)];
    return all.map(
      (detail): Diagnostic => ({
        severity: 1,
        summary: 'Invalid value (sandbox)',
        detail,
        attribute: { steps: [{ attribute_name: path.split('.')[0] ?? path }] },
      }),
    );
  });
}

/** Attributes that exclude or need each other. Only rules among top-level attributes are checked: nested ones need indexes. */
function company(path: string, words: Words, now: Values, config: ObjectValue): string[] {
  if (path.includes('.')) return [];
  const isTop = (other: string) => !other.includes('.');
  const isUnset = (other: string) => !isSet(now, other) && !isUnknown(members(config)[other]);
  const isGiven = isSet(now, path);
  const found = [
    ...(isGiven
      ? words.conflicts
          .filter((other) => isTop(other) && isSet(now, other))
          .map((other) => `${path} conflicts with ${other}.`)
      : []),
    ...(isGiven
      ? words.requires
          .filter((other) => isTop(other) && isUnset(other))
          .map((other) => `${path} needs ${other} beside it.`)
      : []),
  ];
  const group = [...new Set([path, ...words.exactlyOne])];
  if (words.exactlyOne.length > 0 && group.every(isTop) && group.sort()[0] === path) {
    const set = group.filter((other) => isSet(now, other));
    if (set.length > 1 || group.every(isUnset))
      found.push(`exactly one of ${group.join(', ')} must be set, got ${set.join(', ') || 'none'}.`);
  }
  return found;
}

function isSet(now: Values, name: string): boolean {
  const value = now[name];
  return value !== undefined && !(Array.isArray(value) && value.length === 0);
}
