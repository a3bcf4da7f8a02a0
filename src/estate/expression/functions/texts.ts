import { convert } from '../convert';
import { toIndex } from '../decimal';
import {
  aText,
  bool,
  isPlain,
  listTerm,
  nothing,
  object,
  ofType,
  Refused,
  settled,
  type Term,
  TooMuch,
  textTerm,
  Unsure,
} from '../term';
import {
  boolOf,
  type Call,
  givenArgument,
  numberOf,
  openList,
  split as splitKnown,
  textArgument,
  wholeOf,
} from './arguments';
import { replacePattern } from './patterns';

/** Texts of one argument in, a text out. */
const each =
  (change: (value: string) => string): Call =>
  (arg) =>
    textTerm(change(textArgument(arg)));

/** Upper and lower case of characters where every table has one for one. */
const cased =
  (change: (char: string) => string): Call =>
  (arg) => {
    const changed = [...textArgument(arg)].map((char) => {
      const other = change(char);
      if (char > '\u024f' || other.length !== 1) throw new Unsure();
      return other;
    });
    return textTerm(changed.join(''));
  };

/** Functions of positions are kept to where a character is one code. */
function plainOf(term: Term | undefined): string {
  const value = textArgument(term);
  if (!isPlain(value) || value.includes('\r\n')) throw new Unsure();
  return value;
}

const join: Call = (separator, ...args) => {
  if (args.length === 0) throw new Refused('nothing to join');
  const lists = args.map(openList);
  const unknown = lists.flatMap(({ elements, more }) => [...more, ...splitKnown(elements).more]);
  if (unknown.length > 0) throw new Unsure(unknown);
  return textTerm(lists.flatMap(({ elements }) => elements.map(textArgument)).join(textArgument(separator)));
};

const split: Call = (separator, value) => {
  const [mark, whole] = [textArgument(separator), wholeFor(value, separator)];
  return listTerm(aText, whole.split(mark).map(textTerm));
};

/** Without a separator every character is one, which only plain texts have. */
const wholeFor = (value: Term | undefined, separator: Term | undefined): string =>
  textArgument(separator) === '' ? plainOf(value) : textArgument(value);

const replace: Call = (value, wanted, other) => {
  const [whole, part, by] = [textArgument(value), textArgument(wanted), textArgument(other)];
  if (/^\/.*\/$/s.test(part) && part.length > 1) return replacePattern(whole, part.slice(1, -1), by);
  if (part === '') throw new Unsure();
  if (whole.split(part).length * by.length > 1_000_000) throw new TooMuch();
  return textTerm(whole.split(part).join(by));
};

const substr: Call = (value, offset, length) => {
  const whole = plainOf(value);
  const [from, count] = [wholeOf(offset), wholeOf(length)];
  const start = from < 0 ? whole.length + from : from;
  // Terraform counts from the end in a way of its own then
  if (start < 0 || (from < 0 && count === 0)) throw new Unsure();
  return textTerm(count < 0 ? whole.slice(start) : whole.slice(start, start + count));
};

const trim: Call = (value, marks) => {
  const [all, cut] = [[...textArgument(value)], [...textArgument(marks)]];
  const kept = all.map((char) => !cut.includes(char));
  const [start, end] = [kept.indexOf(true), kept.lastIndexOf(true)];
  return textTerm(start < 0 ? '' : all.slice(start, end + 1).join(''));
};

const trimprefix: Call = (value, start) => {
  const [whole, part] = [textArgument(value), textArgument(start)];
  return textTerm(whole.startsWith(part) ? whole.slice(part.length) : whole);
};

const trimsuffix: Call = (value, end) => {
  const [whole, part] = [textArgument(value), textArgument(end)];
  return textTerm(part !== '' && whole.endsWith(part) ? whole.slice(0, -part.length) : whole);
};

const test =
  (does: (whole: string, part: string) => boolean): Call =>
  (value, part) =>
    bool(does(textArgument(value), textArgument(part)));

const verb = /%(?:%|(-)?(0)?(\d{1,4})?([a-zA-Z])|.|$)/gs;

const format: Call = (pattern, ...args) => {
  const unused = [...args];
  const made = textArgument(pattern).replaceAll(
    verb,
    (whole, left: string, zero: string, width: string, letter: string | undefined) => {
      if (whole === '%%') return '%';
      const arg = unused.shift();
      if (arg === undefined) throw new Refused('not enough arguments');
      const value = formatted(letter, arg);
      if (!isPlain(value) && width !== undefined) throw new Unsure();
      if (left !== undefined) return value.padEnd(Number(width ?? 0));
      if (zero === undefined) return value.padStart(Number(width ?? 0));
      if (letter !== 'd') throw new Unsure();
      return value.startsWith('-')
        ? `-${value.slice(1).padStart(Number(width ?? 0) - 1, '0')}`
        : value.padStart(Number(width ?? 0), '0');
    },
  );
  if (unused.length > 0) throw new Refused('too many arguments');
  return textTerm(made);
};

function formatted(letter: string | undefined, arg: Term): string {
  const all = settled(arg);
  if (all.is === 'null') throw new Unsure();
  if (letter === 's') return textArgument(all);
  if (letter === 'v') {
    const value = givenArgument(all);
    if (value.is === 'sequence' || value.is === 'mapping') throw new Unsure();
    const shown = textArgument(value);
    // other numbers have an exponent
    if (value.is === 'number' && !/^(0|-?[1-9]\d{0,5}(\.\d{1,8})?)$/.test(shown)) throw new Unsure();
    return shown;
  }
  if (letter === 'd') {
    const index = toIndex(numberOf(all));
    if (index === undefined) throw new Unsure();
    return String(index);
  }
  if (letter === 't') return String(boolOf(all));
  if (letter === 'q') {
    const value = textArgument(all);
    if (!/^[ !#-[\]-~]*$/.test(value)) throw new Unsure();
    return `"${value}"`;
  }
  throw new Unsure();
}

const formatlist: Call = (pattern, ...args) => {
  const lists = args.flatMap((arg) => {
    const all = settled(arg);
    return all.is === 'sequence' ? [all] : [];
  });
  const [first] = lists;
  if (first === undefined) throw new Unsure(args.flatMap((arg) => splitKnown([arg]).more));
  const length = first.elements.length;
  const more = lists.flatMap((list) => list.more);
  if (lists.length > 1 && more.length > 0) throw new Unsure(more);
  if (lists.some(({ elements }) => elements.length !== length)) throw new Refused('lists of several lengths');
  const made = first.elements.map((_, at): Term => {
    const row = args.map((arg) => {
      const all = settled(arg);
      return all.is === 'sequence' ? (all.elements[at] ?? nothing) : all;
    });
    const { more: unknown } = splitKnown(row);
    return unknown.length > 0 ? ofType(aText, unknown) : format(pattern ?? nothing, ...row);
  });
  return listTerm(aText, made, more);
};

const tostring: Call = (arg) => to(arg, 'text');
const to = (arg: Term | undefined, is: 'text' | 'number' | 'bool'): Term => {
  const all = settled(arg ?? object([]));
  if (all.is === 'missing') throw new Unsure(all.because);
  return convert(all, { is });
};

export const textFunctions: Readonly<Record<string, readonly [Call, number?]>> = {
  format: [format],
  formatlist: [formatlist],
  join: [join],
  split: [split, 2],
  replace: [replace, 3],
  substr: [substr, 3],
  lower: [cased((char) => char.toLowerCase()), 1],
  upper: [cased((char) => char.toUpperCase()), 1],
  trimspace: [each((value) => value.replaceAll(/^[\s\u0085]+|[\s\u0085]+$/g, '')), 1],
  trim: [trim, 2],
  trimprefix: [trimprefix, 2],
  trimsuffix: [trimsuffix, 2],
  chomp: [each((value) => value.replace(/[\r\n]+$/, '')), 1],
  startswith: [test((whole, part) => whole.startsWith(part)), 2],
  endswith: [test((whole, part) => whole.endsWith(part)), 2],
  strcontains: [test((whole, part) => whole.includes(part)), 2],
  tostring: [tostring, 1],
  tonumber: [(arg) => to(arg, 'number'), 1],
  tobool: [(arg) => to(arg, 'bool'), 1],
};
